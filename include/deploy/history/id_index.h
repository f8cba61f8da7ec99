// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/growing_bytes.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace history {

/// Rows, from 0 on without a gap, by the hashes of their ids. Grows by small steps, so that no
/// insertion among ten million takes noticeably longer than the others: small tables are split in
/// two as they fill up, and a directory leads from the first bits of a hash to its table.
/// Extendible hashing (Fagin, Nievergelt, Pippenger, Strong, ACM TODS 4, 1979), linear probing in
/// each table. All tables lie in one room: where it is made at once, it is of large pages, and few
/// of them are looked for.
class IdIndex {
public:
    using Row = std::uint32_t;
    static constexpr Row none = std::numeric_limits<Row>::max();

    /// The slot of the row of that hash for which isWanted(row) holds, or the one where it is to
    /// be put (it holds none). To be used until the next call. There is room for one more.
    template <typename IsWanted> [[nodiscard]] Row& slot(std::uint64_t hash, IsWanted isWanted)
    {
        const Table& table = m_tables[tableOf(hash)];
        const std::size_t place = placeOf(table, hash, isWanted);
        tagsOf(table)[place] = tagOf(hash);
        return slotsOf(table)[place];
    }
    template <typename IsWanted> [[nodiscard]] Row find(std::uint64_t hash, IsWanted isWanted) const
    {
        if (m_directory.empty())
            return none;
        const Table& table = m_tables[tableOf(hash)];
        return slotsOf(table)[placeOf(table, hash, isWanted)];
    }
    /// Where the search for that hash begins: to be fetched ahead.
    [[nodiscard]] const Row* firstSlot(std::uint64_t hash) const
    {
        if (m_directory.empty())
            return nullptr;
        const Table& table = m_tables[tableOf(hash)];
        return slotsOf(table) + (hash & (table.size - 1));
    }
    /// Makes room for one more of that hash; hashOf(row) gives the hashes of those that are there.
    template <typename HashOf> void makeRoom(std::uint64_t hash, HashOf hashOf)
    {
        if (m_directory.empty())
            begin(0);
        while (m_tables[tableOf(hash)].isFull())
            putAgain(grow(tableOf(hash)), hashOf);
    }
    /// Makes room for so many in all, as long as their hashes are evenly spread.
    template <typename HashOf> void reserve(std::size_t rows, HashOf hashOf)
    {
        const unsigned depth = depthFor(rows);
        if (depth <= m_depth)
            return;
        const Row known = rowCount();
        begin(depth);
        for (Row row = 0; row < known; ++row) {
            const std::uint64_t hash = hashOf(row);
            makeRoom(hash, hashOf);
            add(hash, row);
        }
    }
    /// The slot was empty and has been written to.
    void noteAdded(std::uint64_t hash) { ++m_tables[tableOf(hash)].used; }
    /// Heap bytes held.
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Table {
        std::size_t at; ///< in the room: its slots, and behind them their tags
        std::uint32_t size; ///< of slots, a power of two
        std::uint32_t used;
        unsigned depth; ///< so many first bits are the same for all in it

        [[nodiscard]] bool isFull() const { return 8 * (used + 1) > 5 * size; }
    };

    [[nodiscard]] Row* slotsOf(const Table& table)
    {
        return reinterpret_cast<Row*>(m_room.data() + table.at);
    }
    [[nodiscard]] const Row* slotsOf(const Table& table) const
    {
        return reinterpret_cast<const Row*>(m_room.data() + table.at);
    }
    /// Of the rows' hashes: ids, which lie far away, are hardly ever compared in vain.
    [[nodiscard]] std::uint8_t* tagsOf(const Table& table)
    {
        return reinterpret_cast<std::uint8_t*>(slotsOf(table) + table.size);
    }
    [[nodiscard]] const std::uint8_t* tagsOf(const Table& table) const
    {
        return reinterpret_cast<const std::uint8_t*>(slotsOf(table) + table.size);
    }
    /// Bits that lead neither to the table nor to the slot.
    [[nodiscard]] static std::uint8_t tagOf(std::uint64_t hash)
    {
        return static_cast<std::uint8_t>(hash >> 24U);
    }
    [[nodiscard]] std::size_t tableOf(std::uint64_t hash) const
    {
        // Shifting by all 64 bits is undefined: by one, and then by the others.
        return m_directory[hash >> 1U >> (63U - m_depth)];
    }
    template <typename IsWanted>
    [[nodiscard]] std::size_t placeOf(
        const Table& table, std::uint64_t hash, IsWanted isWanted) const
    {
        const Row* const slots = slotsOf(table);
        const std::uint8_t* const tags = tagsOf(table);
        const std::size_t mask = table.size - 1;
        const std::uint8_t tag = tagOf(hash);
        std::size_t place = hash & mask;
        while (slots[place] != none && (tags[place] != tag || !isWanted(slots[place])))
            place = (place + 1) & mask;
        return place;
    }
    void add(std::uint64_t hash, Row row)
    {
        slot(hash, [](Row) { return false; }) = row;
        noteAdded(hash);
    }
    template <typename HashOf> void putAgain(const std::vector<Row>& rows, HashOf hashOf)
    {
        for (const Row row : rows)
            add(hashOf(row), row);
    }

    [[nodiscard]] static unsigned depthFor(std::size_t rows);
    [[nodiscard]] Row rowCount() const;
    /// With empty tables only, as many as so many bits of a hash tell apart.
    void begin(unsigned depth);
    /// Makes one of twice the size of the table, or two of its size. Its rows, which have to be put
    /// in again.
    [[nodiscard]] std::vector<Row> grow(std::size_t table);
    void split(std::size_t table);
    [[nodiscard]] std::vector<Row> rowsIn(const Table& table) const;
    /// An empty table at the end of the room.
    [[nodiscard]] Table tableAtEnd(std::uint32_t size, unsigned depth);
    void clear(Table& table);

    GrowingBytes m_room;
    std::vector<Table> m_tables;
    std::vector<std::uint32_t> m_directory; ///< tables, by the first bits of hashes
    unsigned m_depth = 0; ///< the number of those bits
};

} // namespace history
