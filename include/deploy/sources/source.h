// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/problem_list.h"
#include "deploy/deployment/timestamp.h"
#include "deploy/history/history.h"
#include "deploy/sources/deployment_reader.h"
#include "deploy/sources/freshness.h"
#include "deploy/sources/input_request.h"
#include "deploy/sources/poll_pace.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sources {

class CommandChannel;
class LogReader;

/// A part of a history on its way from a source to its owner. Deployments are told apart by id.
struct HistoryUpdate {
    [[nodiscard]] bool hasRows() const { return (rows && !rows->empty()) || runs; }
    /// Takes all rows over into the history.
    void mergeInto(history::History& history) const
    {
        if (rows && history.empty())
            history.merge(history::History(*rows)); // as they are: nothing is looked up
        else if (rows)
            history.merge(*rows);
        if (!runs)
            return;
        for (const history::SummaryRun& run : *runs)
            history.merge(run);
    }

    /// The same of its problems; false if they are as before.
    bool tellProblems(deployment::KnownProblems& known) const;

    /// With replacesAll: what the history is now that was @p before.
    [[nodiscard]] history::History replacing(const history::History& before) const
    {
        history::History next;
        mergeInto(next);
        for (const std::string& id : kept) {
            if (const auto row = before.find(id))
                next.upsert(before.at(*row));
        }
        return next;
    }

    std::shared_ptr<const history::History> rows = nullptr; ///< to be merged, later wins
    std::vector<deployment::Problem> problems = {};
    /// What was there before is discarded: the rows are the whole history now (or its first part).
    bool replacesAll = false;
    /// The problems are all there are now (the rows stand); implied by replacesAll.
    bool problemsReplaced = false;
    /// With replacesAll: these deployments stay as they are known, since newer states of them are
    /// known than the rows have.
    std::vector<std::string> kept = {};
    /// Of these problems and of those that are not listed; where it is empty, they are all there
    /// is.
    deployment::ProblemTotals totals{};
    /// Further rows, to be merged after the others: of a file, just as they were read.
    std::shared_ptr<const std::vector<history::SummaryRun>> runs = nullptr;
    /// These are later states of their deployments: whatever was wrong with earlier ones is void.
    bool supersedes = false;
    /// These are the newest states of their deployments: what could not be read before them is
    /// void.
    bool catchesUp = false;
    /// Of these deployments something newer was told that could not be read, as the problems say.
    std::vector<std::string> unreadNews = {};
};

/// Something about a source's state under a name ("phase", "Following"), for those who look for a
/// fault; English. It may hold foreign text.
struct Diagnostic {
    std::string_view name;
    std::string value;
};

struct LoadProgress {
    quint64 done = 0; ///< bytes, or 0
    quint64 total = 0; ///< bytes; 0 if unknown
    quint64 records = 0;
};

/// Where deployments come from: a file or a REST endpoint. Has an identity and a life, says how
/// fresh it is, and tells of what changes in its history; what else it can do is handed out as an
/// interface of its own. Lives in its owner's thread; never blocks it. Nothing is answered after
/// its destruction.
class Source : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Source)

public:
    using QObject::QObject;

    /// What the user calls it: a file name, the connection's name.
    [[nodiscard]] virtual QString name() const = 0;
    /// The path or address, without secrets.
    [[nodiscard]] virtual QString location() const = 0;
    /// Its way of commands, which lives as long as this; null where it takes none.
    [[nodiscard]] virtual CommandChannel* commands() { return nullptr; }
    [[nodiscard]] virtual Freshness freshness() const = 0;
    /// Reading costs a server something, which tells of a change in a deployment's row; what lies
    /// here may be another record although its row says the same.
    [[nodiscard]] virtual bool isRemote() const { return false; }
    /// Whole deployments.
    [[nodiscard]] virtual DeploymentReader& details() = 0;
    /// Further logs, which are read where somebody asks for one; null where it has none.
    [[nodiscard]] virtual LogReader* logs() { return nullptr; }
    /// The deployment is not what the source's server has now, but what was kept of it.
    [[nodiscard]] virtual bool isArchived(history::RecordHandle record) const
    {
        Q_UNUSED(record)
        return false;
    }

    /// Whether the workload of a deployment that the source does not have is there no more, as far
    /// as it is known; nullopt: that is never known here.
    [[nodiscard]] virtual std::optional<bool> isWorkloadGone(std::string_view id) const
    {
        Q_UNUSED(id)
        return std::nullopt;
    }

    /// How much more its server's clock shows than this computer's; negative: less. Zero where that
    /// is not known, or too little to matter. By it its records are dated.
    [[nodiscard]] virtual deployment::Milliseconds clockLead() const { return {}; }
    /// What there is to say about its state beside all this.
    [[nodiscard]] virtual std::vector<Diagnostic> diagnostics() const { return {}; }

    /// Loads for the first time and then follows changes automatically.
    virtual void start() = 0;
    /// Looks for changes now.
    virtual void refresh() = 0;
    /// Retries now what waits for its next attempt; if nothing waits, the same as refresh().
    virtual void retryNow() { refresh(); }
    /// Ends a load under way; what has arrived stays.
    virtual void cancel() = 0;
    /// Nothing is visible (window hidden): a live source may slow down.
    virtual void setHidden(bool hidden) { Q_UNUSED(hidden) }
    /// For a live source whose server does not tell of changes.
    virtual void setPollPace(const PollPace& pace) { Q_UNUSED(pace) }

Q_SIGNALS:
    void loadStarted();
    void loadProgressed(const sources::LoadProgress& progress);
    void historyUpdated(const sources::HistoryUpdate& update);
    /// The end of a load or reload; with an error, what was there before is still valid.
    void loadFinished(const std::optional<deployment::Error>& error);
    void freshnessChanged(const sources::Freshness& freshness);
    void clockLeadChanged();
    /// It cannot continue without the user. The request is the source's, and lives until it is
    /// settled.
    void inputRequired(sources::InputRequest* request);
};

} // namespace sources

Q_DECLARE_METATYPE(sources::HistoryUpdate)
