// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/log/log_difference.h"
#include "deploy/models/compare/compared_runs.h"

#include <QObject>

#include <memory>
#include <stop_token>

namespace console {

/// Compares two runs off the event loop: first all but their logs, which may be long, then these.
/// Its end stops what is under way.
class ComparisonJob final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComparisonJob)

public:
    using Run = std::shared_ptr<const deployment::Deployment>;
    enum class Logs { Compare, Skip };

    /// Begins at once.
    ComparisonJob(const Run& here, const Run& there, deployment::Timestamp now, Logs logs,
        QObject* parent = nullptr);
    ~ComparisonJob() override;

Q_SIGNALS:
    void compared(const std::shared_ptr<const models::ComparedRuns>& runs);
    void logsCompared(const diagnosis::LogDifference& difference);
    /// All of it has been done.
    void finished();

private:
    void reportRuns(const std::shared_ptr<const models::ComparedRuns>& runs);
    void reportLogs(const diagnosis::LogDifference& difference);
    void reportEnd();

    std::stop_source m_stop;
};

} // namespace console
