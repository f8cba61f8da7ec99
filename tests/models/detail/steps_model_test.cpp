// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/models/detail/steps_model.h"
#include "deploy/models/time_context.h"
#include "zone_guard.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QStringList>

#include <gtest/gtest.h>

#include <random>

namespace {

using namespace std::chrono_literals;
using models::StepsModel;
using test_support::aDeployment;
using test_support::at;

class StepsModelTest : public testing::Test {
protected:
    void show(const deployment::Deployment& deployment)
    {
        m_model.setDeployment(std::make_shared<const deployment::Deployment>(deployment));
    }

    QStringList printed() const
    {
        QStringList rows;
        for (int row = 0; row < m_model.rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < StepsModel::TimelineColumn; ++column)
                cells << m_model.index(row, column).data().toString();
            rows << cells.join(QLatin1Char('|'));
        }
        return rows;
    }

    QVariant role(int row, int role) const { return m_model.index(row, 0).data(role); }

    deployment::Timestamp m_now = at("10:30");
    models::TimeContext m_time{[this] { return m_now; }, deployment::Zone::Utc};
    StepsModel m_model{m_time};
    QAbstractItemModelTester m_tester{
        &m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(StepsModelTest, aStartOrAnEndThatCannotBeStretchesNoAxis)
{
    deployment::Deployment deployment =
        aDeployment("DEP-1").failed().step("Switch", "COMPLETED", "10:05", "10:20");
    const auto moment = [](const char* text) { return deployment::parseTimestamp(text).value(); };
    deployment.start = moment("1970-01-01T00:00:00Z");
    deployment.end = moment("9999-01-01T00:00:00Z");
    show(deployment);
    EXPECT_EQ(m_model.timeRange(), (models::TimeSpan{at("10:05"), at("10:20")}));
    deployment.progress.steps.clear();
    show(deployment);
    EXPECT_EQ(m_model.timeRange(), std::nullopt) << "nothing tells a time";
}

TEST_F(StepsModelTest, aTimeYearsAwayFromAllOthersStretchesNoAxisAndHasItsDate)
{
    deployment::Deployment deployment = aDeployment("DEP-1")
                                            .start("10:00")
                                            .end("10:20")
                                            .step("Build", "COMPLETED", "10:01", "10:05")
                                            .step("Wait", "COMPLETED", "10:05", "10:07")
                                            .step("Switch", "COMPLETED", "10:07", "10:20");
    const auto far = deployment::parseTimestamp("1985-06-01T12:00:00Z").value();
    deployment.progress.steps[0].start = far;
    deployment.progress.steps[1].end = far;
    show(deployment);
    EXPECT_EQ(m_model.timeRange(), (models::TimeSpan{at("10:00"), at("10:20")}));
    EXPECT_EQ(m_model.spanOf(0), std::nullopt);
    EXPECT_EQ(m_model.spanOf(1), (models::TimeSpan{at("10:05"), at("10:05")}));
    EXPECT_FALSE(role(0, StepsModel::BarStartRole).isValid());
    EXPECT_TRUE(role(0, StepsModel::BarEndRole).isValid());
    EXPECT_FALSE(role(1, StepsModel::BarEndRole).isValid());
    const QStringList rows = printed();
    EXPECT_EQ(rows[0], QStringLiteral("Build|Done|1985-06-01 12:00:00|10:05:00|"));
    EXPECT_EQ(rows[1], QStringLiteral("Wait|Done|10:05:00|1985-06-01 12:00:00|"));
    deployment.start = far;
    show(deployment);
    EXPECT_EQ(m_model.timeRange(), (models::TimeSpan{at("10:05"), at("10:20")}))
        << "most of them agree upon others";
}

TEST_F(StepsModelTest, aStepWithoutANameHasItsNumber)
{
    show(aDeployment("DEP-1").step("", "COMPLETED").step("  ", "FAILED").step("Check", "PENDING"));
    const QStringList rows = printed();
    ASSERT_EQ(rows.size(), 3);
    EXPECT_TRUE(rows[0].startsWith(QStringLiteral("Step 1|"))) << rows[0].toStdString();
    EXPECT_TRUE(rows[1].startsWith(QStringLiteral("Step 2|"))) << rows[1].toStdString();
}

TEST_F(StepsModelTest, copiesMoments)
{
    const test_support::ZoneGuard newYork("America/New_York");
    m_time.setZone(deployment::Zone::Local);
    const auto moment = [](const char* text) { return deployment::parseTimestamp(text).value(); };
    deployment::Deployment deployment = aDeployment("DEP-1").step("Switch", "COMPLETED");
    deployment.start = moment("2024-11-03T05:00:00Z");
    deployment.progress.steps[0].start = moment("2024-11-03T01:30:00.250-04:00");
    deployment.progress.steps[0].end = moment("2024-11-03T01:30:00-05:00");
    show(deployment);
    const auto cell = [this](int column, int role) {
        return m_model.index(0, column).data(role).toString();
    };
    EXPECT_EQ(cell(StepsModel::StartColumn, Qt::EditRole), u"2024-11-03T01:30:00.250-04:00");
    EXPECT_EQ(cell(StepsModel::EndColumn, Qt::EditRole), u"2024-11-03T01:30:00-05:00");
    EXPECT_EQ(cell(StepsModel::StartColumn, Qt::DisplayRole), u"01:30:00");
    EXPECT_EQ(cell(StepsModel::EndColumn, Qt::DisplayRole), u"01:30:00 -05:00");
}

TEST_F(StepsModelTest, barsAndNotesAreReadOut)
{
    show(aDeployment("A")
             .running()
             .step("Build", "COMPLETED", "10:05", "10:20")
             .step("Switch", "RUNNING", "10:20")
             .step("Watch", "PENDING"));
    const auto heard = [this](int row, int column) {
        return m_model.index(row, column).data(Qt::AccessibleTextRole).toString();
    };
    EXPECT_EQ(heard(0, StepsModel::NameColumn), "Build");
    EXPECT_EQ(heard(0, StepsModel::TimelineColumn), "10:05:00 to 10:20:00, 15 min");
    EXPECT_EQ(heard(1, StepsModel::TimelineColumn), "10:20:00 to now, 10 min");
    EXPECT_EQ(heard(2, StepsModel::TimelineColumn), "Not known when it ran");
    for (int column = 0; column < StepsModel::TimelineColumn; ++column)
        EXPECT_EQ(heard(0, column), m_model.index(0, column).data().toString());
}

TEST_F(StepsModelTest, showsEveryStepInTheOrderOfTheSource)
{
    show(aDeployment("DEP-1")
             .running()
             .step("Check", "COMPLETED", "10:00", "10:05")
             .step("Switch", "RUNNING", "10:25")
             .step("Watch", "PENDING")
             .step("", "SHADOWED")
             .step("Warm up", "SKIPPED")
             .step("Drain", "PASSED")
             .blue("app:v2.1.0", 50)
             .green("app:v2.0.0", 50));
    EXPECT_EQ(printed(),
        (QStringList{"Check|Done|10:00:00|10:05:00|5 min", "Switch|In progress|10:25:00||5 min",
            "Watch|Pending|||", "Step 4|SHADOWED|||", "Warm up|Skipped|||", "Drain|Passed|||"}));
    const auto tip = [this](int row) {
        return m_model.index(row, StepsModel::StatusColumn).data(Qt::ToolTipRole).toString();
    };
    EXPECT_TRUE(tip(5).contains("done or skipped")) << "what that word means";
    EXPECT_EQ(tip(0), "");
    EXPECT_EQ(role(0, StepsModel::NoteRole).toString(), "");
    EXPECT_EQ(role(1, StepsModel::NoteRole).toString(), "Current traffic: 50%");
}

TEST_F(StepsModelTest, theRunningStepGrowsWithTime)
{
    show(aDeployment("DEP-1").running().step("Switch", "RUNNING", "10:25"));
    QSignalSpy changed(&m_model, &StepsModel::dataChanged);
    m_now = at("10:40");
    m_time.tick();
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(printed(), QStringList("Switch|In progress|10:25:00||15 min"));
    EXPECT_EQ(role(0, StepsModel::BarEndRole).toLongLong(), at("10:40").time_since_epoch().count());
    EXPECT_EQ(m_model.timeRange().value().to, at("10:40"));
    EXPECT_TRUE(m_model.reachesNow());
}

TEST_F(StepsModelTest, saysWhatWasTrueWhenTheTimeWasLastTold)
{
    show(aDeployment("DEP-1").running().step("Switch", "RUNNING", "10:25"));
    const QStringList told = printed();
    m_now = at("10:30") + std::chrono::milliseconds(1'500);
    EXPECT_EQ(printed(), told) << "the header beside it has not moved, either";
    EXPECT_EQ(m_model.timeRange().value().to, at("10:30"));
    m_now = at("10:41");
    m_time.tick();
    EXPECT_EQ(printed(), QStringList("Switch|In progress|10:25:00||16 min"));
    EXPECT_EQ(m_model.now(), at("10:41"));
}

TEST_F(StepsModelTest, aLateStepIsToldApart)
{
    show(aDeployment("DEP-1")
             .running()
             .step("Check", "COMPLETED", "10:00", "10:05")
             .step("Switch", "RUNNING", "10:05"));
    using namespace std::chrono_literals;
    m_model.setLateSteps({diagnosis::LateStep{1, 12min, {4min, 7min, 23}}});
    EXPECT_TRUE(role(1, StepsModel::LateRole).toBool());
    EXPECT_EQ(role(1, StepsModel::NoteRole).toString(), "Late: usually 4 min");
    EXPECT_FALSE(role(0, StepsModel::LateRole).toBool());
    m_model.setLateSteps({});
    EXPECT_FALSE(role(1, StepsModel::LateRole).toBool());
}

TEST_F(StepsModelTest, aFinishedDeploymentStandsStill)
{
    show(aDeployment("DEP-1").end("10:20").step("Check", "COMPLETED", "10:00", "10:20"));
    QSignalSpy changed(&m_model, &StepsModel::dataChanged);
    m_now = at("10:40");
    m_time.tick();
    EXPECT_EQ(changed.count(), 0);
    EXPECT_EQ(m_model.timeRange(), (models::TimeSpan{at("10:00"), at("10:20")}));
}

TEST_F(StepsModelTest, theStepThatIsHeldIsPaused)
{
    deployment::Deployment run = aDeployment("DEP-1")
                                     .running()
                                     .step("Build", "COMPLETED", "10:00", "10:05")
                                     .step("Switch", "RUNNING", "10:05");
    run.paused = true;
    show(run);
    EXPECT_NE(role(0, StepsModel::StateRole).toInt(), int(deployment::StepState::Paused));
    EXPECT_EQ(role(1, StepsModel::StateRole).toInt(), int(deployment::StepState::Paused));
    run.paused = false;
    show(run);
    EXPECT_NE(role(1, StepsModel::StateRole).toInt(), int(deployment::StepState::Paused));
}

TEST_F(StepsModelTest, nothingGoesOnInADeploymentThatHasEnded)
{
    show(aDeployment("DEP-1")
             .failed()
             .end("10:20")
             .step("Check", "COMPLETED", "10:00", "10:01")
             .step("Switch", "RUNNING", "10:05")
             .step("Watch", "PENDING")
             .blue("app:v2.1.0", 50)
             .green("app:v2.0.0", 50));
    EXPECT_EQ(printed(),
        (QStringList{"Check|Done|10:00:00|10:01:00|1 min", "Switch|Not finished|10:05:00||",
            "Watch|Not run|||"}));
    EXPECT_EQ(role(1, StepsModel::NoteRole).toString(), "");
    EXPECT_EQ(role(1, StepsModel::StateRole).toInt(), int(deployment::StepState::Unfinished));
}

TEST_F(StepsModelTest, aStepThatHangsIsAsLongAsItHasHung)
{
    m_now = at("12:10");
    show(aDeployment("A")
             .running()
             .step("Build", "COMPLETED", "10:00", "10:06")
             .step("Wait for pods", "RUNNING", "10:06"));
    EXPECT_TRUE(m_model.reachesNow());
    EXPECT_EQ(m_model.timeRange(), (models::TimeSpan{at("10:00"), at("12:10")}));
}

TEST_F(StepsModelTest, aRecordLongOutOfDateStillShowsItsSteps)
{
    show(aDeployment("DEP-1")
             .running()
             .step("Check", "COMPLETED", "10:00", "10:20")
             .step("Go", "RUNNING", "10:20"));
    m_now = at("2026-02-15T10:00:00Z");
    m_time.tick();
    EXPECT_FALSE(m_model.reachesNow());
    EXPECT_EQ(m_model.timeRange(), (models::TimeSpan{at("10:00"), at("10:25")}));
}

TEST_F(StepsModelTest, whereNoTimeIsKnownNoneIsMadeUp)
{
    deployment::Deployment run =
        aDeployment("DEP-1").running().step("Check", "RUNNING").step("Go", "PENDING");
    run.start = deployment::unknownTime;
    show(run);
    EXPECT_EQ(m_model.timeRange(), std::nullopt);
    EXPECT_FALSE(m_model.reachesNow());
    run.progress.steps[1].end = at("10:20");
    show(run);
    EXPECT_EQ(m_model.timeRange(), (models::TimeSpan{at("10:20"), at("10:30")}))
        << "one time is enough";
    run.progress.steps[1].end.reset();
    run.end = at("10:25");
    show(run);
    EXPECT_EQ(m_model.timeRange().value().from, at("10:25"));
}

TEST_F(StepsModelTest, marksTheStepThatFailed)
{
    show(aDeployment("DEP-1")
             .failed()
             .step("Check", "COMPLETED", "10:00", "10:05")
             .step("Health", "FAILED", "10:05", "10:06")
             .step("Tests", "FAILED", "10:06", "10:07"));
    EXPECT_EQ(m_model.failingRow(), 1);
    EXPECT_FALSE(role(0, StepsModel::FailingRole).toBool());
    EXPECT_TRUE(role(1, StepsModel::FailingRole).toBool());
    EXPECT_FALSE(role(2, StepsModel::FailingRole).toBool());
}

TEST_F(StepsModelTest, accusesNoStepThatTheDiagnosisDoesNot)
{
    const auto byHand = aDeployment("DEP-1")
                            .status("ROLLED_BACK")
                            .step("Check", "COMPLETED", "10:00", "10:05")
                            .step("Watch", "COMPLETED", "10:05", "10:09")
                            .log("10:09", "Rolled back manually by OPS");
    show(byHand);
    EXPECT_EQ(m_model.failingRow(), std::nullopt);
    auto going = test_support::DeploymentBuilder(byHand).running();
    show(going.step("Switch", "FAILED", "10:08", "10:08"));
    EXPECT_EQ(m_model.failingRow(), 2) << "it goes on all the same";
}

TEST_F(StepsModelTest, takesStepsWithOddTimes)
{
    show(aDeployment("DEP-1")
             .end("10:30")
             .step("backwards", "COMPLETED", "10:20", "10:10")
             .step("overlapping", "COMPLETED", "10:05", "10:25")
             .step("only an end", "COMPLETED", "", "10:15"));
    EXPECT_EQ(printed(),
        (QStringList{"backwards|Done|10:20:00|10:10:00|",
            "overlapping|Done|10:05:00|10:25:00|20 min", "only an end|Done||10:15:00|"}));
    EXPECT_FALSE(role(2, StepsModel::BarStartRole).isValid());
    EXPECT_EQ(m_model.timeRange(), (models::TimeSpan{at("10:00"), at("10:30")}));
}

TEST_F(StepsModelTest, mergesWhateverComes)
{
    std::mt19937 random(4);
    const char* words[] = {"PENDING", "RUNNING", "COMPLETED", "FAILED", "?"};
    for (int round = 0; round < 200; ++round) {
        auto deployment = aDeployment("DEP-1").running();
        const auto count = round == 100 ? 1000 : random() % 12;
        for (std::size_t i = 0; i < count; ++i)
            deployment.step("step", words[random() % 5], "10:00", random() % 2 ? "10:05" : "");
        const QPersistentModelIndex first = m_model.index(0, 0);
        const bool kept = first.isValid() && count > 0;
        show(deployment);
        EXPECT_EQ(m_model.rowCount(), static_cast<int>(count));
        EXPECT_EQ(first.isValid(), kept);
    }
    m_model.setDeployment(nullptr);
    EXPECT_EQ(m_model.rowCount(), 0);
}

TEST_F(StepsModelTest, showsHostileNamesAsTheyAre)
{
    show(aDeployment("DEP-1").step("<b>\u202Etxt\n", "COMPLETED"));
    EXPECT_EQ(m_model.index(0, 0).data().toString(), "<b>\\u{202E}txt\\n");
    EXPECT_EQ(role(0, Qt::ToolTipRole).toString(), "<qt>&lt;b&gt;\\u{202E}txt\\n</qt>");
    EXPECT_EQ(role(0, Qt::EditRole).toString(), QString::fromUtf8("<b>\u202Etxt\n"));
}

TEST_F(StepsModelTest, theZoneIsTheContexts)
{
    show(aDeployment("DEP-1").step("Check", "COMPLETED", "10:00", "10:05"));
    QSignalSpy changed(&m_model, &StepsModel::dataChanged);
    m_time.setZone(deployment::Zone::Local);
    EXPECT_GE(changed.count(), 1);
}

} // namespace
