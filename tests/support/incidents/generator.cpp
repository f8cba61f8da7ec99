// SPDX-License-Identifier: GPL-3.0-or-later
#include "generator.h"

#include <algorithm>

namespace incidents {

namespace {

using deployment::Deployment;
using deployment::Milliseconds;
using deployment::Timestamp;

/// Keep the incidents, the healthy and the late ones of a seed apart.
constexpr std::uint64_t healthySalt = 0x6865616C;
constexpr std::uint64_t lateSalt = 0x6C617465;

const Timestamp firstDay = Timestamp(std::chrono::sys_days(std::chrono::year(2025) / 1 / 6));

std::string versionOf(std::size_t number)
{
    return "V3." + std::to_string(41 + number) + ".0";
}

RunPlan planOf(std::size_t number, demo::Random& random)
{
    RunPlan plan;
    plan.id = "DEP-" + std::to_string(100 + number);
    plan.version = versionOf(number);
    plan.start = firstDay + std::chrono::hours(26) * static_cast<int>(number)
        + Milliseconds(random.between(0, 9'000'000));
    plan.hasNovelties = random.chance(0.3);
    return plan;
}

using Runs = std::vector<std::shared_ptr<const Deployment>>;

/// Good ones, the newest first.
Runs earlierRuns(const Service& service, std::size_t count, demo::Random& random)
{
    Runs runs;
    for (std::size_t number = 0; number < count; ++number) {
        const RunPlan plan = planOf(number, random);
        RunWriter writer(service, plan, demo::Random(random.next()));
        runs.insert(runs.begin(), std::make_shared<const Deployment>(writer.write().deployment));
    }
    return runs;
}

/// Most services have been deployed often; of a few, hardly anything is known.
std::size_t earlierCount(demo::Random& random)
{
    return static_cast<std::size_t>(
        random.chance(0.1) ? random.between(1, 4) : random.between(6, 14));
}

Milliseconds longest(const Runs& runs, std::size_t step)
{
    Milliseconds most{0};
    for (const auto& run : runs) {
        const deployment::Step& record = run->progress.steps[step];
        most = std::max(most, Milliseconds(*record.end - *record.start));
    }
    return most;
}

Incident incidentOf(WrittenRun run, Runs earlier, std::string kind, std::string dialect)
{
    Incident incident;
    incident.kind = std::move(kind);
    incident.dialect = std::move(dialect);
    incident.now = run.end;
    incident.answer = std::move(run.answer);
    incident.deployment = std::move(run.deployment);
    incident.earlier = std::move(earlier);
    return incident;
}

} // namespace

IncidentGenerator::IncidentGenerator(KindSet set, std::uint64_t seed)
    : m_set(set)
    , m_kinds(set == KindSet::Open ? openKinds() : heldBackKinds())
    , m_voices(set == KindSet::Open
              ? std::vector{Voice::Java, Voice::Go, Voice::Python}
              : std::vector{Voice::Rust, Voice::DotNet, Voice::Node, Voice::Logfmt, Voice::Ruby})
    , m_seed(seed)
{
}

Incident IncidentGenerator::incident(std::uint64_t index) const
{
    demo::Random random(m_seed, index);
    const Kind& kind = m_kinds[index % m_kinds.size()];
    const Wording* const cause =
        kind.causes.empty() ? nullptr : &random.pick(std::span<const Wording>(kind.causes));
    for (;;) {
        const Service service = madeUpService(m_set, cause, m_voices, random);
        const auto trouble = troubleOf(service, kind, cause, random);
        if (!trouble)
            continue; // it has no step where this may happen
        const std::size_t before = earlierCount(random);
        Runs earlier = earlierRuns(service, before, random);
        RunPlan plan = planOf(before, random);
        plan.trouble = trouble;
        RunWriter writer(service, plan, demo::Random(random.next()));
        return incidentOf(writer.write(), std::move(earlier), std::string(kind.name),
            std::string(cause ? nameOf(cause->voice) : "none"));
    }
}

Incident IncidentGenerator::healthy(std::uint64_t index) const
{
    if (index % 5 == 4)
        return runningOne(index, false);
    demo::Random random(m_seed ^ healthySalt, index);
    const Service service = madeUpService(m_set, nullptr, m_voices, random);
    const std::size_t before = earlierCount(random);
    Runs earlier = earlierRuns(service, before, random);
    RunWriter writer(service, planOf(before, random), demo::Random(random.next()));
    Incident incident = incidentOf(writer.write(), std::move(earlier), "healthy", "none");
    incident.answer.isHealthy = true;
    return incident;
}

Incident IncidentGenerator::late(std::uint64_t index) const
{
    return runningOne(index, true);
}

std::optional<Trouble> IncidentGenerator::troubleOf(
    const Service& service, const Kind& kind, const Wording* cause, demo::Random& random) const
{
    std::vector<std::size_t> steps;
    for (std::size_t step = 0; step < service.layout.size(); ++step)
        if (std::ranges::find(kind.where, service.layout[step].role) != kind.where.end())
            steps.push_back(step);
    if (steps.empty())
        return {};
    Trouble trouble;
    trouble.kind = &kind;
    trouble.cause = cause;
    trouble.step = random.pick(std::span<const std::size_t>(steps));
    trouble.rollsBack = random.chance(0.5);
    trouble.marksStep = random.chance(0.92);
    return trouble;
}

Incident IncidentGenerator::runningOne(std::uint64_t index, bool isLate) const
{
    demo::Random random(m_seed ^ lateSalt ^ (isLate ? 1U : 0U), index);
    const Service service = madeUpService(m_set, nullptr, m_voices, random);
    const auto before = static_cast<std::size_t>(random.between(6, 14));
    Runs earlier = earlierRuns(service, before, random);
    RunPlan plan = planOf(before, random);
    const std::size_t step = random.below(service.layout.size());
    const double part = isLate ? random.real(1.3, 3) : random.real(0.05, 0.6);
    const auto elapsed = std::chrono::duration_cast<Milliseconds>(longest(earlier, step) * part);
    plan.running = StillRunning{step, elapsed};
    RunWriter writer(service, plan, demo::Random(random.next()));
    Incident incident =
        incidentOf(writer.write(), std::move(earlier), isLate ? "late" : "in-time", "none");
    incident.answer.isHealthy = !isLate;
    if (isLate)
        incident.answer.lateStep = step;
    return incident;
}

} // namespace incidents
