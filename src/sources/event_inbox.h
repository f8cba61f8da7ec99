// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "event_stream_parser.h"
#include "page_reader.h"
#include "worker.h"

#include "deploy/history/string_pool.h"
#include "deploy/sources/scheduler.h"
#include "deploy/sources/source.h"

#include <QObject>
#include <QStringList>

#include <unordered_map>

namespace sources {

/// Takes events as fast as they come, keeps the newest of each deployment, and hands them on in
/// batches, at most ten a second. What is not newer than what is known is dropped.
class EventInbox final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventInbox)

public:
    EventInbox(std::shared_ptr<Scheduler> scheduler, Worker& worker, QObject* parent = nullptr);

    /// False if the server says that events were lost.
    [[nodiscard]] bool take(const std::vector<ServerEvent>& events);
    /// A list is being read: what comes meanwhile may be newer than it, and is told again at its
    /// end.
    void beginList();
    void endList();
    /// A new snapshot: revisions may begin anew.
    void forget();

Q_SIGNALS:
    void changed(const sources::HistoryUpdate& update);
    /// Something about these deployments is new; each at most once a batch.
    void touched(const QStringList& ids);

private:
    /// The newest revision of each deployment, packed: there may be a million of them.
    class Revisions {
    public:
        /// False if one as new was known already.
        bool advance(std::string_view id, std::uint64_t revision);

    private:
        history::StringPool m_ids;
        std::vector<std::uint64_t> m_revisions; ///< by symbol
    };
    using Records = std::unordered_map<std::string, std::string>;

    void takeDeployment(const ServerEvent& event);
    void takeLog(const ServerEvent& event);
    void scheduleFlush();
    void flush();

    std::shared_ptr<Scheduler> m_scheduler;
    Worker& m_worker;
    Revisions m_revisions;
    Records m_waiting; ///< by id
    Records m_duringList;
    bool m_listing = false;
    QStringList m_touched;
    Scheduler::AlarmPointer m_flush;
    quint64 m_generation = 0;
};

} // namespace sources
