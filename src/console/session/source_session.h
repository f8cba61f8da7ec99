// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/runs/row_fingerprint.h"

#include "deploy/diagnosis/runs/live_versions.h"
#include "deploy/diagnosis/runs/run_index.h"
#include "deploy/history/transitions.h"
#include "deploy/sources/scheduler.h"
#include "deploy/sources/source.h"

#include <memory>
#include <string>
#include <vector>

namespace models {
class TimeContext;
}

namespace console {

class RunLibrary;

/// A source gives nothing, or nothing new.
struct SourceTrouble {
    sources::Freshness freshness; ///< stale or offline, as it was said last
    deployment::Timestamp since;
};

/// One open source with everything that arrived from it: the history that its list shows, the
/// problems, and the way to whole deployments. Pages read from here; only the session listens to
/// the source.
class SourceSession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SourceSession)

public:
    /// The id tells it from all others that are open.
    explicit SourceSession(std::unique_ptr<sources::Source> source, std::string id = {},
        const std::shared_ptr<sources::Scheduler>& scheduler = sources::systemScheduler());
    ~SourceSession() override;

    [[nodiscard]] const std::string& id() const { return m_id; }
    [[nodiscard]] sources::Source& source() const { return *m_source; }
    /// Changes in place as long as it is not pinned.
    [[nodiscard]] std::shared_ptr<const history::History> history() const { return m_history; }
    /// As it is now, for as long as it is held: a long export keeps what it started with while the
    /// list changes.
    [[nodiscard]] std::shared_ptr<const history::History> pinnedHistory() const;
    [[nodiscard]] const deployment::KnownProblems& problems() const { return m_problems; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    /// The history is no part of what there is, as while it comes in for the first time, or where
    /// that broke off: what is newest, or is not there, is known. What was kept of it is whole.
    [[nodiscard]] bool isWhole() const { return m_isWhole || m_source->freshness().isArchived; }
    /// The error of the last load; nullopt during a load and after a good one.
    [[nodiscard]] const std::optional<deployment::Error>& error() const { return m_error; }

    /// Nullopt while all is well; what is tried again is in trouble until it has come.
    [[nodiscard]] const std::optional<SourceTrouble>& trouble() const { return m_trouble; }

    /// For its pages: what goes on is known to go on while the source gives what is new. The whole
    /// is the same each time, and outlives it.
    [[nodiscard]] const models::TimeContext& time(const models::TimeContext& whole);

    /// By the clock of the source, where that tells it.
    [[nodiscard]] deployment::Timestamp now() const;

    /// Asks the source for a whole deployment.
    [[nodiscard]] sources::OwnedRequest fetch(
        const QString& id, sources::DeploymentReceiver receiver) const;
    /// Of a row; nullopt if there is none.
    [[nodiscard]] std::optional<RowFingerprint> fingerprint(std::string_view id) const;
    /// What is live in each environment, of all that is known.
    [[nodiscard]] const std::vector<diagnosis::LiveVersion>& liveVersions() const
    {
        m_live.update(*m_history, now());
        return m_live.versions();
    }
    /// Which runs came before which, of all that is known; while that comes in, of most of it.
    [[nodiscard]] const std::shared_ptr<diagnosis::RunIndex>& runIndex() const;
    [[nodiscard]] const std::shared_ptr<sources::Scheduler>& scheduler() const
    {
        return m_scheduler;
    }
    /// What is read beside what pages ask for.
    [[nodiscard]] RunLibrary& library() const { return *m_library; }
    /// A page was told of this state of a deployment.
    void learn(const sources::SnapshotResult& result) const;
    /// Nothing of it is visible.
    void setHidden(bool hidden);

Q_SIGNALS:
    /// history() is another object now.
    void historyReplaced();
    /// Rows were added or changed.
    void historyChanged();
    /// What became of deployments by that; none of those that the first load brought. Of a history
    /// that takes another's place, it is reported once all of it is there, and only for one that is
    /// not very long.
    void deploymentsMoved(const std::vector<history::Transition>& transitions);
    void problemsChanged();
    void loadingChanged(bool loading);

private:
    void apply(const sources::HistoryUpdate& update);
    void noteFreshness(const sources::Freshness& freshness);
    void updateTime();
    void setLoading(bool loading);
    void replaceHistory(history::History history);
    void mergeRows(const sources::HistoryUpdate& update);
    void compareWithReplaced();
    /// The history to write to: a copy if the one there is must stay as it is.
    history::History& unpinned();

    std::string m_id;
    std::unique_ptr<sources::Source> m_source;
    std::shared_ptr<history::History> m_history;
    /// Lives as long as m_history is held as it is.
    mutable std::weak_ptr<const std::shared_ptr<const history::History>> m_pin;
    deployment::KnownProblems m_problems;
    std::optional<deployment::Error> m_error;
    std::optional<SourceTrouble> m_trouble;
    std::optional<deployment::Timestamp> m_heard; ///< when rows came last
    std::unique_ptr<models::TimeContext> m_time; ///< once a page has asked for it
    /// Another number where a record may be another one although its row says the same.
    std::uint64_t m_edition = 0;
    /// What stood there before a load, until all that takes its place has come.
    std::shared_ptr<const history::History> m_replaced;
    bool m_isLoading = false;
    bool m_hasLoaded = false; ///< once at least
    bool m_isWhole = false; ///< as isWhole() says, of what the source gives
    std::shared_ptr<sources::Scheduler> m_scheduler;
    std::unique_ptr<RunLibrary> m_library;
    mutable diagnosis::LiveVersions m_live;
    std::shared_ptr<diagnosis::RunIndex> m_runIndex = std::make_shared<diagnosis::RunIndex>();
};

} // namespace console
