// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/memory/growing_bytes.h"

#include <algorithm>
#include <array>
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

    /// Where the row of that hash stands for which isWanted(row) holds, or none where it is to be
    /// put, which must be done then. To be used until the next call. There is room for one more.
    template <typename IsWanted> [[nodiscard]] Row& slot(std::uint64_t hash, IsWanted isWanted)
    {
        const Table& table = m_tables[tableOf(hash)];
        const Place place = placeOf(table, hash, isWanted);
        Bucket& bucket = bucketsOf(table)[place.bucket];
        if (bucket.tags[place.at] == noTag) {
            bucket.tags[place.at] = tagOf(hash);
            bucket.rows[place.at] = none;
        }
        return bucket.rows[place.at];
    }
    template <typename IsWanted> [[nodiscard]] Row find(std::uint64_t hash, IsWanted isWanted) const
    {
        if (m_directory.empty())
            return none;
        const Table& table = m_tables[tableOf(hash)];
        const Place place = placeOf(table, hash, isWanted);
        const Bucket& bucket = bucketsOf(table)[place.bucket];
        return bucket.tags[place.at] == noTag ? none : bucket.rows[place.at];
    }
    /// Has what slot() of that hash will need brought near. As a call, GCC would leave it out: it
    /// takes a function for one without an effect that does nothing but this.
    [[gnu::always_inline]] void fetch(std::uint64_t hash) const
    {
        if (m_directory.empty())
            return;
        const Table& table = m_tables[tableOf(hash)];
        __builtin_prefetch(bucketsOf(table) + firstBucket(table, hash), 1);
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
    /// The slot held none and has been written to.
    void noteAdded(std::uint64_t hash) { ++m_tables[tableOf(hash)].used; }
    /// Heap bytes held.
    [[nodiscard]] std::size_t bytes() const;

private:
    /// Rows in the order in which they came, filled from the first one on: what belongs together in
    /// one line of a processor's cache.
    struct Bucket {
        static constexpr std::size_t size = 12;

        /// Of the rows' hashes: ids, which lie far away, are hardly ever compared in vain.
        std::array<std::uint8_t, size> tags;
        std::array<Row, size> rows;
        std::uint32_t unused;
    };
    static_assert(sizeof(Bucket) == 64);
    static constexpr std::uint8_t noTag = 0; ///< nothing is there, nor behind it in the bucket

    /// Buckets, each of which goes on in the next one when it is full.
    struct Table {
        std::size_t at; ///< in the room
        std::uint32_t buckets; ///< a power of two
        std::uint32_t used; ///< rows
        unsigned depth; ///< so many first bits are the same for all in it

        [[nodiscard]] bool isFull() const
        {
            constexpr std::uint32_t most = 10; // a bucket, on average
            return used >= most * buckets;
        }
    };
    struct Place {
        std::size_t bucket;
        std::size_t at;
    };

    [[nodiscard]] Bucket* bucketsOf(const Table& table)
    {
        return reinterpret_cast<Bucket*>(m_room.data() + table.at);
    }
    [[nodiscard]] const Bucket* bucketsOf(const Table& table) const
    {
        return reinterpret_cast<const Bucket*>(m_room.data() + table.at);
    }
    [[nodiscard]] static std::size_t firstBucket(const Table& table, std::uint64_t hash)
    {
        return hash & (table.buckets - 1);
    }
    /// Bits that lead neither to the table nor to the bucket.
    [[nodiscard]] static std::uint8_t tagOf(std::uint64_t hash)
    {
        return std::max(static_cast<std::uint8_t>(hash >> 24U), std::uint8_t{noTag + 1});
    }
    [[nodiscard]] std::size_t tableOf(std::uint64_t hash) const
    {
        // Shifting by all 64 bits is undefined: by one, and then by the others.
        return m_directory[hash >> 1U >> (63U - m_depth)];
    }
    template <typename IsWanted>
    [[nodiscard]] Place placeOf(const Table& table, std::uint64_t hash, IsWanted isWanted) const
    {
        const std::uint8_t tag = tagOf(hash);
        for (std::size_t place = firstBucket(table, hash);;
             place = (place + 1) & (table.buckets - 1)) {
            const Bucket& bucket = bucketsOf(table)[place];
            for (std::size_t at = 0; at < Bucket::size; ++at) {
                if (bucket.tags[at] == noTag
                    || (bucket.tags[at] == tag && isWanted(bucket.rows[at])))
                    return {place, at};
            }
        }
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
    [[nodiscard]] Table tableAtEnd(std::uint32_t buckets, unsigned depth);
    void clear(Table& table);

    GrowingBytes m_room;
    std::vector<Table> m_tables;
    std::vector<std::uint32_t> m_directory; ///< tables, by the first bits of hashes
    unsigned m_depth = 0; ///< the number of those bits
};

} // namespace history
