// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/redactor.h"
#include "deploy/sources/deployment_reader.h"
#include "deploy/sources/scheduler.h"

#include "archive_keeper.h"
#include "backpressure_gate.h"
#include "pending_fetch.h"
#include "worker.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace sources {

class PathWatcher;
struct FileLoadOutcome;

/// The archive of a connection, as the event loop sees it: it is read once, rows and whole
/// deployments are given to it as they come, and single ones are read from it. All that touches the
/// disk is done in threads of its own. Rows are gathered there and written from time to time;
/// whoever destroys it waits until the last ones are.
class Archive final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Archive)

public:
    struct Options {
        ArchiveKeeper::Options file;
        std::shared_ptr<Scheduler> scheduler = systemScheduler();
    };

    explicit Archive(Options options);
    ~Archive() override;

    /// Reads it; rowsRead() as they come, then loaded().
    void start();
    /// When what it has was current; nullopt where there was nothing when it was started.
    [[nodiscard]] const std::optional<deployment::Timestamp>& asOf() const { return m_asOf; }
    [[nodiscard]] const ArchiveCondition& condition() const { return m_condition; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_options.file.path; }

    /// The rows are to be kept: soon if one of them says something that matters, else within half a
    /// minute.
    void keepRows(std::shared_ptr<const history::History> rows, bool isUrgent);
    void keepWhole(const SnapshotPointer& snapshot);
    /// What is shown is current: the file's time says so when it is written next, or closed.
    void setCurrent(bool isCurrent) { m_isCurrent = isCurrent; }
    /// Writes what was gathered.
    void flush();
    [[nodiscard]] OwnedRequest read(const QString& id, DeploymentReceiver receiver);

Q_SIGNALS:
    void rowsRead(const std::shared_ptr<const history::History>& rows);
    void loaded();
    /// These have ended, and are not archived whole.
    void wholeWanted(const std::vector<std::pair<deployment::Timestamp, std::string>>& runs);
    void conditionChanged();
    /// Somebody has removed the file; a new one has begun.
    void forgotten();

private:
    using FetchPointer = std::weak_ptr<PendingFetch>;

    template <typename Function> void post(Function function);
    void load(const std::stop_token& stop);
    void finishLearning(const deployment::Expected<FileLoadOutcome>& outcome);
    void handleLoaded();
    void answer(const std::string& id, const FetchPointer& fetch);
    void writeGathered();
    void handleKept(const KeptRows& kept);
    void flushAfter(deployment::Milliseconds delay);
    void tidy();
    void lookForFile();
    void reportCondition();
    void setCondition(const ArchiveCondition& condition);

    Options m_options;
    std::optional<deployment::Timestamp> m_asOf;
    ArchiveCondition m_condition;
    std::vector<std::function<void()>> m_held; ///< what is to be read once it is loaded
    Scheduler::AlarmPointer m_flush;
    std::optional<deployment::Timestamp> m_flushAt;
    Scheduler::AlarmPointer m_tidy;
    std::unique_ptr<PathWatcher> m_watcher;
    std::stop_source m_tidying{std::nostopstate};
    bool m_isLoaded = false;
    bool m_isAnyGathered = false; ///< rows that no flush() has come after
    bool m_isCurrent = false;
    ArchiveKeeper m_keeper; ///< the worker's alone
    history::History m_gathered; ///< the worker's alone: to be written
    /// The worker's alone: when rows of these came last, if another one had the file meanwhile.
    std::optional<deployment::Timestamp> m_besideOthersAt;
    BackpressureGate m_gate;
    Worker m_worker;
    std::optional<Worker> m_loads{std::in_place};
};

} // namespace sources
