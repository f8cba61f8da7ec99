// SPDX-License-Identifier: GPL-3.0-or-later
#include "incidents/generator.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/steps/failed_step.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace {

using deployment::Deployment;
using deployment::Status;
using incidents::EntrySpan;
using incidents::Incident;
using incidents::IncidentGenerator;
using incidents::KindSet;

constexpr std::uint64_t seedOfTest = 4;

bool areEqual(const Incident& left, const Incident& right)
{
    return left.deployment == right.deployment && left.answer == right.answer
        && left.now == right.now
        && std::ranges::equal(left.earlier, right.earlier,
            [](const auto& one, const auto& other) { return *one == *other; });
}

/// Three of each kind.
std::vector<Incident> someOf(KindSet set)
{
    const IncidentGenerator generator(set, seedOfTest);
    std::vector<Incident> all;
    for (std::uint64_t index = 0; index < 3 * generator.kindCount(); ++index)
        all.push_back(generator.incident(index));
    return all;
}

void expectGoodRuns(const Incident& incident)
{
    for (const auto& run : incident.earlier) {
        EXPECT_EQ(run->status.known, Status::Completed);
        EXPECT_EQ(run->environment, incident.deployment.environment);
        EXPECT_EQ(run->service, incident.deployment.service);
        EXPECT_EQ(run->strategy, incident.deployment.strategy);
        EXPECT_LT(run->start, incident.deployment.start);
    }
    EXPECT_TRUE(std::ranges::is_sorted(
        incident.earlier, std::greater{}, [](const auto& run) { return run->start; }));
}

TEST(IncidentGenerator, theSameSeedMakesTheSameIncidentsInAnyOrder)
{
    const IncidentGenerator generator(KindSet::Open, seedOfTest);
    const Incident third = generator.incident(3);
    const Incident healthy = generator.healthy(3);
    const IncidentGenerator again(KindSet::Open, seedOfTest);
    EXPECT_TRUE(areEqual(again.healthy(3), healthy));
    EXPECT_TRUE(areEqual(again.incident(3), third));
    EXPECT_FALSE(areEqual(again.incident(4), third));
    EXPECT_FALSE(areEqual(IncidentGenerator(KindSet::Open, seedOfTest + 1).incident(3), third));
}

TEST(IncidentGenerator, hasManyKindsAndNoneInBothSets)
{
    std::set<std::string_view> names;
    for (const auto& kinds : {incidents::openKinds(), incidents::heldBackKinds()})
        for (const incidents::Kind& kind : kinds)
            EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
    EXPECT_GE(incidents::openKinds().size(), 15U);
    EXPECT_GE(2 * incidents::heldBackKinds().size() + 2, incidents::openKinds().size());
}

TEST(IncidentGenerator, everyAnswerPointsAtWhatIsThere)
{
    for (const KindSet set : {KindSet::Open, KindSet::HeldBack}) {
        for (const Incident& incident : someOf(set)) {
            SCOPED_TRACE(incident.kind);
            const Deployment& run = incident.deployment;
            EXPECT_EQ(incident.answer.causes.empty(), incident.dialect == "none");
            for (const EntrySpan& cause : incident.answer.causes) {
                EXPECT_LE(cause.first, cause.last);
                EXPECT_LT(cause.last, run.log.size());
            }
            EXPECT_TRUE(
                run.status.known == Status::Failed || run.status.known == Status::RolledBack);
            if (incident.answer.failedStep) {
                EXPECT_EQ(deployment::lastActiveStep(run), incident.answer.failedStep);
            }
            for (const incidents::ShiftAnswer& shift : incident.answer.shifts) {
                EXPECT_GT(shift.at, run.metrics[shift.metric].front().time);
                EXPECT_LT(shift.at, run.metrics[shift.metric].back().time);
            }
            expectGoodRuns(incident);
        }
    }
}

TEST(IncidentGenerator, healthyRunsAreNoisyAndEndWellOrAreInTime)
{
    const IncidentGenerator generator(KindSet::Open, seedOfTest);
    for (std::uint64_t index = 0; index < 50; ++index) {
        const Incident incident = generator.healthy(index);
        const Status status = incident.deployment.status.known;
        EXPECT_EQ(status, index % 5 == 4 ? Status::Running : Status::Completed);
        EXPECT_TRUE(incident.answer.isHealthy);
        EXPECT_TRUE(incident.answer.causes.empty() && incident.answer.shifts.empty());
        EXPECT_FALSE(incident.answer.failedStep || incident.answer.lateStep);
        EXPECT_GT(incident.deployment.log.size(), 2U);
        expectGoodRuns(incident);
    }
}

TEST(IncidentGenerator, aLateRunHasOneStepThatTakesLongerThanEver)
{
    const IncidentGenerator generator(KindSet::Open, seedOfTest);
    for (std::uint64_t index = 0; index < 50; ++index) {
        const Incident incident = generator.late(index);
        const std::size_t late = incident.answer.lateStep.value();
        const auto elapsed = deployment::durationOf(
            incident.deployment, incident.deployment.progress.steps[late], incident.now);
        for (const auto& run : incident.earlier)
            EXPECT_GT(
                elapsed, deployment::durationOf(*run, run->progress.steps[late], incident.now));
    }
}

} // namespace
