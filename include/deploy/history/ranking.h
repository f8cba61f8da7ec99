// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/environment_kind.h"
#include "deploy/history/history.h"
#include "deploy/history/row_order.h"
#include "deploy/history/sort_key.h"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace history {

/// The order of rows by a column. Values that are missing come last in both directions; ties are
/// in the order of a second column, if there is one, then the newest start comes first, then the
/// least id: all of that in both directions. Words compare by their bytes, environments by what
/// they are for (production first; the given kind, where a name says none) and then so, versions
/// and ids by their numbers ("2.10" after "2.9"; see natural_order.h), running durations as of the
/// given time.
[[nodiscard]] std::vector<Row> sortedRows(const History& history, std::span<const Row> rows,
    Sort sort, deployment::Timestamp now, const std::optional<Sort>& then = std::nullopt,
    EnvironmentKind otherEnvironments = EnvironmentKind::Other);

/// The order of a column as it was at one revision of a history.
struct RankedColumn {
    Column column = Column::Id;
    std::uint64_t history = 0; ///< its identity
    std::uint64_t revision = 0;
    deployment::Timestamp now;
    /// Mended by who keeps it, while nobody else holds it.
    std::shared_ptr<RowOrder> order;
    std::optional<Sort> then; ///< the second column, whose direction is in the order
    EnvironmentKind otherEnvironments = EnvironmentKind::Other; ///< that it went by
};

/// The work of ordering a column, for another thread, with copies of all that it needs. Of many
/// rows these take longer than a frame: they are made step by step.
class RankingTask {
public:
    /// Copies what is needed of some more rows; whether that is all. The history may change between
    /// two steps: whatever such a row is taken for, it is put in its place once the order is taken
    /// in (Ranking::adopt()).
    [[nodiscard]] bool copyMore(const History& history, std::size_t rows);
    /// Whether it is about that history.
    [[nodiscard]] bool isOf(const History& history) const
    {
        return m_ranked.history == history.identity();
    }
    /// Once all is copied, which is used up.
    [[nodiscard]] RankedColumn run() &&;

private:
    friend class Ranking;

    /// The rows that there are now; ties stand as in another order. None is needed for ids.
    RankingTask(const History& history, Column column, deployment::Timestamp now,
        EnvironmentKind otherEnvironments, std::shared_ptr<const RowOrder> ties, bool tiesDescend);
    void copyIds(const History& history, Row end);
    void copyKeys(const History& history, Row end);

    RankedColumn m_ranked; ///< without its order
    Row m_rows; ///< so many are ordered,
    Row m_copied = 0; ///< and so many were copied
    std::vector<SortKey> m_symbolRanks; ///< in a column of words
    SortKeys m_keys;
    std::shared_ptr<const RowOrder> m_ties; ///< the order of ties,
    bool m_tiesDescend; ///< from its end
    std::string m_ids; ///< for the column of ids, in place of these
    std::vector<std::uint64_t> m_idEnds;
};

/// Keeps the order of all rows for every column that was asked for, so that a changed filter or
/// another sort costs one walk, and moves changed rows to their places instead of sorting
/// everything again. Of orders by two columns it keeps the one that was asked for last.
class Ranking {
public:
    /// What environments are for whose names do not say it.
    void setOtherEnvironments(EnvironmentKind kind);
    [[nodiscard]] EnvironmentKind otherEnvironments() const { return m_otherEnvironments; }

    /// Of all rows, as of now. Updated incrementally if possible, computed otherwise. Valid until
    /// the next call. Ties are as in sortedRows().
    const RowOrder& order(const History& history, Column column, deployment::Timestamp now,
        const std::optional<Sort>& then = std::nullopt);

    /// Takes in what has changed, once that is so much that it would take long when the order is
    /// asked for next; an order that is not kept stays so. To be called with each part of what
    /// comes, it costs no more than such a part and as much as waited.
    void keepUp(const History& history, Column column, deployment::Timestamp now,
        const std::optional<Sort>& then = std::nullopt);

    /// What was done of the work that waits, and what of it is for another thread. Nothing of both:
    /// every column of the history is kept.
    struct Step {
        std::optional<RankingTask> task; ///< to be copied and run
        bool hasMended = false; ///< a column here
    };
    /// The next step, so that the first use of a column costs nothing; ids and starts come first,
    /// as they order the ties of all others, and then each has its turn, however much goes on
    /// changing in another one. Columns in which much has changed, or of which the changes are
    /// about to be forgotten, are updated here, one a call.
    [[nodiscard]] Step nextStep(const History& history, deployment::Timestamp now);
    /// Takes in what a task has found, unless the history is another one by now or so many rows
    /// have changed that it is useless.
    void adopt(const History& history, RankedColumn ranked);

    /// Heap bytes held.
    [[nodiscard]] std::size_t bytes() const;

private:
    using Columns = std::array<RankedColumn, allColumns.size()>;

    void follow(const History& history);
    [[nodiscard]] RankedColumn emptyColumn(
        Column column, const std::optional<Sort>& then = std::nullopt) const;
    const RowOrder& upToDate(
        const History& history, RankedColumn& ranked, deployment::Timestamp now);
    [[nodiscard]] RankingTask taskFor(
        const History& history, Column column, deployment::Timestamp now);
    [[nodiscard]] std::array<Column, allColumns.size()> columnsByTurn() const;
    void endTurnOf(Column column) { m_turns[static_cast<std::size_t>(column)] = ++m_turn; }
    RankedColumn& columnOf(Column column) { return m_columns[static_cast<std::size_t>(column)]; }
    [[nodiscard]] bool canUpdateIncrementally(
        const History& history, const RankedColumn& ranked) const;
    void updateIncrementally(
        const History& history, RankedColumn& ranked, deployment::Timestamp now);
    void compute(const History& history, RankedColumn& ranked, deployment::Timestamp now);
    [[nodiscard]] std::span<const Row> idPlacesFor(std::size_t comparing);

    /// Of each row, where it stands in the order of ids; empty until so many rows were compared by
    /// their ids that it pays.
    struct IdPlaces {
        std::shared_ptr<const RowOrder> of;
        std::size_t compared = 0; ///< rows, since there is that order
        std::vector<Row> places;
    };

    std::uint64_t m_history = 0; ///< identity of the one that the columns are of
    EnvironmentKind m_otherEnvironments = EnvironmentKind::Other;
    Columns m_columns;
    RankedColumn m_twoColumns; ///< without an order while one sorts by one
    IdPlaces m_idPlaces;
    std::array<std::uint64_t, allColumns.size()> m_turns{}; ///< of each column, its last one
    std::uint64_t m_turn = 0;
};

} // namespace history
