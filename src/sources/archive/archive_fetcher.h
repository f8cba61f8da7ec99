// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/scheduler.h"
#include "deploy/sources/source.h"

#include "archived_reader.h"

#include <QObject>

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace sources {

/// Reads what has ended from the server once, so that the archive has it whole: one after the
/// other, the newest first, with rests, never while somebody waits for a deployment or the source
/// is not current, and more and more seldom while the server refuses or fails.
class ArchiveFetcher final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ArchiveFetcher)

public:
    /// So many wait at most, the newest; what gives way to them is asked for again at the next
    /// start.
    static constexpr std::size_t maxWanted = 10'000;

    /// All of them outlive it.
    ArchiveFetcher(Source& inner, ArchivedReader& reader, const LiveRows& live,
        std::shared_ptr<Scheduler> scheduler);

    /// By when they began, and their ids.
    using Wanted = std::pair<deployment::Timestamp, std::string>;
    void want(const std::vector<Wanted>& runs);
    [[nodiscard]] std::size_t wanted() const { return m_wanted.size(); }

private:
    void wantAgain(const std::string& id);
    void forget(const std::string& id);
    void rest(deployment::Milliseconds time);
    void giveWay();
    void readNext();
    void read(const std::string& id);
    void handleAnswer(const std::string& id, const SnapshotResult& result);
    void handleFailure(const std::string& id, deployment::ErrorCode code);
    [[nodiscard]] bool isCurrent() const;

    Source& m_inner;
    ArchivedReader& m_reader;
    const LiveRows& m_live;
    std::shared_ptr<Scheduler> m_scheduler;
    std::set<Wanted> m_wanted;
    std::set<std::string> m_refused; ///< not to be asked for again
    std::string m_current; ///< being read; empty if none is
    OwnedRequest m_request;
    deployment::Timestamp m_begun;
    Scheduler::AlarmPointer m_rest;
    int m_failures = 0; ///< in a row
    bool m_hasGivenWay = false; ///< the last one was called off
};

} // namespace sources
