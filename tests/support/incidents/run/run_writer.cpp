// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_writer.h"

#include <algorithm>

namespace incidents {

namespace {

using deployment::Milliseconds;
using deployment::Status;
using deployment::StepStatus;
using deployment::Timestamp;
using std::chrono::seconds;

/// A curve needs some points on both sides of a change for anyone to see it.
constexpr int pointsToSee = 14;

deployment::OpenStepStatus stepWord(StepStatus status)
{
    return deployment::openStepStatus(deployment::toWire(status));
}

Facts begun(const Service& service, const RunPlan& plan, demo::Random& random)
{
    Facts facts = service.facts;
    beginRun(facts, plan.version, random);
    return facts;
}

} // namespace

RunWriter::RunWriter(const Service& service, RunPlan plan, demo::Random random)
    : m_service(service)
    , m_plan(std::move(plan))
    , m_random(random)
    , m_facts(begun(service, m_plan, m_random))
    , m_log(m_facts, m_random)
    , m_at(m_plan.start)
{
}

WrittenRun RunWriter::write()
{
    describe();
    tool(m_at, Level::Info, "开始部署 {svc} {ver} 到 {env}", "deploying {svc} {ver} to {env}");
    const std::size_t steps = m_service.layout.size();
    for (std::size_t step = 0; step < steps; ++step) {
        writeStep(step);
        if (m_plan.running && m_plan.running->step == step)
            break;
        if (m_plan.trouble && m_plan.trouble->step == step)
            break;
    }
    if (m_plan.trouble)
        endBadly(m_plan.trouble->step);
    else if (!m_plan.running) {
        tool(m_at, Level::Info, "部署成功", "deployment of {ver} succeeded");
        finish(Status::Completed);
    } else
        finish(Status::Running);
    return std::move(m_run);
}

Milliseconds RunWriter::lengthOf(std::size_t step)
{
    const StepPlan& plan = m_service.layout[step];
    auto length = std::chrono::duration_cast<Milliseconds>(
        seconds(plan.seconds) * m_service.pace * m_random.real(0.85, 1.2));
    if (plan.role == StepRole::Traffic || plan.role == StepRole::Observe)
        length = std::max(length, 2 * pointsToSee * m_service.curves.interval);
    if (m_plan.running && m_plan.running->step == step)
        length = m_plan.running->elapsed;
    return length;
}

void RunWriter::writeStep(std::size_t step)
{
    const StepPlan& plan = m_service.layout[step];
    const Timestamp from = m_at;
    const Timestamp to = from + lengthOf(step);
    deployment::Step& record = m_run.deployment.progress.steps[step];
    m_run.deployment.progress.currentStep = record.name;
    record.start = from;
    record.status = stepWord(StepStatus::Running);
    tool(from, Level::Info, "开始" + plan.name, "--- " + plan.name + " ---");
    const bool fails = m_plan.trouble && m_plan.trouble->step == step;
    // What fails does not say at its end that all went well.
    const auto said = [fails](std::span<const Phrase> all) {
        return fails ? all.first(all.size() / 2) : all;
    };
    writePhrases(said(toolPhrases(plan.role, m_facts.isChinese)), Voice::Tool, from, to);
    writePhrases(said(platformPhrases(plan.role)), m_service.platform, from, to);
    writePhrases(said(servicePhrases(plan.role)), m_service.voice, from, to);
    chatter(from, to);
    if (m_plan.trouble && m_plan.trouble->step > step && m_random.chance(0.08))
        say(between(from, to), m_service.voice, anyOf(m_service.noise->survived));
    recover(from, to);
    switchTraffic(step, from, to);
    m_at = to;
    if (fails)
        return fail(step, from, to);
    if (m_plan.running && m_plan.running->step == step)
        return;
    record.end = to;
    record.status = stepWord(StepStatus::Completed);
    m_run.deployment.progress.percentage =
        100.0 * static_cast<double>(step + 1) / static_cast<double>(m_service.layout.size());
    tool(to, Level::Info, plan.name + "完成", plan.name + " done");
}

void RunWriter::writePhrases(
    std::span<const Phrase> phrases, Voice voice, Timestamp from, Timestamp to)
{
    const auto pieces = static_cast<Milliseconds::rep>(phrases.size() + 1);
    Timestamp at = from;
    for (const Phrase& phrase : phrases)
        say(at += (to - from) / pieces, voice, phrase);
}

void RunWriter::switchTraffic(std::size_t step, Timestamp from, Timestamp to)
{
    const StepPlan& plan = m_service.layout[step];
    const auto pieces = static_cast<Milliseconds::rep>(plan.traffic.size() * 3);
    Timestamp at = from + seconds(5);
    for (const int percent : plan.traffic) {
        const std::string digits = std::to_string(percent);
        tool(at, Level::Info, "流量切换至" + digits + "%",
            "traffic to new version: " + digits + "%");
        m_trafficChanges.push_back(at);
        m_traffic = percent;
        at += (to - from) / pieces;
    }
}

void RunWriter::chatter(Timestamp from, Timestamp to)
{
    const double lines = std::chrono::duration<double>(to - from).count() * m_service.chatter;
    for (int line = 0; line < static_cast<int>(lines); ++line)
        say(between(from, to), m_random.chance(0.85) ? m_service.voice : m_service.platform,
            anyOf(m_service.noise->harmless));
    for (const Phrase& habit : m_service.habits)
        if (m_random.chance(0.3))
            say(between(from, to), m_service.voice, habit);
    if (m_plan.hasNovelties)
        say(between(from, to), m_service.voice, anyOf(m_service.noise->novelties));
}

void RunWriter::recover(Timestamp from, Timestamp to)
{
    if (!m_random.chance(0.06))
        return;
    const Recovery& recovery =
        m_random.pick(std::span<const Recovery>(m_service.noise->recoveries));
    const Timestamp at = between(from, to);
    say(at, m_service.voice, recovery.trouble);
    say(at + Milliseconds(m_random.between(50, 3000)), m_service.voice, recovery.relief);
}

void RunWriter::tool(Timestamp at, Level level, std::string_view chinese, std::string_view english)
{
    say(at, Voice::Tool, {level, "", m_facts.isChinese ? chinese : english});
}

void RunWriter::say(Timestamp at, Voice voice, const Phrase& phrase, bool isCause)
{
    Utterance utterance;
    utterance.level = phrase.level;
    utterance.component = phrase.component;
    utterance.text = filled(phrase.text, m_facts, m_random);
    utterance.exception = filled(phrase.exception, m_facts, m_random);
    m_log.say(at, voice, utterance, isCause);
}

const Phrase& RunWriter::anyOf(const std::vector<Phrase>& phrases)
{
    return m_random.pick(std::span<const Phrase>(phrases));
}

Timestamp RunWriter::between(Timestamp from, Timestamp to)
{
    return from
        + Milliseconds(m_random.between(0, std::max<std::int64_t>(0, (to - from).count() - 1)));
}

void RunWriter::describe()
{
    deployment::Deployment& record = m_run.deployment;
    record.id = m_plan.id;
    record.version = m_plan.version;
    record.environment = m_facts.environment;
    record.service = m_service.isNamed ? m_facts.service : std::string();
    record.strategy = deployment::openStrategy(deployment::toWire(m_service.strategy));
    record.start = m_plan.start;
    record.executor = "CI-流水线";
    for (const StepPlan& step : m_service.layout)
        record.progress.steps.push_back({step.name, stepWord(StepStatus::Pending), {}, {}});
}

} // namespace incidents
