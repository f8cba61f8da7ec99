// SPDX-License-Identifier: GPL-3.0-or-later
#include "seen_ids.h"

#include "deploy/history/string_pool.h"

#include <algorithm>
#include <utility>

namespace formats {

namespace {

/// Zero stands for an empty slot.
std::uint64_t slotHash(std::uint64_t hash)
{
    return std::max<std::uint64_t>(hash, 1);
}

} // namespace

bool SeenIds::insert(std::string_view id)
{
    return insert(history::hashOf(id));
}

std::vector<history::Row> SeenIds::insert(std::span<const std::uint64_t> hashes)
{
    std::vector<history::Row> repeated;
    for (history::Row row = 0; row < hashes.size(); ++row) {
        // The table is larger than a cache: its slots are fetched some rows ahead.
        constexpr std::size_t distance = 16;
        if (row + distance < hashes.size() && !m_slots.empty())
            __builtin_prefetch(&m_slots[slotHash(hashes[row + distance]) & (m_slots.size() - 1)]);
        if (!insert(hashes[row]))
            repeated.push_back(row);
    }
    return repeated;
}

bool SeenIds::insert(std::uint64_t hash)
{
    if (m_count * 2 >= m_slots.size())
        grow();
    return put(slotHash(hash));
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

void SeenIds::clear()
{
    std::ranges::fill(m_slots, 0);
    m_count = 0;
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
