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
    while ((m_count + hashes.size()) * 2 >= slots().size())
        grow();
    const std::span<std::uint64_t> slots = this->slots();
    for (history::Row row = 0; row < hashes.size(); ++row) {
        // The table is larger than a cache: its slots are fetched some rows ahead.
        constexpr std::size_t distance = 16;
        if (row + distance < hashes.size())
            __builtin_prefetch(&slots[slotHash(hashes[row + distance]) & (slots.size() - 1)]);
        if (!put(slotHash(hashes[row])))
            repeated.push_back(row);
    }
    return repeated;
}

bool SeenIds::insert(std::uint64_t hash)
{
    if (m_count * 2 >= slots().size())
        grow();
    return put(slotHash(hash));
}

bool SeenIds::put(std::uint64_t hash)
{
    const std::span<std::uint64_t> slots = this->slots();
    const auto mask = slots.size() - 1;
    auto slot = static_cast<std::size_t>(hash) & mask;
    while (slots[slot] != 0) {
        if (slots[slot] == hash)
            return false;
        slot = (slot + 1) & mask;
    }
    slots[slot] = hash;
    ++m_count;
    return true;
}

void SeenIds::clear()
{
    begin(slots().size());
}

void SeenIds::grow()
{
    constexpr std::size_t smallest = 1024;
    history::GrowingBytes before = std::exchange(m_slots, {});
    const std::span<const std::uint64_t> hashes(
        reinterpret_cast<const std::uint64_t*>(before.data()),
        before.size() / sizeof(std::uint64_t));
    begin(std::max(hashes.size() * 2, smallest));
    for (const auto hash : hashes) {
        if (hash != 0)
            put(hash);
    }
}

void SeenIds::begin(std::size_t slots)
{
    m_slots.resize(0);
    m_slots.resizeWithZeros(slots * sizeof(std::uint64_t));
    m_count = 0;
}

} // namespace formats
