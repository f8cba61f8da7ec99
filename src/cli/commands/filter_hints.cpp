// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter_hints.h"

#include "output/value_formatting.h"

#include "deploy/deployment/display_text.h"
#include "deploy/history/likeness.h"

#include <algorithm>
#include <string_view>

namespace cli {

namespace {

constexpr std::size_t maxNamed = 5;

std::string shownWord(std::string_view text)
{
    return '"' + deployment::displayText(text, 64) + '"';
}

std::string listed(const std::vector<std::string_view>& words)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(words.size(), maxNamed); ++i)
        text.append(i == 0 ? "" : ", ").append(shownWord(words[i]));
    return text + (words.size() > maxNamed ? ", …" : "");
}

/// Whom a sentence is about that begins with it.
std::string_view noDeployment(bool isNarrowed)
{
    return isNarrowed ? "no deployment that the server gives for this filter" : "no deployment";
}

std::string unknownValue(std::string_view which, const std::string& value,
    const std::vector<history::FacetValue>& values)
{
    std::vector<std::string_view> known;
    known.reserve(values.size());
    for (const history::FacetValue& one : values) {
        if (one.count > 0) // where all have a value, none is no value of any
            known.push_back(one.text);
    }
    std::ranges::sort(known);
    const std::vector<std::string_view> meant = history::alikeOf(value, known);
    std::string text = std::string{which} + ' ' + shownWord(value);
    if (!meant.empty())
        return text + "; did you mean " + listed(meant) + '?';
    return known.empty() ? text : text + "; there are " + listed(known);
}

void addUnknownValues(std::vector<std::string>& hints, std::string_view which,
    const std::vector<std::string>& wanted, const std::vector<history::FacetValue>& known)
{
    for (const std::string& value : wanted) {
        if (std::ranges::none_of(
                known, [&value](const history::FacetValue& one) { return one.text == value; }))
            hints.push_back(unknownValue(which, value, known));
    }
}

} // namespace

std::vector<std::string> filterHints(
    const history::History& history, const history::Filter& filter, bool isNarrowed)
{
    const std::string none{noDeployment(isNarrowed)};
    std::vector<std::string> hints;
    const auto& [since, until] = filter.range;
    if (since && until && *since >= *until)
        hints.push_back("the time range is empty: --since ("
            + timeText(since, deployment::Zone::Utc) + ") is not before --until ("
            + timeText(until, deployment::Zone::Utc) + ')');
    if (history.empty() && isNarrowed && hints.empty())
        hints.emplace_back("the server gives no deployment for this filter");
    if (history.empty())
        return hints;
    for (const history::Column column : history::filterColumns)
        if (filter.has(history::FilterPart::words(column)))
            addUnknownValues(hints, none + " has the " + std::string{nameOf(column)},
                filter.words[column], history::facet(history, {}, column));
    history::Filter range;
    range.range = filter.range;
    if (filter.rows && filter.rows->empty())
        hints.push_back("nothing needs attention: no deployment is paused, late, or failed without "
                        "having been replaced");
    if (hints.empty() && (since || until) && history::markMatching(history, range).count == 0)
        hints.push_back(none + " started in this time range");
    history::Filter text;
    text.text = filter.text;
    if (!text.isEmpty() && history::markMatching(history, text).count == 0)
        hints.push_back(none + " has the text " + shownWord(filter.text)
            + " in its id, version, environment, service, executor or step");
    return hints;
}

} // namespace cli
