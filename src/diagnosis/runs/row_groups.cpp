// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_groups.h"

namespace diagnosis {

std::uint32_t RowGroups::numberOf(Key key)
{
    Recent& recent = m_recent[mixed(key) % m_recent.size()];
    if (!recent.isUsed || recent.key != key) {
        const auto next = static_cast<std::uint32_t>(m_numbers.size());
        recent = {key, m_numbers.try_emplace(key, next).first->second, true};
    }
    return recent.number;
}

std::optional<std::uint32_t> RowGroups::find(Key key) const
{
    const auto found = m_numbers.find(key);
    return found == m_numbers.end() ? std::nullopt : std::optional(found->second);
}

} // namespace diagnosis
