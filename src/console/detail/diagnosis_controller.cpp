// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis_controller.h"

#include "session/runs/run_library.h"
#include "session/source_session.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/throttle.h"
#include "deploy/deployment/workload/workload_words.h"
#include "deploy/diagnosis/runs/live_versions.h"
#include "deploy/history/succession.h"
#include "deploy/models/time_context.h"
#include "deploy/sources/interval.h"

#include <algorithm>
#include <utility>

namespace console {

namespace {

using deployment::Milliseconds;
using namespace std::chrono_literals;

/// Without the good runs it is judged after that; again, once they are there.
constexpr Milliseconds patience = 3s;
/// What runs is judged again after this at the earliest, and so many times as long as it took.
constexpr Milliseconds leastJudgingRest = 5s;
constexpr int judgingRestFactor = 10;
/// Who set the clock while it was judged is waited for no longer.
constexpr Milliseconds mostJudgingRest = 10min;
/// Time alone makes something late.
constexpr Milliseconds timeInterval = 30s;
constexpr Milliseconds progressEvery = 250ms;

/// What is live in the environment (of the service) that the deployment went to.
models::LiveNow liveBeside(const deployment::Deployment& deployment, const SourceSession& session)
{
    const history::History& history = *session.history();
    const auto& all = session.liveVersions();
    const auto there = std::ranges::find_if(all, [&](const diagnosis::LiveVersion& each) {
        return each.environment == deployment.environment && each.service == deployment.service;
    });
    if (there == all.end() || !there->live || there->unclear)
        return {};
    const auto row = history.find(deployment.id);
    return {std::string(history.word(history::Column::Version, *there->live)),
        row
            && history::orderInTime(history, *there->live, *row, session.now())
                == std::partial_ordering::greater,
        history.word(history::Column::CurrentStep, *there->live) == deployment::scaledToZeroStep};
}

/// How long the step that runs usually takes, if one does.
bool knowsStep(const deployment::Deployment& run, const diagnosis::UsualDurations& usual)
{
    const auto position = diagnosis::runPositionOf(run);
    return !position || usual.ofStep(run, position->index);
}

} // namespace

/// One judging in the thread; what it began with.
struct DiagnosisController::Job {
    DeploymentPointer deployment;
    diagnosis::Reference reference;
    std::stop_source stop;
    deployment::Timestamp start;
};

DiagnosisController::DiagnosisController(
    std::string id, SourceSession& session, const models::TimeContext& time, Judge judge)
    : m_id(std::move(id))
    , m_session(session)
    , m_time(time)
    , m_judge(std::move(judge))
    , m_outlook(m_id, session, time)
{
    connectSession();
}

DiagnosisController::~DiagnosisController()
{
    stop();
    m_thread.waitForDone();
}

void DiagnosisController::connectSession()
{
    connect(&m_session, &SourceSession::historyChanged, this, &DiagnosisController::handleHistory);
    connect(&m_session, &SourceSession::historyReplaced, this, &DiagnosisController::handleHistory);
    connect(&m_session, &SourceSession::loadingChanged, this, &DiagnosisController::handleLoading);
    connect(&m_session.library(), &RunLibrary::digestsChanged, this, [this] {
        m_isDue = m_isDue || isRunning();
        // That it is not known is not left standing once it is.
        if (m_lacksUsualOfStep && isRunning()
            && knowsStep(*m_deployment, m_session.library().digests().usual()))
            m_rest.reset();
        judgeIfDue();
    });
    connect(&m_time, &models::TimeContext::ticked, this, &DiagnosisController::handleTick);
}

void DiagnosisController::handleHistory()
{
    updateLive();
    // It was not known which ones came before.
    if (m_deployment && !m_hasRow && m_session.history()->find(m_id))
        askAnew();
}

/// What has come by the end of the load may have come before it.
void DiagnosisController::handleLoading(bool loading)
{
    handleHistory();
    if (!loading && m_deployment && m_hasRow
        && m_session.library().goodRunIds(m_id, diagnosis::goodRunsWanted) != m_goodRunIds)
        askAnew();
}

void DiagnosisController::askAnew()
{
    m_runsRequest.cancel();
    m_goodRuns.reset();
    m_isDue = true;
    judgeIfDue();
}

void DiagnosisController::handleTick()
{
    if (!isRunning() || !sources::hasPassed(timeInterval, m_judgedAt, m_session.scheduler()->now()))
        return;
    m_isDue = true;
    judgeIfDue();
}

bool DiagnosisController::isRunning() const
{
    return m_deployment && !deployment::hasEnded(*m_deployment);
}

void DiagnosisController::setDeployment(const DeploymentPointer& deployment)
{
    const bool hasMoved = !m_deployment || m_deployment->status != deployment->status;
    m_deployment = deployment;
    m_isDue = true;
    // While it runs, a judging under way is worth its end: the next state will come as soon.
    if (hasMoved || !isRunning()) {
        stop();
        m_rest.reset();
        m_hasVerdict = false;
    }
    m_outlook.setDeployment(deployment);
    updateLive();
    judgeIfDue();
}

void DiagnosisController::judgeIfDue()
{
    if (m_deployment && m_isDue && !m_job && !m_rest && hasReference())
        start();
}

/// Asks for it if it is not there.
bool DiagnosisController::hasReference()
{
    if (m_goodRuns || (m_runsRequest && !m_patience))
        return true;
    if (!m_runsRequest)
        requestGoodRuns();
    return false;
}

void DiagnosisController::requestGoodRuns()
{
    m_hasRow = m_session.history()->find(m_id).has_value();
    m_goodRunIds = m_session.library().goodRunIds(m_id, diagnosis::goodRunsWanted);
    m_patience = m_session.scheduler()->after(patience, [this] {
        m_patience.reset();
        judgeIfDue();
    });
    m_runsRequest = m_session.library().goodRuns(
        m_id, diagnosis::goodRunsWanted, [this](const std::vector<RunLibrary::Run>& runs) {
            m_runsRequest.cancel();
            m_patience.reset();
            m_goodRuns = runs;
            m_isDue = true;
            // What was begun without them is not worth its end.
            if (m_job && m_job->reference.goodRuns.empty() && !runs.empty())
                stop();
            judgeIfDue();
        });
}

void DiagnosisController::start()
{
    m_isDue = false;
    auto job = std::make_shared<Job>();
    job->deployment = m_deployment;
    job->reference = {m_goodRuns.value_or(std::vector<DeploymentPointer>()),
        m_session.library().digests().usual(), m_time.seenUntil()};
    job->start = m_session.scheduler()->now();
    m_job = job;
    m_thread.start([this, job, judge = m_judge] {
        deployment::Throttle throttle(progressEvery, deployment::Throttle::Clock::now());
        const auto tell = [this, job, &throttle](
                              std::span<const diagnosis::Finding> soFar, double share) {
            if (share < 1 && throttle.pass())
                QMetaObject::invokeMethod(
                    this,
                    [this, job, share, found = std::vector(soFar.begin(), soFar.end())] {
                        handleProgress(job, found, share);
                    },
                    Qt::QueuedConnection);
        };
        auto findings = judge(*job->deployment, job->reference, job->stop.get_token(), tell);
        QMetaObject::invokeMethod(
            this, [this, job, findings = std::move(findings)] { handleEnd(job, findings); },
            Qt::QueuedConnection);
    });
}

void DiagnosisController::stop()
{
    if (m_job)
        m_job->stop.request_stop();
    m_job.reset();
}

void DiagnosisController::handleProgress(
    const std::shared_ptr<Job>& job, std::vector<diagnosis::Finding> soFar, double share)
{
    // What is known of an earlier state says more than the beginning of the next one.
    if (job == m_job && !m_hasVerdict)
        Q_EMIT judged(judgementOf(*job, std::move(soFar), share));
}

void DiagnosisController::handleEnd(
    const std::shared_ptr<Job>& job, std::vector<diagnosis::Finding> findings)
{
    if (job != m_job)
        return;
    m_job.reset();
    m_hasVerdict = true;
    m_judgedAt = m_session.scheduler()->now();
    const auto reason = diagnosis::judgedReasonOf(*job->deployment, findings);
    Q_EMIT judged(judgementOf(*job, std::move(findings), 1));
    if (reason)
        m_session.library().follow(*reason);
    if (isRunning()) {
        const Milliseconds rest = std::clamp(
            judgingRestFactor * (m_judgedAt - job->start), leastJudgingRest, mostJudgingRest);
        m_rest = m_session.scheduler()->after(rest, [this] {
            m_rest.reset();
            judgeIfDue();
        });
        return;
    }
    // Whole logs of other runs are not held longer than they are of use.
    if (!m_isDue)
        m_goodRuns.reset();
    judgeIfDue();
}

models::Judgement DiagnosisController::judgementOf(
    const Job& job, std::vector<diagnosis::Finding> findings, double share)
{
    models::Judgement judgement{job.deployment, std::move(findings), std::nullopt, share};
    // Of five runs or more it will be known, once they have been read.
    judgement.isStepJudged =
        !m_outlook.usualDuration() || knowsStep(*job.deployment, job.reference.usual);
    m_lacksUsualOfStep = !judgement.isStepJudged;
    if (!job.reference.goodRuns.empty()) {
        const deployment::Deployment& run = *job.reference.goodRuns.front();
        judgement.comparedWith =
            models::ComparedRun{run.id, run.version, run.strategy.text, run.start};
    }
    return judgement;
}

/// Only whoever failed is asked who is affected.
void DiagnosisController::updateLive()
{
    const bool hasFailed = m_deployment
        && (m_deployment->status.known == deployment::Status::Failed
            || m_deployment->status.known == deployment::Status::RolledBack);
    const models::LiveNow live =
        hasFailed ? liveBeside(*m_deployment, m_session) : models::LiveNow();
    if (live != m_live) {
        m_live = live;
        Q_EMIT liveChanged(live);
    }
}

} // namespace console
