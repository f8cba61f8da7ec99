// SPDX-License-Identifier: GPL-3.0-or-later
#include "newest_rows.h"

#include "deploy/history/succession.h"

#include <algorithm>

namespace diagnosis {

using history::History;
using history::Row;

namespace {

constexpr std::size_t spareRows = 16;

} // namespace

bool NewestRows::isOlder(const History& history, Row row, Row other)
{
    const deployment::Timestamp moment = momentOf(history, row);
    const deployment::Timestamp otherMoment = momentOf(history, other);
    return moment != otherMoment ? moment < otherMoment : history::isNewer(history, other, row);
}

void NewestRows::insertNew(const History& history, Row row)
{
    const auto isOlderThan = [&history](
                                 Row one, Row other) { return isOlder(history, one, other); };
    const auto place = m_rows.empty() || isOlderThan(m_rows.back(), row)
        ? m_rows.end()
        : std::ranges::upper_bound(m_rows, row, isOlderThan);
    // It is older than all that are kept, and so may others be that are not.
    if (m_hasMore && place == m_rows.begin())
        return;
    m_rows.insert(place, row);
    if (m_rows.size() <= m_wanted + spareRows)
        return;
    m_rows.erase(m_rows.begin());
    m_oldest = momentOf(history, m_rows.front());
    m_hasMore = true;
}

void NewestRows::remove(Row row)
{
    std::erase(m_rows, row);
}

std::span<const Row> NewestRows::rows() const
{
    return std::span(m_rows).last(std::min(m_wanted, m_rows.size()));
}

} // namespace diagnosis
