// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run_outlook.h"

#include "deploy/diagnosis/diagnose.h"
#include "deploy/models/background_thread.h"
#include "deploy/models/detail/judgement.h"
#include "deploy/sources/scheduler.h"
#include "deploy/sources/source.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace models {
class TimeContext;
}

namespace console {

class SourceSession;

/// Has one deployment judged in a thread of its own, against the good runs before it: once it has
/// ended, and again and again while it runs, with rests. Tells what was found, what is to be
/// expected of it, and what is live where it went.
class DiagnosisController final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiagnosisController)

public:
    using DeploymentPointer = std::shared_ptr<const deployment::Deployment>;
    /// As diagnosis::diagnose; in the thread.
    using Judge = std::function<std::vector<diagnosis::Finding>(const deployment::Deployment&,
        const diagnosis::Reference&, const std::stop_token&, const diagnosis::OnProgress&)>;

    DiagnosisController(std::string id, SourceSession& session, const models::TimeContext& time,
        Judge judge = diagnosis::diagnose);
    /// Stops what is being judged.
    ~DiagnosisController() override;

    /// The newest state that is known.
    void setDeployment(const DeploymentPointer& deployment);
    /// How long its kind usually takes, and when it will probably end.
    [[nodiscard]] const RunOutlook& outlook() const { return m_outlook; }

Q_SIGNALS:
    /// Also while a long log is being read: with what was found so far.
    void judged(const models::Judgement& judgement);
    void liveChanged(const models::LiveNow& live);

private:
    struct Job;

    void connectSession();
    void handleHistory();
    void handleLoading(bool loading);
    void askAnew();
    void handleTick();
    [[nodiscard]] bool isRunning() const;
    void judgeIfDue();
    [[nodiscard]] bool hasReference();
    void requestGoodRuns();
    void start();
    void stop();
    void handleProgress(
        const std::shared_ptr<Job>& job, std::vector<diagnosis::Finding> soFar, double share);
    void handleEnd(const std::shared_ptr<Job>& job, std::vector<diagnosis::Finding> findings);
    [[nodiscard]] models::Judgement judgementOf(
        const Job& job, std::vector<diagnosis::Finding> findings, double share);
    void updateLive();

    std::string m_id;
    SourceSession& m_session;
    const models::TimeContext& m_time;
    Judge m_judge;
    RunOutlook m_outlook;
    DeploymentPointer m_deployment; ///< null before the first
    std::optional<std::vector<DeploymentPointer>> m_goodRuns; ///< nullopt: not asked for yet
    sources::OwnedRequest m_runsRequest;
    sources::Scheduler::AlarmPointer m_patience; ///< with the good runs that are waited for
    bool m_hasRow = false; ///< in the history, when the good runs were asked for
    std::vector<std::string> m_goodRunIds; ///< that were asked for
    bool m_isDue = false; ///< there is something new to judge
    std::shared_ptr<Job> m_job; ///< that runs
    bool m_lacksUsualOfStep = false; ///< the last judgement says so
    bool m_hasVerdict = false; ///< of a whole log, since it began or ended
    sources::Scheduler::AlarmPointer m_rest;
    deployment::Timestamp m_judgedAt{};
    models::LiveNow m_live;
    models::BackgroundThread m_thread; ///< last: it is waited for while everything else stands
};

} // namespace console
