// SPDX-License-Identifier: GPL-3.0-or-later
#include "own_times_check.h"

#include "deploy/deployment/log/own_times.h"
#include "deploy/deployment/log/plausible_time.h"

#include <vector>

namespace formats {

namespace {

using deployment::Deployment;
using deployment::MetricPoint;
using deployment::OwnTimes;
using deployment::Step;
using deployment::Timestamp;

/// What cannot be in any deployment was told of where it was read.
bool isForeign(const OwnTimes& own, Timestamp time)
{
    return deployment::isPlausible(time) && !own.contain(time);
}

class OwnTimesCheck {
public:
    OwnTimesCheck(Deployment& deployment, const TimedParts& parts, RecordProblems& problems)
        : m_deployment(deployment)
        , m_parts(parts)
        , m_problems(problems)
        , m_own(deployment)
    {
    }

    void run()
    {
        const Pointer root;
        checkTime(m_deployment.start, 0, root / "startTime");
        checkTime(m_deployment.end, 0, root / "endTime");
        const Pointer progress = root / "progress";
        checkSteps(progress / "steps");
        const Pointer metrics = root / "metrics";
        for (deployment::NamedSeries& series : m_deployment.metrics.series)
            leaveOutForeign(series, metrics / series.id);
        checkLog(root / "logs");
    }

private:
    void checkTime(std::optional<Timestamp> time, std::size_t offset, const Pointer& at)
    {
        if (time && isForeign(m_own, *time))
            m_problems.warn(offset, at,
                {DEPLOY_MESSAGE("Message",
                     "This time lies more than ten years away from the others of its deployment; "
                     "it is on no axis of time."),
                    {}});
    }

    void checkSteps(const Pointer& at)
    {
        std::size_t index = 0;
        for (const Step& step : m_deployment.progress.steps) {
            const Pointer here = at / index++;
            checkTime(step.start, m_parts.steps, here / "startTime");
            checkTime(step.end, m_parts.steps, here / "endTime");
        }
    }

    void leaveOutForeign(deployment::NamedSeries& series, const Pointer& at)
    {
        const auto isPointForeign = [this](const MetricPoint& point) {
            return isForeign(m_own, point.time);
        };
        if (std::erase_if(series.points, isPointForeign) > 0)
            m_problems.warn(m_parts.metrics, at,
                {DEPLOY_MESSAGE("Message",
                     "There are points more than ten years away from the other times of the "
                     "deployment; they are left out."),
                    {}});
    }

    void checkLog(const Pointer& at)
    {
        const deployment::Log& log = m_deployment.log;
        for (std::size_t entry = 0; entry < log.size(); ++entry) {
            if (!isForeign(m_own, log.time(entry)))
                continue;
            m_problems.warn(m_parts.logs, at,
                {DEPLOY_MESSAGE("Message",
                     "There are lines more than ten years away from the other times of the "
                     "deployment."),
                    {}});
            return;
        }
    }

    Deployment& m_deployment;
    const TimedParts& m_parts;
    RecordProblems& m_problems;
    OwnTimes m_own;
};

} // namespace

void checkOwnTimes(Deployment& deployment, const TimedParts& parts, RecordProblems& problems)
{
    OwnTimesCheck(deployment, parts, problems).run();
}

} // namespace formats
