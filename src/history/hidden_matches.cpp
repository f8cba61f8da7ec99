// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/hidden_matches.h"

#include "row_marker.h"

#include <algorithm>
#include <optional>

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

class MatchCounter {
public:
    MatchCounter(const History& history, const deployment::CaseInsensitiveFinder& finder,
        const std::vector<FoundWords>& found, ColumnSet shown)
        : m_history(history)
        , m_finder(finder)
        , m_isIdShown(shown.has(Column::Id))
    {
        for (const FoundWords& words : found)
            (shown.has(words.column) ? m_shown : m_hidden).push_back(&words);
        for (const FoundWords* words : m_hidden)
            m_counts.push_back({words->column, 0});
        if (!m_isIdShown)
            m_counts.push_back({Column::Id, 0});
    }

    /// Whether there is anything to count.
    [[nodiscard]] bool isNeeded() const { return !m_counts.empty(); }
    void add(Row row)
    {
        const auto has = [row](const FoundWords* words) { return words->has(row); };
        const auto place = std::ranges::find_if(m_hidden, has) - m_hidden.begin();
        // What is in none of the words is in the id.
        if (place == std::ssize(m_counts) || std::ranges::any_of(m_shown, has)
            || (m_isIdShown && m_finder.occursIn(m_history.id(row))))
            return;
        ++m_counts[static_cast<std::size_t>(place)].rows;
    }
    [[nodiscard]] const std::vector<HiddenMatches>& counts() const { return m_counts; }

private:
    const History& m_history;
    const deployment::CaseInsensitiveFinder& m_finder;
    bool m_isIdShown;
    std::vector<const FoundWords*> m_shown;
    std::vector<const FoundWords*> m_hidden;
    std::vector<HiddenMatches> m_counts; ///< of the hidden ones, then of the id
};

} // namespace

std::vector<HiddenMatches> hiddenMatches(
    const History& history, std::string_view text, const RowSet& rows, const ColumnsInView& inView)
{
    std::vector<HiddenMatches> total;
    if (text.empty())
        return total;
    const deployment::CaseInsensitiveFinder finder(text);
    const auto found = foundWords(history, finder);
    MatchCounter others(history, finder, found, inView.columns);
    MatchCounter running(history, finder, found, inView.ofRunning);
    if (!others.isNeeded() && !running.isNeeded())
        return total;
    rows.forEach([&](Row row) {
        (history.status(row) == deployment::Status::Running ? running : others).add(row);
    });
    for (const MatchCounter* counter : {&others, &running}) {
        for (const HiddenMatches& each : counter->counts()) {
            const auto known = std::ranges::find(total, each.column, &HiddenMatches::column);
            if (known != total.end())
                known->rows += each.rows;
            else if (each.rows > 0)
                total.push_back(each);
        }
    }
    std::ranges::stable_sort(total, std::ranges::greater(), &HiddenMatches::rows);
    return total;
}

} // namespace history
