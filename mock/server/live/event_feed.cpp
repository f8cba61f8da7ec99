// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/live/event_feed.h"

#include "server/json_text.h"

#include <algorithm>

namespace server {

using formats::JsonWriter;

namespace {

constexpr std::chrono::milliseconds maxWait{500};

std::string frame(const Event& event)
{
    return "id: " + std::to_string(event.number) + "\nevent: " + event.name
        + "\ndata: " + event.data + "\n\n";
}

std::string resetFrame(std::string_view reason)
{
    return "event: reset\ndata: "
        + jsonObject([&](JsonWriter& json) { json.textField("reason", reason); }) + "\n\n";
}

} // namespace

EventFeed::EventFeed(EventHub& hub, Options options)
    : m_hub(hub)
    , m_options(std::move(options))
    , m_position(m_options.after)
{
}

std::optional<std::string> EventFeed::next()
{
    if (!std::exchange(m_hasGreeted, true)) {
        m_lastWords = std::chrono::steady_clock::now();
        return greeting();
    }
    if (has(FaultKind::StreamDrop) && m_sent >= m_options.fault->number(3))
        return {};
    const auto patience = std::min(maxWait, m_options.heartbeat);
    EventHub::Waited waited = m_hub.waitAfter(m_position, patience);
    if (waited.closed)
        return {};
    if (has(FaultKind::StreamSilent))
        return "";
    if (waited.lost) {
        m_position = m_hub.position();
        return resetFrame("The stream was too slow; events were lost.");
    }
    return waited.events.empty() ? heartbeat() : frames(waited.events);
}

std::string EventFeed::greeting() const
{
    std::string text = "retry: 2000\n\nevent: hello\ndata: " + jsonObject([this](JsonWriter& json) {
        json.countField("position", m_position);
        json.timeField("time", m_options.now);
    }) + "\n\n";
    if (has(FaultKind::StreamReset))
        text += resetFrame("Begin anew.");
    return text;
}

std::string EventFeed::frames(const std::vector<EventPointer>& events)
{
    std::string text;
    for (const EventPointer& event : events) {
        text += frame(*event);
        if (has(FaultKind::StreamTwice))
            text += frame(*event);
        m_position = event->number;
        ++m_sent;
        if (has(FaultKind::StreamDrop) && m_sent >= m_options.fault->number(3))
            break;
    }
    m_lastWords = std::chrono::steady_clock::now();
    return text;
}

std::string EventFeed::heartbeat()
{
    const Instant now = std::chrono::steady_clock::now();
    if (now - m_lastWords < m_options.heartbeat)
        return {};
    m_lastWords = now;
    return ": alive\n\n";
}

} // namespace server
