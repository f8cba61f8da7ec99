// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_and_watch.h"

#include <utility>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Milliseconds;

namespace {

constexpr int lossesBeforePolling = 3;
constexpr int answersBeforeStale = 3;
/// A stream that was not there is asked for again, less and less often.
constexpr Milliseconds firstProbe{30'000};
constexpr Milliseconds latestProbe{300'000};

} // namespace

ListAndWatch::ListAndWatch(LiveFeed& feed, std::shared_ptr<Scheduler> scheduler, Options options)
    : m_feed(feed)
    , m_scheduler(std::move(scheduler))
    , m_options(options)
    , m_lists(feed, m_scheduler, [this] { return m_options.list && mayRead(m_phase); })
    , m_probing(firstProbe, latestProbe)
    , m_gaps(m_scheduler, [this] { m_lists.read(true); })
    , m_sleep(m_scheduler, [this] { wake(); })
{
    connect(&m_freshness, &FreshnessTracker::changed, this, &ListAndWatch::freshnessChanged);
}

void ListAndWatch::raise(LiveEvent event)
{
    m_phase = nextPhase(m_phase, event);
}

void ListAndWatch::begin()
{
    if (m_options.follow && !m_sleep.isStarted())
        m_sleep.start();
    if (std::exchange(m_isLoading, true))
        return;
    update();
    Q_EMIT loadStarted();
}

void ListAndWatch::endLoad(const std::optional<Error>& error)
{
    if (std::exchange(m_isLoading, false))
        Q_EMIT loadFinished(error);
}

void ListAndWatch::resume()
{
    m_freshness.endOutage();
    raise(LiveEvent::Resumed);
    m_lists.read(true);
}

void ListAndWatch::suspend(const Error& reason)
{
    raise(LiveEvent::Suspended);
    m_lists.stop();
    closeStream();
    m_freshness.setOutage({Freshness::State::Stale, reason.message, std::nullopt, reason.code});
    endLoad(reason);
}

void ListAndWatch::refresh()
{
    raise(LiveEvent::Refreshed);
    if (m_stream == Stream::Open)
        raise(LiveEvent::StreamOpened);
    if (m_stream == Stream::Unavailable)
        m_stream = Stream::Closed; // perhaps it was only in the way of something in between
    begin();
    m_lists.read(true);
}

void ListAndWatch::cancel()
{
    if (!m_isLoading)
        return;
    raise(LiveEvent::Cancelled);
    m_lists.stop();
    const Error error{
        ErrorCode::Cancelled, {DEPLOY_MESSAGE("Message", "Loading was cancelled."), {}}, {}};
    m_freshness.setOutage({Freshness::State::Stale, error.message, std::nullopt, error.code});
    endLoad(error);
}

void ListAndWatch::setHidden(bool hidden)
{
    const bool wasHidden = m_lists.timer().isHidden();
    m_lists.timer().setHidden(hidden);
    const bool isPolling =
        m_lists.hasList() && !m_freshness.hasOutage() && m_stream != Stream::Open;
    if (wasHidden == hidden || !isPolling)
        return;
    const auto asOf = m_freshness.freshness().asOf.value_or(deployment::Timestamp());
    if (!hidden && m_scheduler->now() - asOf > PollTimer::busyInterval && !m_feed.isReadingList())
        m_lists.read(false);
    else if (m_lists.timer().isWaiting())
        m_lists.timer().waitInterval(m_feed.isBusy());
}

void ListAndWatch::setPollPace(const PollPace& pace)
{
    if (m_lists.timer().pace() == pace)
        return;
    m_lists.timer().setPace(pace);
    const bool isPolling =
        m_lists.hasList() && !m_freshness.hasOutage() && m_stream != Stream::Open;
    if (isPolling && m_lists.timer().isWaiting())
        m_lists.timer().waitInterval(m_feed.isBusy());
}

void ListAndWatch::listEnded(const ListEnd& end)
{
    if (end.failure) {
        listFailed(*end.failure);
        return;
    }
    switch (m_lists.evaluate(end, m_scheduler->now())) {
    case RestartDetector::Verdict::Current:
        handleCurrentList();
        break;
    case RestartDetector::Verdict::Behind:
        waitForCurrentList();
        break;
    case RestartDetector::Verdict::StartedOver:
        closeStream();
        startOver();
        m_lists.read(true);
        return;
    }
    endLoad(std::nullopt);
    Q_EMIT listRead();
}

void ListAndWatch::listFailed(const LiveFailure& failure)
{
    const Milliseconds delay = m_lists.timer().nextAttemptIn(failure.retryAfter);
    if (m_options.follow)
        m_lists.timer().wait(delay);
    m_freshness.setOutage(outageOf(failure.error, m_scheduler->now() + delay));
    endLoad(failure.error);
}

void ListAndWatch::handleCurrentList()
{
    if (m_freshness.endOutage())
        m_feed.checkWatched(LiveFeed::Watched::Failed);
    m_freshness.confirm(m_scheduler->now());
    raise(LiveEvent::ListCurrent);
    if (m_options.follow && m_stream == Stream::Closed) {
        m_stream = Stream::Started;
        m_feed.openStream(m_lists.positionOfWhole());
    }
    if (m_stream == Stream::Open) {
        m_feed.checkWatched(LiveFeed::Watched::Older);
    } else if (m_options.follow) {
        m_feed.checkWatched(LiveFeed::Watched::All);
        m_lists.timer().waitInterval(m_feed.isBusy());
    }
    update();
}

/// What is known is kept, and is reported as stale as soon as more than one answer says so.
void ListAndWatch::waitForCurrentList()
{
    if (!m_options.follow)
        return;
    m_lists.timer().wait(PollTimer::busyInterval);
    m_feed.checkWatched(LiveFeed::Watched::All);
    if (m_lists.restartDetector().answers() < answersBeforeStale && m_stream != Stream::Open)
        update();
    else
        m_freshness.setOutage({Freshness::State::Stale,
            {DEPLOY_MESSAGE("Message",
                 "The server's list is older than what is shown: a replica may lag behind, or the "
                 "server was reset. Retrying."),
                {}},
            m_scheduler->now() + PollTimer::busyInterval});
}

void ListAndWatch::startOver()
{
    m_feed.forgetAll();
    m_lists.forget();
    if (m_stream != Stream::Open)
        raise(LiveEvent::StartedOver);
}

void ListAndWatch::closeStream()
{
    m_feed.closeStream();
    if (m_stream != Stream::Unavailable)
        m_stream = Stream::Closed;
}

void ListAndWatch::streamOpened(bool isContinuous)
{
    m_stream = Stream::Open;
    raise(LiveEvent::StreamOpened);
    m_probing.reset();
    if (!m_lists.restartDetector().isWaiting()) {
        if (m_freshness.endOutage())
            m_feed.checkWatched(LiveFeed::Watched::Failed);
        m_freshness.confirm(m_scheduler->now());
        m_lists.timer().stop();
    }
    m_feed.checkWatched(LiveFeed::Watched::All);
    // Where the server counts no events, neither list nor stream shows what happened between them.
    if (!isContinuous)
        m_lists.read(true);
    update();
}

void ListAndWatch::eventsMissed()
{
    m_feed.checkWatched(LiveFeed::Watched::All);
    m_lists.read(true); // they may have been of what is beyond the beginning
}

void ListAndWatch::streamHeard()
{
    m_freshness.hear(m_scheduler->now());
}

void ListAndWatch::streamLost(const StreamLoss& loss)
{
    m_stream = Stream::Started;
    raise(LiveEvent::StreamEnded);
    const bool isUnsteady = loss.losses >= lossesBeforePolling;
    // What has changed since it fell silent, nobody has told.
    const bool wasSilent = loss.failure.error.code == ErrorCode::Timeout;
    const bool isPolled = m_lists.isGoingOn();
    if ((isUnsteady || wasSilent) && !isPolled)
        m_lists.read(false);
    if ((isUnsteady || isPolled) && !m_freshness.hasOutage()) {
        update(); // what polling gives is current
        return;
    }
    if (m_lists.timer().isWaiting() && m_freshness.hasOutage())
        return; // the list failed too; its attempts report it
    Outage outage = outageOf(loss.failure.error, loss.nextAttempt);
    if (loss.losses <= 1)
        outage.state = Freshness::State::Stale; // perhaps it is only the stream
    m_freshness.setOutage(std::move(outage));
}

void ListAndWatch::streamUnavailable()
{
    closeStream();
    m_stream = Stream::Unavailable;
    raise(LiveEvent::StreamEnded);
    // The next poll after that opens it after its own position.
    m_streamProbe = m_scheduler->after(m_probing.next(*m_scheduler), [this] {
        if (m_stream == Stream::Unavailable)
            m_stream = Stream::Closed;
    });
    if (!m_lists.isGoingOn())
        m_lists.timer().waitInterval(m_feed.isBusy());
    update();
}

void ListAndWatch::streamFellBack()
{
    m_stream = Stream::Closed;
    raise(LiveEvent::StartedOver);
    m_lists.restartDetector().noteLowerPosition();
    m_feed.forgetEventNumbers();
    m_lists.readAfresh();
    update();
}

void ListAndWatch::snapshotNeeded(bool isStreamOver)
{
    if (isStreamOver)
        m_stream = Stream::Closed;
    startOver();
    m_gaps.request();
}

void ListAndWatch::wake()
{
    if (!mayRead(m_phase))
        return;
    m_lists.timer().startOver();
    closeStream();
    raise(LiveEvent::StartedOver);
    m_lists.readAfresh();
}

void ListAndWatch::update()
{
    m_freshness.update(!m_lists.hasList()     ? Freshness::State::Loading
            : m_phase == LivePhase::Following ? Freshness::State::Live
                                              : Freshness::State::Polling);
}

} // namespace sources
