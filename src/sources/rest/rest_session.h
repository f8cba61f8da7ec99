// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/rest/rest_source.h"

#include "detail_reader.h"
#include "event_inbox.h"
#include "event_stream.h"
#include "backoff.h"
#include "http/http_client.h"
#include "list_reader.h"
#include "live/restart_judge.h"
#include "live/revision_ledger.h"
#include "throttle.h"
#include "worker.h"

#include <optional>
#include <string>
#include <unordered_set>

namespace sources {

/// What a RestSource does from start to end: when the list is read, when events are followed, what
/// happens when either fails, and what all that means for the freshness. One at a time reads the
/// list.
///
/// No row goes back to an older state (RevisionLedger), whichever way it comes. A list that is
/// older than what is known is not believed at first: what it has of newer rows is taken, the rest
/// stands and is said to be stale, and it is asked for again every two seconds, until it is current
/// or RestartJudge finds that the server has started over; then everything is read afresh. A
/// server that says itself that it cannot go on (410, "reset") is believed at once.
class RestSession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestSession)

public:
    RestSession(RestSource& owner, Connection connection, RestSource::Options options);
    ~RestSession() override;

    void start();
    void refresh();
    void retryNow();
    void cancel();
    void setSecret(const Secret& secret);
    void setHidden(bool hidden);
    [[nodiscard]] DetailReader& details() { return m_details; }

    [[nodiscard]] const Connection& connection() const { return m_client.connection(); }
    [[nodiscard]] const AuthorizationField& authorization() const
    {
        return m_authorization->field();
    }
    [[nodiscard]] const std::shared_ptr<Authorization>& sharedAuthorization() const
    {
        return m_authorization;
    }
    [[nodiscard]] const Freshness& freshness() const { return m_freshness; }
    [[nodiscard]] const QString& caller() const { return m_caller; }
    [[nodiscard]] std::optional<deployment::Message> commandObjection() const;

private:
    /// Why what is shown may be old.
    struct Trouble {
        Freshness::State state;
        deployment::Message reason;
        std::optional<deployment::Timestamp> nextAttempt;
    };

    void connectParts();
    void connectDetails();
    void connectStream();
    void obtainSecret();
    void takeSecret();
    void halt(const deployment::Error& reason);
    void lookForSecret();
    void beginLoad();
    void endLoad(const std::optional<deployment::Error>& error);
    /// Reads the list, all of it where a person asked.
    void load(bool whole);
    void readList(ListReader::Mode mode);
    void loadAfter(deployment::Milliseconds delay, bool whole = false);
    void takePart(const ListPart& part);
    void takeEvents(const EventBatch& batch);
    void takeRow(const SnapshotPointer& snapshot);
    void takeConfirmation(const QString& id);
    void takeUpdate(const HistoryUpdate& update);
    void takeListEnd(const ListOutcome& outcome);
    void takePosition(const QByteArray& position);
    void takeCurrentList(const QByteArray& position);
    void waitForCurrentList();
    void startOver();
    void checkList();
    void takeListFailure(const ReadFailure& failure);
    void follow(const QByteArray& position);
    void pollLater();
    void takeStreamOpened();
    void takeStreamLost(const ReadFailure& failure);
    void takeStreamUnavailable();
    void takeStreamFallenBack();
    void takeNewSnapshot();
    void forgetAll();
    void askCaller();
    void takeCaller(const HttpResult& result);
    void watchClock();
    void setTrouble(Trouble trouble);
    void updateFreshness();
    [[nodiscard]] Freshness currentFreshness() const;
    [[nodiscard]] deployment::Milliseconds pollInterval();

    RestSource& m_owner;
    RestSource::Options m_options;
    std::shared_ptr<Scheduler> m_scheduler;
    std::shared_ptr<Authorization> m_authorization;
    HttpClient m_client;
    RevisionLedger m_ledger;
    RestartJudge m_judge;
    ListReader m_list;
    DetailReader m_details;
    EventInbox m_inbox;
    EventStream m_stream;
    Freshness m_freshness;
    std::optional<Trouble> m_trouble;
    Backoff m_backoff;
    Scheduler::AlarmPointer m_nextLoad;
    Scheduler::AlarmPointer m_streamProbe;
    Backoff m_probing;
    Scheduler::AlarmPointer m_clockWatch;
    std::optional<std::uint64_t> m_position; ///< in the events, of the latest list
    deployment::Timestamp m_nextCheck; ///< of the list against the stream, not before
    Scheduler::AlarmPointer m_secretWatch;
    deployment::Timestamp m_clockSeen;
    Throttle m_progress{std::chrono::milliseconds(50)};
    std::unordered_set<std::string> m_unfinished;
    QString m_caller;
    quint64 m_records = 0;
    int m_peeks = 0;
    int m_gone = 0; ///< times in a row that the server could not go on
    bool m_haveList = false;
    bool m_isBehind = false; ///< the list that is being read
    std::unordered_set<std::string> m_disputed; ///< what it gave in an older state
    bool m_hasMore = false;
    bool m_loading = false; ///< loadStarted was told
    bool m_halted = false; ///< until there are credentials
    bool m_paused = false; ///< by a person, until somebody asks again
    bool m_hidden = false;
    bool m_streamOffered = true;
    bool m_streamStarted = false;
    bool m_mayOperate = true;
    bool m_askedCaller = false;
    Worker m_worker; ///< last, so that it is joined while all that it answers to still stands
};

} // namespace sources
