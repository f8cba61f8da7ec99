// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "print_qt.h"

#include "deploy/models/expected_end_text.h"
#include "deploy/models/list/going_on.h"

#include <gtest/gtest.h>

using deployment::Status;
using models::Emphasis;
using models::GoingOn;
using models::RunState;
using std::chrono::minutes;
using test_support::at;

namespace {

diagnosis::ExpectedEnd expectedAt(const char* likely, const char* latest, bool isLate = false)
{
    return {at(likely), at(latest), at(latest), {minutes(21), minutes(25), 12}, isLate};
}

GoingOn goingOn(const RunState& run, deployment::Timestamp now)
{
    return models::goingOn(run, now, deployment::Zone::Utc);
}

RunState runningState()
{
    RunState run;
    run.status = Status::Running;
    run.percentage = 62;
    run.currentStep = "流量切换";
    return run;
}

diagnosis::RunDigest failedDigest(const char* step, const char* line)
{
    diagnosis::RunDigest digest;
    digest.failure = diagnosis::FailureReason{step, line, 4};
    return digest;
}

Emphasis lastEmphasis(const GoingOn& line)
{
    return line.parts.back().emphasis;
}

} // namespace

TEST(GoingOn, ofWhatSucceededNothingIsSaid)
{
    RunState run;
    run.status = Status::Completed;
    run.percentage = 100;
    run.currentStep = "监控观察";
    EXPECT_EQ(goingOn(run, at("12:00")), GoingOn());
    run.status = Status::Pending;
    EXPECT_EQ(goingOn(run, at("12:00")).text(), QString());
    run.status = Status::Unknown;
    EXPECT_EQ(goingOn(run, at("12:00")).text(), QString());
}

TEST(GoingOn, whatSucceededAndIsScaledToZeroSaysSo)
{
    RunState run;
    run.status = Status::Completed;
    run.currentStep = "scaled to 0";
    EXPECT_EQ(goingOn(run, at("12:00")).text(), u"scaled to 0");
    EXPECT_EQ(lastEmphasis(goingOn(run, at("12:00"))), Emphasis::Quiet);
}

TEST(GoingOn, whatIsOlderThanWhatWasToldSaysSoFirst)
{
    RunState run;
    run.status = Status::Completed;
    run.hasUnreadNews = true;
    EXPECT_EQ(
        goingOn(run, at("12:00")).text(), QStringLiteral("something newer could not be read"));
    run = runningState();
    run.hasUnreadNews = true;
    const GoingOn line = goingOn(run, at("12:00"));
    EXPECT_EQ(line.text(), QString::fromUtf8("62% · something newer could not be read · 流量切换"));
    EXPECT_EQ(line.parts.front().emphasis, Emphasis::Warning);
}

TEST(GoingOn, aRunningOneSaysHowFarItIsAndHowLongItStillTakes)
{
    RunState run = runningState();
    EXPECT_EQ(goingOn(run, at("10:15")).text(), u"62% · 流量切换");
    diagnosis::RunDigest digest;
    digest.traffic = 40;
    run.digest = &digest;
    run.expected = expectedAt("10:21", "10:25");
    const GoingOn line = goingOn(run, at("10:15"));
    EXPECT_EQ(line.text(), u"62% · 流量切换 · about 6 min left · traffic 40%");
    EXPECT_EQ(line.share, 62);
    EXPECT_EQ(line.shareEmphasis, Emphasis::Active);
    EXPECT_EQ(lastEmphasis(line), Emphasis::Quiet);
}

TEST(GoingOn, podsThatFailAreToldBeforeTheStep)
{
    RunState run = runningState();
    diagnosis::RunDigest digest;
    digest.pods = diagnosis::PodState();
    run.digest = &digest;
    EXPECT_EQ(goingOn(run, at("12:00")).text(), u"62% · 流量切换") << "all of them are well";
    digest.pods = diagnosis::PodState{3, 2, "CrashLoopBackOff"};
    const GoingOn line = goingOn(run, at("12:00"));
    EXPECT_EQ(line.text(), u"62% · 2 of 3 pod(s): CrashLoopBackOff · 流量切换");
    EXPECT_EQ(line.parts.front().emphasis, Emphasis::Warning);
    run.isPaused = true;
    EXPECT_EQ(goingOn(run, at("12:00")).text(), line.text());
    digest.pods = diagnosis::PodState{3, 1, "Running"};
    EXPECT_EQ(goingOn(run, at("12:00")).text(), u"62% · 1 of 3 pod(s) not ready · 流量切换");
    digest.pods = diagnosis::PodState{3, 0, {}, 2};
    EXPECT_EQ(goingOn(run, at("12:00")).text(), u"62% · 2 of 3 pod(s) not ready · 流量切换");
    digest.pods = diagnosis::PodState{3, 1, "CrashLoopBackOff", 2};
    EXPECT_EQ(
        goingOn(run, at("12:00")).text(), u"62% · 1 of 3 pod(s): CrashLoopBackOff · 流量切换");
    digest.pods = diagnosis::PodState{0, 0, "ReplicaFailure"};
    EXPECT_EQ(goingOn(run, at("12:00")).text(), u"62% · its pods can't be created · 流量切换");
}

TEST(GoingOn, whetherOneHasEndedIsNotClaimedWhereItsEndContradictsItsStatus)
{
    RunState run = runningState();
    run.isEndInDoubt = true;
    const GoingOn line = goingOn(run, at("10:15"));
    EXPECT_EQ(line.text(), u"62% · 流量切换 · may have ended");
    EXPECT_EQ(lastEmphasis(line), Emphasis::Warning);
    EXPECT_EQ(line.shareEmphasis, Emphasis::Warning);
    run.isPaused = true;
    EXPECT_EQ(goingOn(run, at("10:15")).text(), line.text());
    run.status = Status::Pending;
    EXPECT_EQ(goingOn(run, at("10:15")).text(), u"may have ended");
}

TEST(GoingOn, aStartThatIsStillToComeIsSaidToBe)
{
    RunState run = runningState();
    run.isStartInFuture = true;
    const GoingOn line = goingOn(run, at("10:15"));
    EXPECT_EQ(line.text(), u"62% · 流量切换 · its start is in the future");
    EXPECT_EQ(lastEmphasis(line), Emphasis::Warning);
    EXPECT_EQ(line.shareEmphasis, Emphasis::Warning);
    run.isPaused = true;
    EXPECT_EQ(goingOn(run, at("10:15")).text(), line.text());
}

TEST(GoingOn, ofAPauseThatEndsTodayTheTimeOfDayIsEnough)
{
    RunState run = runningState();
    run.currentStep = "pause: 90 (CanaryPauseStep, continues at 2025-02-15T10:17:30Z)";
    EXPECT_EQ(goingOn(run, at("10:16")).text(), u"62% · Pause of 90 s, until 10:17:30");
    run.isPaused = true;
    EXPECT_EQ(goingOn(run, at("10:16")).text(), u"62% · Pause of 90 s, until 10:17:30");
}

TEST(GoingOn, aLateOneStrikesTheEye)
{
    RunState run = runningState();
    run.expected = expectedAt("10:25", "10:25", true);
    const GoingOn line = goingOn(run, at("10:29"));
    EXPECT_EQ(line.text(), u"62% · 流量切换 · late by 4 min");
    EXPECT_EQ(lastEmphasis(line), Emphasis::Warning);
    EXPECT_EQ(line.shareEmphasis, Emphasis::Warning);
    run.expected->latest = at("10:39");
    EXPECT_EQ(goingOn(run, at("10:29")).text(), line.text()) << "whatever is to come";
}

TEST(GoingOn, timeThatIsLeftIsRoundedUp)
{
    EXPECT_EQ(models::expectedEndText(expectedAt("10:21", "10:25"), at("2025-02-15T10:20:01Z")),
        u"less than 1 min left");
    EXPECT_EQ(models::expectedEndText(expectedAt("10:21", "10:25"), at("2025-02-15T10:19:59Z")),
        u"about 2 min left");
    EXPECT_EQ(models::expectedEndText(expectedAt("11:25", "11:30"), at("10:20")),
        u"about 1 h 05 min left");
    EXPECT_EQ(models::usualDurationText({minutes(21), minutes(25), 12}),
        u"Usually 21 min; all 12 known run(s) took up to 25 min.");
}

/// Once its steps were read it may be another one: nothing is claimed that has to be taken back.
TEST(GoingOn, whatIsKnownByTheStartAloneIsSaidAsARange)
{
    diagnosis::ExpectedEnd end = expectedAt("10:30", "10:35");
    end.isByStartAlone = true;
    const auto textAt = [&](const char* now) { return models::expectedEndText(end, at(now)); };
    EXPECT_EQ(textAt("10:20"), u"10 to 15 min left");
    EXPECT_EQ(textAt("10:29"), u"1 to 6 min left");
    EXPECT_EQ(textAt("10:30"), u"up to 5 min left");
    EXPECT_EQ(textAt("2025-02-15T10:34:30Z"), u"less than 1 min left");
    EXPECT_EQ(textAt("09:25"), u"1 h 05 min to 1 h 10 min left");
    EXPECT_EQ(models::expectedRangeText(end, at("10:20"), deployment::Zone::Utc),
        u"10 to 15 min left, ends 10:30 to 10:35");
    end.latest = end.likely;
    EXPECT_EQ(textAt("10:20"), u"up to 10 min left") << "it takes longer than nearly all by then";
    end.isByStartAlone = false;
    end.latest = at("10:35");
    EXPECT_EQ(textAt("10:20"), u"about 10 min left");
}

TEST(GoingOn, ofAnExpectedEndEachDayIsSaidOnce)
{
    const auto range = [](const char* now, const char* likely, const char* latest) {
        return models::expectedRangeText(
            expectedAt(likely, latest), at(now), deployment::Zone::Utc);
    };
    EXPECT_EQ(range("10:30", "10:36", "10:41"), u"about 6 min left, ends 10:36 to 10:41");
    EXPECT_EQ(range("23:50", "2025-02-16T00:07:00Z", "2025-02-16T00:12:00Z"),
        u"about 17 min left, ends 2025-02-16 00:07 to 00:12");
    EXPECT_EQ(range("23:50", "23:57", "2025-02-16T00:12:00Z"),
        u"about 7 min left, ends 23:57 to 2025-02-16 00:12");
    EXPECT_EQ(range("23:50", "2025-02-16T00:07:00Z", "2025-02-16T00:07:00Z"),
        u"about 17 min left, ends at 2025-02-16 00:07");
}

TEST(GoingOn, ofAFailureTheStepAndTheLineOfTheLog)
{
    RunState run;
    run.status = Status::Failed;
    run.currentStep = "构建镜像";
    EXPECT_EQ(goingOn(run, at("12:00")).text(), u"构建镜像");
    EXPECT_EQ(lastEmphasis(goingOn(run, at("12:00"))), Emphasis::Quiet)
        << "where it stood is not why it failed";
    const diagnosis::RunDigest digest = failedDigest("构建镜像", "timed out\n(exit code 1)");
    run.digest = &digest;
    EXPECT_EQ(goingOn(run, at("12:00")).text(), u"构建镜像: timed out (exit code 1)");
    EXPECT_EQ(lastEmphasis(goingOn(run, at("12:00"))), Emphasis::Trouble);
    const diagnosis::RunDigest stepOnly = failedDigest("构建镜像", "");
    run.digest = &stepOnly;
    EXPECT_EQ(goingOn(run, at("12:00")).text(), u"构建镜像");
    const diagnosis::RunDigest lineOnly = failedDigest("", "disk full");
    run.digest = &lineOnly;
    EXPECT_EQ(goingOn(run, at("12:00")).text(), u"disk full");
    const diagnosis::RunDigest nothing = failedDigest("", "");
    run.digest = &nothing;
    EXPECT_EQ(goingOn(run, at("12:00")).text(), u"构建镜像");
}

TEST(GoingOn, aRowOfAClusterSaysWhyItFailed)
{
    RunState run;
    run.status = Status::Failed;
    run.currentStep = "setWeight: 20 (failed: RolloutAborted: metric p95 too high)";
    const QString reason = QStringLiteral("setWeight: 20: RolloutAborted: metric p95 too high");
    EXPECT_EQ(goingOn(run, at("12:00")).text(), reason);
    EXPECT_EQ(lastEmphasis(goingOn(run, at("12:00"))), Emphasis::Trouble);
    const diagnosis::RunDigest stepOnly = failedDigest("setWeight: 20", "");
    run.digest = &stepOnly;
    EXPECT_EQ(goingOn(run, at("12:00")).text(), reason) << "the step alone would say less";
    const diagnosis::RunDigest read = failedDigest("setWeight: 20", "probe refused");
    run.digest = &read;
    EXPECT_EQ(goingOn(run, at("12:00")).text(), u"setWeight: 20: probe refused");
}

TEST(GoingOn, aFailureOfWhichNothingIsKnownSaysSo)
{
    RunState run;
    run.status = Status::Failed;
    EXPECT_EQ(goingOn(run, at("12:00")).text(), u"why is not known yet");
    EXPECT_EQ(lastEmphasis(goingOn(run, at("12:00"))), Emphasis::Quiet);
    const diagnosis::RunDigest nothing = failedDigest("", "");
    run.digest = &nothing;
    EXPECT_EQ(goingOn(run, at("12:00")).text(), QString()) << "it was read, and says nothing";
}

TEST(GoingOn, aRollbackByHandIsNoFailure)
{
    RunState run;
    run.status = Status::RolledBack;
    EXPECT_EQ(goingOn(run, at("12:00")).text(), QString());
    diagnosis::RunDigest digest;
    digest.wasRolledBackByHand = true;
    run.digest = &digest;
    EXPECT_EQ(goingOn(run, at("12:00")).text(), u"rolled back by hand");
    run.note = models::CommandNote{
        operations::CommandKind::RollBack, "OPS-李四", "error rate after the switch", at("10:30")};
    EXPECT_EQ(goingOn(run, at("12:00")).text(),
        u"rollback requested by OPS-李四: error rate after the switch");
    run.note->reason.clear();
    EXPECT_EQ(goingOn(run, at("12:00")).text(), u"rollback requested by OPS-李四");
}

TEST(GoingOn, anAbortByHandIsNoFailure)
{
    RunState run;
    run.status = Status::Failed;
    run.currentStep = "pause (failed: RolloutAborted: Rollout aborted update to revision 7)";
    const QString words =
        QStringLiteral("pause: RolloutAborted: Rollout aborted update to revision 7");
    EXPECT_EQ(goingOn(run, at("12:00")).text(), words);
    run.note =
        models::CommandNote{operations::CommandKind::Abort, "OPS-李四", "wrong flag", at("10:30")};
    const GoingOn line = goingOn(run, at("12:00"));
    EXPECT_EQ(line.text(), u"abort requested by OPS-李四: wrong flag");
    EXPECT_EQ(lastEmphasis(line), Emphasis::Plain);
    diagnosis::RunDigest digest = failedDigest("", "");
    run.digest = &digest;
    EXPECT_EQ(goingOn(run, at("12:00")), line);
    digest = failedDigest("", "Warning BackOff pod/a-1: Back-off restarting failed container");
    EXPECT_EQ(goingOn(run, at("12:00")).text(),
        line.text()
            + QStringLiteral(" · Warning BackOff pod/a-1: Back-off restarting failed container"));
    run.digest = nullptr;
    run.currentStep = "pause (failed: RolloutAborted: Rollout aborted update to revision 7: metric "
                      "p95 assessed Failed)";
    EXPECT_EQ(lastEmphasis(goingOn(run, at("12:00"))), Emphasis::Trouble)
        << "what the cluster aborted after a retry is not ours";
    run.currentStep = "pause (failed: RolloutAborted: Rollout aborted update to revision 7)";
    run.note->kind = operations::CommandKind::Retry;
    EXPECT_EQ(goingOn(run, at("12:00")).text(), words);
}

TEST(GoingOn, aPauseSaysWhoAskedForItAndWhy)
{
    RunState run = runningState();
    run.isPaused = true;
    EXPECT_EQ(goingOn(run, at("12:00")).text(), u"62% · 流量切换");
    run.note = models::CommandNote{
        operations::CommandKind::Pause, "SRE", "waits for the DBA", at("11:48")};
    EXPECT_EQ(goingOn(run, at("12:00")).text(),
        u"62% · 流量切换 · pause requested by SRE 12 min ago: waits for the DBA");
    run.note->kind = operations::CommandKind::Resume; // someone paused it again elsewhere
    EXPECT_EQ(goingOn(run, at("12:00")).text(), u"62% · 流量切换");
}

TEST(GoingOn, aCommandUnderWayComesFirst)
{
    RunState run = runningState();
    run.commandUnderWay = QStringLiteral("Rolling back to V2.0.5");
    const GoingOn line = goingOn(run, at("12:00"));
    EXPECT_EQ(line.parts.front().text, u"Rolling back to V2.0.5");
    EXPECT_EQ(line.parts.front().emphasis, Emphasis::Active);
}

TEST(GoingOn, foreignTextIsMadeVisible)
{
    RunState run;
    run.status = Status::Failed;
    const diagnosis::RunDigest digest = failedDigest("a\u202Eb", "<b>x</b>");
    run.digest = &digest;
    const QString text = goingOn(run, at("12:00")).text();
    EXPECT_FALSE(text.contains(QChar(0x202E)));
    EXPECT_TRUE(text.contains(u"<b>x</b>"));
}
