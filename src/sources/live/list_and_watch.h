// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "freshness_tracker.h"
#include "gap_pacer.h"
#include "list_cycle.h"
#include "live_phase.h"
#include "sleep_watch.h"

#include <QObject>

namespace sources {

/// Keeps what a server has current: reads its list, follows its events starting at the list's
/// position, falls back to polling the list if there are none, and starts over if the server has
/// lost what it had sent. Retries automatically after failures, and checks at once when the machine
/// has slept. Knows neither the protocol nor what a record looks like: that is the feed's affair.
///
/// A list that is older than what is known is not believed at first (RestartDetector): it is asked
/// for again every two seconds, until it is current or the server is found to have started over. A
/// server that says that it cannot resume is believed at once.
class ListAndWatch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListAndWatch)

public:
    struct Options {
        bool list = true; ///< false: nothing is read at all
        bool follow = true; ///< false: one list, and no more
    };

    ListAndWatch(LiveFeed& feed, std::shared_ptr<Scheduler> scheduler, Options options);

    /// Says that it loads; it reads from resume() on.
    void begin();
    /// The server may be asked (again).
    void resume();
    /// Nothing is asked any more, until resume().
    void suspend(const deployment::Error& reason);
    void refresh();
    /// Ends a load; nothing more is read until refresh(), or until events come again.
    void cancel();
    /// No one looks.
    void setHidden(bool hidden);
    /// Where nothing tells of changes; in force at once.
    void setPollPace(const PollPace& pace);

    [[nodiscard]] LivePhase phase() const { return m_phase; }
    [[nodiscard]] const Freshness& freshness() const { return m_freshness.freshness(); }
    [[nodiscard]] ListCycle& lists() { return m_lists; }
    [[nodiscard]] const ListCycle& lists() const { return m_lists; }

    // What becomes of what the feed was asked for.
    void listEnded(const ListEnd& end);
    /// Continuous: it continues after the position, so that nothing was missed.
    void streamOpened(bool isContinuous);
    void streamHeard();
    /// It will be reopened automatically.
    void streamLost(const StreamLoss& loss);
    /// There are no events, for now.
    void streamUnavailable();
    /// It goes on, and what happened before it was opened is not told.
    void eventsMissed();
    /// It counts fewer events than before; it is closed.
    void streamFellBack();
    /// The server cannot resume from our position; the stream has ended, or continues after a gap.
    void snapshotNeeded(bool isStreamOver);

Q_SIGNALS:
    void loadStarted();
    void loadFinished(const std::optional<deployment::Error>& error);
    void freshnessChanged(const sources::Freshness& freshness);
    /// A list has come, and loadFinished was emitted.
    void listRead();

private:
    /// Of the events.
    enum class Stream { Unavailable, Closed, Started, Open };

    void raise(LiveEvent event);
    void endLoad(const std::optional<deployment::Error>& error);
    void listFailed(const LiveFailure& failure);
    void handleCurrentList();
    void waitForCurrentList();
    void startOver();
    void closeStream();
    void wake();
    void update();

    LiveFeed& m_feed;
    std::shared_ptr<Scheduler> m_scheduler;
    Options m_options;
    LivePhase m_phase = LivePhase::Idle;
    Stream m_stream = Stream::Closed;
    ListCycle m_lists;
    FreshnessTracker m_freshness;
    Scheduler::AlarmPointer m_streamProbe;
    Backoff m_probing;
    GapPacer m_gaps; ///< reads the list for gaps in the events
    SleepWatch m_sleep;
    bool m_isLoading = false; ///< loadStarted was emitted
};

} // namespace sources
