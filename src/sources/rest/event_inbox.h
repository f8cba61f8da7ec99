// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "event_news.h"
#include "live/live_updates.h"
#include "rest/list/page_reader.h"
#include "worker.h"

#include "deploy/sources/scheduler.h"
#include "deploy/sources/source.h"

#include <QHash>
#include <QObject>

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace sources {

/// Takes events as fast as they come, keeps the newest of each deployment, and hands them on in
/// batches of a bounded size, one at a time and at most ten a second, unless one did not take all
/// that waited. What is not newer than what is known is dropped. It has a bound: once it is full,
/// the server has to wait.
class EventInbox final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventInbox)

public:
    /// The clock is the one by which the records are dated.
    EventInbox(std::shared_ptr<Scheduler> scheduler, Worker& worker, RevisionLedger& ledger,
        deployment::Clock clock, QObject* parent = nullptr);

    /// False if the server says that events were lost.
    [[nodiscard]] bool handle(const std::vector<EventNews>& events);
    /// The stream has been opened: up to that event, where the server says so, come ones that may
    /// be known already.
    void expectRepeats(std::optional<std::uint64_t> until) { m_repeatsUntil = until; }
    /// Events may be counted from the beginning.
    void forgetNumbers();
    /// A new snapshot: what waits is not wanted any more, either.
    void forget();
    /// So much waits that nothing more is to be taken until there is room().
    [[nodiscard]] bool isFull() const;
    /// Bytes of records that wait to be read; by how much the last event may surpass the bound, the
    /// stream's parser says.
    [[nodiscard]] std::size_t waitingBytes() const { return m_waitingBytes; }

    static constexpr std::size_t maxWaitingBytes = std::size_t{16} << 20;
    static constexpr std::size_t maxBatch =
        1'000; ///< deployments: what is taken in within a part of a frame
    static constexpr qsizetype maxWaitingLogs = 65'536; ///< deployments with news of their logs

Q_SIGNALS:
    void changed(const sources::EventBatch& batch);
    /// Something about a deployment is new: it has that revision, if any, by now.
    void touched(const QString& id, sources::Revision revision);
    /// The log of a deployment has at least so many entries by now.
    void logTouched(const QString& id, std::size_t entries);
    /// A new event has an older state than is known.
    void contradicted();
    /// More may come.
    void room();

private:
    [[nodiscard]] bool handleSome(std::span<const EventNews> events);
    void handleDeployment(const EventNews& news);
    void handleLog(const EventNews& news);
    [[nodiscard]] bool isFresh(const ServerEvent& event);
    [[nodiscard]] bool isAnyWaiting() const { return !m_waiting.empty() || !m_due.empty(); }
    void scheduleFlush(deployment::Milliseconds delay);
    void reportTouched();
    void flush();
    void readWaiting();
    void handleRead(const EventBatch& batch, quint64 generation);

    std::shared_ptr<Scheduler> m_scheduler;
    Worker& m_worker;
    RevisionLedger& m_ledger;
    deployment::Clock m_clock;
    std::unordered_map<std::string, std::string> m_waiting; ///< records by id
    std::vector<std::string> m_due; ///< records that come before those, more than one batch takes
    std::size_t m_waitingBytes = 0; ///< of both
    std::uint64_t m_waitingSince = 0; ///< RevisionLedger::timesTold() when the first of those came
    std::uint64_t m_dueSince = 0;
    bool m_isReading = false; ///< a batch is with the worker
    QHash<QString, Revision> m_touched;
    QHash<QString, std::size_t> m_logs; ///< entries by id
    std::optional<std::uint64_t> m_lastNumber; ///< of events
    std::optional<std::uint64_t> m_repeatsUntil;
    Scheduler::AlarmPointer m_flush;
    quint64 m_generation = 0;
};

} // namespace sources
