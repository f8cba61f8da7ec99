// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/faults/fault.h"
#include "server/live/event_hub.h"

#include "deploy/deployment/timestamp.h"

#include <chrono>
#include <optional>
#include <string>

namespace server {

/// What one client of GET /events is sent, piece by piece.
class EventFeed {
public:
    struct Options {
        std::uint64_t after = 0;
        deployment::Timestamp now; ///< for the greeting
        std::chrono::milliseconds heartbeat = std::chrono::seconds(15);
        std::optional<Fault> fault;
    };
    EventFeed(EventHub& hub, Options options);

    /// What to send next. Empty if there was nothing within a while; nullopt when the stream is
    /// over.
    [[nodiscard]] std::optional<std::string> next();

private:
    using Instant = std::chrono::steady_clock::time_point;

    [[nodiscard]] bool has(FaultKind kind) const
    {
        return m_options.fault && m_options.fault->kind == kind;
    }
    [[nodiscard]] std::string greeting() const;
    [[nodiscard]] std::string frames(const std::vector<EventPointer>& events);
    [[nodiscard]] std::string heartbeat();

    EventHub& m_hub;
    Options m_options;
    std::uint64_t m_position;
    std::uint64_t m_sent = 0; ///< events
    bool m_hasGreeted = false;
    Instant m_lastWords;
};

} // namespace server
