// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace server {

struct Event {
    std::uint64_t number = 0; ///< of all events of the server, one after the other
    std::string name;
    std::string data; ///< JSON, one line

    bool operator==(const Event&) const = default;
};
using EventPointer = std::shared_ptr<const Event>;

/// The latest events, for any number of streams that wait for them. Safe from any thread.
class EventHub {
public:
    /// The position is the number of the last event before this life of the server.
    EventHub(std::uint64_t position, std::size_t capacity);

    /// The events' numbers continue from position().
    void append(std::vector<Event> events);
    [[nodiscard]] std::uint64_t position() const;
    /// Whether everything after the event with this number is still here.
    [[nodiscard]] bool canGoOnFrom(std::uint64_t number) const;

    struct Waited {
        std::vector<EventPointer> events;
        bool lost = false; ///< what comes after the position is gone in part
        bool closed = false;
    };
    /// The events after the position, at most `most`; waits for the first of them, up to the given
    /// time.
    [[nodiscard]] Waited waitAfter(
        std::uint64_t position, std::chrono::milliseconds patience, std::size_t most = 500);

    /// Wakes everybody up for good.
    void close();

private:
    [[nodiscard]] bool holdsAllAfter(std::uint64_t number) const;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<EventPointer> m_events;
    std::uint64_t m_position;
    std::size_t m_capacity;
    bool m_isClosed = false;
};

} // namespace server
