// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live_feed.h"
#include "poll_timer.h"
#include "restart_detector.h"

namespace sources {

/// Reads the list again and again: when, how much of it, and whether what comes is believed. One
/// reading at a time; none may be wanted while mayRead() says no.
class ListCycle {
public:
    /// mayRead: the server may be asked now.
    ListCycle(LiveFeed& feed, std::shared_ptr<Scheduler> scheduler, std::function<bool()> mayRead);

    /// Now; all of it if that is wanted, else the beginning may do. What was wanted whole stays
    /// wanted until it has come, whatever fails before.
    void read(bool whole);
    /// Now, whatever was known of it.
    void readAfresh();
    /// Something contradicts the list: it is looked at, but not too often.
    void check();
    void stop();
    /// One is under way, or has its time.
    [[nodiscard]] bool isGoingOn() const { return m_feed.isReadingList() || m_timer.isWaiting(); }
    [[nodiscard]] PollTimer& timer() { return m_timer; }
    [[nodiscard]] const PollTimer& timer() const { return m_timer; }

    /// A whole list has come once.
    [[nodiscard]] bool hasList() const { return m_hasList; }
    /// In the server's events, of the latest list that was whole: of what changed beyond the
    /// beginning since then, only the events tell. Empty: none was given.
    [[nodiscard]] const QByteArray& positionOfWhole() const { return m_positionOfWhole; }
    /// Takes a list that has come.
    [[nodiscard]] RestartDetector::Verdict evaluate(const ListEnd& end, deployment::Timestamp now);
    [[nodiscard]] RestartDetector& restartDetector() { return m_restartDetector; }
    [[nodiscard]] const RestartDetector& restartDetector() const { return m_restartDetector; }
    /// The server starts over.
    void forget();

private:
    void poll(bool whole);
    void handlePosition(const ListEnd& end);
    void start(bool whole, bool afresh);

    LiveFeed& m_feed;
    std::function<bool()> m_mayRead;
    PollTimer m_timer;
    RestartDetector m_restartDetector;
    QByteArray m_position; ///< in the events, of the latest list; empty: none
    QByteArray m_positionOfWhole;
    ListExtent m_extent = ListExtent::First; ///< of the latest reading
    int m_peeks = 0; ///< since the last whole list
    bool m_needsWhole = false; ///< the beginning does not do
    bool m_hasList = false;
    bool m_hasMore = false; ///< than its beginning
};

} // namespace sources
