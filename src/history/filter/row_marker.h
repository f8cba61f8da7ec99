// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "status_tally.h"

#include "deploy/deployment/case_insensitive_finder.h"
#include "deploy/history/filter.h"
#include "deploy/history/row_set.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace history {

/// The columns of words that a text is searched for in, beside the ids.
inline constexpr auto searchedWords = columnsWhere<[](const ColumnSpec& spec) {
    return spec.isSearched() && spec.type == ColumnType::Word;
}>();

/// Some words of a pool.
class SymbolSet {
public:
    SymbolSet() = default;
    /// Those for whose texts it holds.
    template <typename IsWanted>
    SymbolSet(const StringPool& pool, IsWanted isWanted)
        : m_flags(pool.size(), 0)
    {
        for (Symbol symbol = 0; symbol < pool.size(); ++symbol) {
            if (!isWanted(pool.text(symbol)))
                continue;
            m_flags[symbol] = 1;
            m_symbols.push_back(symbol);
        }
    }

    [[nodiscard]] bool empty() const { return m_symbols.empty(); }
    [[nodiscard]] bool has(Symbol symbol) const { return m_flags[symbol] != 0; }
    /// 1 for each row whose word is one of them, 0 for the others.
    void mark(Symbols symbols, std::span<char> marks) const;

private:
    std::vector<char> m_flags; ///< by symbol
    std::vector<Symbol> m_symbols;
};

/// Those whose text has it.
[[nodiscard]] SymbolSet symbolsContaining(
    const StringPool& pool, const deployment::CaseInsensitiveFinder& finder);

/// Rows are marked by so many at once: what is passed from one pass to the next stays in the
/// nearest cache.
inline constexpr std::size_t blockRows = 4096;
using BlockMarks = std::array<char, blockRows>;

/// Sets the marks of those rows of a block, starting at that one, whose ids have the text. All ids
/// are searched as one text, which is quicker than each for itself.
void markIds(const History& history, const deployment::CaseInsensitiveFinder& finder, Row first,
    std::span<char> found);

/// A filter made ready for one history; marks any stretch of its rows, in any thread. Both outlive
/// it.
class RowMarker {
public:
    RowMarker(const History& history, const Filter& filter);

    /// A long history is gone through by several threads.
    [[nodiscard]] RowSet marks() const { return marks(nullptr, nullptr); }
    /// The same. What passes but for its status is added to the tally, and to others, which is of
    /// all rows.
    [[nodiscard]] RowSet marks(StatusTally& tally, RowSet& others) const
    {
        return marks(&tally, &others);
    }
    /// One row, which is added to the tally.
    struct Passes {
        bool butForItsStatus;
        bool whole;
    };
    [[nodiscard]] Passes look(Row row, StatusTally& tally) const;

private:
    /// The words that a row may have in a column.
    struct Words {
        Column column;
        SymbolSet set;
    };

    [[nodiscard]] RowSet marks(StatusTally* tally, RowSet* others) const;
    /// The rows of a block, starting at that one, as many as there are marks: narrowed part by
    /// part, each pass runs over one column only. But for their statuses.
    void mark(Row first, std::span<char> marks) const;
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
