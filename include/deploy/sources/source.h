// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/error.h"
#include "deploy/deployment/problem_list.h"
#include "deploy/formats/document/document.h"
#include "deploy/formats/record/record_places.h"
#include "deploy/history/history.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace sources {

/// A part of a history on its way from a source to its owner. Deployments are told apart by id.
struct HistoryUpdate {
    std::shared_ptr<const history::History> rows; ///< to be merged, later wins; may be null
    std::vector<deployment::Problem> problems;
    /// What was there before is void: the rows are the whole history now (or its first part).
    bool replacesAll = false;
    /// The problems are all there are now (the rows stand); implied by replacesAll.
    bool problemsReplaced = false;
    /// With replacesAll: these deployments stay as they are known, since newer states of them are
    /// known than the rows have.
    std::vector<std::string> kept = {};
    /// Of these problems and of those that are not listed; where it is empty, they are all there
    /// is.
    deployment::ProblemTotals totals{};
};

struct LoadProgress {
    quint64 done = 0; ///< bytes, or 0
    quint64 total = 0; ///< bytes; 0 where nobody knows
    quint64 records = 0;
};

/// A whole deployment as it was at one moment, or the beginning of a large one; never changes.
struct Snapshot {
    deployment::Deployment deployment;
    std::vector<deployment::Problem> problems;
    std::shared_ptr<const formats::Document> document; ///< holds the record as it came
    formats::RecordRange range; ///< of the record in the document
    deployment::Timestamp arrival;
    /// When it was asked for: whatever happened before that is in it.
    std::chrono::steady_clock::time_point asked;
    QString revision; ///< strong ETag with its quotes; empty where the source gives none
    /// Why the log is not there as far as it goes; nothing where it is, or where the source has
    /// none.
    std::optional<deployment::Message> logTrouble;

    /// The record as it came. Blocks.
    [[nodiscard]] deployment::Expected<std::string> json() const
    {
        return document->read(range.offset, range.length);
    }
};
using SnapshotPointer = std::shared_ptr<const Snapshot>;

/// How fresh what the source gave is.
struct Freshness {
    enum class State { Idle, Loading, Live, Polling, Watching, Stale, Offline };
    State state = State::Idle;
    std::optional<deployment::Timestamp> asOf; ///< when the data was last known to be current
    std::optional<deployment::Timestamp> nextAttempt;
    deployment::Message reason; ///< of Stale and Offline; empty pattern otherwise

    bool operator==(const Freshness&) const = default;
};

/// Where deployments come from: a file or a REST endpoint. Lives in its owner's thread; never
/// blocks it. Whatever was asked for before clear() or destruction is never answered afterwards.
class Source : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Source)

public:
    using QObject::QObject;

    /// What a person calls it: a file name, the connection's name.
    [[nodiscard]] virtual QString name() const = 0;
    /// The path or address, without secrets.
    [[nodiscard]] virtual QString location() const = 0;
    [[nodiscard]] virtual bool takesCommands() const { return false; }
    /// Why no command can be given through it now; nothing where one can.
    [[nodiscard]] virtual std::optional<deployment::Message> commandObjection() const
    {
        return deployment::Message{
            DEPLOY_MESSAGE("Message", "A file takes no commands. Open a server instead."), {}};
    }
    [[nodiscard]] virtual Freshness freshness() const = 0;
    /// How fresh what was given of one deployment is: that of the source, unless the deployment is
    /// watched and could not be read while the rest of the source could.
    [[nodiscard]] virtual Freshness freshnessOf(const QString& id) const
    {
        Q_UNUSED(id)
        return freshness();
    }
    /// Watched deployments are read again by the source itself whenever they change or a reading
    /// failed; nobody needs to ask for them.
    [[nodiscard]] virtual bool keepsWatchedCurrent() const { return false; }

    /// Another number where what fetch() gives may have changed although the rows have not.
    [[nodiscard]] virtual quint64 edition() const { return 0; }

    /// Loads for the first time and then follows changes by itself.
    virtual void start() = 0;
    /// Looks for changes now.
    virtual void refresh() = 0;
    /// Tries again now what waits for its next attempt; where nothing waits, the same as refresh().
    virtual void retryNow() { refresh(); }
    /// Ends a load under way; what has arrived stays.
    virtual void cancel() = 0;
    /// Asks for one whole deployment; answered by deploymentReady or deploymentFailed, exactly
    /// once. The record is what the history keeps for its row; None where it has no row.
    virtual void fetch(const QString& id, history::RecordHandle record) = 0;
    /// The deployments that somebody looks at closely; a live source keeps them current.
    virtual void setWatched(const QStringList& ids) { Q_UNUSED(ids) }
    /// Nobody looks at all (window hidden): a live source may slow down.
    virtual void setHidden(bool hidden) { Q_UNUSED(hidden) }

Q_SIGNALS:
    void loadStarted();
    void loadProgressed(const sources::LoadProgress& progress);
    void historyUpdated(const sources::HistoryUpdate& update);
    /// The end of a load or reload; with an error, what was there before is still valid.
    void loadFinished(const std::optional<deployment::Error>& error);
    /// Of a large deployment, before deploymentReady: what stands before its log, and the first
    /// entries. Only to be looked at: what is not there yet may still come.
    void deploymentBegun(const sources::SnapshotPointer& beginning);
    void deploymentReady(const sources::SnapshotPointer& snapshot);
    void deploymentFailed(const QString& id, const deployment::Error& error);
    void freshnessChanged(const sources::Freshness& freshness);
    /// What freshnessOf() says of a watched deployment is another thing now.
    void deploymentFreshnessChanged(const QString& id);
    /// What takesCommands() and commandObjection() say is another thing now.
    void commandsChanged();
};

} // namespace sources

Q_DECLARE_METATYPE(sources::HistoryUpdate)
Q_DECLARE_METATYPE(sources::SnapshotPointer)
Q_DECLARE_METATYPE(sources::Freshness)
