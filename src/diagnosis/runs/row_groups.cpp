// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_groups.h"

namespace diagnosis {

using history::Column;

GroupColumns::GroupColumns(const history::History& history)
    : m_environments(history.symbols(Column::Environment))
    , m_services(history.symbols(Column::Service))
    , m_strategies(history.symbols(Column::Strategy))
{
}

std::uint32_t RowGroups::lookUp(GroupKey key)
{
    const auto next = static_cast<std::uint32_t>(m_numbers.size());
    return m_numbers.try_emplace(key, next).first->second;
}

std::optional<std::uint32_t> RowGroups::find(GroupKey key) const
{
    const auto found = m_numbers.find(key);
    return found == m_numbers.end() ? std::nullopt : std::optional(found->second);
}

} // namespace diagnosis
