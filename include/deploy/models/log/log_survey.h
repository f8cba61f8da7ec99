// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/log/traffic_changes.h"
#include "deploy/models/background_thread.h"
#include "deploy/models/log/log_error_map.h"
#include "deploy/operations/command.h"

#include <QObject>

#include <memory>
#include <vector>

namespace models {

/// A command that an entry of a log tells of.
struct LoggedCommand {
    std::size_t entry = 0;
    deployment::Timestamp at;
    operations::CommandKind kind = operations::CommandKind::Pause;

    bool operator==(const LoggedCommand&) const = default;
};

/// What a log tells of while the deployment ran, in its order; of commands some hundred at most.
struct LogEvents {
    std::vector<diagnosis::TrafficChange> traffic;
    std::vector<LoggedCommand> commands;

    bool operator==(const LogEvents&) const = default;
};

/// Looks a log through once, block by block in a thread of its own: where it says errors
/// (deployment::errorSignOf), when traffic changed, which commands were given. What it keeps does
/// not grow with the log; when a log only grows, it continues where it ended.
class LogSurvey final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogSurvey)

public:
    explicit LogSurvey(QObject* parent = nullptr);
    ~LogSurvey() override;

    void setDeployment(std::shared_ptr<const deployment::Deployment> deployment);

    /// As far as it has been looked through.
    [[nodiscard]] const LogErrorMap& errors() const { return m_errors; }
    [[nodiscard]] const LogEvents& events() const { return m_events; }
    [[nodiscard]] bool isRunning() const { return m_job != nullptr; }

Q_SIGNALS:
    /// More is known, or all anew.
    void changed();
    /// Everything that is there has been looked through.
    void finished();

private:
    class Job;
    struct Batch;

    void stop();
    void goOn();
    void handleBatch(const std::shared_ptr<Job>& job, Batch batch);

    std::shared_ptr<const deployment::Deployment> m_deployment;
    LogErrorMap m_errors;
    LogEvents m_events;
    std::size_t m_surveyed = 0; ///< entries
    std::shared_ptr<Job> m_job; ///< under way
    BackgroundThread m_thread;
};

} // namespace models
