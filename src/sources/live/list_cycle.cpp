// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_cycle.h"

#include <utility>

namespace sources {

namespace {

constexpr int peeksBetweenLists = 10;

} // namespace

ListCycle::ListCycle(
    LiveFeed& feed, std::shared_ptr<Scheduler> scheduler, std::function<bool()> mayRead)
    : m_feed(feed)
    , m_mayRead(std::move(mayRead))
    , m_timer(std::move(scheduler), [this](bool whole) { poll(whole); })
{
}

/// What has failed is not put off: until it is there again, nothing is current.
void ListCycle::poll(bool whole)
{
    if (!m_timer.hasFailed() && m_feed.putsPollsOff())
        m_timer.wait(PollTimer::busyInterval, whole);
    else
        read(whole);
}

void ListCycle::read(bool whole)
{
    start(whole, false);
}

void ListCycle::readAfresh()
{
    start(true, true);
}

void ListCycle::start(bool whole, bool afresh)
{
    m_needsWhole = m_needsWhole || whole;
    if (!m_mayRead())
        return;
    m_timer.stop();
    // What is known to be older than something else cannot be what has not changed.
    const bool isDoubtful = m_restartDetector.isWaiting();
    m_extent = ListExtent::Peek;
    if (!m_hasList)
        m_extent = ListExtent::First;
    else if (m_needsWhole || isDoubtful || !m_hasMore || ++m_peeks >= peeksBetweenLists)
        m_extent = ListExtent::Whole;
    if (m_extent == ListExtent::Whole)
        m_peeks = 0;
    m_feed.readList(m_extent, afresh || isDoubtful);
}

void ListCycle::check()
{
    m_needsWhole = true;
    if (!isGoingOn())
        m_timer.check();
}

void ListCycle::stop()
{
    m_feed.abortList();
    m_timer.stop();
}

RestartDetector::Verdict ListCycle::evaluate(const ListEnd& end, deployment::Timestamp now)
{
    m_timer.forgetFailures();
    m_hasList = true;
    m_hasMore = end.hasMore;
    if (m_extent != ListExtent::Peek && !end.isBehind) {
        m_needsWhole = end.lacksSome;
        m_positionOfWhole = end.position;
    }
    handlePosition(end);
    return m_restartDetector.evaluate(end.isBehind, now);
}

void ListCycle::handlePosition(const ListEnd& end)
{
    if (end.position.isEmpty())
        return;
    if (!m_position.isEmpty() && m_feed.isEarlier(end.position, m_position))
        m_restartDetector.noteLowerPosition();
    if (!end.isBehind)
        m_position = end.position;
}

void ListCycle::forget()
{
    m_restartDetector = {};
    m_position.clear();
    m_positionOfWhole.clear();
    m_needsWhole = true;
}

} // namespace sources
