// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/columns.h"
#include "deploy/history/id_index.h"
#include "deploy/history/packed_column.h"
#include "deploy/history/string_pool.h"
#include "deploy/history/summary.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace history {

using Row = std::uint32_t;
/// Rows by symbol. Valid until the history changes.
using Symbols = PackedSpan<Symbol>;

/// A number that no other object of the process has, whatever address it gets; copies get their
/// own.
class Identity {
public:
    Identity();
    Identity(const Identity& other);
    Identity(Identity&& other) noexcept;
    Identity& operator=(const Identity& other);
    Identity& operator=(Identity&& other) noexcept;
    ~Identity() = default;

    [[nodiscard]] std::uint64_t value() const { return m_value; }

private:
    std::uint64_t m_value;
};

/// All summaries of one source, column by column, each as narrow as its values are. A row keeps its
/// number for the life of the history; ids are unique. Not synchronized: one thread at a time,
/// values cross threads by move.
class History {
public:
    /// Adds the deployment, or replaces the row that has its id (the later record wins).
    /// Returns the row and whether it is new.
    struct Upserted {
        Row row;
        bool isNew;
    };
    Upserted upsert(const Summary& summary);
    /// Upserts every row of the other, in its order.
    void merge(const History& other);
    /// The same; an empty history takes the rows over as they are.
    void merge(History&& other);
    void reserve(std::size_t rows);
    /// No row leads to a record any more.
    void forgetRecords();

    [[nodiscard]] std::size_t size() const { return m_start.size(); }
    [[nodiscard]] bool empty() const { return m_start.empty(); }
    [[nodiscard]] std::optional<Row> find(std::string_view id) const;
    /// The row's values; the texts are valid until the history changes.
    [[nodiscard]] Summary at(Row row) const;

    [[nodiscard]] std::string_view id(Row row) const;
    [[nodiscard]] deployment::Timestamp start(Row row) const { return timeOf(m_start[row]); }
    [[nodiscard]] std::optional<deployment::Timestamp> end(Row row) const;
    [[nodiscard]] deployment::Status status(Row row) const
    {
        return m_statusOf[words(Column::Status).symbols[row]];
    }
    [[nodiscard]] std::optional<double> percentage(Row row) const;
    [[nodiscard]] bool paused(Row row) const { return m_paused[row] != 0; }
    [[nodiscard]] RecordHandle record(Row row) const { return RecordHandle{m_record[row]}; }
    /// Up to now for what has not ended (deployment::durationOf).
    [[nodiscard]] std::optional<deployment::Milliseconds> duration(
        Row row, deployment::Timestamp now) const;

    /// Whether the column is one of this history: false for a rare one that no row has had yet.
    [[nodiscard]] bool has(Column column) const;
    /// All that it has, in their order.
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
    /// that the history does not have.
    [[nodiscard]] Symbols symbols(Column column) const;
    [[nodiscard]] const StringPool& pool(Column column) const;
    /// All ids in row order, one after the other, and the end of each in it.
    [[nodiscard]] std::string_view idArena() const;
    [[nodiscard]] PackedSpan<std::uint64_t> idEnds() const { return m_idEnds.span(); }
    /// All times at which rows began, as timeOf() reads them.
    [[nodiscard]] PackedSpan<std::uint64_t> starts() const { return m_start.span(); }
    [[nodiscard]] static deployment::Timestamp timeOf(std::uint64_t start)
    {
        return deployment::Timestamp(deployment::Milliseconds(static_cast<std::int64_t>(start)));
    }
    /// Of all rows, 1 for those with paused().
    [[nodiscard]] std::span<const std::uint8_t> pausedFlags() const { return m_paused; }

    [[nodiscard]] std::optional<deployment::Timestamp> newestStart() const;
    /// Distinguishes this history from every other, copies included.
    [[nodiscard]] std::uint64_t identity() const { return m_identity.value(); }
    /// Grows with every change; equal numbers of one history mean equal contents.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }
    /// A row that was added (then every column of it changed) or replaced, and how it stood before.
    struct Change {
        Row row = 0;
        Symbol status = 0; ///< of the pool of statuses; invalid if it is new
        ColumnSet columns; ///< whose values differ from what stood there before
        bool isNew : 1 = true;
        bool wasPaused : 1 = false;
        bool hadEnd : 1 = false;
    };
    /// All since the revision, in order, some rows perhaps several times; nullopt if that is too
    /// long ago to be remembered.
    [[nodiscard]] std::optional<std::span<const Change>> changesSince(std::uint64_t revision) const;
    /// Whether all changes since the revision were rows that were added: those behind the ones that
    /// there were. Known however long ago it is, as while a file is being read.
    [[nodiscard]] bool hasOnlyGrownSince(std::uint64_t revision) const
    {
        return m_lastReplacement <= revision && revision <= m_revision;
    }
    /// Heap bytes held, texts included.
    [[nodiscard]] std::size_t bytes() const;

private:
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
    void learnStatuses();
    Upserted upsertId(std::string_view id, std::uint64_t hash);
    void addEmptyRows(std::size_t count);
    /// Both say which columns differ from before; the first one adds the row if it is the next.
    [[nodiscard]] ColumnSet assign(Row row, const Summary& summary);
    template <Column column> void assignWord(Row row, std::string_view text, ColumnSet& changed);
    void assignRows(const History& other, std::span<Change> changes);
    /// How the row stands before it changes.
    [[nodiscard]] Change changeOf(Row row) const;
    void remember(Change change);

    Identity m_identity;
    GrowingBytes m_ids;
    PackedColumn<std::uint64_t> m_idEnds;
    IdIndex m_index;
    std::array<Words, wordColumns.size()> m_words;
    std::vector<deployment::Status> m_statusOf; ///< by symbol
    PackedColumn<std::uint64_t> m_start; ///< see timeOf()
    PackedColumn<std::uint64_t> m_end; ///< none: 0
    PackedColumn<std::uint64_t> m_percentage; ///< unknown: 0
    std::vector<std::uint8_t> m_paused;
    PackedColumn<std::uint64_t> m_record;
    std::uint64_t m_revision = 0;
    std::uint64_t m_lastReplacement = 0; ///< the revision when a row was replaced last
    std::vector<Change> m_changes; ///< of the newest revisions, one each
};

} // namespace history
