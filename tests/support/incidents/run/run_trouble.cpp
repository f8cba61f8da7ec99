// SPDX-License-Identifier: GPL-3.0-or-later
// How a run goes wrong, and what is known of it at its end.
#include "run_writer.h"

#include <algorithm>

namespace incidents {

namespace {

using deployment::Milliseconds;
using deployment::Status;
using deployment::StepStatus;
using deployment::Timestamp;
using std::chrono::seconds;

deployment::OpenStepStatus wordOf(StepStatus status)
{
    return deployment::openStepStatus(deployment::toWire(status));
}

/// What a probe says is the cause of those, and not what follows from it.
bool isToldByProbes(const Kind& kind)
{
    return kind.name == "slow-start-probe";
}

deployment::EnvironmentSlot slotOf(
    deployment::Side side, const Facts& facts, const std::string& version, int traffic)
{
    return {std::string(slotName(side)), 3, 9,
        "registry.example.com/" + facts.service + ':' + version, static_cast<double>(traffic),
        "Running"};
}

} // namespace

void RunWriter::fail(std::size_t step, Timestamp from, Timestamp to)
{
    const Trouble& trouble = *m_plan.trouble;
    // A first third has to be good, for the curves to show what is usual.
    const Timestamp begins = !m_trafficChanges.empty() && m_trafficChanges.back() >= from
        ? std::min(m_trafficChanges.back(), from + (to - from) / 2)
        : from + (to - from) * m_random.between(10, 50) / 100;
    disturbCurves(begins, to);
    if (trouble.cause)
        sayCause(begins, to);
    deployment::Step& record = m_run.deployment.progress.steps[step];
    record.end = to;
    if (trouble.marksStep) {
        record.status = wordOf(StepStatus::Failed);
        m_run.answer.failedStep = step;
    } else
        m_run.answer.stoppedIn = step;
}

void RunWriter::disturbCurves(Timestamp from, Timestamp to)
{
    const Effect effect = m_plan.trouble->kind->effect;
    if (effect == Effect::None || m_trafficChanges.empty())
        return;
    const Timestamp begins = from + Milliseconds(m_random.between(0, 20'000));
    const Timestamp until = m_plan.trouble->rollsBack ? to + seconds(40) : Timestamp::max();
    m_disturbance = Disturbance{effect, begins, effect == Effect::LatencyCreep ? to : until};
    const Milliseconds slack = std::max<Milliseconds>(2 * m_service.curves.interval, seconds(45));
    // What grows slowly is seen the later the slower it grows.
    const Milliseconds later = effect == Effect::LatencyCreep ? (to - begins) * 6 / 10 : slack;
    if (changesRate(effect))
        m_run.answer.shifts.push_back({"successRate", begins, slack, later});
    if (changesLatency(effect))
        m_run.answer.shifts.push_back({"responseTime", begins, slack, later});
}

void RunWriter::sayCause(Timestamp from, Timestamp to)
{
    const Wording& wording = *m_plan.trouble->cause;
    const Phrase cause{wording.level, wording.component, wording.text, wording.exception};
    const Timestamp at = from
        + Milliseconds(m_random.between(500, std::max<std::int64_t>(600, (to - from).count() / 2)));
    say(at, wording.voice, cause, true);
    const std::int64_t again = m_plan.trouble->kind->repeats ? m_random.between(0, 6) : 0;
    for (std::int64_t time = 0; time < again; ++time)
        say(between(at, to), wording.voice, cause, true);
    cascade(at + Milliseconds(50), to);
}

void RunWriter::cascade(Timestamp from, Timestamp to)
{
    const Noise& noise = *m_service.noise;
    const bool isProbe = isToldByProbes(*m_plan.trouble->kind);
    for (std::int64_t times = m_random.between(2, 14); times > 0; --times)
        say(between(from, to), m_service.voice, anyOf(noise.ofService));
    for (std::int64_t times = m_random.between(0, 6); times > 0 && !isProbe; --times)
        say(between(from, to), m_service.platform, anyOf(noise.ofPlatform));
    for (const Phrase& phrase : m_facts.isChinese ? noise.ofToolChinese : noise.ofToolEnglish)
        if (!isProbe && m_random.chance(0.6))
            say(between(from, to), Voice::Tool, phrase);
}

void RunWriter::endBadly(std::size_t step)
{
    const std::string name = m_service.layout[step].name;
    const bool isRate = !m_plan.trouble->cause;
    if (isRate)
        tool(m_at, Level::Error, "指标超出阈值，停止发布",
            "metrics outside of their limits, stopping");
    tool(m_at, Level::Error, name + "失败（退出码 1）",
        "step \"" + name + "\" failed with exit code 1");
    tool(m_at + seconds(1), Level::Error, "部署失败", "deployment of {ver} failed");
    m_at += seconds(2);
    if (!m_plan.trouble->rollsBack)
        return finish(Status::Failed);
    tool(m_at, Level::Warning, "开始自动回滚到 {old}", "rolling back to {old} automatically");
    tool(m_at + seconds(40), Level::Info, "流量切换至0%", "traffic to new version: 0%");
    m_traffic = 0;
    m_at += seconds(90);
    tool(m_at, Level::Info, "已回滚到 {old}", "rolled back to {old}");
    finish(Status::RolledBack);
}

void RunWriter::finish(Status status)
{
    deployment::Deployment& record = m_run.deployment;
    record.status = deployment::openStatus(deployment::toWire(status));
    m_run.end = m_at;
    if (status != Status::Running)
        record.end = m_at;
    record.resources.put(slotOf(deployment::Side::Blue, m_facts, m_plan.version, m_traffic));
    record.resources.put(
        slotOf(deployment::Side::Green, m_facts, m_facts.oldVersion, 100 - m_traffic));
    RunLog::Written written = m_log.written(m_at);
    record.log = std::move(written.log);
    m_run.answer.causes = std::move(written.causes);
    record.metrics = drawnCurves(
        m_service.curves, m_plan.start, m_at, m_trafficChanges, m_disturbance, m_random);
}

} // namespace incidents
