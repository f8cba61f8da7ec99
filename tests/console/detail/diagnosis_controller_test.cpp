// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail/diagnosis_controller.h"

#include "asked_source.h"
#include "manual_scheduler.h"
#include "session/runs/run_library.h"
#include "session/source_session.h"

#include "deploy/deployment/workload/workload_words.h"
#include "deploy/models/list/run_knowledge.h"
#include "deploy/models/time_context.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <random>

#include <gtest/gtest.h>

using console::DiagnosisController;
using diagnosis::Finding;
using models::Judgement;
using test_support::aDeployment;
using test_support::AskedSource;
using test_support::ManualScheduler;
using namespace std::chrono_literals;

namespace {

/// A judge that waits in its thread until the test lets it go on.
class HeldJudge final {
public:
    std::vector<Finding> judge(const deployment::Deployment& deployment,
        const diagnosis::Reference& reference, const std::stop_token& stop,
        const diagnosis::OnProgress& progress)
    {
        std::unique_lock lock(m_mutex);
        ++begun;
        goodRuns = reference.goodRuns.size();
        const std::vector<Finding> found{
            diagnosis::FailedStep{deployment.log.size(), std::nullopt, {}}};
        m_hasPermit.wait(lock, stop, [this] { return m_permits > 0; });
        if (stop.stop_requested()) {
            ++stopped;
            return found;
        }
        --m_permits;
        lock.unlock();
        progress(found, 0.5);
        return found;
    }
    void permit(int count = 1)
    {
        const std::lock_guard lock(m_mutex);
        m_permits += count;
        m_hasPermit.notify_all();
    }

    std::atomic<int> begun = 0;
    std::atomic<int> stopped = 0;
    std::atomic<std::size_t> goodRuns = 0;

private:
    std::mutex m_mutex;
    std::condition_variable_any m_hasPermit;
    int m_permits = 0;
};

struct DiagnosisFixture {
    DiagnosisFixture()
        : owned(std::make_unique<AskedSource>(true))
        , source(*owned)
        , session(std::move(owned), "asked", scheduler)
        , controller("N", session, time,
              [this](const auto& deployment, const auto& reference, const auto& stop,
                  const auto& progress) {
                  return judge.judge(deployment, reference, stop, progress);
              })
    {
        QObject::connect(&controller, &DiagnosisController::judged, &controller,
            [this](const Judgement& judgement) { told.push_back(judgement); });
        session.setHidden(true); // the background keeps out of it
    }

    static std::shared_ptr<const deployment::Deployment> state(
        const std::string& status, std::size_t lines)
    {
        deployment::Deployment run = aDeployment("N").status(status).start("12:00");
        for (std::size_t line = 0; line < lines; ++line)
            run.log.append(run.start, "line");
        return std::make_shared<const deployment::Deployment>(std::move(run));
    }
    void load()
    {
        std::vector<deployment::Deployment> runs{*state("RUNNING", 0)};
        for (int index = 0; index < 7; ++index) {
            deployment::Deployment run = aDeployment("G" + std::to_string(index));
            run.start += std::chrono::minutes(index);
            run.end = run.start + 20min;
            runs.push_back(run);
        }
        source.load(runs);
    }
    void pass(deployment::Milliseconds by)
    {
        scheduler->advance(by);
        QCoreApplication::processEvents();
    }
    /// Gives all good runs that are asked for.
    void giveGoodRuns()
    {
        for (std::size_t run = 0; run < diagnosis::goodRunsWanted; ++run) {
            pass(0ms);
            source.answer();
        }
        pass(0ms);
    }
    [[nodiscard]] bool isTold(std::size_t count) const
    {
        return QTest::qWaitFor([&] { return told.size() >= count; }, 20'000);
    }
    [[nodiscard]] bool hasBegun(int count) const
    {
        return QTest::qWaitFor([&] { return judge.begun >= count; }, 20'000);
    }
    /// The state that the judgement is of, by the length of its log.
    [[nodiscard]] std::size_t lastLines() const { return told.back().deployment->log.size(); }

    std::shared_ptr<ManualScheduler> scheduler = std::make_shared<ManualScheduler>();
    std::unique_ptr<AskedSource> owned;
    AskedSource& source;
    console::SourceSession session;
    deployment::Timestamp now = test_support::at("12:10");
    models::TimeContext time{[this] { return now; }, deployment::Zone::Utc};
    HeldJudge judge;
    std::vector<Judgement> told;
    DiagnosisController controller;
};

} // namespace

TEST(DiagnosisController, judgesWhatHasEndedAgainstTheGoodRunsBeforeIt)
{
    DiagnosisFixture f;
    f.load();
    f.controller.setDeployment(f.state("FAILED", 3));
    f.pass(0ms);
    EXPECT_EQ(f.judge.begun, 0) << "the good runs are awaited";
    f.giveGoodRuns();
    f.judge.permit();
    ASSERT_TRUE(f.isTold(1));
    EXPECT_EQ(f.judge.goodRuns, diagnosis::goodRunsWanted);
    const Judgement& last = f.told.back();
    EXPECT_EQ(last.judged, 1);
    ASSERT_TRUE(last.comparedWith);
    EXPECT_EQ(last.comparedWith->id, "G6");
    EXPECT_EQ(last.findings, std::vector<Finding>({diagnosis::FailedStep{3, std::nullopt, {}}}));
    f.pass(10min);
    EXPECT_EQ(f.judge.begun, 1) << "it has ended";
}

TEST(DiagnosisController, doesNotWaitForGoodRunsForLong)
{
    DiagnosisFixture f;
    f.load();
    f.controller.setDeployment(f.state("FAILED", 3));
    f.pass(2900ms);
    EXPECT_EQ(f.judge.begun, 0);
    f.pass(200ms);
    ASSERT_TRUE(f.hasBegun(1));
    f.judge.permit();
    ASSERT_TRUE(f.isTold(1));
    EXPECT_FALSE(f.told.back().comparedWith);
    f.giveGoodRuns();
    f.judge.permit();
    ASSERT_TRUE(f.isTold(2)) << "again, once they are there";
    EXPECT_TRUE(f.told.back().comparedWith);
}

TEST(DiagnosisController, aStateThatHasMovedOnIsJudgedAtOnce)
{
    DiagnosisFixture f;
    f.load();
    f.controller.setDeployment(f.state("RUNNING", 1));
    f.giveGoodRuns();
    ASSERT_TRUE(f.hasBegun(1));
    f.controller.setDeployment(f.state("RUNNING", 2));
    f.pass(0ms);
    EXPECT_EQ(f.judge.stopped, 0) << "while it runs, one under way is worth its end";
    f.controller.setDeployment(f.state("FAILED", 4));
    f.judge.permit(0);
    ASSERT_TRUE(f.hasBegun(2));
    EXPECT_EQ(f.judge.stopped, 1);
    f.judge.permit();
    ASSERT_TRUE(f.isTold(1));
    EXPECT_EQ(f.lastLines(), 4U) << "nothing of what was stopped is told";
}

TEST(DiagnosisController, whatRunsIsJudgedAgainWithRests)
{
    DiagnosisFixture f;
    f.load();
    f.controller.setDeployment(f.state("RUNNING", 1));
    f.giveGoodRuns();
    ASSERT_TRUE(f.hasBegun(1));
    f.scheduler->advance(2s); // that long it takes
    f.judge.permit(2);
    ASSERT_TRUE(f.isTold(1));
    f.controller.setDeployment(f.state("RUNNING", 2));
    f.pass(19s);
    EXPECT_EQ(f.judge.begun, 1);
    f.pass(2s);
    ASSERT_TRUE(f.hasBegun(2)) << "ten times as long";
    ASSERT_TRUE(f.isTold(2));
    EXPECT_EQ(f.lastLines(), 2U);
    f.pass(1h);
    EXPECT_EQ(f.judge.begun, 2) << "nothing is new";
    f.time.tick();
    EXPECT_TRUE(f.hasBegun(3)) << "time alone makes something late";
    f.judge.permit();
}

TEST(DiagnosisController, tellsTheFirstFindingsOfALongLogEarlyButNotAgain)
{
    DiagnosisFixture f;
    f.load();
    f.controller.setDeployment(f.state("FAILED", 1));
    f.giveGoodRuns();
    ASSERT_TRUE(f.hasBegun(1));
    QCoreApplication::processEvents();
    f.judge.permit();
    ASSERT_TRUE(f.isTold(1));
    for (const Judgement& each : f.told)
        EXPECT_TRUE(each.judged == 1 || &each == &f.told.front());
}

TEST(DiagnosisController, goodRunsAreLookedForOnceTheRowIsKnown)
{
    DiagnosisFixture f;
    f.controller.setDeployment(f.state("FAILED", 1));
    f.judge.permit();
    f.pass(0ms);
    ASSERT_TRUE(f.isTold(1));
    EXPECT_FALSE(f.told.back().comparedWith);
    f.load();
    f.judge.permit();
    f.giveGoodRuns();
    ASSERT_TRUE(f.isTold(2));
    EXPECT_TRUE(f.told.back().comparedWith);
}

/// A file may tell the newest first.
TEST(DiagnosisController, goodRunsThatComeByTheEndOfTheLoadAreComparedWith)
{
    DiagnosisFixture f;
    f.source.start();
    f.source.give({*f.state("FAILED", 1)});
    f.controller.setDeployment(f.state("FAILED", 1));
    f.judge.permit();
    f.pass(0ms);
    ASSERT_TRUE(f.isTold(1));
    EXPECT_FALSE(f.told.back().comparedWith);
    f.load();
    f.judge.permit();
    f.giveGoodRuns();
    ASSERT_TRUE(f.isTold(2));
    EXPECT_TRUE(f.told.back().comparedWith);
}

TEST(DiagnosisController, closingThePageStopsWhatIsJudged)
{
    DiagnosisFixture f;
    auto judge = std::make_shared<HeldJudge>();
    auto page = std::make_unique<DiagnosisController>("N", f.session, f.time,
        [judge](const auto& deployment, const auto& reference, const auto& stop,
            const auto& progress) { return judge->judge(deployment, reference, stop, progress); });
    page->setDeployment(f.state("FAILED", 1));
    f.pass(0ms);
    ASSERT_TRUE(QTest::qWaitFor([&] { return judge->begun == 1; }, 20'000));
    page.reset();
    EXPECT_EQ(judge->stopped, 1);
}

TEST(DiagnosisController, whatIsToldLastIsOfTheLastStateWhateverTheOrder)
{
    std::mt19937 random(7);
    const auto below = [&random](int end) {
        return std::uniform_int_distribution<int>(0, end - 1)(random);
    };
    for (int round = 0; round < 20; ++round) {
        DiagnosisFixture f;
        f.load();
        std::size_t lines = 0;
        for (int step = 0; step < 12; ++step) {
            switch (below(5)) {
            case 0:
                f.controller.setDeployment(f.state("RUNNING", ++lines));
                break;
            case 1:
                f.judge.permit();
                break;
            case 2:
                f.source.answer();
                break;
            case 3:
                f.pass(std::chrono::seconds(below(20)));
                break;
            default:
                QCoreApplication::processEvents();
                break;
            }
        }
        f.controller.setDeployment(f.state("FAILED", ++lines));
        f.judge.permit(1000);
        f.giveGoodRuns();
        const bool isSettled = QTest::qWaitFor(
            [&] {
                f.pass(1s);
                return !f.told.empty() && f.lastLines() == lines && f.told.back().judged == 1
                    && f.told.back().comparedWith;
            },
            20'000);
        ASSERT_TRUE(isSettled) << round;
        const std::size_t count = f.told.size();
        f.pass(1min);
        QCoreApplication::processEvents();
        EXPECT_EQ(f.told.size(), count) << "nothing comes late";
    }
}

TEST(DiagnosisController, tellsWhatIsLiveForWhatFailed)
{
    DiagnosisFixture f;
    f.load();
    std::vector<models::LiveNow> live;
    QObject::connect(&f.controller, &DiagnosisController::liveChanged, &f.controller,
        [&live](const models::LiveNow& now) { live.push_back(now); });
    f.controller.setDeployment(f.state("RUNNING", 1));
    EXPECT_TRUE(live.empty());
    f.source.give({*f.state("FAILED", 1)});
    f.controller.setDeployment(f.state("FAILED", 1));
    EXPECT_EQ(live, std::vector<models::LiveNow>({{"V2.1.0", false}}));
    deployment::Deployment later = aDeployment("L").version("V3").start("13:00");
    later.end = later.start + 5min;
    f.source.give({later});
    ASSERT_EQ(live.size(), 2U);
    EXPECT_EQ(live.back(), (models::LiveNow{"V3", true}));
    later.progress.currentStep = deployment::scaledToZeroStep;
    f.source.give({later});
    EXPECT_EQ(live.back(), (models::LiveNow{"V3", true, true}));
}

TEST(DiagnosisController, saysThatTheStepThatRunsCannotBeJudgedYet)
{
    DiagnosisFixture f;
    f.load();
    const deployment::Deployment run =
        aDeployment("N").status("RUNNING").start("12:00").step("Build", "RUNNING", "12:00");
    f.controller.setDeployment(std::make_shared<const deployment::Deployment>(run));
    f.giveGoodRuns();
    ASSERT_TRUE(f.hasBegun(1));
    f.judge.permit();
    ASSERT_TRUE(f.isTold(1));
    EXPECT_FALSE(f.told.back().isStepJudged) << "seven such runs are known, but not their steps";
}

TEST(DiagnosisController, judgesTheStepThatRunsAsSoonAsItsUsualTimeIsKnown)
{
    DiagnosisFixture f;
    std::vector<deployment::Deployment> runs;
    for (int index = 0; index < 7; ++index) {
        deployment::Deployment run = aDeployment("G" + std::to_string(index))
                                         .step("Build", "COMPLETED", "10:00", "10:05")
                                         .end("10:20");
        runs.push_back(run);
    }
    const deployment::Deployment run =
        aDeployment("N").status("RUNNING").start("12:00").step("Build", "RUNNING", "12:00");
    runs.push_back(run);
    f.source.load(runs);
    f.controller.setDeployment(std::make_shared<const deployment::Deployment>(run));
    f.giveGoodRuns();
    f.judge.permit(2);
    ASSERT_TRUE(f.isTold(1));
    ASSERT_FALSE(f.told.back().isStepJudged) << "three such runs are few";
    for (const deployment::Deployment& good : runs) {
        auto snapshot = std::make_shared<sources::Snapshot>();
        snapshot->deployment = good;
        f.session.library().learn(snapshot);
    }
    ASSERT_TRUE(
        QTest::qWaitFor([&f] { return f.session.library().digests().size() == 8; }, 20'000));
    f.pass(1s); // less than what runs is left alone for after a judgement
    ASSERT_TRUE(f.isTold(2));
    EXPECT_TRUE(f.told.back().isStepJudged);
}

TEST(DiagnosisController, saysWhenWhatRunsIsExpectedToEnd)
{
    DiagnosisFixture f;
    f.load();
    std::vector<std::optional<diagnosis::ExpectedEnd>> ends;
    QObject::connect(&f.controller.outlook(), &console::RunOutlook::expectedEndChanged,
        &f.controller,
        [&ends](const std::optional<diagnosis::ExpectedEnd>& end) { ends.push_back(end); });
    std::optional<diagnosis::DurationStatistics> usual;
    QObject::connect(&f.controller.outlook(), &console::RunOutlook::usualDurationChanged,
        &f.controller, [&usual](const auto& now) { usual = now; });
    f.controller.setDeployment(f.state("RUNNING", 1));
    ASSERT_TRUE(!ends.empty() && ends.back()) << "the list tells how long such runs take";
    ASSERT_TRUE(usual);
    EXPECT_EQ(usual->median, deployment::Milliseconds(20min));
    EXPECT_EQ(usual->runs, 7U);
    EXPECT_EQ(ends.back()->likely, test_support::at("12:20"));
    EXPECT_FALSE(ends.back()->isLate);
    f.now = test_support::at("12:25");
    f.time.tick();
    EXPECT_TRUE(ends.back()->isLate);
    f.controller.setDeployment(f.state("COMPLETED", 1));
    EXPECT_FALSE(ends.back());
}

/// The page must not contradict its row, whatever it has read that was not learned yet.
TEST(DiagnosisController, expectsTheSameEndAsTheList)
{
    DiagnosisFixture f;
    std::vector<deployment::Deployment> runs;
    for (int index = 0; index < 7; ++index)
        runs.push_back(aDeployment("G" + std::to_string(index))
                           .start("10:0" + std::to_string(index))
                           .end("10:2" + std::to_string(index))
                           .step("Build", "COMPLETED", "10:0" + std::to_string(index),
                               "10:1" + std::to_string(index))
                           .step("Deploy", "COMPLETED", "10:1" + std::to_string(index),
                               "10:2" + std::to_string(index)));
    const deployment::Deployment run = aDeployment("N")
                                           .running()
                                           .start("12:00")
                                           .step("Build", "COMPLETED", "12:00", "12:13")
                                           .step("Deploy", "RUNNING", "12:13");
    runs.push_back(run);
    f.source.load(runs);
    f.now = test_support::at("12:14");
    f.time.tick();
    models::RunKnowledge list;
    list.setHistory(f.session.history());
    list.setDigests(&f.session.library().digests());
    const auto inList = [&] { return list.expectedEnd(*list.history().find("N"), f.time.now()); };
    std::optional<diagnosis::ExpectedEnd> onPage;
    QObject::connect(&f.controller.outlook(), &console::RunOutlook::expectedEndChanged,
        &f.controller,
        [&onPage](const std::optional<diagnosis::ExpectedEnd>& end) { onPage = end; });
    const auto learn = [&f](const deployment::Deployment& one) {
        auto snapshot = std::make_shared<sources::Snapshot>();
        snapshot->deployment = one;
        f.session.library().learn(snapshot);
    };
    for (int index = 0; index < 7; ++index)
        learn(runs[std::size_t(index)]);
    const auto& digests = f.session.library().digests();
    ASSERT_TRUE(QTest::qWaitFor([&] { return digests.size() == 7; }, 20'000));
    f.pass(1s); // it is looked which there are
    f.controller.setDeployment(std::make_shared<const deployment::Deployment>(run));
    ASSERT_TRUE(onPage);
    EXPECT_EQ(onPage->likely, test_support::at("12:20")) << "by its start";
    EXPECT_EQ(onPage, inList());
    learn(run);
    ASSERT_TRUE(QTest::qWaitFor([&] { return digests.size() == 8; }, 20'000));
    EXPECT_EQ(onPage->likely, test_support::at("12:23")) << "by the step that runs, told at once";
    EXPECT_EQ(onPage, inList());
}
