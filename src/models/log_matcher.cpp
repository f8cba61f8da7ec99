// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/log_matcher.h"

#include "log_expression.h"
#include "required_text.h"

#include <algorithm>
#include <limits>

namespace models {

using deployment::LogBlock;

namespace {

/// Of a block, to see how frequent a text is in what is to come.
constexpr std::size_t SampleSize = 4096;

/// The entry, from that one on, in which the place of the block's text lies. Hits are near each
/// other or far apart, so the steps double until they are past it.
std::size_t entryAt(const LogBlock& block, std::size_t from, std::size_t place)
{
    std::size_t step = 1;
    std::size_t last = from;
    while (last < block.size() && block.end(last) <= place) {
        from = last + 1;
        last += step;
        step *= 2;
    }
    last = std::min(last, block.size() - 1);
    while (from < last) {
        const std::size_t middle = from + (last - from) / 2;
        if (block.end(middle) <= place)
            from = middle + 1;
        else
            last = middle;
    }
    return from;
}

} // namespace

struct LogMatcher::Search {
    const LogBlock& block;
    std::size_t numberOfFirst;
    const std::atomic<bool>& cancelled;
    Found& found;
};

LogMatcher::LogMatcher(const LogPattern& pattern)
{
    if (pattern.isEmpty() || !pattern.error().isEmpty())
        return;
    if (!pattern.m_matched) {
        m_finders.emplace_back(pattern.m_bytes);
        return;
    }
    m_expression = std::make_unique<LogExpressionMatcher>(pattern.m_matched);
    if (pattern.m_syntax != LogPattern::Syntax::RegularExpression)
        return;
    for (const std::string& text : requiredTexts(pattern.m_text.toStdString()))
        m_finders.emplace_back(text);
}

LogMatcher::~LogMatcher() = default;

LogMatcher::Found LogMatcher::search(const LogBlock& block, std::size_t from,
    std::size_t numberOfFirst, const std::atomic<bool>& cancelled)
{
    Found found;
    const Search search{block, numberOfFirst, cancelled, found};
    if (from >= block.size())
        return found;
    const std::string_view rest = std::string_view(block.text()).substr(block.begin(from));
    if (deployment::FoldedFinder* finder = finderFor(rest, block.size() - from))
        searchText(search, *finder, from);
    else if (m_expression)
        searchEach(search, from);
    return found;
}

/// The finder of the text that is rarest in what is to come; null where looking at each entry is
/// quicker.
deployment::FoldedFinder* LogMatcher::finderFor(std::string_view text, std::size_t entries)
{
    const std::string_view sample = text.substr(0, SampleSize);
    const std::size_t sampled = entries * sample.size() / std::max<std::size_t>(1, text.size());
    // Before an expression, only a text that most entries lack saves time.
    std::size_t fewest = m_expression ? sampled / 2 + 1 : std::numeric_limits<std::size_t>::max();
    deployment::FoldedFinder* best = nullptr;
    for (deployment::FoldedFinder& finder : m_finders) {
        finder.adaptTo(sample);
        const std::size_t hits = finder.count(sample);
        if (hits < fewest) {
            fewest = hits;
            best = &finder;
        }
    }
    return best;
}

void LogMatcher::searchText(
    const Search& search, deployment::FoldedFinder& finder, std::size_t from)
{
    const LogBlock& block = search.block;
    const std::string_view text = block.text();
    std::size_t place = block.begin(from);
    while ((place = finder.find(text, place)) != std::string_view::npos && !search.cancelled) {
        from = entryAt(block, from, place);
        // A hit that reaches into the next entry is none.
        if (place + finder.size() <= block.end(from))
            take(search, from);
        place = block.end(from);
    }
}

void LogMatcher::searchEach(const Search& search, std::size_t from)
{
    for (std::size_t entry = from; entry < search.block.size() && !search.cancelled; ++entry)
        take(search, entry);
}

void LogMatcher::take(const Search& search, std::size_t entry)
{
    const LogOutcome outcome =
        m_expression ? m_expression->match(search.block.message(entry)) : LogOutcome::Match;
    if (outcome == LogOutcome::Match)
        search.found.entries.push_back(static_cast<std::uint32_t>(search.numberOfFirst + entry));
    search.found.tooComplex += outcome == LogOutcome::TooComplex;
}

} // namespace models
