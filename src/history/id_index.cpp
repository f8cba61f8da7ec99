// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/id_index.h"

#include <algorithm>
#include <cstddef>

namespace history {

namespace {

constexpr std::size_t leastSlots = 64;
/// Tables of more bits than this are of ids whose hashes are alike on purpose.
constexpr unsigned maxDepth = 16;

} // namespace

std::size_t IdIndex::bytes() const
{
    std::size_t total =
        m_tables.capacity() * sizeof(Table) + m_directory.capacity() * sizeof(m_directory.front());
    for (const Table& table : m_tables)
        total += table.slots.capacity() * sizeof(Row) + table.tags.capacity();
    return total;
}

void IdIndex::begin()
{
    m_tables.emplace_back(leastSlots, 0);
    m_directory.push_back(0);
}

/// With empty tables.
void IdIndex::replace(std::size_t table, const Table& old)
{
    if (old.slots.size() < maxSlots || old.depth >= maxDepth) {
        m_tables[table] = Table(2 * old.slots.size(), old.depth);
        return;
    }
    if (old.depth == m_depth) {
        std::vector<std::uint32_t> doubled;
        doubled.reserve(2 * m_directory.size());
        for (const std::uint32_t each : m_directory)
            doubled.insert(doubled.end(), 2, each);
        m_directory = std::move(doubled);
        ++m_depth;
    }
    const auto added = static_cast<std::uint32_t>(m_tables.size());
    m_tables[table] = Table(maxSlots, old.depth + 1);
    m_tables.emplace_back(maxSlots, old.depth + 1);
    // Its places in the directory lie side by side; the second half is the new one's.
    const auto first = std::ranges::find(m_directory, static_cast<std::uint32_t>(table));
    const auto places = std::ptrdiff_t{1} << (m_depth - old.depth);
    std::fill(first + places / 2, first + places, added);
}

} // namespace history
