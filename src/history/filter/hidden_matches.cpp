// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/hidden_matches.h"

#include "row_marker.h"

#include <algorithm>
#include <functional>
#include <span>

namespace history {

namespace {

/// A column of words, and which of them have the text.
struct FoundWords {
    Column column;
    SymbolSet set;
    Symbols symbols; ///< by row

    [[nodiscard]] bool has(Row row) const { return set.has(symbols[row]); }
};

std::vector<FoundWords> foundWords(
    const History& history, const deployment::CaseInsensitiveFinder& finder)
{
    std::vector<FoundWords> found;
    for (const Column column : searchedWords) {
        SymbolSet set = symbolsContaining(history.pool(column), finder);
        if (!set.empty())
            found.push_back({column, std::move(set), history.symbols(column)});
    }
    return found;
}

/// Where what is searched for is seen, and where it is not.
class MatchCounter {
public:
    MatchCounter(const History& history, const deployment::CaseInsensitiveFinder& finder,
        const std::vector<FoundWords>& found, const ColumnsInView& inView)
        : m_history(history)
        , m_finder(finder)
        , m_isIdShown(inView.columns.has(Column::Id))
        , m_running(history.pool(Column::Status), [](std::string_view word) {
            return deployment::parseStatus(word) == deployment::Status::Running;
        })
    {
        for (const FoundWords& words : found) {
            if (inView.columns.has(words.column))
                m_shown.push_back(&words);
            else
                m_hidden.push_back({&words, inView.ofRunning.has(words.column)});
        }
    }

    /// Of each hidden column with the text, and of the id.
    [[nodiscard]] std::vector<HiddenMatches> counts(const RowSet& rows) const
    {
        std::vector<HiddenMatches> counts;
        counts.reserve(m_hidden.size() + 1);
        for (const Hidden& hidden : m_hidden)
            counts.push_back({hidden.words->column, 0});
        counts.push_back({Column::Id, 0});
        if (m_hidden.empty() && m_isIdShown)
            return {};
        for (std::size_t first = 0; first < rows.bound(); first += blockRows)
            addBlock(rows, static_cast<Row>(first), counts);
        return counts;
    }

private:
    struct Hidden {
        const FoundWords* words;
        bool isSeenOfRunning; ///< in another column
    };

    void addBlock(const RowSet& rows, Row first, std::vector<HiddenMatches>& counts) const
    {
        BlockMarks unseenMarks;
        const auto unseen = std::span(unseenMarks).first(std::min(blockRows, rows.bound() - first));
        if (!markCandidates(rows, first, unseen))
            return;
        BlockMarks seenMarks;
        const auto seen = std::span(seenMarks).first(unseen.size());
        if (!dropSeenWords(first, unseen, seen))
            return;
        if (m_isIdShown) {
            std::ranges::fill(seen, 0);
            markIds(m_history, m_finder, first, seen);
            drop(unseen, seen);
        }
        for (std::size_t i = 0; i < unseen.size(); ++i) {
            if (unseen[i] != 0)
                ++counts[placeOf(first + static_cast<Row>(i))].rows;
        }
    }

    /// Those of the rows that may show nothing of the text; whether there are any.
    [[nodiscard]] bool markCandidates(
        const RowSet& rows, Row first, std::span<char> candidates) const
    {
        std::ranges::fill(candidates, m_isIdShown ? 0 : 1);
        BlockMarks marks;
        const auto has = std::span(marks).first(candidates.size());
        for (const Hidden& hidden : m_hidden) {
            hidden.words->set.mark(hidden.words->symbols.subspan(first, has.size()), has);
            for (std::size_t i = 0; i < has.size(); ++i)
                candidates[i] = static_cast<char>(candidates[i] | has[i]);
        }
        char any = 0;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const auto isIn = static_cast<char>(rows.has(first + static_cast<Row>(i)));
            candidates[i] = static_cast<char>(candidates[i] & isIn);
            any = static_cast<char>(any | candidates[i]);
        }
        return any != 0;
    }

    /// Without those that have the text in a column of words in view; whether there are any left.
    [[nodiscard]] bool dropSeenWords(Row first, std::span<char> unseen, std::span<char> seen) const
    {
        for (const FoundWords* words : m_shown) {
            words->set.mark(words->symbols.subspan(first, seen.size()), seen);
            drop(unseen, seen);
        }
        BlockMarks runningMarks;
        const auto running = std::span(runningMarks).first(seen.size());
        for (const Hidden& hidden : m_hidden) {
            if (!hidden.isSeenOfRunning)
                continue;
            m_running.mark(m_history.symbols(Column::Status).subspan(first, seen.size()), running);
            hidden.words->set.mark(hidden.words->symbols.subspan(first, seen.size()), seen);
            for (std::size_t i = 0; i < seen.size(); ++i)
                seen[i] = static_cast<char>(seen[i] & running[i]);
            drop(unseen, seen);
        }
        return std::ranges::find(unseen, 1) != unseen.end();
    }

    static void drop(std::span<char> marks, std::span<const char> others)
    {
        for (std::size_t i = 0; i < marks.size(); ++i)
            marks[i] = static_cast<char>(marks[i] & (others[i] ^ 1));
    }

    /// The first of the columns that have the text; what is in none of the words is in the id.
    [[nodiscard]] std::size_t placeOf(Row row) const
    {
        const auto has = [row](const Hidden& hidden) { return hidden.words->has(row); };
        return static_cast<std::size_t>(std::ranges::find_if(m_hidden, has) - m_hidden.begin());
    }

    const History& m_history;
    const deployment::CaseInsensitiveFinder& m_finder;
    bool m_isIdShown;
    SymbolSet m_running; ///< of the statuses
    std::vector<const FoundWords*> m_shown;
    std::vector<Hidden> m_hidden;
};

} // namespace

std::vector<HiddenMatches> hiddenMatches(
    const History& history, std::string_view text, const RowSet& rows, const ColumnsInView& inView)
{
    if (text.empty())
        return {};
    const deployment::CaseInsensitiveFinder finder(text);
    const auto found = foundWords(history, finder);
    auto counts = MatchCounter(history, finder, found, inView).counts(rows);
    std::erase_if(counts, [](const HiddenMatches& each) { return each.rows == 0; });
    std::ranges::stable_sort(counts, std::ranges::greater(), &HiddenMatches::rows);
    return counts;
}

} // namespace history
