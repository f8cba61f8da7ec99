// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/log/log_matcher.h"

#include "log_expression.h"
#include "required_text.h"

#include "deploy/deployment/folded_text.h"

#include <algorithm>

namespace models {

using deployment::LogBlock;

namespace {

/// Of a block, to see how frequent a string is in what is to come.
constexpr std::size_t sampleSize = 4096;
/// How far ASCII is looked for at once: what was looked at is to be in the cache when it is
/// searched.
constexpr std::size_t lookedAhead = std::size_t(64) << 10;

/// The entry, starting at that one, which contains the place of the block's text. Hits are near
/// each other or far apart, so the steps double until they are past it.
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
    if (pattern.m_syntax == LogPattern::Syntax::Plain) {
        m_text = pattern.m_finder;
        return;
    }
    m_expression = std::make_unique<LogExpressionMatcher>(pattern.m_matched);
    for (const std::string& text : requiredTexts(pattern.m_text.toStdString()))
        m_required.emplace_back(text);
}

LogMatcher::~LogMatcher() = default;

LogMatcher::Found LogMatcher::search(const LogBlock& block, std::size_t from,
    std::size_t numberOfFirst, const std::atomic<bool>& cancelled)
{
    Found found;
    const Search search{block, numberOfFirst, cancelled, found};
    if (from >= block.size())
        return found;
    if (m_text)
        searchText(search, from);
    else if (m_expression)
        searchExpression(search, from);
    return found;
}

/// Entries of ASCII alone are searched together, the others each for itself.
void LogMatcher::searchText(const Search& search, std::size_t from)
{
    const LogBlock& block = search.block;
    const std::string_view text = block.text();
    m_text->inAscii().adaptTo(text.substr(block.begin(from), sampleSize));
    while (from < block.size() && !search.cancelled) {
        const std::size_t begin = block.begin(from);
        const std::size_t most = std::max(block.end(from), begin + lookedAhead);
        const std::size_t ascii = deployment::endOfAscii(text.substr(0, most), begin);
        const std::size_t end = ascii < text.size() ? entryAt(block, from, ascii) : block.size();
        searchBytes(search, m_text->inAscii(), from, end);
        for (from = end; from < block.size() && !search.cancelled; ++from) {
            const std::string_view message = block.message(from);
            if (deployment::isAscii(message))
                break;
            if (m_text->occursIn(message))
                addMatch(search, from);
        }
    }
}

void LogMatcher::searchExpression(const Search& search, std::size_t from)
{
    const LogBlock& block = search.block;
    const std::string_view rest = std::string_view(block.text()).substr(block.begin(from));
    if (const deployment::ByteFinder* finder = requiredIn(rest, block.size() - from))
        return searchBytes(search, *finder, from, block.size());
    for (std::size_t entry = from; entry < block.size() && !search.cancelled; ++entry)
        addMatch(search, entry);
}

/// The finder of the text that is rarest in what is to come; null where looking at each entry is
/// quicker.
const deployment::ByteFinder* LogMatcher::requiredIn(std::string_view text, std::size_t entries)
{
    const std::string_view sample = text.substr(0, sampleSize);
    const std::size_t sampled = entries * sample.size() / std::max<std::size_t>(1, text.size());
    // Only a string that most entries lack saves time.
    std::size_t fewest = sampled / 2 + 1;
    const deployment::ByteFinder* best = nullptr;
    for (deployment::ByteFinder& finder : m_required) {
        finder.adaptTo(sample);
        const std::size_t hits = finder.count(sample);
        if (hits < fewest) {
            fewest = hits;
            best = &finder;
        }
    }
    return best;
}

/// The entries up to that one in which the finder's text stands.
void LogMatcher::searchBytes(
    const Search& search, const deployment::ByteFinder& finder, std::size_t from, std::size_t to)
{
    if (from >= to)
        return;
    const LogBlock& block = search.block;
    const std::string_view text = std::string_view(block.text()).substr(0, block.end(to - 1));
    std::size_t place = block.begin(from);
    while (
        (place = finder.find(text, place)) != deployment::ByteFinder::npos && !search.cancelled) {
        from = entryAt(block, from, place);
        // A hit that reaches into the next entry is none.
        if (place + finder.size() <= block.end(from))
            addMatch(search, from);
        place = block.end(from);
    }
}

void LogMatcher::addMatch(const Search& search, std::size_t entry)
{
    const LogOutcome outcome =
        m_expression ? m_expression->match(search.block.message(entry)) : LogOutcome::Match;
    if (outcome == LogOutcome::Match)
        search.found.entries.push_back(static_cast<std::uint32_t>(search.numberOfFirst + entry));
    search.found.tooComplex += outcome == LogOutcome::TooComplex;
}

} // namespace models
