// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/hidden_matches.h"

#include "row_marker.h"

#include <algorithm>

namespace history {

namespace {

/// A column of words, and which of them have the text.
struct FoundWords {
    Column column;
    SymbolSet set;
    std::span<const Symbol> symbols; ///< by row

    [[nodiscard]] bool has(Row row) const { return set[symbols[row]] != 0; }
};

class MatchCounter {
public:
    MatchCounter(const History& history, std::string_view text, ColumnSet shown)
        : m_history(history)
        , m_finder(text)
        , m_isIdShown(shown.has(Column::Id))
    {
        for (const Column column : searchedWords) {
            SymbolSet set = symbolsContaining(history.pool(column), m_finder);
            if (std::ranges::find(set, 1) == set.end())
                continue;
            (shown.has(column) ? m_shown : m_hidden)
                .push_back({column, std::move(set), history.symbols(column)});
        }
        for (const FoundWords& words : m_hidden)
            m_counts.push_back({words.column, 0});
        if (!m_isIdShown)
            m_counts.push_back({Column::Id, 0});
    }

    void add(Row row)
    {
        const auto has = [row](const FoundWords& words) { return words.has(row); };
        if (std::ranges::any_of(m_shown, has)
            || (m_isIdShown && m_finder.occursIn(m_history.id(row))))
            return;
        // What is in none of the words is in the id.
        const auto place = std::ranges::find_if(m_hidden, has) - m_hidden.begin();
        if (place < std::ssize(m_counts))
            ++m_counts[static_cast<std::size_t>(place)].rows;
    }

    [[nodiscard]] std::vector<HiddenMatches> counts() &&
    {
        std::erase_if(m_counts, [](const HiddenMatches& each) { return each.rows == 0; });
        std::ranges::stable_sort(m_counts, std::ranges::greater(), &HiddenMatches::rows);
        return std::move(m_counts);
    }

private:
    const History& m_history;
    deployment::CaseInsensitiveFinder m_finder;
    bool m_isIdShown;
    std::vector<FoundWords> m_shown;
    std::vector<FoundWords> m_hidden;
    std::vector<HiddenMatches> m_counts; ///< of the hidden ones, then of the id
};

} // namespace

std::vector<HiddenMatches> hiddenMatches(
    const History& history, std::string_view text, std::span<const Row> rows, ColumnSet shown)
{
    if (text.empty())
        return {};
    MatchCounter counter(history, text, shown);
    for (const Row row : rows)
        counter.add(row);
    return std::move(counter).counts();
}

} // namespace history
