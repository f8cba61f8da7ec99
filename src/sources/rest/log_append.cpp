// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_append.h"

#include "deploy/formats/record/log_page.h"

#include <algorithm>

namespace sources {

namespace {

/// Appends the entries of the page starting at that one.
void appendFrom(std::size_t first, formats::LogPage page, deployment::Log& log)
{
    if (first == 0) {
        log.append(std::move(page.entries));
        return;
    }
    const deployment::Log& entries = page.entries;
    for (std::size_t entry = first; entry < entries.size(); ++entry)
        log.append(entries.ownTime(entry), entries.message(entry));
}

/// How many entries stand before the page: as it says itself; otherwise none, if it is the whole
/// log; otherwise what was asked for.
std::size_t firstOf(const formats::LogPage& page, std::size_t asked)
{
    if (page.after)
        return static_cast<std::size_t>(*page.after);
    return page.total == static_cast<std::int64_t>(page.entries.size()) ? 0 : asked;
}

/// What page and log both have reads the same.
bool agree(const formats::LogPage& page, std::size_t first, const deployment::Log& log)
{
    const std::size_t end = std::min(log.size(), first + page.entries.size());
    for (std::size_t entry = first; entry < end; ++entry) {
        if (page.entries.message(entry - first) != log.message(entry))
            return false;
    }
    return true;
}

} // namespace

std::size_t knownEntries(const deployment::Log& log)
{
    return log.empty() ? 0 : log.size() - 1;
}

LogPageResult appendLogPage(const QByteArray& body, std::size_t asked, deployment::Log& log)
{
    auto page = formats::decodeLogPage({body.constData(), static_cast<std::size_t>(body.size())});
    if (!page)
        return LogPageResult::NoLog;
    const std::size_t known = log.size();
    const std::size_t first = firstOf(*page, asked);
    const std::size_t total = static_cast<std::size_t>(page->total.value_or(0));
    const bool isShorter = page->total ? total < known : first + page->entries.size() < known;
    if (isShorter || !agree(*page, first, log)) {
        log = {};
        return LogPageResult::Another;
    }
    if (first > known)
        return LogPageResult::NoLog;
    const std::size_t toSkip = std::min(known - first, page->entries.size());
    appendFrom(toSkip, std::move(*page), log);
    if (total <= log.size())
        return LogPageResult::End;
    return log.size() > known ? LogPageResult::More : LogPageResult::Short;
}

} // namespace sources
