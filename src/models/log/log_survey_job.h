// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/log/log_survey.h"

#include <QElapsedTimer>

#include <functional>
#include <stop_token>

namespace models {

/// What is known of a log up to one place.
struct LogSurvey::Batch {
    LogErrorMap errors; ///< all
    LogEvents events; ///< that are new
    std::size_t surveyed = 0;
    bool last = false;
};

/// One walk through the entries of a log that are new.
class LogSurvey::Job {
public:
    /// From the entry on, with the errors that are known before it.
    Job(std::shared_ptr<const deployment::Deployment> deployment, std::size_t begin,
        LogErrorMap errors);

    void cancel() { m_stop.request_stop(); }
    /// Sends what there is to report now and then, and the last batch once, unless it is cancelled.
    void run(const std::function<void(Batch)>& send);

private:
    /// Traffic changes are looked for first: they are few, and found quickly.
    void findTraffic();
    void walkBlock(std::size_t block);

    std::shared_ptr<const deployment::Deployment> m_deployment;
    std::size_t m_begin;
    LogErrorMap m_errors;
    LogEvents m_events; ///< since the last batch
    std::size_t m_commands = 0;
    std::stop_source m_stop;
    QElapsedTimer m_sinceBatch;
};

} // namespace models
