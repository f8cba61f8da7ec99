// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_page.h"

#include "deploy/formats/log_page.h"

namespace sources {
namespace {

/// Appends the entries of the page from that one on.
void appendFrom(std::size_t first, formats::LogPage page, deployment::Log& log)
{
    if (first == 0 && page.withoutTime == 0) {
        log.append(std::move(page.entries));
        return;
    }
    const deployment::Log& entries = page.entries;
    const auto before = log.empty() ? deployment::Timestamp() : log.time(log.size() - 1);
    for (std::size_t entry = first; entry < entries.size(); ++entry)
        log.append(entry < page.withoutTime ? before : entries.time(entry), entries.message(entry));
}

} // namespace

LogPageResult appendLogPage(const QByteArray& body, deployment::Log& log)
{
    auto page = formats::decodeLogPage({body.constData(), static_cast<std::size_t>(body.size())});
    const auto known = static_cast<std::int64_t>(log.size());
    if (!page || page->after.value_or(known) > known)
        return LogPageResult::NoLog;
    const std::int64_t total = page->total.value_or(0);
    if (page->total && total < known) {
        // The server has lost entries that were known: this is another log.
        log = {};
        return LogPageResult::More;
    }
    const auto first = static_cast<std::size_t>(known - page->after.value_or(known));
    appendFrom(first, std::move(*page), log);
    const auto now = static_cast<std::int64_t>(log.size());
    return now > known && total > now ? LogPageResult::More : LogPageResult::End;
}

} // namespace sources
