// SPDX-License-Identifier: GPL-3.0-or-later
#include "seen_ids.h"

#include "deploy/history/string_pool.h"

#include <algorithm>
#include <utility>

namespace formats {

namespace {

/// Zero stands for an empty slot.
std::uint64_t hashOf(std::string_view id)
{
    return std::max<std::uint64_t>(history::hashOf(id), 1);
}

} // namespace

bool SeenIds::insert(std::string_view id)
{
    return insertHash(hashOf(id));
}

std::vector<history::Row> SeenIds::insert(const history::History& rows)
{
    std::vector<std::uint64_t> hashes(rows.size());
    for (history::Row row = 0; row < hashes.size(); ++row)
        hashes[row] = hashOf(rows.id(row));
    std::vector<history::Row> repeated;
    for (history::Row row = 0; row < hashes.size(); ++row) {
        // The table is larger than a cache: its slots are fetched some rows ahead.
        constexpr std::size_t distance = 16;
        if (row + distance < hashes.size() && !m_slots.empty())
            __builtin_prefetch(&m_slots[hashes[row + distance] & (m_slots.size() - 1)]);
        if (!insertHash(hashes[row]))
            repeated.push_back(row);
    }
    return repeated;
}

bool SeenIds::insertHash(std::uint64_t hash)
{
    if (m_count * 2 >= m_slots.size())
        grow();
    return put(hash);
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
