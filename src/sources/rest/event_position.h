// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "event_news.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sources {

/// Where in a server's events a stream stands, and what the server's own count says of that: that
/// it has fallen back, or owes events that it had before the stream began.
class EventPosition {
public:
    /// The latest event that is known; empty: none.
    [[nodiscard]] const std::string& latest() const { return m_latest; }
    void setLatest(std::string latest) { m_latest = std::move(latest); }

    /// A stream is asked for that starts after the latest event.
    void beginStream();
    /// That stream starts after a known event, so that nothing was missed.
    [[nodiscard]] bool isContinuous() const { return m_isContinuous; }
    /// The number of the latest event when the stream was opened, if the server sent it.
    [[nodiscard]] std::optional<std::uint64_t> hello() const { return m_hello; }

    /// What the stream has brought: the id of the last event that has one, and the events.
    enum class Verdict {
        Plain,
        Owing, ///< The server has more events than we have, and should repeat them now.
        FellBack ///< It counts fewer events than before.
    };
    [[nodiscard]] Verdict accept(const std::string& lastId, const std::vector<EventNews>& events);

    /// Some that the server owes have not come yet.
    [[nodiscard]] bool isOwed() const { return m_owed.has_value(); }
    /// Nothing is waited for any more.
    void forgetOwed() { m_owed.reset(); }
    /// What these events are of those that are owed.
    enum class Repeats {
        None,
        Some, ///< Or the last one: isOwed() says which.
        Missed ///< Later ones came without them.
    };
    [[nodiscard]] Repeats repeatsIn(const std::vector<EventNews>& events);

private:
    void acceptHello(const ServerEvent& event);
    [[nodiscard]] bool hasFallenBack();

    std::string m_latest;
    std::optional<std::uint64_t> m_asked; ///< the event after which this stream was to start
    std::optional<std::uint64_t> m_hello;
    std::optional<std::uint64_t> m_owed; ///< the last event that this stream has to repeat
    bool m_isContinuous = false;
    bool m_isFallReported = false; ///< and has not been contradicted since
};

} // namespace sources
