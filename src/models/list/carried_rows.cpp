// SPDX-License-Identifier: GPL-3.0-or-later
#include "carried_rows.h"

namespace models {

using history::Row;

CarriedRows::CarriedRows(const history::History& from, const history::History& to)
    : m_from(from)
    , m_to(to)
    , m_found(from.size())
{
}

std::optional<Row> CarriedRows::find(Row row)
{
    std::optional<Row> found = nextTo(row);
    if (!found)
        found = m_to.find(m_from.id(row));
    if (found) {
        m_shift = std::int64_t{*found} - row;
        m_found[row] = *found;
    }
    return found;
}

std::optional<Row> CarriedRows::nextTo(Row row) const
{
    const std::int64_t place = std::int64_t{row} + m_shift;
    if (place < 0 || place >= static_cast<std::int64_t>(m_to.size()))
        return std::nullopt;
    const auto there = static_cast<Row>(place);
    return m_to.id(there) == m_from.id(row) ? std::optional(there) : std::nullopt;
}

} // namespace models
