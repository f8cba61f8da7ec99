// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/columns.h"
#include "deploy/history/memory/packed_column.h"
#include "deploy/history/string_pool.h"
#include "deploy/history/summary.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace history {

using Row = std::uint32_t;
/// Rows by symbol. Valid until the rows change.
using Symbols = PackedSpan<Symbol>;

/// Summaries, column by column, each as narrow as its values are: what a History and a SummaryRun
/// have in common.
class SummaryColumns {
public:
    void reserve(std::size_t rows);

    [[nodiscard]] std::size_t size() const { return m_start.size(); }
    [[nodiscard]] bool empty() const { return m_start.empty(); }
    /// The row's values; the texts are valid until the rows change.
    [[nodiscard]] Summary at(Row row) const;

    [[nodiscard]] std::string_view id(Row row) const;
    [[nodiscard]] deployment::Timestamp start(Row row) const { return timeOf(m_start[row]); }
    [[nodiscard]] std::optional<deployment::Timestamp> end(Row row) const;
    [[nodiscard]] std::optional<double> percentage(Row row) const;
    [[nodiscard]] bool paused(Row row) const { return m_paused[row] != 0; }
    [[nodiscard]] RecordHandle record(Row row) const { return RecordHandle{m_record[row]}; }

    /// Whether there is such a column: false for a rare one that no row has had yet.
    [[nodiscard]] bool has(Column column) const;
    /// All that there are, in their order.
    [[nodiscard]] std::vector<Column> columns() const;
    /// The row's text in a column of words; empty where it has none.
    [[nodiscard]] std::string_view word(Column column, Row row) const;
    /// The row's text in a column of words or of ids.
    [[nodiscard]] std::string_view text(Column column, Row row) const
    {
        return column == Column::Id ? id(row) : word(column, row);
    }
    /// The row's value in a column of times.
    [[nodiscard]] std::optional<deployment::Timestamp> time(Column column, Row row) const;

    /// Rows by symbol, and the symbols' texts, of a column of words. Both are empty for a column
    /// that there is not.
    [[nodiscard]] Symbols symbols(Column column) const;
    [[nodiscard]] const StringPool& pool(Column column) const;
    /// All ids in row order, one after the other, and the end of each in it.
    [[nodiscard]] std::string_view idArena() const;
    [[nodiscard]] PackedSpan<std::uint64_t> idEnds() const { return m_idEnds.span(); }
    /// All times at which rows began, as timeOf() reads them.
    [[nodiscard]] PackedSpan<std::uint64_t> starts() const { return m_start.span(); }
    /// What end() and percentage() read.
    [[nodiscard]] PackedSpan<std::uint64_t> ends() const { return m_end.span(); }
    [[nodiscard]] PackedSpan<std::uint64_t> percentages() const { return m_percentage.span(); }
    [[nodiscard]] static deployment::Timestamp timeOf(std::uint64_t start)
    {
        return deployment::Timestamp(deployment::Milliseconds(static_cast<std::int64_t>(start)));
    }
    /// Of all rows, 1 for those with paused().
    [[nodiscard]] std::span<const std::uint8_t> pausedFlags() const { return m_paused; }

protected:
    SummaryColumns() = default;
    SummaryColumns(const SummaryColumns&) = default;
    SummaryColumns(SummaryColumns&&) = default;
    SummaryColumns& operator=(const SummaryColumns&) = default;
    SummaryColumns& operator=(SummaryColumns&&) = default;
    ~SummaryColumns() = default;

    void clear();
    void appendId(std::string_view id);
    /// Sets everything but the id, and says which columns differ from before; adds the row if it is
    /// the next.
    ColumnSet assign(Row row, const Summary& summary);

private:
    friend class History;

    struct Words {
        StringPool pool;
        PackedColumn<Symbol> symbols; ///< none while a rare column has no text
    };
    /// Of each column of words, where it stands in wordColumns.
    static constexpr auto wordPlaces = [] {
        std::array<std::uint8_t, allColumns.size()> places{};
        for (std::size_t place = 0; place < wordColumns.size(); ++place)
            places[static_cast<std::size_t>(wordColumns[place])] = static_cast<std::uint8_t>(place);
        return places;
    }();

    [[nodiscard]] const Words& words(Column column) const { return m_words[wordPlace(column)]; }
    [[nodiscard]] Words& words(Column column) { return m_words[wordPlace(column)]; }
    [[nodiscard]] static constexpr std::size_t wordPlace(Column column)
    {
        return wordPlaces[static_cast<std::size_t>(column)];
    }
    /// Gives a rare column to all rows, with no text in any of them.
    void begin(Words& words);
    void addEmptyRows(std::size_t count);
    template <Column column> void assignWord(Row row, std::string_view text, ColumnSet& changed);
    /// Heap bytes held, texts included.
    [[nodiscard]] std::size_t columnBytes() const;

    GrowingBytes m_ids;
    PackedColumn<std::uint64_t> m_idEnds;
    std::array<Words, wordColumns.size()> m_words;
    PackedColumn<std::uint64_t> m_start; ///< see timeOf()
    PackedColumn<std::uint64_t> m_end; ///< none: 0
    PackedColumn<std::uint64_t> m_percentage; ///< unknown: 0
    std::vector<std::uint8_t, LargeRoomAllocator<std::uint8_t>> m_paused;
    PackedColumn<std::uint64_t> m_record;
};

/// Rows as they are read, one after the other. Nothing finds a row by its id, but the hashes that a
/// History needs for that are there.
class SummaryRun final : public SummaryColumns {
public:
    /// The hash is hashOf() the id.
    void append(const Summary& summary, std::uint64_t hash)
    {
        appendId(summary.id);
        assign(static_cast<Row>(size()), summary);
        m_hashes.push_back(hash);
    }
    void reserve(std::size_t rows)
    {
        SummaryColumns::reserve(rows);
        m_hashes.reserve(rows);
    }
    /// No rows; the room stays.
    void clear()
    {
        SummaryColumns::clear();
        m_hashes.clear();
    }
    /// Of the ids, in row order.
    [[nodiscard]] std::span<const std::uint64_t> hashes() const { return m_hashes; }

private:
    std::vector<std::uint64_t> m_hashes;
};

} // namespace history
