// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/preview/preview.h"
#include "deploy/models/preview/preview_models.h"

#include "builder.h"
#include "print_qt.h"

#include "deploy/history/history.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

#include <cmath>
#include <random>

using deployment::Zone;
using models::Emphasis;
using models::FindingsText;
using models::Preview;
using models::PreviewFacts;
using test_support::aDeployment;
using test_support::at;
using namespace std::chrono_literals;

namespace {

PreviewFacts factsOf(const deployment::Deployment& run, bool isWhole = true)
{
    PreviewFacts facts;
    facts.deployment = std::make_shared<const deployment::Deployment>(run);
    facts.isWhole = isWhole;
    return facts;
}

/// One that failed while its image was built.
deployment::Deployment aFailure()
{
    return aDeployment("DEP-9")
        .service("web-shop")
        .failed()
        .start("10:00")
        .end("10:04")
        .blue("registry/app:v2.0.5", 100)
        .green("registry/app:v2.1.0", 0)
        .step("Check", "COMPLETED", "10:00", "10:02")
        .step("Build image", "FAILED", "10:02", "10:04")
        .step("Push image", "PENDING")
        .log("10:00", "[INFO] started")
        .log("10:01", "[INFO] checked")
        .log("10:02", "[INFO] building")
        .log("10:03", "[WARN] retrying the download")
        .log("10:03", "[ERROR] download of libfoo timed out (exit code 1)\nat line 12")
        .log("10:04", "[INFO] cleaning up")
        .log("10:04", "[INFO] clean")
        .log("10:04", "[INFO] bye");
}

/// Good runs of the same kind whose step took so many minutes.
diagnosis::UsualDurations usualOf(const std::vector<int>& minutes)
{
    diagnosis::UsualDurations usual;
    int number = 0;
    for (const int each : minutes) {
        deployment::Deployment run = aDeployment("G" + std::to_string(number))
                                         .service("web-shop")
                                         .start("02:00")
                                         .step("Check", "COMPLETED", "02:00", "02:01")
                                         .step("Build image", "COMPLETED", "02:01", "02:02");
        run.start += std::chrono::minutes(number++);
        run.end = run.start + std::chrono::minutes(each + 1);
        run.progress.steps[1].end = *run.progress.steps[1].start + std::chrono::minutes(each);
        usual.add(diagnosis::digestOf(run));
    }
    return usual;
}

Preview previewAt(const PreviewFacts& facts, std::string_view now = "12:00")
{
    return models::previewOf(facts, at(now), Zone::Utc);
}

} // namespace

TEST(Preview, namesWhatIsSelected)
{
    const Preview preview = previewAt(factsOf(aFailure()));
    EXPECT_EQ(preview.header.title, QStringLiteral("生产 · web-shop · V2.1.0"));
    EXPECT_EQ(preview.header.id, QStringLiteral("DEP-9"));
    EXPECT_EQ(preview.header.status, deployment::Status::Failed);
    EXPECT_TRUE(preview.header.times.contains(QStringLiteral("10:00")));
    EXPECT_TRUE(preview.header.times.contains(QStringLiteral("4 min")));
    EXPECT_EQ(preview.header.facts, QStringLiteral("Blue/green · from V2.0.5 · by OPS-李四"));
}

TEST(PreviewHeader, howLongARunWaitsIsNotComparedWithHowLongOthersTook)
{
    const auto timesOf = [](const char* status) {
        PreviewFacts facts = factsOf(aDeployment("A").status(status).start("10:00"));
        facts.usualOfRun = diagnosis::DurationStatistics{7min, 9min, 12};
        return previewAt(facts, "10:30").header.times;
    };
    EXPECT_TRUE(timesOf("PENDING").endsWith(u"Waiting: 30 min"))
        << timesOf("PENDING").toStdString();
    EXPECT_TRUE(timesOf("RUNNING").endsWith(u"usually 7 min")) << timesOf("RUNNING").toStdString();
}

TEST(Preview, leavesOutWhatTheRecordDoesNotName)
{
    const Preview preview =
        previewAt(factsOf(aDeployment("D").strategy("").executor("").end("10:20")));
    EXPECT_EQ(preview.header.facts, QString());
    EXPECT_EQ(preview.reason.kind, FindingsText::Kind::Nothing);
}

TEST(Preview, ofNothingIsEmpty)
{
    const Preview preview = previewAt({});
    EXPECT_EQ(preview, Preview());
    EXPECT_FALSE(models::previewCurve({}, Zone::Utc));
}

TEST(PreviewReason, isTheOneOfThePageOnceItWasRead)
{
    const PreviewFacts facts = factsOf(aFailure());
    const auto text = models::findingsText(*facts.deployment, {}, {}, Zone::Utc);
    const auto reason = models::previewReason(facts, Zone::Utc);
    EXPECT_EQ(reason.head, text.head.sentence);
    EXPECT_EQ(reason.live, text.live);
    EXPECT_EQ(reason.entry, 4U);
    EXPECT_EQ(reason.quote, QStringLiteral("[ERROR] download of libfoo timed out (exit code 1)"));
}

TEST(PreviewReason, followsTheJudgement)
{
    PreviewFacts facts = factsOf(aFailure());
    facts.judgement.deployment = facts.deployment;
    diagnosis::LogLines lines;
    lines.lines.push_back({3, 1, 1, {"new"}});
    lines.lines.push_back({4, 1, 1, {"error"}});
    facts.judgement.findings = {lines};
    const auto text = models::findingsText(*facts.deployment, facts.judgement, {}, Zone::Utc);
    const auto reason = models::previewReason(facts, Zone::Utc);
    EXPECT_EQ(reason.entry, 3U);
    EXPECT_EQ(reason.quote, text.reason->quote);
    EXPECT_FALSE(reason.more.isEmpty()) << "the other line";
}

TEST(PreviewReason, isWhatTheListSaysUntilItWasRead)
{
    const diagnosis::RunDigest digest = diagnosis::digestOf(aFailure());
    PreviewFacts facts = factsOf(aDeployment("DEP-9").failed().start("10:00").end("10:04"), false);
    EXPECT_EQ(models::previewReason(facts, Zone::Utc).head, u"Failed; why is not known yet");
    EXPECT_EQ(models::previewReason(facts, Zone::Utc).quote, QString()) << "nothing is guessed";
    facts.digest = &digest;
    const auto reason = models::previewReason(facts, Zone::Utc);
    EXPECT_TRUE(reason.head.contains(QStringLiteral("Build image")));
    EXPECT_EQ(reason.quote, QStringLiteral("[ERROR] download of libfoo timed out (exit code 1)"));
    EXPECT_FALSE(reason.entry) << "there is no log to show it in";
    EXPECT_TRUE(previewAt(facts).steps.empty());
    EXPECT_EQ(previewAt(facts).log, models::PreviewLog());
}

TEST(PreviewReason, ofWhatSomebodyEndedInAClusterIsNoFailure)
{
    PreviewFacts facts = factsOf(aDeployment("a").failed().currentStep(
                                     "pause (failed: RolloutAborted: Rollout aborted update to "
                                     "revision 7)"),
        false);
    const auto reason = models::previewReason(facts, Zone::Utc);
    EXPECT_EQ(reason.kind, FindingsText::Kind::RolledBackByHand);
    EXPECT_EQ(reason.head, u"Aborted during step “pause”");
    EXPECT_EQ(reason.quote, u"RolloutAborted: Rollout aborted update to revision 7");
    diagnosis::RunDigest digest;
    digest.status = deployment::Status::Failed;
    digest.failure.emplace();
    facts.digest = &digest;
    EXPECT_EQ(models::previewReason(facts, Zone::Utc), reason) << "reading it told no more";
    facts = factsOf(aDeployment("b").status("ROLLED_BACK"), false);
    digest.status = deployment::Status::RolledBack;
    facts.digest = &digest;
    EXPECT_EQ(models::previewReason(facts, Zone::Utc).head, u"Rolled back");
}

TEST(PreviewReason, isWhatTheRowOfAClusterSays)
{
    PreviewFacts facts = factsOf(
        aDeployment("a").failed().currentStep("setWeight: 20 (failed: RolloutAborted: by hand)"),
        false);
    const auto reason = models::previewReason(facts, Zone::Utc);
    EXPECT_EQ(reason.kind, FindingsText::Kind::Failed);
    EXPECT_EQ(reason.head, QStringLiteral("Failed at step “setWeight: 20”"));
    EXPECT_EQ(reason.quote, u"RolloutAborted: by hand");
    diagnosis::RunDigest digest;
    digest.status = deployment::Status::Failed;
    facts.digest = &digest;
    EXPECT_EQ(models::previewReason(facts, Zone::Utc), reason) << "reading it told no more";
    digest.failure = diagnosis::FailureReason{"setWeight: 20", "", std::nullopt};
    EXPECT_EQ(models::previewReason(facts, Zone::Utc), reason) << "nor that it has no line";
    digest.failure.reset();
    facts.isWhole = true;
    EXPECT_EQ(models::previewReason(facts, Zone::Utc).quote, reason.quote)
        << "nor does it know less once it was read";
    facts = factsOf(aDeployment("b").failed(), false);
    facts.digest = &digest;
    EXPECT_EQ(models::previewReason(facts, Zone::Utc).kind, FindingsText::Kind::Nothing);
}

/// Row, preview and page of a Deployment, which has no steps.
TEST(PreviewReason, isTheLineThatTheRowSaysAlsoWithoutSteps)
{
    constexpr auto words = "failed: deployment exceeded its progress deadline";
    const QString line = QStringLiteral("Warning Failed: Failed to pull image \"shop:2\"");
    const deployment::Deployment run =
        aDeployment("a").failed().currentStep(words).log("10:01", line.toStdString());
    const diagnosis::RunDigest digest = diagnosis::digestOf(run);
    EXPECT_EQ(models::reasonText(&digest, words), line);
    PreviewFacts facts = factsOf(aDeployment("a").failed().currentStep(words), false);
    facts.digest = &digest;
    EXPECT_EQ(models::previewReason(facts, Zone::Utc).quote, line);
    EXPECT_EQ(models::previewReason(factsOf(run), Zone::Utc).quote, line);
    EXPECT_EQ(models::findingsText(run, {}, {}, Zone::Utc).head.evidence,
        models::Evidence(models::LogEvidence{0}));
}

TEST(PreviewReason, ofAnotherStatusIsNotOurs)
{
    const diagnosis::RunDigest digest = diagnosis::digestOf(aFailure());
    PreviewFacts facts = factsOf(aDeployment("DEP-9").running().start("10:00"), false);
    facts.digest = &digest;
    EXPECT_EQ(models::previewReason(facts, Zone::Utc).kind, FindingsText::Kind::Nothing);
}

TEST(PreviewReason, ofOneThatSucceededIsWhatIsUnusual)
{
    deployment::Deployment run = aDeployment("D").start("10:00").end("10:20").log("10:01", "odd");
    PreviewFacts facts = factsOf(run);
    facts.judgement.deployment = facts.deployment;
    facts.judgement.findings = {diagnosis::MetricShift{"successRate", at("10:10"), 99.6, 95.2, {}}};
    const auto reason = models::previewReason(facts, Zone::Utc);
    EXPECT_EQ(reason.kind, FindingsText::Kind::Unusual);
    EXPECT_EQ(reason.quote, QString()) << "no line of the log";
    EXPECT_TRUE(reason.sentence.contains(QStringLiteral("95.20%")));
    EXPECT_FALSE(reason.entry);
    EXPECT_TRUE(reason.more.isEmpty());
}

TEST(PreviewSteps, areLateWhereTheirPageSaysSo)
{
    PreviewFacts facts = factsOf(aDeployment("A")
                                     .running()
                                     .start("10:00")
                                     .step("Build", "COMPLETED", "10:00", "10:20")
                                     .step("Deploy", "RUNNING", "10:20"));
    EXPECT_EQ(previewAt(facts).steps[1].emphasis, Emphasis::Active);
    facts.judgement.findings = {diagnosis::LateStep{1, 12min, {4min, 7min, 23}}};
    EXPECT_EQ(previewAt(facts).steps[1].emphasis, Emphasis::Warning);
    EXPECT_EQ(previewAt(facts).steps[0].emphasis, Emphasis::Plain);
}

TEST(PreviewSteps, standBesideWhatIsUsual)
{
    PreviewFacts facts = factsOf(aFailure());
    const diagnosis::UsualDurations usual = usualOf({4, 4, 5, 4, 8});
    facts.usual = &usual;
    const auto steps = previewAt(facts).steps;
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_EQ(steps[0].took, QStringLiteral("2 min"));
    EXPECT_EQ(steps[0].usual, QStringLiteral("1 min"));
    EXPECT_EQ(steps[0].emphasis, Emphasis::Plain) << "on its page it is none, either";
    EXPECT_EQ(steps[0].state, deployment::StepState::Completed);
    EXPECT_EQ(steps[1].took, QStringLiteral("2 min"));
    EXPECT_EQ(steps[1].usual, QStringLiteral("4 min"));
    EXPECT_EQ(steps[1].emphasis, Emphasis::Trouble);
    EXPECT_DOUBLE_EQ(steps[1].usualShare, 1);
    EXPECT_DOUBLE_EQ(steps[1].share, 0.5);
    EXPECT_EQ(steps[2].took, QStringLiteral("Not run"));
    EXPECT_EQ(steps[2].usual, QString());
    EXPECT_EQ(steps[2].emphasis, Emphasis::Quiet);
}

TEST(PreviewSteps, claimNothingFromTooFewRuns)
{
    PreviewFacts facts = factsOf(aFailure());
    const diagnosis::UsualDurations usual = usualOf({4, 4, 4, 4});
    facts.usual = &usual;
    for (const models::PreviewStep& step : previewAt(facts).steps)
        EXPECT_EQ(step.usual, QString());
}

TEST(PreviewSteps, ofARunningOneGrowWithTheClock)
{
    const PreviewFacts facts =
        factsOf(aDeployment("D").running().start("10:00").step("Build", "RUNNING", "10:00"));
    EXPECT_EQ(previewAt(facts, "10:03").steps[0].took, QStringLiteral("3 min"));
    EXPECT_EQ(previewAt(facts, "10:04").steps[0].took, QStringLiteral("4 min"));
    EXPECT_EQ(previewAt(facts, "10:04").steps[0].emphasis, Emphasis::Active);
}

TEST(PreviewLog, standsAroundTheLineThatTellsWhy)
{
    const Preview preview = previewAt(factsOf(aFailure()));
    ASSERT_EQ(preview.log.lines.size(), 6U) << "three before, two after";
    EXPECT_EQ(preview.log.lines.front().entry, 1U);
    const models::PreviewLine& marked = preview.log.lines[3];
    EXPECT_TRUE(marked.isMarked);
    EXPECT_EQ(marked.entry, *preview.reason.entry);
    EXPECT_EQ(marked.emphasis, Emphasis::Trouble);
    EXPECT_FALSE(marked.text.contains(QLatin1Char('\n'))) << "a line each";
    EXPECT_EQ(preview.log.lines[2].emphasis, Emphasis::Warning);
    EXPECT_EQ(preview.log.lines[4].emphasis, Emphasis::Plain);
    EXPECT_EQ(preview.log.note, QString());
}

TEST(PreviewLog, endsWithTheNewestOfARunningOne)
{
    deployment::Deployment run = aDeployment("D").running().start("10:00");
    for (int line = 0; line < 100; ++line)
        run.log.append(run.start, "line " + std::to_string(line));
    const auto log = previewAt(factsOf(run)).log;
    ASSERT_EQ(log.lines.size(), 6U);
    EXPECT_EQ(log.lines.back().text, QStringLiteral("line 99"));
}

TEST(PreviewLog, saysWhyItIsNotThere)
{
    PreviewFacts facts = factsOf(aDeployment("D").end("10:20"));
    EXPECT_FALSE(previewAt(facts).log.note.isEmpty());
    facts.logError = deployment::Message{"Partial.", {}};
    EXPECT_EQ(previewAt(facts).log.note, QStringLiteral("Partial."));
}

TEST(PreviewLog, isWithinTheLogWhateverTheEntry)
{
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        deployment::Deployment run = aDeployment("D").end("10:20");
        const std::size_t entries = random() % 9;
        for (std::size_t line = 0; line < entries; ++line)
            run.log.append(run.start, "line");
        const std::size_t entry = random() % 12;
        const auto log = models::previewLog(factsOf(run), entry, Zone::Utc);
        const auto marked = std::ranges::count(log.lines, true, &models::PreviewLine::isMarked);
        EXPECT_EQ(marked, entry < entries ? 1 : 0);
        EXPECT_EQ(log.lines.empty(), entries == 0);
        for (const models::PreviewLine& line : log.lines)
            EXPECT_LT(line.entry, entries);
    }
}

TEST(PreviewCurve, isTheOneThatLeftItsRange)
{
    deployment::Deployment run = aDeployment("D").end("10:20");
    for (int minute = 0; minute < 20; ++minute) {
        const auto time = run.start + std::chrono::minutes(minute);
        run.metrics["successRate"].push_back({time, 99.5});
        run.metrics["responseTime"].push_back({time, minute < 10 ? 40.0 : 90.0});
    }
    PreviewFacts facts = factsOf(run);
    auto curve = models::previewCurve(facts, Zone::Utc);
    ASSERT_TRUE(curve);
    EXPECT_EQ(curve->values, QStringLiteral("99.5%"));
    EXPECT_FALSE(curve->change);
    facts.judgement.deployment = facts.deployment;
    facts.judgement.findings = {diagnosis::MetricShift{"responseTime", at("10:10"), 40, 90, {}}};
    curve = models::previewCurve(facts, Zone::Utc);
    ASSERT_TRUE(curve);
    EXPECT_EQ(curve->values, QStringLiteral("40 ms → 90 ms"));
    EXPECT_EQ(curve->change, at("10:10"));
    EXPECT_EQ(curve->range.from, run.start);
}

TEST(PreviewCurve, ofGapsAloneIsNone)
{
    deployment::Deployment run = aDeployment("D").end("10:20");
    run.metrics["successRate"].push_back({run.start, std::nan("")});
    EXPECT_FALSE(models::previewCurve(factsOf(run), Zone::Utc));
}

TEST(SelectionSummary, countsWhatIsSelected)
{
    history::History history;
    std::vector<history::Row> rows;
    const auto add = [&](const deployment::Deployment& run) {
        rows.push_back(history.upsert(history::summaryOf(run)).row);
    };
    EXPECT_EQ(models::selectionSummary(history, {}).selected, 0U);
    EXPECT_FALSE(models::selectionSummary(history, {}).text.isEmpty()) << "says how to select";
    add(aDeployment("A").failed());
    add(aDeployment("B").environment("测试环境"));
    add(aDeployment("C").environment("测试环境"));
    const auto summary = models::selectionSummary(history, rows);
    EXPECT_EQ(summary.selected, 3U);
    EXPECT_EQ(summary.counts, QStringLiteral("1 failed · 2 succeeded"));
    EXPECT_TRUE(summary.environments.contains(QStringLiteral("测试")));
}

TEST(PreviewModels, keepTheContractOfModels)
{
    models::PreviewStepsModel steps;
    models::PreviewLogModel log;
    const QAbstractItemModelTester stepsTester(&steps);
    const QAbstractItemModelTester logTester(&log);
    std::mt19937 random(3);
    for (int round = 0; round < 50; ++round) {
        std::vector<models::PreviewStep> some(random() % 6);
        for (models::PreviewStep& each : some)
            each.name = QString::number(random());
        std::vector<models::PreviewLine> lines(random() % 6);
        steps.setSteps(some);
        log.setLines(lines);
        ASSERT_EQ(steps.rowCount(), static_cast<int>(some.size()));
        for (int row = 0; row < steps.rowCount(); ++row)
            EXPECT_EQ(steps.index(row, 0).data().toString(), some[std::size_t(row)].name);
        EXPECT_EQ(log.rowCount(), static_cast<int>(lines.size()));
    }
    EXPECT_FALSE(steps.hasUsual());
}
