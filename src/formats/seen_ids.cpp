// SPDX-License-Identifier: GPL-3.0-or-later
#include "seen_ids.h"

#include "deploy/history/string_pool.h"

#include <algorithm>
#include <utility>

namespace formats {

bool SeenIds::insert(std::string_view id)
{
    if (m_count * 2 >= m_slots.size())
        grow();
    return put(std::max<std::uint64_t>(history::hashOf(id), 1));
}

bool SeenIds::put(std::uint64_t hash)
{
    const auto mask = m_slots.size() - 1;
    auto slot = static_cast<std::size_t>(hash) & mask;
    while (m_slots[slot] != 0) {
        if (m_slots[slot] == hash)
            return false;
        slot = (slot + 1) & mask;
    }
    m_slots[slot] = hash;
    ++m_count;
    return true;
}

void SeenIds::grow()
{
    constexpr std::size_t smallest = 1024;
    const auto before =
        std::exchange(m_slots, std::vector<std::uint64_t>(std::max(m_slots.size() * 2, smallest)));
    m_count = 0;
    for (const auto hash : before) {
        if (hash != 0)
            put(hash);
    }
}

} // namespace formats
