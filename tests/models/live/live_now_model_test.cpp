// SPDX-License-Identifier: GPL-3.0-or-later
#include "borrowed.h"
#include "builder.h"
#include "oracles/runs.h"
#include "print_qt.h"
#include "project_paths.h"
#include "ts_translator.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/list/history_model.h"
#include "deploy/models/live/live_now_model.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include <functional>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

using deployment::Status;
using models::Emphasis;
using models::LiveCard;
using models::LiveNowModel;
using models::LivePlace;
using test_support::aDeployment;
using test_support::at;

namespace {

QStringList names(std::initializer_list<const char*> texts)
{
    QStringList list;
    for (const char* text : texts)
        list.append(QLatin1String(text));
    return list;
}

class LiveNowModelTest : public testing::Test {
protected:
    void add(const deployment::Deployment& deployment)
    {
        m_history.upsert(history::summaryOf(deployment));
    }
    /// The history as it is by now.
    void show() { m_knowledge.setHistory(test_support::borrowed(m_history)); }
    void update() { m_knowledge.handleHistoryChanged(); }

    LiveCard card(int row = 0)
    {
        return m_model.index(row).data(LiveNowModel::CardRole).value<LiveCard>();
    }
    QStringList environments()
    {
        QStringList names;
        for (int row = 0; row < m_model.rowCount(); ++row)
            names << card(row).environment;
        return names;
    }

    deployment::Timestamp m_now = at("12:00");
    models::TimeContext m_time{[this] { return m_now; }, deployment::Zone::Utc};
    history::History m_history;
    models::RunKnowledge m_knowledge;
    LiveNowModel m_model{m_knowledge, m_time};
    QAbstractItemModelTester m_tester{
        &m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

TEST_F(LiveNowModelTest, saysOfAnEnvironmentWhatIsLiveInIt)
{
    add(aDeployment("1").environment("prod").version("V1").start("08:00").end("08:10"));
    add(aDeployment("2").environment("test").version("V7").running().start("09:00"));
    show();
    EXPECT_EQ(m_model.liveIn("prod"), u"live: V1");
    EXPECT_EQ(m_model.liveIn("test"), u"not known what is live");
    EXPECT_EQ(m_model.liveIn("elsewhere"), u"not known what is live");
    add(aDeployment("3").environment("shop").service("cart").version("V3").start("09:00").end(
        "09:10"));
    add(aDeployment("4").environment("shop").service("pay\n").version("V4").start("10:00").end(
        "10:10"));
    update();
    EXPECT_EQ(m_model.liveIn("shop"), QString::fromUtf8("live: cart V3 · pay\\n V4"))
        << "by their names, safe to show";
    add(aDeployment("5").environment("shop").service("bills").version("V5").failed().start(
        "11:00"));
    update();
    EXPECT_EQ(m_model.liveIn("shop"), QString::fromUtf8("live: bills ? · cart V3 · pay\\n V4"))
        << "none is left out";
}

TEST_F(LiveNowModelTest, ofAPartOfTheHistoryNothingIsClaimed)
{
    add(aDeployment("1").environment("prod").version("V1").start("08:00").end("08:10"));
    add(aDeployment("2").environment("prod").version("V2").failed().start("09:00").end("09:05"));
    add(aDeployment("3").environment("test").version("V7").running().start("09:00"));
    m_knowledge.setExtent(models::RunKnowledge::Extent::Growing);
    show();
    ASSERT_EQ(m_model.rowCount(), 2);
    for (int row = 0; row < m_model.rowCount(); ++row) {
        EXPECT_EQ(card(row).version, QString());
        EXPECT_EQ(card(row).since, u"still loading");
        EXPECT_EQ(card(row).news.text + card(row).before.text, QString());
        EXPECT_EQ(
            card(row).description, card(row).environment + QStringLiteral(": still loading."));
        EXPECT_EQ(m_model.idsAt(row).live, QString()) << "what is not said cannot be opened";
    }
    EXPECT_EQ(m_model.liveIn("prod"), u"still loading");
    EXPECT_EQ(m_model.totals().failed + m_model.totals().running, 0);
    const QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    m_knowledge.setExtent(models::RunKnowledge::Extent::Part);
    EXPECT_EQ(card().since, u"not known what is live");
    m_knowledge.setExtent(models::RunKnowledge::Extent::Whole);
    EXPECT_EQ(changed.count(), 2);
    EXPECT_EQ(card().version, u"V1");
    EXPECT_EQ(m_model.liveIn("prod"), u"live: V1");
    EXPECT_EQ(m_model.totals().failed, 1);
    EXPECT_EQ(m_model.totals().running, 1);
}

TEST_F(LiveNowModelTest, nothingIsLiveOfAWorkloadThatWasDeleted)
{
    auto one = aDeployment("1").environment("prod").version("V1").start("08:00").end("08:10");
    add(one);
    show();
    EXPECT_EQ(card().version, u"V1");
    add(one.currentStep("workload gone"));
    update();
    EXPECT_EQ(card().version, QString());
    EXPECT_EQ(card().since, u"its workload is gone");
    EXPECT_EQ(card().description.section(u'\n', 0, 0), u"prod: its workload is gone.");
    EXPECT_EQ(m_model.idsAt(0).live, QString());
    EXPECT_EQ(m_model.liveIn("prod"), u"not known what is live");
}

TEST_F(LiveNowModelTest, whatIsScaledToZeroIsNotCalledLive)
{
    auto one = aDeployment("1").environment("prod").version("V1").start("08:00").end("08:10");
    add(one);
    show();
    const QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    add(one.currentStep("scaled to 0"));
    update();
    EXPECT_GT(changed.count(), 0);
    EXPECT_EQ(card().version, u"V1");
    EXPECT_EQ(card().since, u"scaled to 0: nothing serves");
    EXPECT_EQ(card().sinceInShort, u"scaled to 0");
    EXPECT_EQ(
        card().description, u"prod: V1 was deployed last and is scaled to 0: nothing serves.");
    EXPECT_EQ(card().emphasis, Emphasis::Quiet);
    EXPECT_EQ(m_model.liveIn("prod"), u"live: V1 (scaled to 0)");
    add(one.currentStep(""));
    update();
    EXPECT_EQ(m_model.liveIn("prod"), u"live: V1");
}

/// As its row and its page do.
TEST_F(LiveNowModelTest, whatIsOlderThanWhatWasToldOfItSaysSo)
{
    add(aDeployment("1").environment("prod").version("V1").start("08:00").end("08:10"));
    add(aDeployment("2").environment("prod").version("V2").failed().start("09:00").end("09:05"));
    show();
    std::set<std::string, std::less<>> unread{"1"};
    m_knowledge.setUnreadNewsTest([&](std::string_view id) { return unread.contains(id); });
    EXPECT_EQ(card().news.text, u"V1: something newer could not be read");
    EXPECT_EQ(card().news.emphasis, Emphasis::Warning);
    EXPECT_TRUE(card().before.text.startsWith(u"V2 failed")) << card().before.text.toStdString();
    EXPECT_EQ(card().description.section(u'\n', 1, 1), card().news.text);
    unread = {"1", "2"};
    EXPECT_EQ(card().news.text, u"V1, V2: something newer could not be read");
    unread.clear();
    EXPECT_TRUE(card().news.text.startsWith(u"V2 failed")) << card().news.text.toStdString();
}

TEST_F(LiveNowModelTest, anEnvironmentWithoutANameIsSaidToBeThat)
{
    add(aDeployment("1").environment("").version("V1").start("08:00").end("08:10"));
    add(aDeployment("2").environment(" \u00a0").version("V2").start("08:00").end("08:10"));
    show();
    EXPECT_EQ(environments(), names({"Without an environment", "Without an environment"}));
    EXPECT_TRUE(card().description.startsWith(u"Without an environment: V1 is live"))
        << card().description.toStdString();
}

/// Heading and card of an environment never contradict each other.
TEST_F(LiveNowModelTest, whatIsLiveInAnEnvironmentIsWhatItsCardSays)
{
    add(aDeployment("GOOD").version("V2.0.5").start("02:00").end("02:20"));
    add(aDeployment("NEXT").running().start("11:45"));
    add(aDeployment("BAD").environment("test").failed().start("08:00").end("08:30"));
    show();
    diagnosis::RunDigests digests;
    diagnosis::RunDigest next;
    next.id = "NEXT";
    next.status = Status::Running;
    next.traffic = 100;
    digests.insert(next);
    diagnosis::RunDigest bad;
    bad.id = "BAD";
    bad.status = Status::Failed;
    bad.traffic = 0;
    bad.fromVersion = "V1.9.9";
    digests.insert(bad);
    m_knowledge.setDigests(&digests);
    EXPECT_EQ(card(0).version, u"V2.1.0");
    EXPECT_EQ(m_model.liveIn("生产环境"), u"live: V2.1.0");
    EXPECT_EQ(card(1).version, u"V1.9.9");
    EXPECT_EQ(m_model.liveIn("test"), u"live: V1.9.9");
}

TEST_F(LiveNowModelTest, podsThatFailAreToldOfWhatRuns)
{
    add(aDeployment("NOW").running().percentage(62).start("11:45"));
    show();
    diagnosis::RunDigest digest;
    digest.id = "NOW";
    digest.status = Status::Running;
    digest.traffic = 25;
    digest.pods = diagnosis::PodState{3, 2, "CrashLoopBackOff"};
    diagnosis::RunDigests digests;
    digests.insert(digest);
    m_knowledge.setDigests(&digests);
    EXPECT_EQ(card().news.text, u"V2.1.0 62% · 2 of 3 pod(s): CrashLoopBackOff · traffic 25%");
    EXPECT_EQ(card().emphasis, Emphasis::Warning);
    m_knowledge.setDigests(nullptr);
}

TEST_F(LiveNowModelTest, aCardSaysWhatIsLiveSinceWhenAndWhatRuns)
{
    for (int n = 0; n < 5; ++n)
        add(aDeployment("OLD-" + std::to_string(n))
                .version("V2.0." + std::to_string(n))
                .start("0" + std::to_string(n + 2) + ":00")
                .end("0" + std::to_string(n + 2) + ":21"));
    add(aDeployment("NOW").running().percentage(62).start("11:45"));
    show();
    ASSERT_EQ(m_model.rowCount(), 1);
    EXPECT_EQ(card().environment, u"生产");
    EXPECT_EQ(card().version, u"V2.0.4");
    EXPECT_EQ(card().since, u"since 2025-02-15 06:21");
    EXPECT_EQ(card().sinceInShort, u"since 06:21");
    EXPECT_EQ(card().news.text, u"V2.1.0 62% · up to 6 min left");
    EXPECT_EQ(card().emphasis, Emphasis::Active);
    EXPECT_EQ(m_model.index(0).data().toString(),
        u"生产环境: V2.0.4 is live, since 2025-02-15 06:21.\nV2.1.0 62% · up to 6 min left");
    m_now = at("12:10");
    EXPECT_EQ(card().news.text, u"V2.1.0 62% · late by 4 min");
    EXPECT_EQ(card().emphasis, Emphasis::Warning);
    EXPECT_EQ(m_model.idsAt(0).live, u"OLD-4");
    EXPECT_EQ(m_model.idsAt(0).running, u"NOW");
    EXPECT_EQ(m_model.idsAt(0).failed, QString());
}

TEST_F(LiveNowModelTest, aFailureWithoutAnEndSaysWhenItBegan)
{
    add(aDeployment("GOOD").version("V2.0.5").start("02:00").end("02:20"));
    add(aDeployment("BAD").failed().start("08:00"));
    show();
    EXPECT_EQ(card().news.text, u"V2.1.0 failed · began 4 h ago");
}

TEST_F(LiveNowModelTest, anEndThatCannotBeIsNoEnd)
{
    add(aDeployment("GOOD").version("V2.0.5").start("02:00").end("01:00"));
    add(aDeployment("BAD").failed().start("08:00").end("07:00"));
    show();
    EXPECT_EQ(card().since, u"since when is not known");
    EXPECT_EQ(card().news.text, u"V2.1.0 failed · began 4 h ago");
}

TEST_F(LiveNowModelTest, aTimeThatIsStillToComeIsSaidToBeAndNotTakenForOne)
{
    add(aDeployment("GOOD").version("V2.0.5").start("14:00").end("14:20"));
    add(aDeployment("BAD").version("V2.0.6").failed().start("15:00").end("15:05"));
    show();
    EXPECT_EQ(card().since, u"its time is in the future");
    EXPECT_EQ(card().sinceInShort, u"its time is in the future");
    EXPECT_EQ(card().news.text, u"V2.0.6 failed · in the future");
    add(aDeployment("RUNS").running().start("16:00"));
    update();
    EXPECT_EQ(card().news.text, u"V2.1.0 · in the future");
    EXPECT_EQ(card().news.emphasis, Emphasis::Warning);
    m_now = at("16:00");
    EXPECT_EQ(card().since, u"since 2025-02-15 14:20");
    EXPECT_EQ(card().before.text, u"V2.0.6 failed 55 min ago");
    EXPECT_EQ(card().news.text, u"V2.1.0 · running");
}

TEST_F(LiveNowModelTest, oneStartThatIsStillToComeHidesNothingOfWhatGoesOn)
{
    add(aDeployment("GOOD").version("V2.0.5").start("02:00").end("02:20"));
    add(aDeployment("ODD").version("V0.9").start("16:00").end("16:20"));
    add(aDeployment("RUNS").running().start("11:30"));
    show();
    EXPECT_EQ(card().version, u"V2.0.5");
    EXPECT_EQ(card().news.text, u"V2.1.0 · running");
    EXPECT_EQ(card().before.text, u"V0.9 may be live: its time is in the future");
    EXPECT_EQ(m_model.totals().running, 1);
    m_now = at("15:56");
    m_time.tick();
    EXPECT_EQ(card().version, u"V0.9") << "it is there";
}

TEST_F(LiveNowModelTest, aFailureOfTheFutureThatHasNoEndDidNotJustBegin)
{
    add(aDeployment("BAD").failed().start("14:00"));
    show();
    EXPECT_EQ(card().news.text, u"V2.1.0 failed · in the future");
}

TEST_F(LiveNowModelTest, anEndOfWhatRunsLeavesOpenWhetherItDoes)
{
    add(aDeployment("RUNS").running().start("08:00").end("08:30"));
    show();
    EXPECT_EQ(card().news.text, u"V2.1.0 · may have ended");
    EXPECT_EQ(card().news.emphasis, Emphasis::Warning);
}

TEST_F(LiveNowModelTest, whatSomebodyAbortedDidNotFail)
{
    add(aDeployment("GOOD").version("V2.0.5").start("02:00").end("02:20"));
    add(aDeployment("BAD").failed().start("08:00").end("11:00").currentStep(
        "pause (failed: RolloutAborted: Rollout aborted update to revision 7)"));
    show();
    EXPECT_EQ(card().version, u"V2.0.5");
    EXPECT_EQ(card().news.text,
        u"V2.1.0 aborted 1 h ago: pause: RolloutAborted: Rollout aborted update to revision 7");
    EXPECT_EQ(card().emphasis, Emphasis::Warning);
    EXPECT_EQ(m_model.totals().failed, 0) << "it is not counted as what failed last";
    m_knowledge.setCommandNotes({{QStringLiteral("BAD"),
        models::CommandNote{
            operations::CommandKind::Abort, "OPS-李四", "wrong flag", at("10:59")}}});
    EXPECT_EQ(card().news.text, u"V2.1.0 aborted 1 h ago: abort requested by OPS-李四: wrong flag");
    add(aDeployment("BAD").failed().start("08:00").currentStep(
        "pause (failed: RolloutAborted: Rollout aborted update to revision 7)"));
    update();
    EXPECT_TRUE(card().news.text.startsWith(u"V2.1.0 aborted · began 4 h ago"));
}

/// Whether it failed before or after the other one succeeded, nobody knows.
TEST_F(LiveNowModelTest, aFailureThatIsInNoOrderIsNamedAndNotClaimedToBeTheLast)
{
    add(aDeployment("GOOD").version("V2.0.5").start("02:00").end("02:20"));
    deployment::Deployment bad = aDeployment("BAD").failed();
    bad.start = deployment::unknownTime;
    add(bad);
    show();
    EXPECT_EQ(card().version, u"V2.0.5");
    EXPECT_EQ(card().news.text, u"V2.1.0 failed · when is not known");
    EXPECT_EQ(card().news.emphasis, Emphasis::Warning);
    EXPECT_EQ(card().emphasis, Emphasis::Warning);
    EXPECT_TRUE(card().description.endsWith(
        u"It is not known whether V2.1.0 failed before V2.0.5 went live."));
    EXPECT_EQ(m_model.totals().failed, 0);
    diagnosis::RunDigests digests;
    diagnosis::RunDigest digest;
    digest.id = "BAD";
    digest.status = Status::Failed;
    digest.traffic = 100;
    digests.insert(digest);
    m_knowledge.setDigests(&digests);
    EXPECT_EQ(card().version, u"V2.0.5") << "it may have had the traffic before";
    EXPECT_EQ(card().before.text, QString());
    bad.end = at("08:30");
    add(bad);
    update();
    EXPECT_EQ(card().version, u"V2.1.0");
    EXPECT_EQ(card().news.text, u"V2.1.0 failed 3 h ago");
    EXPECT_EQ(card().emphasis, Emphasis::Trouble);
    EXPECT_EQ(m_model.totals().failed, 1);
}

TEST_F(LiveNowModelTest, aSuccessThatIsInNoOrderMayBeLive)
{
    add(aDeployment("GOOD").version("V2.0.5").start("02:00").end("02:20"));
    deployment::Deployment other = aDeployment("OTHER").version("V9");
    other.start = deployment::unknownTime;
    add(other);
    show();
    EXPECT_EQ(card().version, u"V2.0.5");
    EXPECT_EQ(card().news.text, u"V9 may be live: when it began is not known");
    EXPECT_EQ(card().news.emphasis, Emphasis::Warning);
}

TEST_F(LiveNowModelTest, whatRunsIsLiveOnceItHasAllOfTheTraffic)
{
    add(aDeployment("GOOD").version("V2.0.5").start("02:00").end("02:20"));
    add(aDeployment("NEXT").running().start("11:45"));
    show();
    EXPECT_EQ(card().version, u"V2.0.5");
    diagnosis::RunDigests digests;
    diagnosis::RunDigest digest;
    digest.id = "NEXT";
    digest.status = Status::Running;
    digest.traffic = 100;
    digests.insert(digest);
    m_knowledge.setDigests(&digests);
    EXPECT_EQ(card().version, u"V2.1.0");
    EXPECT_EQ(card().sinceInShort, u"has all traffic");
    EXPECT_EQ(m_model.idsAt(0).live, u"NEXT");
    digest.status = Status::RolledBack;
    digests.insert(digest);
    m_knowledge.setDigests(&digests);
    EXPECT_EQ(card().version, u"V2.0.5");
}

/// Somebody may go back to any version, and long after the one in between had served.
TEST_F(LiveNowModelTest, whatWasGoneBackToIsLive)
{
    add(aDeployment("GOOD").version("V2.1.3").start("02:00").end("02:20"));
    add(aDeployment("BAD").version("V2.1.5").status("ROLLED_BACK").start("08:00").end("11:30"));
    show();
    EXPECT_EQ(card().version, u"V2.1.3") << "as far as is known";
    diagnosis::RunDigests digests;
    diagnosis::RunDigest digest;
    digest.id = "BAD";
    digest.status = Status::RolledBack;
    digest.traffic = 0;
    digest.fromVersion = "v2.1.3";
    const auto read = [&] {
        digests.insert(digest);
        m_knowledge.setDigests(&digests);
    };
    read();
    EXPECT_EQ(card().version, u"V2.1.3");
    EXPECT_EQ(card().since, u"since 2025-02-15 02:20") << "it may have had all of it all the time";
    EXPECT_EQ(m_model.idsAt(0).live, u"GOOD");
    digest.wasDoneBeforeRollback = true;
    read();
    EXPECT_EQ(card().version, u"V2.1.3");
    EXPECT_EQ(card().since, u"again since 2025-02-15 11:30");
    digest.wasDoneBeforeRollback = false;
    digest.fromVersion = "V2.0.0";
    read();
    EXPECT_EQ(card().version, u"V2.0.0");
    EXPECT_EQ(card().sinceInShort, u"again since 11:30");
    EXPECT_EQ(m_model.idsAt(0).live, QString()) << "which of its runs that is, is not known";
    digest.traffic = 40;
    read();
    EXPECT_EQ(card().version, u"V2.1.3") << "it is on its way";
}

/// A cluster tells of a new workload only what it does now.
TEST_F(LiveNowModelTest, whatALaterRunHasFoundThereIsLive)
{
    add(aDeployment("BAD").failed().start("08:00").end("08:30"));
    show();
    EXPECT_EQ(card().version, QString());
    EXPECT_EQ(card().since, u"not known what is live");
    diagnosis::RunDigests digests;
    diagnosis::RunDigest digest;
    digest.id = "BAD";
    digest.status = Status::Failed;
    digest.fromVersion = "V2.0.5";
    digests.insert(digest);
    m_knowledge.setDigests(&digests);
    EXPECT_EQ(card().version, QString()) << "where the traffic goes is not known";
    digest.traffic = 0;
    digests.insert(digest);
    m_knowledge.setDigests(&digests);
    EXPECT_EQ(card().version, u"V2.0.5");
    EXPECT_EQ(card().since, u"since when is not known");
    EXPECT_EQ(m_model.idsAt(0).live, QString()) << "no deployment of it is known";
}

TEST_F(LiveNowModelTest, sinceWhenIsNotWhenItBegan)
{
    add(aDeployment("GOOD").version("V2.0.5").start("02:00"));
    show();
    EXPECT_EQ(card().version, u"V2.0.5");
    EXPECT_EQ(card().since, u"since when is not known");
    EXPECT_EQ(card().sinceInShort, u"since when is not known");
}

TEST_F(LiveNowModelTest, aFailureSaysWhyOnceThatIsKnown)
{
    add(aDeployment("GOOD").version("V2.0.5").start("02:00").end("02:20"));
    add(aDeployment("BAD").failed().start("08:00").end("08:30"));
    show();
    EXPECT_EQ(card().version, u"V2.0.5");
    EXPECT_EQ(card().news.text, u"V2.1.0 failed 3 h ago");
    EXPECT_EQ(card().emphasis, Emphasis::Trouble);
    diagnosis::RunDigests digests;
    diagnosis::RunDigest digest;
    digest.id = "BAD";
    digest.failure = diagnosis::FailureReason{"Build", "disk full", 1};
    digests.insert(digest);
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    m_knowledge.setDigests(&digests);
    EXPECT_EQ(changed.size(), 1);
    EXPECT_EQ(card().news.text, u"V2.1.0 failed 3 h ago: Build: disk full");
    EXPECT_EQ(m_model.totals().failed, 1);
    digest.status = deployment::Status::Failed;
    digest.traffic = 100;
    digests.insert(digest);
    m_knowledge.setDigests(&digests);
    EXPECT_EQ(card().news.text, u"V2.1.0 failed 3 h ago: Build: disk full");
    EXPECT_EQ(card().version, u"V2.1.0") << "its users get it, though it failed";
    EXPECT_EQ(card().since, u"failed, but has all of the traffic");
    EXPECT_EQ(card().sinceInShort, u"failed, has all traffic") << "as if all were well";
    EXPECT_EQ(card().before.text, u"last good: V2.0.5");
    EXPECT_TRUE(card().description.startsWith(
        u"生产环境: V2.1.0 has all of the traffic, though it failed."));
    EXPECT_EQ(m_model.idsAt(0).live, u"BAD");
    digest.traffic = 25;
    digests.insert(digest);
    m_knowledge.setDigests(&digests);
    EXPECT_EQ(card().version, u"V2.0.5");
    EXPECT_EQ(m_model.idsAt(0).live, u"GOOD");
    EXPECT_EQ(card().before.text, u"V2.1.0 traffic 25%") << "not for the reason to make room";
    EXPECT_TRUE(card().description.endsWith(u"V2.1.0 traffic 25%"));
    digest.traffic = 0;
    digests.insert(digest);
    m_knowledge.setDigests(&digests);
    // It runs again: that is the news now.
    add(aDeployment("AGAIN").running().start("11:50"));
    update();
    EXPECT_EQ(card().news.text, u"V2.1.0 · running");
    EXPECT_EQ(card().before.text, u"V2.1.0 failed 3 h ago");
    EXPECT_TRUE(card().description.contains(u"V2.1.0 failed 3 h ago: Build: disk full"));
    EXPECT_EQ(m_model.totals().running, 1);
    EXPECT_EQ(m_model.totals().paused, 0);
    EXPECT_EQ(m_model.totals().failed, 0) << "it does not need anybody, either";
}

TEST_F(LiveNowModelTest, chineseWordsStandTogetherAndNumbersApart)
{
    test_support::TsTranslator chinese(
        QStringLiteral(PROJECT_SOURCE_DIR "/resources/translations/deployment-console_zh_CN.ts"));
    QCoreApplication::installTranslator(&chinese);
    add(aDeployment("BAD").failed().version("首版").start("08:00").end("08:30"));
    show();
    EXPECT_EQ(card().news.text, u"首版 3小时前失败");
    m_now = at("2025-02-16T12:00:00Z");
    EXPECT_EQ(card().news.text, u"首版 昨天 08:30 失败");
    diagnosis::RunDigests digests;
    diagnosis::RunDigest digest;
    digest.id = "BAD";
    digest.status = Status::Failed;
    digest.traffic = 100;
    digests.insert(digest);
    m_knowledge.setDigests(&digests);
    EXPECT_EQ(card().since, u"失败，但承载全部流量");
    EXPECT_EQ(card().sinceInShort, u"失败，承载全部流量");
    QCoreApplication::removeTranslator(&chinese);
}

TEST_F(LiveNowModelTest, whatIsNotKnownIsNotClaimed)
{
    add(aDeployment("BAD").failed().start("08:00").end("08:30"));
    show();
    EXPECT_EQ(card().version, QString());
    EXPECT_EQ(card().since, u"not known what is live");
    EXPECT_EQ(card().sinceInShort, card().since);
    EXPECT_TRUE(card().description.contains(u"not known what is live"));
    EXPECT_EQ(m_model.idsAt(0).live, QString());
    add(aDeployment("GOOD").version("V1").start("09:00").end("09:20"));
    add(aDeployment("ODD").version("V2").status("HALF_DONE").start("10:00").end("10:20"));
    update();
    EXPECT_EQ(card().version, u"V1");
    EXPECT_EQ(card().news.text, u"V2 may be live: status “HALF_DONE”");
    EXPECT_EQ(card().news.emphasis, Emphasis::Warning);
    EXPECT_EQ(card().emphasis, Emphasis::Warning);
    // What failed is counted as such, so it looks like it, too.
    add(aDeployment("WORSE").failed().version("V3").start("11:00").end("11:20"));
    update();
    EXPECT_EQ(card().news.text, u"V2 may be live: status “HALF_DONE”");
    EXPECT_EQ(m_model.totals().failed, 1);
    EXPECT_EQ(card().emphasis, Emphasis::Trouble);
}

TEST_F(LiveNowModelTest, whatIsPausedDoesNotCountAsRunning)
{
    deployment::Deployment paused = aDeployment("PAUSED").running().start("11:45");
    paused.paused = true;
    add(paused);
    show();
    EXPECT_EQ(m_model.totals().running, 0);
    EXPECT_EQ(m_model.totals().paused, 1);
    add(aDeployment("RUNS").running().start("11:50"));
    update();
    EXPECT_EQ(m_model.totals().running, 1);
    EXPECT_EQ(m_model.totals().paused, 1) << "both in one environment";
}

TEST_F(LiveNowModelTest, eachServiceHasItsCard)
{
    add(aDeployment("A").service("checkout").version("V1").start("08:00").end("08:30"));
    add(aDeployment("B").service("search").version("V7").start("09:00").end("09:30"));
    show();
    ASSERT_EQ(m_model.rowCount(), 2);
    EXPECT_EQ(card(0).service, u"checkout");
    EXPECT_EQ(card(0).version, u"V1");
    EXPECT_EQ(card(1).version, u"V7");
    EXPECT_EQ(m_model.placeAt(1), (LivePlace{"生产环境", "search"}));
}

/// Whoever looks up at night finds each where it was, and where something goes on or went wrong
/// before where nothing does.
TEST_F(LiveNowModelTest, aCardMovesWhereARunBeginsAndWhereItHasSucceeded)
{
    add(aDeployment("C").environment("c").start("10:00").end("10:10"));
    add(aDeployment("A").environment("a").start("08:00").end("08:10"));
    add(aDeployment("B").environment("b").start("09:00").end("09:10"));
    add(aDeployment("T").environment("test").start("09:30").failed().end("09:40"));
    add(aDeployment("P").environment("prod").start("07:00").end("07:10"));
    show();
    EXPECT_EQ(environments(), names({"prod", "test", "a", "b", "c"})) << "by what they are for";
    const QPersistentModelIndex kept = m_model.index(3);
    add(aDeployment("C2").environment("c").running().start("11:00"));
    add(aDeployment("A2").environment("a").start("11:00").end("11:10"));
    update();
    EXPECT_EQ(environments(), names({"prod", "test", "c", "a", "b"})) << "it runs";
    add(aDeployment("B2").environment("b").failed().start("11:20").end("11:25"));
    update();
    EXPECT_EQ(environments(), names({"prod", "test", "b", "c", "a"}));
    EXPECT_EQ(kept.row(), 2) << "the card is followed to its place";
    add(aDeployment("B3").environment("b").running().start("11:30"));
    update();
    EXPECT_EQ(environments(), names({"prod", "test", "b", "c", "a"})) << "a new attempt runs";
    add(aDeployment("C2").environment("c").failed().start("11:00").end("11:40"));
    update();
    EXPECT_EQ(environments(), names({"prod", "test", "b", "c", "a"})) << "it failed";
    m_knowledge.setOtherEnvironments(history::EnvironmentKind::Production);
    EXPECT_EQ(environments(), names({"b", "c", "a", "prod", "test"})) << "the connection says so";
}

TEST_F(LiveNowModelTest, noCardMovesWhileTheUserIsThere)
{
    for (const char* environment : {"a", "b", "c"})
        add(aDeployment(environment).environment(environment).start("08:00").end("08:10"));
    show();
    m_model.setHeld(true);
    add(aDeployment("C2").environment("c").failed().start("09:00").end("09:05"));
    add(aDeployment("P").environment("prod").start("09:00").end("09:05"));
    update();
    EXPECT_EQ(environments(), names({"a", "b", "c", "prod"})) << "a new one comes last";
    m_model.setHeld(false);
    EXPECT_EQ(environments(), names({"prod", "c", "a", "b"}));
    m_model.setHeld(true);
    EXPECT_TRUE(m_model.moveRow({}, 0, {}, 4)) << "the user moves them";
    EXPECT_EQ(environments(), names({"c", "a", "b", "prod"}));
}

TEST_F(LiveNowModelTest, theUserPutsThemInAnOrder)
{
    add(aDeployment("A").environment("a").start("08:00").end("08:10"));
    add(aDeployment("B").environment("b").start("09:00").end("09:10"));
    add(aDeployment("C").environment("c").start("10:00").end("10:10"));
    show();
    QSignalSpy moved(&m_model, &LiveNowModel::orderChanged);
    EXPECT_EQ(m_model.supportedDragActions(), Qt::MoveAction) << "else a view drags nothing";
    EXPECT_EQ(m_model.supportedDropActions(), Qt::MoveAction);
    EXPECT_TRUE(m_model.moveRow({}, 0, {}, 3));
    EXPECT_EQ(environments(), names({"b", "c", "a"}));
    EXPECT_EQ(moved.size(), 1);
    EXPECT_FALSE(m_model.moveRow({}, 1, {}, 1));
    EXPECT_FALSE(m_model.moveRow({}, 1, {}, 2));
    EXPECT_FALSE(m_model.moveRow({}, 3, {}, 0));
    EXPECT_EQ(moved.size(), 1);
    add(aDeployment("A3").environment("a").failed().start("11:30").end("11:40"));
    add(aDeployment("NEW").environment("new").failed().start("11:50").end("11:55"));
    update();
    EXPECT_EQ(environments(), names({"b", "c", "a", "new"})) << "new ones come last";
    const QList<LivePlace> order = m_model.order();
    m_model.setOrder({});
    EXPECT_EQ(environments(), names({"a", "new", "b", "c"}));
    m_model.setOrder(order);
    EXPECT_EQ(environments(), names({"b", "c", "a", "new"}));
}

TEST_F(LiveNowModelTest, announcesNothingWhereNoCardSaysAnythingElse)
{
    add(aDeployment("BAD").failed().start("08:00").end("09:00"));
    show();
    m_knowledge.handleDigestsChanged();
    QSignalSpy announced(&m_model, &QAbstractItemModel::dataChanged);
    m_knowledge.handleDigestsChanged();
    EXPECT_EQ(announced.size(), 0);
    m_now = at("15:00");
    m_knowledge.handleDigestsChanged();
    EXPECT_EQ(announced.size(), 1) << "it failed some hours earlier by now";
    // What is said again after a change of the history is another thing than what was said last.
    add(aDeployment("BAD").failed().start("08:00").end("10:00"));
    update();
    EXPECT_EQ(announced.size(), 2);
    add(aDeployment("BAD").failed().start("08:00").end("09:00"));
    update();
    m_knowledge.handleDigestsChanged();
    EXPECT_EQ(announced.size(), 4);
}

TEST_F(LiveNowModelTest, isEmptyWithoutAHistory)
{
    EXPECT_EQ(m_model.rowCount(), 0);
    add(aDeployment("A").end("10:10"));
    show();
    EXPECT_EQ(m_model.rowCount(), 1);
    m_knowledge.setHistory(nullptr);
    EXPECT_EQ(m_model.rowCount(), 0);
}

TEST_F(LiveNowModelTest, followsRandomHistories)
{
    std::mt19937 random(815);
    const auto pick = [&random](int count) {
        return static_cast<int>(random() % static_cast<unsigned>(count));
    };
    show();
    for (int round = 0; round < 60; ++round) {
        for (int n = 0; n < 8; ++n) {
            static constexpr const char* words[]{
                "COMPLETED", "COMPLETED", "FAILED", "ROLLED_BACK", "RUNNING", "PENDING", "ODD"};
            deployment::Deployment deployment = aDeployment("D" + std::to_string(pick(120)))
                                                    .version("V" + std::to_string(pick(50)))
                                                    .environment("E" + std::to_string(pick(4)))
                                                    .status(words[pick(7)]);
            deployment.start += std::chrono::minutes(pick(3000));
            if (pick(6) != 0)
                deployment.end = deployment.start + std::chrono::minutes(pick(90));
            add(deployment);
        }
        update();
        const auto expected = test_support::liveVersions(m_history, m_now);
        ASSERT_EQ(m_model.rowCount(), static_cast<int>(expected.size()));
        for (const diagnosis::LiveVersion& version : expected) {
            const int row = m_model.indexOf({version.environment, version.service}).row();
            ASSERT_GE(row, 0);
            ASSERT_EQ(card(row).version,
                version.live
                    ? models::displayText(m_history.word(history::Column::Version, *version.live))
                    : QString());
        }
    }
}
