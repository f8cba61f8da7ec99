// SPDX-License-Identifier: GPL-3.0-or-later
// A floor under the hits of the diagnosis, on a few made-up incidents that are always the same;
// benchmark-diagnosis measures many.
#include "incidents/generator.h"
#include "incidents/judge.h"

#include <gtest/gtest.h>

namespace {

using diagnosis::Finding;
using incidents::Incident;
using incidents::IncidentGenerator;
using incidents::KindSet;
using incidents::Score;
using incidents::Verdict;

constexpr std::uint64_t seedOfHits = 77;

/// An incident whose step 2 failed, told by entries 5 to 8 of its log, and with a shift at 100 s.
Incident knownIncident()
{
    Incident incident;
    incident.answer.failedStep = 2;
    incident.answer.causes = {{5, 8}, {20, 20}};
    incident.answer.shifts = {{"responseTime", deployment::Timestamp(std::chrono::seconds(100)),
        std::chrono::seconds(5), std::chrono::seconds(30)}};
    return incident;
}

diagnosis::MetricShift shiftAt(std::string metric, int second)
{
    diagnosis::MetricShift shift;
    shift.metric = std::move(metric);
    shift.at = deployment::Timestamp(std::chrono::seconds(second));
    return shift;
}

Verdict verdictOn(Finding finding)
{
    return incidents::judged(knownIncident(), std::vector{std::move(finding)});
}

Verdict verdictOnLines(std::vector<diagnosis::TelltaleLine> lines)
{
    return verdictOn(diagnosis::LogLines{std::move(lines)});
}

TEST(IncidentJudge, aLineIsRightIfItIsACauseAndNotMuchMore)
{
    EXPECT_TRUE(verdictOnLines({{5, 4, 1, {}}}).foundCause);
    EXPECT_TRUE(verdictOnLines({{8, 1, 1, {}}}).foundCause);
    EXPECT_TRUE(verdictOnLines({{20, 1, 1, {}}}).foundCause);
    EXPECT_FALSE(verdictOnLines({{4, 4, 1, {}}}).foundCause);
    EXPECT_FALSE(verdictOnLines({{5, 40, 1, {}}}).foundCause);
    const Verdict second = verdictOnLines({{9, 1, 1, {}}, {6, 1, 1, {}}});
    EXPECT_FALSE(second.foundCause);
    EXPECT_TRUE(second.listedCause);
    EXPECT_TRUE(second.falseClaims.empty()) << "lines that follow from the cause may be read, too";
}

TEST(IncidentJudge, aShiftIsRightInItsMetricAndItsTime)
{
    EXPECT_TRUE(verdictOn(shiftAt("responseTime", 95)).foundShift);
    EXPECT_TRUE(verdictOn(shiftAt("responseTime", 130)).foundShift);
    for (const auto& wrong :
        {shiftAt("responseTime", 94), shiftAt("responseTime", 131), shiftAt("successRate", 100)}) {
        EXPECT_FALSE(verdictOn(wrong).foundShift);
        EXPECT_EQ(verdictOn(wrong).falseClaims.size(), 1U);
    }
}

TEST(IncidentJudge, whatIsNotKnownIsAFalseClaim)
{
    diagnosis::FailedStep step;
    step.step = 2;
    EXPECT_TRUE(verdictOn(step).foundFailedStep);
    step.step = 3;
    EXPECT_EQ(verdictOn(step).falseClaims, std::vector<std::string>{"failed-step"});
    Incident healthy;
    healthy.answer.isHealthy = true;
    EXPECT_EQ(incidents::judged(healthy, std::vector<Finding>{diagnosis::LogLines{{{1, 1, 1, {}}}}})
                  .falseClaims,
        std::vector<std::string>{"log-lines"});
    EXPECT_TRUE(incidents::judged(healthy, {}).falseClaims.empty());
}

template <typename Make> Score scoreOf(std::uint64_t count, Make make)
{
    Score score;
    for (std::uint64_t index = 0; index < count; ++index) {
        const Incident incident = make(index);
        score.add(incidents::judged(incident, incidents::diagnosed(incident)));
    }
    return score;
}

TEST(IncidentHits, lateRunsAreKnownByTheirStep)
{
    const IncidentGenerator generator(KindSet::Open, seedOfHits);
    const Score score = scoreOf(40, [&](auto index) { return generator.late(index); });
    EXPECT_EQ(score.lateSteps.hits, 40U);
}

void expectHits(KindSet set, std::size_t ofAHundredCauses)
{
    const IncidentGenerator generator(set, seedOfHits);
    const Score score =
        scoreOf(4 * generator.kindCount(), [&](auto index) { return generator.incident(index); });
    EXPECT_EQ(score.failedSteps.hits, score.failedSteps.of);
    EXPECT_GT(score.failedSteps.of, 3 * generator.kindCount());
    EXPECT_GE(100 * score.causes.hits, ofAHundredCauses * score.causes.of);
    EXPECT_GT(score.causes.of, 3 * generator.kindCount());
    EXPECT_GE(100 * score.listedCauses.hits, 95 * score.listedCauses.of);
    EXPECT_GE(100 * score.shifts.hits, 90 * score.shifts.of);
    EXPECT_EQ(score.runsWithFalseClaims, 0U);
}

TEST(IncidentHits, ofTheOpenKinds)
{
    expectHits(KindSet::Open, 92);
}

TEST(IncidentHits, ofTheKindsThatAreHeldBack)
{
    expectHits(KindSet::HeldBack, 88);
}

TEST(IncidentHits, nothingIsClaimedOfHealthyRuns)
{
    for (const KindSet set : {KindSet::Open, KindSet::HeldBack}) {
        const IncidentGenerator generator(set, seedOfHits);
        const Score score = scoreOf(60, [&](auto index) { return generator.healthy(index); });
        EXPECT_EQ(score.runsWithFalseClaims, 0U);
    }
}

} // namespace
