// SPDX-License-Identifier: GPL-3.0-or-later
#include "seen_ids.h"

#include "deploy/history/string_pool.h"

#include <algorithm>
#include <bit>

namespace formats {

namespace {

constexpr std::size_t smallest = 1024; // slots

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

void SeenIds::reserve(std::size_t ids)
{
    if (ids * 2 >= m_slots.size())
        grow(std::bit_ceil(std::max(ids * 2 + 1, smallest)));
}

std::vector<history::Row> SeenIds::insert(std::span<const std::uint64_t> hashes)
{
    std::vector<history::Row> repeated;
    reserve(m_count + hashes.size());
    for (history::Row row = 0; row < hashes.size(); ++row) {
        // The table is larger than a cache: its slots are fetched some rows ahead.
        constexpr std::size_t distance = 16;
        if (row + distance < hashes.size())
            __builtin_prefetch(&m_slots[slotHash(hashes[row + distance]) & (m_slots.size() - 1)]);
        if (!put(slotHash(hashes[row])))
            repeated.push_back(row);
    }
    return repeated;
}

bool SeenIds::insert(std::uint64_t hash)
{
    reserve(m_count + 1);
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

void SeenIds::grow(std::size_t slots)
{
    decltype(m_slots) before(slots, 0);
    before.swap(m_slots);
    m_count = 0;
    for (const auto hash : before) {
        if (hash != 0)
            put(hash);
    }
}

} // namespace formats
