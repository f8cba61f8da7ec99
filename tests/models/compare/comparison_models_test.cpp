// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/models/compare/comparison_texts.h"
#include "deploy/models/compare/fact_comparison_model.h"
#include "deploy/models/compare/log_difference_model.h"
#include "deploy/models/compare/step_comparison_model.h"
#include "deploy/models/tab_separated.h"
#include "project_paths.h"
#include "ts_translator.h"
#include "zone_guard.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QStringList>

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace std::chrono_literals;
using deployment::Deployment;
using deployment::Zone;
using models::ComparedRuns;
using models::FactComparisonModel;
using models::LogDifferenceModel;
using models::StepComparisonModel;
using test_support::aDeployment;
using test_support::at;

std::shared_ptr<const ComparedRuns> comparedRuns(const Deployment& here, const Deployment& there)
{
    auto runs = std::make_shared<ComparedRuns>();
    runs->here = std::make_shared<const Deployment>(here);
    runs->there = std::make_shared<const Deployment>(there);
    runs->comparison = diagnosis::compare(here, there, at("12:00"));
    return runs;
}

Deployment failedRun()
{
    return aDeployment("DEP-2")
        .failed()
        .end("10:20")
        .step("Build", "COMPLETED", "10:00", "10:10")
        .step("Check", "FAILED", "10:10", "10:20")
        .step("Switch", "PENDING")
        .blue("registry/app:v2.1.0", 0)
        .green("registry/app:v2.0.5", 100)
        .log("10:05", "begun");
}

Deployment goodRun()
{
    return aDeployment("DEP-1")
        .version("V2.0.5")
        .executor("ci")
        .start("09:00")
        .end("09:30")
        .step("Build", "COMPLETED", "09:00", "09:04")
        .step("Check", "COMPLETED", "09:04", "09:06")
        .step("Switch", "COMPLETED", "09:06", "09:07")
        .step("Clean up", "COMPLETED", "09:07", "09:30")
        .blue("registry/app:v2.0.4", 0)
        .green("registry/app:v2.0.5", 100)
        .log("09:05", "begun");
}

QStringList rowsOf(const QAbstractItemModel& model, int columns)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < columns; ++column)
            cells << model.index(row, column).data().toString();
        rows << cells.join(QLatin1Char('|'));
    }
    return rows;
}

template <typename Model> struct Tested {
    Model model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST(StepComparisonModel, showsTheStepsSideBySide)
{
    Tested<StepComparisonModel> tested;
    tested.model.setRuns(comparedRuns(failedRun(), goodRun()));
    EXPECT_EQ(rowsOf(tested.model, StepComparisonModel::BarsColumn),
        QStringList({QStringLiteral("Build|10 min|4 min|+6 min"),
            QStringLiteral("Check|Failed, 10 min|2 min|+8 min"),
            QStringLiteral("Switch|Not run|1 min|"),
            QStringLiteral("Clean up|No such step|23 min|")}));
    const auto role = [&](int row, int which) { return tested.model.index(row, 0).data(which); };
    EXPECT_TRUE(role(0, StepComparisonModel::SlowerRole).toBool());
    EXPECT_TRUE(role(1, StepComparisonModel::FailingRole).toBool());
    EXPECT_FALSE(role(2, StepComparisonModel::SlowerRole).toBool());
    EXPECT_EQ(role(0, StepComparisonModel::HereDurationRole).toLongLong(), 600'000);
    EXPECT_FALSE(role(3, StepComparisonModel::HereDurationRole).isValid());
    EXPECT_EQ(role(2, StepComparisonModel::LongestRole).toLongLong(), 23 * 60'000);
}

TEST(StepComparisonModel, followsRunsOfOtherLengths)
{
    Tested<StepComparisonModel> tested;
    const Deployment none = aDeployment("DEP-0");
    for (const auto& [here, there] : {std::pair(failedRun(), goodRun()), std::pair(none, none),
             std::pair(none, failedRun()), std::pair(goodRun(), none)}) {
        const auto runs = comparedRuns(here, there);
        tested.model.setRuns(runs);
        EXPECT_EQ(tested.model.rowCount(), int(runs->comparison.steps.size()));
    }
    tested.model.setRuns(nullptr);
    EXPECT_EQ(tested.model.rowCount(), 0);
}

TEST(StepComparisonModel, keepsTheIndexesOfWhatStays)
{
    Tested<StepComparisonModel> tested;
    tested.model.setRuns(comparedRuns(failedRun(), goodRun()));
    const QPersistentModelIndex second = tested.model.index(1, 0);
    tested.model.setRuns(comparedRuns(failedRun(), failedRun()));
    EXPECT_EQ(second.row(), 1);
    EXPECT_EQ(tested.model.rowCount(), 3);
}

TEST(StepComparisonModel, showsForeignNamesSafelyAndCopiesThemAsTheyAre)
{
    Tested<StepComparisonModel> tested;
    tested.model.setRuns(comparedRuns(aDeployment("DEP-2").step("<b>a\u202e\n", "odd"),
        aDeployment("DEP-1").step("", "COMPLETED")));
    EXPECT_EQ(rowsOf(tested.model, 3),
        QStringList({QStringLiteral("Step 1|No such step|Done"),
            QStringLiteral("<b>a\\u{202E}\\n|odd|No such step")}));
    EXPECT_EQ(tested.model.index(1, 0).data(Qt::EditRole).toString(), u"<b>a\u202e\n");
    EXPECT_TRUE(tested.model.index(1, 0)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QLatin1String("&lt;b&gt;")));
}

TEST(FactComparisonModel, showsWhatBothRecordsTell)
{
    Tested<FactComparisonModel> tested;
    tested.model.setRuns(comparedRuns(failedRun(), goodRun()));
    QStringList differing;
    for (int row = 0; row < tested.model.rowCount(); ++row) {
        if (tested.model.index(row, 0).data(FactComparisonModel::DiffersRole).toBool())
            differing << rowsOf(tested.model, FactComparisonModel::ColumnCount).at(row);
    }
    EXPECT_EQ(differing,
        QStringList({QStringLiteral("Version|V2.1.0|V2.0.5"),
            QStringLiteral("Executor|OPS-李四|ci"), QStringLiteral("Duration|20 min|30 min"),
            QStringLiteral("Image (new version)|registry/app:v2.1.0|registry/app:v2.0.5"),
            QStringLiteral("Traffic (new version)|0%|100%"),
            QStringLiteral("Image (old version)|registry/app:v2.0.5|registry/app:v2.0.4"),
            QStringLiteral("Traffic (old version)|100%|0%")}));
    EXPECT_EQ(tested.model.rowCount(), 13);
    EXPECT_EQ(tested.model.index(1, 1).data().toString(), u"生产环境");
    tested.model.setRuns(nullptr);
    EXPECT_EQ(tested.model.rowCount(), 0);
}

diagnosis::LogDifference aLogDifference()
{
    return {{{"pod <*> crashed", 12, 0, 40}, {"\tprobe failed", 1, 0, 45}}, {{"ready", 0, 3, 7}},
        {{"retry <*>", 1500, 2, 3}}};
}

TEST(LogDifferenceModel, showsOnePartAtATime)
{
    using Part = LogDifferenceModel::Part;
    using Place = LogDifferenceModel::Place;
    Tested<LogDifferenceModel> tested;
    EXPECT_EQ(tested.model.rowCount(), 0);
    tested.model.setDifference(aLogDifference());
    EXPECT_EQ(rowsOf(tested.model, LogDifferenceModel::ColumnCount),
        QStringList(
            {QStringLiteral("pod <*> crashed|12|0"), QStringLiteral("\\tprobe failed|1|0")}));
    EXPECT_EQ(tested.model.place(1), (Place{45, true}));
    tested.model.setPart(Part::Missing);
    EXPECT_EQ(rowsOf(tested.model, 3), QStringList({QStringLiteral("ready|0|3")}));
    EXPECT_EQ(tested.model.place(0), (Place{7, false}));
    tested.model.setPart(Part::Changed);
    EXPECT_EQ(tested.model.place(0), (Place{3, true}));
    EXPECT_EQ(tested.model.index(0, 1).data(Qt::EditRole).toString(), u"1500");
    EXPECT_EQ(tested.model.count(Part::Added), 2);
    tested.model.clear();
    EXPECT_EQ(tested.model.rowCount(), 0);
}

TEST(ComparisonTexts, sumUp)
{
    const auto runs = comparedRuns(failedRun(), goodRun());
    EXPECT_EQ(models::stepsSummary(*runs), u"2 slower, 1 not run, 1 only in the other run");
    EXPECT_EQ(models::factsSummary(runs->comparison), u"7 of 13 differ");
    EXPECT_EQ(models::logSummary(aLogDifference()), u"2 new, 1 missing, 1 with another count");
    EXPECT_EQ(models::logSummary({}), u"No difference");
    EXPECT_EQ(models::stepsSummary(*comparedRuns(goodRun(), goodRun())), QString());
    EXPECT_EQ(models::stepsSummary(*comparedRuns(goodRun(), failedRun())), u"1 only in this run");
}

TEST(ComparisonTexts, nameARun)
{
    EXPECT_EQ(models::runName(failedRun()), u"V2.1.0 生产");
    EXPECT_EQ(models::runName(aDeployment("DEP-7\n").version("").environment("")), u"DEP-7\\n");
    EXPECT_EQ(models::runFacts(failedRun(), at("12:00"), Zone::Utc),
        u"started 2025-02-15 10:00:00 UTC · 20 min · 0% of the traffic · DEP-2");
    EXPECT_EQ(
        models::runFacts(aDeployment("DEP-1").running().start("11:00"), at("12:00"), Zone::Utc),
        u"started 2025-02-15 11:00:00 UTC · 1 h 00 min · DEP-1");
}

TEST(ComparisonTexts, nameTheServiceAndTheZone)
{
    const test_support::ZoneGuard berlin("Europe/Berlin");
    const Deployment run = aDeployment("DEP-3").service("checkout").failed().end("10:20");
    EXPECT_EQ(models::runFacts(run, at("12:00"), Zone::Local),
        u"checkout · started 2025-02-15 11:00:00 CET (UTC+01:00) · 20 min · DEP-3");
    Deployment unknown = aDeployment("DEP-4").failed();
    unknown.start = deployment::unknownTime;
    EXPECT_FALSE(models::runFacts(unknown, at("12:00"), Zone::Utc).contains(u"UTC"));
}

/// Of a run that was rolled back later, the time in service is no duration of the deployment.
TEST(ComparisonTexts, tellADeploymentFromItsTimeInService)
{
    const Deployment run = aDeployment("DEP-5")
                               .status("ROLLED_BACK")
                               .step("Build", "COMPLETED", "10:00", "10:20")
                               .step("Rolling back", "COMPLETED", "11:50", "12:00")
                               .end("12:00");
    EXPECT_TRUE(
        models::runFacts(run, at("12:30"), Zone::Utc).contains(u"2 h 00 min, done after 20 min"));
    const auto compared = diagnosis::compare(run, goodRun(), at("12:30")).facts;
    const auto duration = std::ranges::find(
        compared, diagnosis::FactPair::Kind::Duration, &diagnosis::FactPair::kind);
    ASSERT_NE(duration, compared.end());
    EXPECT_EQ(std::get<deployment::Milliseconds>(duration->here), 20min);
}

/// Nothing is missing of a run of which nothing is known.
TEST(ComparisonTexts, sayWhatIsNotKnownOfARun)
{
    Deployment bare = aDeployment("DEP-3").failed();
    Deployment rich = goodRun();
    rich.metrics["cpu"] = {{at("09:01"), 99}};
    const auto here = comparedRuns(bare, rich);
    EXPECT_EQ(models::stepsSummary(*here), u"No steps of this run are known.");
    EXPECT_EQ(models::absentLogText(*here), u"No log of this run is known.");
    EXPECT_EQ(models::absentCurvesText(*here), u"No curves of this run are known.");
    StepComparisonModel steps;
    steps.setRuns(here);
    EXPECT_EQ(steps.index(0, StepComparisonModel::HereColumn).data().toString(), u"Not known");
    const auto there = comparedRuns(rich, bare);
    EXPECT_EQ(models::stepsSummary(*there), u"No steps of the other run are known.");
    EXPECT_EQ(models::absentLogText(*there), u"No log of the other run is known.");
    EXPECT_EQ(models::absentCurvesText(*there), u"No curves of the other run are known.");
    const auto none = comparedRuns(bare, bare);
    EXPECT_EQ(models::stepsSummary(*none), u"No steps of either run are known.");
    EXPECT_EQ(models::absentLogText(*none), u"No log of either run is known.");
    EXPECT_EQ(models::absentCurvesText(*none), QString()) << "said by the panel";
    EXPECT_EQ(models::absentLogText(*comparedRuns(rich, rich)), QString());
    const QString text = models::comparisonText(
        *here, diagnosis::LogDifference{{}, {{"ready", 0, 3, 7}}, {}}, at("12:00"), Zone::Utc);
    EXPECT_TRUE(text.contains(u"\nNo steps of this run are known.\n"));
    EXPECT_TRUE(text.contains(u"\nNo log of this run is known.\n"));
    EXPECT_FALSE(text.contains(u"Missing lines"));
}

TEST(ComparisonTexts, tellAllOfItAsText)
{
    const auto runs = comparedRuns(failedRun(), goodRun());
    const QString text = models::comparisonText(*runs, aLogDifference(), at("12:00"), Zone::Utc);
    for (const char* line :
        {"This run: V2.1.0 生产, Failed · started 2025-02-15 10:00:00 UTC · 20 min "
         "· 0% of the traffic · DEP-2\n",
            "Other run: V2.0.5 生产, Succeeded", "Step\tThis run\tOther run\tDifference\n",
            "Check\tFailed, 10 min\t2 min\t8 min longer\n", "Executor\tOPS-李四\tci\n",
            "\nNew lines\nLine\tThis run\tOther run\npod <*> crashed\t12\t0\n", "\nMissing lines\n",
            "\nLines with another count\n"})
        EXPECT_TRUE(text.contains(QString::fromUtf8(line))) << line << "\n is not in \n"
                                                            << text.toStdString();
    EXPECT_FALSE(models::comparisonText(*runs, std::nullopt, at("12:00"), Zone::Utc)
                     .contains(QLatin1String("New lines")));
}

TEST(ComparisonTexts, areTranslated)
{
    test_support::TsTranslator chinese(
        QStringLiteral(PROJECT_SOURCE_DIR "/resources/translations/deployment-console_zh_CN.ts"));
    const auto runs = comparedRuns(failedRun(), goodRun());
    const auto all = [&] {
        return models::comparisonText(*runs, aLogDifference(), at("12:00"), Zone::Utc)
                   .split(QLatin1Char('\n'))
            + QStringList{models::stepsSummary(*runs), models::factsSummary(runs->comparison),
                models::logSummary(aLogDifference()), models::logSummary({})};
    };
    const QStringList english = all();
    QCoreApplication::installTranslator(&chinese);
    const QStringList translated = all();
    QCoreApplication::removeTranslator(&chinese);
    ASSERT_EQ(english.size(), translated.size());
    for (const QString& words :
        {QStringLiteral("Not run"), QStringLiteral("This run"), QStringLiteral("Other run"),
            QStringLiteral("New lines"), QStringLiteral("No difference"), QStringLiteral("differ"),
            QStringLiteral("not run"), QStringLiteral("No such step"),
            QStringLiteral("new version"), QStringLiteral("with another count")}) {
        EXPECT_FALSE(english.filter(words).isEmpty()) << words.toStdString();
        EXPECT_TRUE(translated.filter(words).isEmpty()) << words.toStdString();
    }
}

} // namespace
