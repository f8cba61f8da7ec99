// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "deploy/models/log/pod_logs.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using deployment::ErrorCode;
using models::PodLogs;
using test_support::at;

deployment::Log linesOf(int from, int count)
{
    deployment::Log log;
    for (int line = from; line < from + count; ++line)
        log.append(at("10:00"), std::to_string(line));
    return log;
}

deployment::LogRequest ofPod(const std::string& pod)
{
    deployment::LogRequest request;
    request.source = {pod, "app", "canary", false};
    return request;
}

TEST(PodLogs, nobodyIsAskedWhereThereAreNone)
{
    PodLogs logs;
    QSignalSpy asked(&logs, &PodLogs::sourcesRequested);
    logs.requestSources();
    EXPECT_EQ(asked.count(), 0);
    logs.setOffered(true);
    logs.requestSources();
    EXPECT_EQ(asked.count(), 1);
    logs.choose(ofPod("a"));
    logs.setOffered(false);
    EXPECT_FALSE(logs.chosen()) << "what is read is let go of";
}

TEST(PodLogs, showsWhatComesInTheDeploymentsPlace)
{
    PodLogs logs;
    logs.setOffered(true);
    logs.setDeployment(test_support::aDeployment("DEP-1").step("s", "RUNNING", "10:00").value());
    logs.append(linesOf(0, 1));
    EXPECT_TRUE(logs.shown()->log.empty()) << "nothing was chosen";
    logs.choose(ofPod("a"));
    EXPECT_EQ(logs.phase(), PodLogs::Phase::Reading);
    QSignalSpy changed(&logs, &PodLogs::logChanged);
    logs.append(linesOf(0, 2));
    logs.append(linesOf(2, 2));
    EXPECT_TRUE(logs.shown()->log.size() == 4 || changed.wait());
    EXPECT_EQ(logs.shown()->log.size(), 4U);
    EXPECT_EQ(logs.shown()->progress.steps.size(), 1U);
    logs.end(std::nullopt);
    EXPECT_EQ(logs.phase(), PodLogs::Phase::Ended);
    logs.append(linesOf(4, 1));
    EXPECT_EQ(logs.shown()->log.size(), 4U) << "late";
    logs.choose(ofPod("b"));
    EXPECT_TRUE(logs.shown()->log.empty());
    EXPECT_EQ(logs.phase(), PodLogs::Phase::Reading);
}

TEST(PodLogs, whatCameBeforeAnErrorStaysAndTheErrorIsTold)
{
    PodLogs logs;
    logs.setOffered(true);
    logs.choose(ofPod("a"));
    logs.append(linesOf(0, 3));
    logs.end(deployment::Error{ErrorCode::NotFound, {"gone", {}}, {}});
    EXPECT_EQ(logs.phase(), PodLogs::Phase::Failed);
    EXPECT_EQ(logs.error()->toEnglish(), "gone");
    EXPECT_EQ(logs.shown()->log.size(), 3U);
    logs.choose(logs.chosen());
    EXPECT_FALSE(logs.error());
    EXPECT_TRUE(logs.shown()->log.empty()) << "read anew";
}

TEST(PodLogs, sourcesAreToldWhenTheyAreOthers)
{
    PodLogs logs;
    QSignalSpy changed(&logs, &PodLogs::sourcesChanged);
    logs.setSources({{"a", "app", "", false}});
    logs.setSources({{"a", "app", "", false}});
    EXPECT_EQ(changed.count(), 1) << "a list that is open stays open";
    logs.setSourcesError({ErrorCode::Offline, {"offline", {}}, {}});
    EXPECT_EQ(logs.sources().size(), 1U) << "as they were known last";
    EXPECT_TRUE(logs.sourcesError());
    logs.setSources({{"a", "app", "", false}});
    EXPECT_FALSE(logs.sourcesError());
    EXPECT_EQ(changed.count(), 3);
}

TEST(PodLogs, ofALogThatGoesOnTheLatestStayAndTheOthersAreCounted)
{
    constexpr std::size_t limit = 20'000;
    PodLogs logs(limit);
    logs.setOffered(true);
    logs.choose(ofPod("a"));
    for (int round = 0; round < 500; ++round)
        logs.append(linesOf(round * 100, 100));
    logs.end(std::nullopt);
    const deployment::Log& log = logs.shown()->log;
    EXPECT_LE(log.size(), limit);
    EXPECT_GE(log.size(), limit / 4);
    EXPECT_EQ(log.size() + logs.dropped(), 50'000U);
    EXPECT_EQ(log.message(log.size() - 1), "49999");
    EXPECT_EQ(log.message(0), std::to_string(logs.dropped())) << "none in between is missing";
}

} // namespace
