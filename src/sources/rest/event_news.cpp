// SPDX-License-Identifier: GPL-3.0-or-later
#include "event_news.h"

#include "deploy/formats/json/json_member.h"
#include "deploy/formats/record/log_page.h"

#include "live/record_revision.h"

#include <limits>
#include <utility>

namespace sources {

namespace {

std::size_t logEndOf(std::string_view data)
{
    const auto page = formats::decodeLogPage(data);
    return page && page->after ? static_cast<std::size_t>(*page->after) + page->entries.size()
                               : std::numeric_limits<std::size_t>::max();
}

} // namespace

EventNews newsOf(ServerEvent event)
{
    EventNews news{std::move(event), {}, {}, 0};
    const bool isDeployment = news.event.type == "deployment";
    if (!isDeployment && news.event.type != "log")
        return news;
    news.deployment = formats::findTextMember(news.event.data, "id");
    if (!news.deployment)
        return news;
    if (isDeployment)
        news.revision = revisionOf(news.event.data);
    else
        news.logEnd = logEndOf(news.event.data);
    return news;
}

} // namespace sources
