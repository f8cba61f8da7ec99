// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/environment_kind.h"
#include "deploy/history/history.h"
#include "deploy/history/sort_key.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace history {

/// Of each symbol of a column of words, its place among them; texts that compare equal share one.
/// Environments go by what they are for (EnvironmentKind), those of one kind by their names; those
/// whose names say nothing are of the kind that is said.
[[nodiscard]] std::vector<SortKey> symbolRanks(
    const History& history, Column column, EnvironmentKind otherEnvironments);

/// The second column, where it decides anything: the history has it, the first one leaves ties, and
/// these are not in its order anyway (the newest start first).
[[nodiscard]] std::optional<Sort> decidingTies(
    const History& history, Column first, const std::optional<Sort>& then);

/// What the rows of a history are ordered by in a column, as numbers: the smaller one comes first.
/// Ties are in the order of a second column, if there is one; else the newest start comes first,
/// and of one start the least id. Valid until the history changes.
class ColumnKeys {
public:
    /// The current time is for the duration of what is still running, the kind for environments
    /// whose names say none.
    ColumnKeys(const History& history, Column column, deployment::Timestamp now,
        EnvironmentKind otherEnvironments, const std::optional<Sort>& then = std::nullopt);

    /// Ids are compared by these places in their order, which is much faster, where both rows have
    /// one: by row, of as many rows as had been ordered. Outlives this.
    void setIdPlaces(std::span<const Row> places) { m_idPlaces = places; }

    /// Ids have no key but themselves: all are equal, and ties are ordered by id.
    [[nodiscard]] SortKey of(Row row) const;
    [[nodiscard]] SortKeys all() const;
    /// Whether the values of two rows with these keys differ; those of ids always do.
    [[nodiscard]] bool differ(SortKey left, SortKey right) const
    {
        return m_column == Column::Id || left != right;
    }
    /// What mostly decides of a row, read at once: it lies far from that of the next one.
    struct Values {
        Row row = 0;
        SortKey key = 0;
        deployment::Timestamp start;
    };
    /// Has all that valuesOf() reads brought near. As a call, GCC would leave it out.
    [[gnu::always_inline]] void fetch(Row row) const
    {
        for (const Cells& cells : m_read)
            __builtin_prefetch(cells.from + (std::size_t{row} << cells.shift));
    }
    [[nodiscard]] Values valuesOf(Row row) const { return {row, of(row), m_history.start(row)}; }
    /// Whether a row comes before another; never so for a row and itself.
    [[nodiscard]] bool isLess(const Values& left, const Values& right) const;
    /// The same of two rows whose values are equal.
    [[nodiscard]] bool isLessOfTie(Row left, Row right) const
    {
        return isLessOfTie(
            Values{left, 0, m_history.start(left)}, {right, 0, m_history.start(right)});
    }
    void sort(std::span<Row> rows) const;

private:
    /// Where the cells of a column lie.
    struct Cells {
        const std::byte* from = nullptr;
        unsigned shift = 0; ///< the logarithm of the bytes that a cell takes
    };

    const History& m_history;
    const Column m_column;
    const deployment::Timestamp m_now;
    Symbols m_symbols; ///< of a column of words
    std::vector<SortKey> m_ranks; ///< by symbol
    std::span<const Row> m_idPlaces;
    std::vector<Cells> m_read;
    std::unique_ptr<ColumnKeys> m_then; ///< of the second column
    bool m_thenDescends = false;

    void noteWhatIsRead();
    [[nodiscard]] bool isLessOfTie(const Values& left, const Values& right) const;
    [[nodiscard]] bool hasLesserId(Row left, Row right) const;
};

/// The order of ties, where no second column says another one.
inline constexpr Sort newestFirst{Column::StartTime, true};

/// Times are seldom equal; words nearly always.
constexpr bool hasFewTies(Column column)
{
    return column == Column::StartTime;
}

} // namespace history
