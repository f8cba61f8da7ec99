// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/id_index.h"
#include "deploy/history/summary_columns.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace history {

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
class History final : public SummaryColumns {
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
    /// Upserts every row of a run in which no id comes twice.
    void merge(const SummaryRun& run);
    void reserve(std::size_t rows);
    /// No row leads to a record any more.
    void forgetRecords();

    [[nodiscard]] std::optional<Row> find(std::string_view id) const;
    [[nodiscard]] deployment::Status status(Row row) const
    {
        return m_statusOf[words(Column::Status).symbols[row]];
    }
    /// Up to now for what has not ended (deployment::durationOf).
    [[nodiscard]] std::optional<deployment::Milliseconds> duration(
        Row row, deployment::Timestamp now) const;

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
    void learnStatuses();
    Upserted upsertId(std::string_view id, std::uint64_t hash);
    void merge(const SummaryColumns& other, std::span<const std::uint64_t> hashes);
    void assignRows(const SummaryColumns& other, std::span<Change> changes);
    /// How the row stands before it changes.
    [[nodiscard]] Change changeOf(Row row) const;
    void remember(Change change);

    Identity m_identity;
    IdIndex m_index;
    std::vector<deployment::Status> m_statusOf; ///< by symbol
    std::uint64_t m_revision = 0;
    std::uint64_t m_lastReplacement = 0; ///< the revision when a row was replaced last
    std::vector<Change> m_changes; ///< of the newest revisions, one each
};

} // namespace history
