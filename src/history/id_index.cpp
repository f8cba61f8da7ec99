// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/id_index.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <span>
#include <utility>

namespace history {

namespace {

constexpr std::uint32_t leastBuckets = 8;
constexpr std::uint32_t maxBuckets = 256; ///< of a table; a larger one is split
/// Of a table of that size, somewhat fewer than fill it.
constexpr std::size_t usualRows = std::size_t{9} * maxBuckets;
/// Tables of more bits than this are of ids whose hashes are alike on purpose.
constexpr unsigned maxDepth = 16;
/// Further ones than these many bits tell apart are made when they are needed.
constexpr unsigned maxReservedDepth = 12;

} // namespace

std::size_t IdIndex::bytes() const
{
    return m_room.capacity() + m_tables.capacity() * sizeof(Table)
        + m_directory.capacity() * sizeof(m_directory.front());
}

unsigned IdIndex::depthFor(std::size_t rows)
{
    const std::size_t tables = (rows + usualRows - 1) / usualRows;
    return std::min(static_cast<unsigned>(std::bit_width(std::max<std::size_t>(tables, 1) - 1)),
        maxReservedDepth);
}

IdIndex::Row IdIndex::rowCount() const
{
    Row count = 0;
    for (const Table& table : m_tables)
        count += table.used;
    return count;
}

void IdIndex::begin(unsigned depth)
{
    const std::uint32_t tables = std::uint32_t{1} << depth;
    const std::size_t buckets = depth == 0 ? leastBuckets : maxBuckets;
    m_depth = depth;
    m_tables.clear();
    m_tables.reserve(tables);
    m_directory.resize(tables);
    std::iota(m_directory.begin(), m_directory.end(), 0U);
    m_room = {}; // what is new has no tags: nothing is to be cleared
    m_room.reserve(tables * buckets * sizeof(Bucket));
    while (m_tables.size() < tables)
        m_tables.push_back(tableAtEnd(static_cast<std::uint32_t>(buckets), depth));
}

std::vector<IdIndex::Row> IdIndex::grow(std::size_t table)
{
    const Table old = m_tables[table];
    std::vector<Row> rows = rowsIn(old);
    if (old.buckets >= maxBuckets && old.depth < maxDepth) {
        split(table);
        return rows;
    }
    // The only one is also the last one.
    if (old.at + old.buckets * sizeof(Bucket) == m_room.size())
        m_room.resize(old.at);
    m_tables[table] = tableAtEnd(2 * old.buckets, old.depth);
    return rows;
}

void IdIndex::split(std::size_t table)
{
    if (m_tables[table].depth == m_depth) {
        std::vector<std::uint32_t> doubled;
        doubled.reserve(2 * m_directory.size());
        for (const std::uint32_t each : m_directory)
            doubled.insert(doubled.end(), 2, each);
        m_directory = std::move(doubled);
        ++m_depth;
    }
    const unsigned depth = ++m_tables[table].depth;
    clear(m_tables[table]);
    const auto added = static_cast<std::uint32_t>(m_tables.size());
    m_tables.push_back(tableAtEnd(maxBuckets, depth));
    // Its places in the directory lie side by side; the second half is the new one's.
    const auto first = std::ranges::find(m_directory, static_cast<std::uint32_t>(table));
    const auto places = std::ptrdiff_t{1} << (m_depth - depth + 1);
    std::fill(first + places / 2, first + places, added);
}

std::vector<IdIndex::Row> IdIndex::rowsIn(const Table& table) const
{
    std::vector<Row> rows;
    rows.reserve(table.used);
    for (const Bucket& bucket : std::span(bucketsOf(table), table.buckets)) {
        for (std::size_t at = 0; at < Bucket::size && bucket.tags[at] != noTag; ++at)
            rows.push_back(bucket.rows[at]);
    }
    return rows;
}

IdIndex::Table IdIndex::tableAtEnd(std::uint32_t buckets, unsigned depth)
{
    const Table table{m_room.size(), buckets, 0, depth};
    m_room.resizeWithZeros(table.at + buckets * sizeof(Bucket));
    return table;
}

void IdIndex::clear(Table& table)
{
    table.used = 0;
    for (Bucket& bucket : std::span(bucketsOf(table), table.buckets))
        bucket.tags.fill(noTag);
}

} // namespace history
