// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison_job.h"

#include "deploy/diagnosis/compare/aligned_curves.h"
#include "deploy/diagnosis/compare/comparison.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace console {

namespace {

std::shared_ptr<const models::ComparedRuns> compareRuns(const ComparisonJob::Run& here,
    const ComparisonJob::Run& there, deployment::Timestamp now, const std::stop_token& stop)
{
    using diagnosis::Anchor;
    auto runs = std::make_shared<models::ComparedRuns>();
    runs->here = here;
    runs->there = there;
    runs->comparison = diagnosis::compare(*here, *there, now);
    runs->sinceStart = diagnosis::alignedCurves(*here, *there, Anchor::Start, stop);
    runs->sinceTrafficChange = diagnosis::alignedCurves(*here, *there, Anchor::TrafficChange, stop);
    return runs;
}

/// Runs in the event loop, unless the job is gone by then.
template <typename Report> void post(const QPointer<ComparisonJob>& job, Report report)
{
    QMetaObject::invokeMethod(qApp, [job, report = std::move(report)] {
        if (job)
            report(*job);
    });
}

} // namespace

ComparisonJob::ComparisonJob(
    const Run& here, const Run& there, deployment::Timestamp now, Logs logs, QObject* parent)
    : QObject(parent)
{
    QThreadPool::globalInstance()->start(
        [here, there, now, logs, stop = m_stop.get_token(), job = QPointer<ComparisonJob>(this)] {
            const auto runs = compareRuns(here, there, now, stop);
            if (stop.stop_requested())
                return;
            post(job, [runs](ComparisonJob& told) { told.reportRuns(runs); });
            if (logs == Logs::Compare) {
                auto difference = diagnosis::compareLogs(here->log, there->log, stop);
                if (stop.stop_requested())
                    return;
                post(job, [difference = std::move(difference)](ComparisonJob& told) {
                    told.reportLogs(difference);
                });
            }
            post(job, [](ComparisonJob& told) { told.reportEnd(); });
        });
}

void ComparisonJob::reportRuns(const std::shared_ptr<const models::ComparedRuns>& runs)
{
    Q_EMIT compared(runs);
}

void ComparisonJob::reportLogs(const diagnosis::LogDifference& difference)
{
    Q_EMIT logsCompared(difference);
}

void ComparisonJob::reportEnd()
{
    Q_EMIT finished();
}

ComparisonJob::~ComparisonJob()
{
    m_stop.request_stop();
}

} // namespace console
