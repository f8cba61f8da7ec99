// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace history {

/// Rows by the hashes of their ids. Grows by small steps, so that no insertion among ten million
/// takes noticeably longer than the others: small tables are split in two as they fill up, and a
/// directory leads from the first bits of a hash to its table. Extendible hashing (Fagin,
/// Nievergelt, Pippenger, Strong, ACM TODS 4, 1979), linear probing in each table.
class IdIndex {
public:
    using Row = std::uint32_t;
    static constexpr Row none = std::numeric_limits<Row>::max();

    /// The slot of the row of that hash for which isWanted(row) holds, or the one where it is to
    /// be put (it holds none). To be used until the next call. There is room for one more.
    template <typename IsWanted> [[nodiscard]] Row& slot(std::uint64_t hash, IsWanted isWanted)
    {
        return m_tables[tableOf(hash)].slot(hash, isWanted);
    }
    template <typename IsWanted> [[nodiscard]] Row find(std::uint64_t hash, IsWanted isWanted) const
    {
        return m_directory.empty() ? none : m_tables[tableOf(hash)].find(hash, isWanted);
    }
    /// Where the search for that hash begins: to be fetched ahead.
    [[nodiscard]] const Row* firstSlot(std::uint64_t hash) const
    {
        return m_directory.empty() ? nullptr : m_tables[tableOf(hash)].first(hash);
    }
    /// Makes room for one more of that hash; hashOf(row) gives the hashes of those that are there.
    template <typename HashOf> void makeRoom(std::uint64_t hash, HashOf hashOf)
    {
        if (m_directory.empty())
            begin();
        while (m_tables[tableOf(hash)].isFull())
            grow(tableOf(hash), hashOf);
    }
    /// Makes room for so many in all, as long as their hashes are evenly spread.
    template <typename HashOf> void reserve(std::size_t rows, HashOf hashOf)
    {
        if (m_directory.empty())
            begin();
        // Further ones are made when they are needed.
        constexpr std::size_t most = std::size_t{1} << 12U;
        while (m_tables.size() * usualRows < rows && m_tables.size() < most) {
            for (std::size_t table = 0, count = m_tables.size(); table < count; ++table)
                grow(table, hashOf);
        }
    }
    /// The slot was empty and has been written to.
    void noteAdded(std::uint64_t hash) { ++m_tables[tableOf(hash)].used; }
    /// Heap bytes held.
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Table {
        explicit Table(std::size_t size, unsigned bits)
            : slots(size, none)
            , tags(size)
            , depth(bits)
        {
        }

        [[nodiscard]] bool isFull() const { return 8 * (used + 1) > 5 * slots.size(); }
        [[nodiscard]] const Row* first(std::uint64_t hash) const
        {
            return &slots[hash & (slots.size() - 1)];
        }
        /// Bits that lead neither to the table nor to the slot.
        [[nodiscard]] static std::uint8_t tagOf(std::uint64_t hash)
        {
            return static_cast<std::uint8_t>(hash >> 24U);
        }
        template <typename IsWanted>
        [[nodiscard]] std::size_t placeOf(std::uint64_t hash, IsWanted isWanted) const
        {
            const std::size_t mask = slots.size() - 1;
            const std::uint8_t tag = tagOf(hash);
            std::size_t place = hash & mask;
            while (slots[place] != none && (tags[place] != tag || !isWanted(slots[place])))
                place = (place + 1) & mask;
            return place;
        }
        template <typename IsWanted> [[nodiscard]] Row& slot(std::uint64_t hash, IsWanted isWanted)
        {
            const std::size_t place = placeOf(hash, isWanted);
            tags[place] = tagOf(hash);
            return slots[place];
        }
        template <typename IsWanted>
        [[nodiscard]] Row find(std::uint64_t hash, IsWanted isWanted) const
        {
            return slots[placeOf(hash, isWanted)];
        }
        void add(std::uint64_t hash, Row row)
        {
            slot(hash, [](Row) { return false; }) = row;
            ++used;
        }

        std::vector<Row> slots; ///< a power of two
        /// Of the rows' hashes: ids, which lie far away, are hardly ever compared in vain.
        std::vector<std::uint8_t> tags;
        std::size_t used = 0;
        unsigned depth; ///< so many first bits are the same for all in it
    };

    static constexpr std::size_t maxSlots = 4096; ///< of a table; a larger one is split
    /// Of a table of that size, somewhat fewer than fill it.
    static constexpr std::size_t usualRows = maxSlots / 16 * 9;

    [[nodiscard]] std::size_t tableOf(std::uint64_t hash) const
    {
        // Shifting by all 64 bits is undefined: by one, and then by the others.
        return m_directory[hash >> 1U >> (63U - m_depth)];
    }
    void begin();
    /// Takes the table out and gives its rows to one of twice the size, or to two of its size.
    template <typename HashOf> void grow(std::size_t table, HashOf hashOf)
    {
        const Table old = std::move(m_tables[table]);
        replace(table, old);
        for (const Row row : old.slots) {
            if (row == none)
                continue;
            const std::uint64_t hash = hashOf(row);
            m_tables[tableOf(hash)].add(hash, row);
        }
    }
    void replace(std::size_t table, const Table& old);

    std::vector<Table> m_tables;
    std::vector<std::uint32_t> m_directory; ///< tables, by the first bits of hashes
    unsigned m_depth = 0; ///< the number of those bits
};

} // namespace history
