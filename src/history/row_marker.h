// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/case_insensitive_finder.h"
#include "deploy/history/filter.h"

#include <cstddef>
#include <span>
#include <vector>

namespace history {

/// The columns of words that a text is searched for in, beside the ids.
inline constexpr auto searchedWords = columnsWhere<[](const ColumnSpec& spec) {
    return spec.isSearched() && spec.type == ColumnType::Word;
}>();

/// One flag for each symbol of a pool.
using SymbolSet = std::vector<char>;

/// 1 for those whose text has it.
[[nodiscard]] SymbolSet symbolsContaining(
    const StringPool& pool, const deployment::CaseInsensitiveFinder& finder);

/// Counts marked rows by their statuses (statusOf()).
class StatusTally {
public:
    explicit StatusTally(const History& history);

    /// The rows starting at that one.
    void add(Row first, std::span<const char> marks);
    /// What was counted elsewhere of the same history.
    void add(const StatusTally& other);
    /// Of each status that the history has, ordered by text.
    [[nodiscard]] std::vector<FacetValue> values() const;

private:
    const History* m_history;
    std::vector<std::size_t> m_counts; ///< by symbol; of what is not paused
    std::size_t m_paused = 0;
    bool m_hasPaused = false; ///< marked or not
};

/// A filter made ready for one history; marks any stretch of its rows, in any thread. Both outlive
/// it.
class RowMarker {
public:
    RowMarker(const History& history, const Filter& filter);

    /// A 1 or a 0 for each row; a long history is gone through by several threads. What passes but
    /// for its status is added to the tally.
    [[nodiscard]] std::vector<char> marks(StatusTally* tally = nullptr) const;

private:
    /// The words that a row may have in a column.
    struct Words {
        Column column;
        SymbolSet set;
    };

    /// The rows starting at that one, as many as there are marks: narrowed part by part, each pass
    /// runs over one column only.
    void mark(Row first, std::span<char> marks, StatusTally* tally) const;
    void require(Column column);
    void keepStatuses(Row first, std::span<char> marks) const;
    void keepRange(Row first, std::span<char> marks) const;
    void keepText(Row first, std::span<char> marks) const;
    void keepRows(Row first, std::span<char> marks) const;

    const History& m_history;
    const Filter& m_filter;
    deployment::CaseInsensitiveFinder m_finder;
    std::vector<Words> m_required; ///< in each of them
    std::vector<Words> m_searched; ///< or in one of them
    SymbolSet m_statuses; ///< of what is not paused
    bool m_wantsPaused = false;
    bool m_isVain = false; ///< a word is wanted of a column that the history does not have
};

} // namespace history
