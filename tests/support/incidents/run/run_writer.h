// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run_log.h"
#include "service.h"

#include "deploy/deployment/deployment.h"

#include <optional>
#include <span>
#include <string>

namespace incidents {

/// What goes wrong in a run.
struct Trouble {
    const Kind* kind = nullptr;
    const Wording* cause = nullptr; ///< nullptr: nothing says it
    std::size_t step = 0;
    bool rollsBack = false;
    bool marksStep = true; ///< false: only the deployment says that it failed
};

/// A step that still runs, and for how long.
struct StillRunning {
    std::size_t step = 0;
    deployment::Milliseconds elapsed{};
};

struct RunPlan {
    std::string id;
    std::string version;
    deployment::Timestamp start;
    std::optional<Trouble> trouble;
    std::optional<StillRunning> running;
    bool hasNovelties = false; ///< the version says what no other did, and means nothing
};

struct WrittenRun {
    deployment::Deployment deployment;
    Answer answer; ///< of what its trouble is
    deployment::Timestamp end; ///< or the current time, if it runs
};

/// Makes one run up, step by step.
class RunWriter {
public:
    RunWriter(const Service& service, RunPlan plan, demo::Random random);

    [[nodiscard]] WrittenRun write();

private:
    [[nodiscard]] deployment::Milliseconds lengthOf(std::size_t step);
    void writeStep(std::size_t step);
    void writePhrases(std::span<const Phrase> phrases, Voice voice, deployment::Timestamp from,
        deployment::Timestamp to);
    void switchTraffic(std::size_t step, deployment::Timestamp from, deployment::Timestamp to);
    void fail(std::size_t step, deployment::Timestamp from, deployment::Timestamp to);
    void sayCause(deployment::Timestamp from, deployment::Timestamp to);
    void cascade(deployment::Timestamp from, deployment::Timestamp to);
    void endBadly(std::size_t step);
    void disturbCurves(deployment::Timestamp from, deployment::Timestamp to);
    void chatter(deployment::Timestamp from, deployment::Timestamp to);
    void recover(deployment::Timestamp from, deployment::Timestamp to);
    void tool(
        deployment::Timestamp at, Level level, std::string_view chinese, std::string_view english);
    void say(deployment::Timestamp at, Voice voice, const Phrase& phrase, bool isCause = false);
    [[nodiscard]] const Phrase& anyOf(const std::vector<Phrase>& phrases);
    [[nodiscard]] deployment::Timestamp between(
        deployment::Timestamp from, deployment::Timestamp to);
    void describe();
    void finish(deployment::Status status);

    const Service& m_service;
    RunPlan m_plan;
    demo::Random m_random;
    Facts m_facts;
    RunLog m_log;
    WrittenRun m_run;
    deployment::Timestamp m_at;
    std::vector<deployment::Timestamp> m_trafficChanges;
    std::optional<Disturbance> m_disturbance;
    int m_traffic = 0;
};

} // namespace incidents
