// SPDX-License-Identifier: GPL-3.0-or-later
#include "event_position.h"

#include "deploy/deployment/decimal.h"
#include "deploy/formats/json/json_member.h"

#include "http/messages/http_headers.h"

#include <utility>

namespace sources {

void EventPosition::beginStream()
{
    m_asked = deployment::parseDecimal(m_latest);
    m_hello.reset();
    m_owed.reset();
    m_isContinuous = !m_latest.empty();
}

EventPosition::Verdict EventPosition::accept(
    const std::string& lastId, const std::vector<EventNews>& events)
{
    // One that cannot be sent back is none: the next stream begins with a new list.
    if (!lastId.empty())
        m_latest = isHeaderSafe(QByteArray::fromStdString(lastId)) ? lastId : "";
    for (const EventNews& news : events)
        acceptHello(news.event);
    if (!m_asked || !m_hello)
        return Verdict::Plain;
    // A server that has started anew may take our position and have forgotten what came after it.
    const bool isOwing = *m_hello > *m_asked;
    if (isOwing)
        m_owed = m_hello;
    if (hasFallenBack())
        return Verdict::FellBack;
    return isOwing ? Verdict::Owing : Verdict::Plain;
}

void EventPosition::acceptHello(const ServerEvent& event)
{
    if (event.type != "hello")
        return;
    m_hello = deployment::parseDecimal(
        formats::findMember(event.data, "position").value_or(std::string_view()));
    if (m_hello && m_latest.empty())
        m_latest = std::to_string(*m_hello);
}

/// Reported once: a server that says so again right away, of a position that it has just given
/// itself, does not count that way.
bool EventPosition::hasFallenBack()
{
    const bool isLower = *m_hello < *m_asked;
    m_asked.reset(); // judged
    return std::exchange(m_isFallReported, isLower) != isLower && isLower;
}

EventPosition::Repeats EventPosition::repeatsIn(const std::vector<EventNews>& events)
{
    Repeats found = Repeats::None;
    for (const EventNews& news : events) {
        const auto number = deployment::parseDecimal(news.event.id);
        if (!m_owed || !number || news.event.type == "hello")
            continue;
        if (*number > *m_owed)
            return Repeats::Missed;
        found = Repeats::Some;
        if (*number == *m_owed)
            m_owed.reset();
    }
    return found;
}

} // namespace sources
