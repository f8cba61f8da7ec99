// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter_hints.h"

#include "output/value_formatting.h"

#include "deploy/deployment/display_text.h"
#include "deploy/deployment/folded_text.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

namespace cli {

namespace {

constexpr std::size_t maxNamed = 5;

std::string shownWord(std::string_view text)
{
    return '"' + deployment::displayText(text, 64) + '"';
}

/// How many bytes have to be changed, added or left out (Levenshtein).
std::size_t distance(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t changed = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, diagonal + 1, row[j] + 1});
        }
    }
    return row.back();
}

/// Whether one may be a typing error for the other.
bool isAlike(std::string_view typed, std::string_view known)
{
    // Beyond this, a typing error is no explanation, and the comparison is slow.
    constexpr std::size_t longest = 256;
    if (typed.size() > longest || known.size() > longest)
        return false;
    if (known.empty())
        return false;
    const std::string left = deployment::foldedText(typed);
    const std::string right = deployment::foldedText(known);
    return left.find(right) != std::string::npos || right.find(left) != std::string::npos
        || distance(left, right) <= std::max<std::size_t>(1, left.size() / 3);
}

std::string listed(const std::vector<std::string_view>& words)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(words.size(), maxNamed); ++i)
        text.append(i == 0 ? "" : ", ").append(shownWord(words[i]));
    return text + (words.size() > maxNamed ? ", …" : "");
}

std::string unknownValue(
    std::string_view kind, const std::string& value, const std::vector<history::FacetValue>& values)
{
    std::vector<std::string_view> known;
    known.reserve(values.size());
    for (const history::FacetValue& one : values)
        known.push_back(one.text);
    std::ranges::sort(known);
    std::vector<std::string_view> meant;
    std::ranges::copy_if(known, std::back_inserter(meant),
        [&value](std::string_view word) { return isAlike(value, word); });
    std::string text = "no deployment has the " + std::string{kind} + ' ' + shownWord(value);
    if (!meant.empty())
        return text + "; did you mean " + listed(meant) + '?';
    return known.empty() ? text : text + "; there are " + listed(known);
}

void addUnknownValues(std::vector<std::string>& hints, std::string_view kind,
    const std::vector<std::string>& wanted, const std::vector<history::FacetValue>& known)
{
    for (const std::string& value : wanted) {
        if (std::ranges::none_of(
                known, [&value](const history::FacetValue& one) { return one.text == value; }))
            hints.push_back(unknownValue(kind, value, known));
    }
}

} // namespace

std::vector<std::string> filterHints(const history::History& history, const history::Filter& filter)
{
    std::vector<std::string> hints;
    const auto& [since, until] = filter.range;
    if (since && until && *since >= *until)
        hints.push_back("the time range is empty: --since ("
            + timeText(since, deployment::Zone::Utc) + ") is not before --until ("
            + timeText(until, deployment::Zone::Utc) + ')');
    if (history.empty())
        return hints;
    for (const history::Column column : history::filterColumns)
        if (filter.has(history::FilterPart::words(column)))
            addUnknownValues(
                hints, nameOf(column), filter.words[column], history::facet(history, {}, column));
    history::Filter range;
    range.range = filter.range;
    if (filter.rows && filter.rows->empty())
        hints.push_back("nothing needs attention: no deployment is paused, late, or failed without "
                        "having been replaced");
    if (hints.empty() && (since || until) && history::markMatching(history, range).count == 0)
        hints.push_back("no deployment started in this time range");
    history::Filter text;
    text.text = filter.text;
    if (!text.isEmpty() && history::markMatching(history, text).count == 0)
        hints.push_back("no deployment has the text " + shownWord(filter.text)
            + " in its id, version, environment, service, executor or step");
    return hints;
}

} // namespace cli
