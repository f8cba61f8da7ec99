// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/runs/run_library.h"

#include "asked_source.h"
#include "manual_scheduler.h"
#include "session/source_session.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using console::RunLibrary;
using console::SourceSession;
using deployment::ErrorCode;
using sources::Freshness;
using test_support::aDeployment;
using test_support::AskedSource;
using test_support::ManualScheduler;
using namespace std::chrono_literals;
using Ids = std::vector<std::string>;

namespace {

deployment::Deployment aRun(const std::string& id, const std::string& status, int minute)
{
    deployment::Deployment run = aDeployment(id).status(status);
    run.start += std::chrono::minutes(minute);
    if (deployment::isFinished(run.status.known))
        run.end = run.start + 20min;
    return run;
}

std::vector<deployment::Deployment> goodRuns(int count)
{
    std::vector<deployment::Deployment> runs;
    for (int index = 0; index < count; ++index)
        runs.push_back(aRun("G" + std::to_string(index), "COMPLETED", index));
    return runs;
}

/// A session whose library reads as the test moves the time.
struct LibraryFixture {
    explicit LibraryFixture(bool remote = true)
        : owned(std::make_unique<AskedSource>(remote))
        , source(*owned)
    {
    }

    /// Lets time pass, and what was read be digested.
    void pass(deployment::Milliseconds time)
    {
        scheduler->advance(time);
        EXPECT_TRUE(QTest::qWaitFor([this] { return !isDigesting(); }, 20'000));
        scheduler->advance(0ms);
    }
    [[nodiscard]] bool isDigesting() const { return diagnostic("runs being digested") != "0"; }
    [[nodiscard]] std::string diagnostic(std::string_view name) const
    {
        const auto all = library.diagnostics();
        const auto found = std::ranges::find(all, name, &sources::Diagnostic::name);
        return found == all.end() ? "missing" : found->value;
    }
    /// Answers whatever is asked for until nothing more is for a long time; all that was.
    Ids readAll(const std::optional<ErrorCode>& error = std::nullopt)
    {
        const std::size_t before = source.asked.size();
        for (int quiet = 0; quiet < 4; ++quiet) {
            pass(5min);
            if (source.open().empty())
                continue;
            quiet = 0;
            source.answer(error);
            pass(0ms);
        }
        return {source.asked.begin() + static_cast<std::ptrdiff_t>(before), source.asked.end()};
    }

    std::shared_ptr<ManualScheduler> scheduler = std::make_shared<ManualScheduler>();
    std::unique_ptr<AskedSource> owned;
    AskedSource& source;
    SourceSession session{std::move(owned), "asked", scheduler};
    RunLibrary& library = session.library();
};

} // namespace

TEST(RunLibrary, readsOneAtATimeWithARestAfterEach)
{
    LibraryFixture f;
    f.source.load({aRun("F0", "FAILED", 0), aRun("F1", "FAILED", 1), aRun("G0", "COMPLETED", 0),
        aRun("G1", "COMPLETED", 1)});
    EXPECT_TRUE(f.source.asked.empty()) << "not while the load's last part is dealt with";
    f.pass(2ms);
    EXPECT_EQ(f.source.asked, Ids({"F1"}));
    f.pass(1s); // it takes its time
    EXPECT_EQ(f.source.asked, Ids({"F1"}));
    f.source.answer();
    f.pass(900ms);
    EXPECT_EQ(f.source.asked, Ids({"F1"})) << "a rest as long, where someone waits";
    f.pass(200ms);
    EXPECT_EQ(f.source.asked, Ids({"F1", "F0"}));
    f.source.answer();
    f.pass(490ms);
    EXPECT_EQ(f.source.asked.size(), 2U) << "half a second at least, of a server";
    f.pass(20ms);
    EXPECT_EQ(f.source.asked, Ids({"F1", "F0", "G1"}));
    f.pass(1s);
    f.source.answer();
    f.pass(3900ms);
    EXPECT_EQ(f.source.asked.size(), 3U) << "a rest of four times as long";
    f.pass(200ms);
    EXPECT_EQ(f.source.asked, Ids({"F1", "F0", "G1", "G0"}));
    f.source.answer();
    EXPECT_EQ(f.readAll(), Ids()) << "all are read";
    EXPECT_EQ(f.source.most, 1U);
    EXPECT_EQ(f.library.digests().size(), 4U);
    EXPECT_EQ(f.scheduler->waiting(), 0U) << "nothing is waited for any more";
}

/// Twenty that failed and ten good runs of another kind would come before.
TEST(RunLibrary, whatIsUsualOfThePageInFrontIsReadFirst)
{
    LibraryFixture f;
    std::vector<deployment::Deployment> runs;
    for (int index = 0; index < 20; ++index)
        runs.push_back(aRun("F" + std::to_string(index), "FAILED", index));
    for (int index = 0; index < 10; ++index) {
        runs.push_back(aRun("G" + std::to_string(index), "COMPLETED", index));
        runs.push_back(aRun("O" + std::to_string(index), "COMPLETED", 30 + index));
        runs.back().environment = "other";
    }
    const auto page = f.library.favor("G4");
    f.source.load(runs);
    for (int turn = 0; turn < 10; ++turn) {
        f.pass(100ms);
        f.source.answer();
    }
    EXPECT_EQ(f.source.asked, Ids({"G9", "G8", "G7", "G6", "G5", "G4", "G3", "G2", "G1", "G0"}));
    f.pass(100ms);
    EXPECT_TRUE(diagnosis::statisticsOf(
        f.library.digests().usual().durationsOfRun(diagnosis::kindOf(runs[20]))));
    EXPECT_EQ(f.source.asked.back(), "F19") << "all of its kind are read";
    auto later = f.library.favor("O3");
    f.source.answer();
    f.pass(500ms);
    EXPECT_EQ(f.source.asked.back(), "O9") << "the last page counts";
    later.reset();
    f.source.answer();
    f.pass(500ms);
    EXPECT_EQ(f.source.asked.back(), "F18") << "it is gone";
}

TEST(RunLibrary, whatIsHereNeedsShorterRests)
{
    LibraryFixture f(false);
    f.source.load(goodRuns(10));
    for (int turn = 0; turn < 10 * 21 + 3; ++turn) {
        f.pass(1ms);
        f.source.answer();
    }
    f.pass(0ms);
    EXPECT_EQ(f.library.digests().size(), 10U);
    EXPECT_EQ(f.source.most, 1U);
}

TEST(RunLibrary, readsNothingWhileTheListIsReadOrOldOrNoOneLooks)
{
    LibraryFixture f;
    f.source.start();
    f.source.give(goodRuns(1));
    f.pass(1min);
    EXPECT_EQ(f.source.asked, Ids()) << "the first load runs";
    Q_EMIT f.source.loadFinished(std::nullopt);
    f.pass(1min);
    EXPECT_EQ(f.source.asked, Ids()) << "it is not said to be current";
    f.session.setHidden(true);
    f.source.setState(Freshness::State::Live);
    f.pass(1min);
    EXPECT_EQ(f.source.asked, Ids()) << "no one looks";
    f.source.setState(Freshness::State::Offline);
    f.session.setHidden(false);
    f.pass(1min);
    EXPECT_EQ(f.source.asked, Ids()) << "it is offline";
    f.source.setState(Freshness::State::Polling);
    f.pass(1min);
    EXPECT_EQ(f.source.asked, Ids({"G0"}));
    f.session.setHidden(true);
    EXPECT_EQ(f.source.open(), Ids()) << "what no one waits for is called off";
    f.pass(1min);
    f.session.setHidden(false);
    f.pass(1min);
    EXPECT_EQ(f.source.asked, Ids({"G0", "G0"}));
}

TEST(RunLibrary, aRunIsReadAgainWhenItsRowIsAnotherOne)
{
    LibraryFixture f;
    f.source.load({aRun("A", "COMPLETED", 0), aRun("B", "FAILED", 1)});
    f.readAll();
    f.source.give({aRun("A", "COMPLETED", 0)});
    f.source.give({aRun("A", "COMPLETED", 0), aRun("B", "FAILED", 1)}, true);
    EXPECT_EQ(f.readAll(), Ids()) << "a server tells what has changed";
    QSignalSpy changed(&f.library, &RunLibrary::digestsChanged);
    f.source.give({aRun("A", "FAILED", 0)});
    EXPECT_EQ(f.library.digests().find("A"), nullptr) << "what is known is not true any more";
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(f.readAll(), Ids({"A"}));
    ASSERT_NE(f.library.digests().find("A"), nullptr);
    EXPECT_EQ(f.library.digests().find("A")->status, deployment::Status::Failed);
    f.source.give({aRun("B", "FAILED", 1)}, true);
    EXPECT_EQ(f.library.digests().find("A"), nullptr) << "it is gone";
}

TEST(RunLibrary, ofAFileAllIsReadAgainWhenItIsAnotherOne)
{
    LibraryFixture f(false);
    f.source.load({aRun("A", "COMPLETED", 0), aRun("B", "FAILED", 1)});
    EXPECT_EQ(f.readAll().size(), 2U);
    f.source.give({aRun("A", "COMPLETED", 0), aRun("B", "FAILED", 1)}, true);
    EXPECT_EQ(f.library.digests().size(), 2U) << "until something else is known";
    EXPECT_EQ(f.readAll().size(), 2U);
}

TEST(RunLibrary, whatAReloadHasNotBroughtYetIsNotForgotten)
{
    LibraryFixture f;
    f.source.load({aRun("A", "COMPLETED", 0), aRun("B", "FAILED", 1), aRun("C", "FAILED", 2)});
    f.readAll();
    f.source.start();
    f.source.give({aRun("A", "FAILED", 0)}, true);
    EXPECT_EQ(f.library.digests().find("A"), nullptr);
    EXPECT_NE(f.library.digests().find("B"), nullptr) << "it may still come";
    f.source.give({aRun("B", "FAILED", 1)});
    Q_EMIT f.source.loadFinished(std::nullopt);
    EXPECT_NE(f.library.digests().find("B"), nullptr);
    EXPECT_EQ(f.library.digests().find("C"), nullptr) << "it did not come";
    EXPECT_EQ(f.readAll(), Ids({"A"}));
}

TEST(RunLibrary, whoRefusesIsNotAskedAgain)
{
    LibraryFixture f;
    f.source.load(goodRuns(9));
    EXPECT_EQ(f.readAll(ErrorCode::Refused).size(), 5U) << "five in a row are enough";
    auto again = goodRuns(9);
    for (auto& run : again)
        run.end = *run.end + 1s;
    f.source.give(again);
    EXPECT_EQ(f.readAll(), Ids());
    EXPECT_EQ(f.diagnostic("runs are read"), "no: the server refuses");
    EXPECT_EQ(f.diagnostic("runs that were refused"), "5");
    // A page can read one: others may be readable, too.
    const auto page = f.session.fetch(QStringLiteral("G0"), {{}, [](const auto&) {}});
    f.source.answer();
    EXPECT_EQ(f.readAll(), Ids({"G3", "G2", "G1"})) << "those that have not refused yet";
}

TEST(RunLibrary, whatCannotBeReachedIsTriedAgainLaterAndNotForEver)
{
    LibraryFixture f;
    f.source.load(goodRuns(1));
    f.pass(2ms);
    f.source.answer(ErrorCode::Offline);
    f.pass(4900ms);
    EXPECT_EQ(f.source.asked.size(), 1U);
    f.pass(200ms);
    EXPECT_EQ(f.source.asked.size(), 2U);
    f.source.answer(ErrorCode::Timeout);
    f.pass(9900ms);
    EXPECT_EQ(f.source.asked.size(), 2U) << "twice as long";
    f.pass(200ms);
    EXPECT_EQ(f.source.asked.size(), 3U);
    EXPECT_EQ(f.readAll(ErrorCode::Offline).size(), 0U);
    f.source.give({aRun("G0", "FAILED", 1)});
    EXPECT_EQ(f.readAll(), Ids({"G0"})) << "its row is another one";
}

TEST(RunLibrary, aDamagedRecordIsReadOnce)
{
    LibraryFixture f(false);
    f.source.load(goodRuns(3));
    EXPECT_EQ(f.readAll(ErrorCode::BadFormat).size(), 3U);
    EXPECT_EQ(f.library.digests().size(), 0U);
}

/// What is said of a step must not be another thing with each run that is read.
TEST(RunLibrary, whatIsUsualWaitsForTheRunsThatCanBeRead)
{
    for (const std::size_t damaged : {0U, 8U}) {
        LibraryFixture f(false);
        f.source.load(goodRuns(20));
        const diagnosis::RunKind kind = diagnosis::kindOf(aRun("G0", "COMPLETED", 0));
        const auto& digests = f.library.digests();
        for (std::size_t tried = 0; tried < 20; ++tried) {
            EXPECT_FALSE(diagnosis::statisticsOf(digests.usual().durationsOfRun(kind)))
                << tried << ", of these damaged " << damaged;
            f.pass(1min);
            f.source.answer(tried < damaged ? std::optional(ErrorCode::BadFormat) : std::nullopt);
            f.pass(0ms);
        }
        EXPECT_EQ(diagnosis::statisticsOf(digests.usual().durationsOfRun(kind)).value().runs,
            20 - damaged);
    }
}

TEST(RunLibrary, whatIsUsualDoesNotWaitForWhoRefuses)
{
    LibraryFixture f;
    f.source.load(goodRuns(20));
    const diagnosis::RunKind kind = diagnosis::kindOf(aRun("G0", "COMPLETED", 0));
    for (int tried = 0; tried < 12; ++tried) {
        EXPECT_FALSE(diagnosis::statisticsOf(f.library.digests().usual().durationsOfRun(kind)))
            << tried;
        f.pass(1min);
        f.source.answer(tried < 7 ? std::nullopt : std::optional(ErrorCode::Forbidden));
        f.pass(0ms);
    }
    EXPECT_EQ(f.diagnostic("runs are read"), "no: the server refuses");
    EXPECT_EQ(
        diagnosis::statisticsOf(f.library.digests().usual().durationsOfRun(kind)).value().runs, 7U);
    QSignalSpy changed(&f.library, &RunLibrary::digestsChanged);
    const auto page = f.session.fetch(QStringLiteral("G0"), {{}, [](const auto&) {}});
    f.source.answer();
    f.pass(5min);
    EXPECT_FALSE(diagnosis::statisticsOf(f.library.digests().usual().durationsOfRun(kind)))
        << "others may be readable, too";
    EXPECT_GT(changed.count(), 0);
}

TEST(RunLibrary, aHugeLogIsReadOnce)
{
    LibraryFixture f;
    deployment::Deployment huge = aRun("H", "FAILED", 0);
    const std::size_t entries = RunLibrary::Limits{}.hugeLog + 1;
    for (std::size_t entry = 0; entry < entries; ++entry)
        huge.log.append(huge.start, "x");
    f.source.load({huge});
    EXPECT_EQ(f.readAll(), Ids({"H"}));
    huge.status = deployment::openStatus("ROLLED_BACK");
    f.source.give({huge});
    EXPECT_EQ(f.readAll(), Ids());
    EXPECT_EQ(f.library.digests().find("H"), nullptr) << "what is known was of another status";
}

TEST(RunLibrary, aHugeLogIsReadOnceMoreWhenItsRunHasEnded)
{
    LibraryFixture f;
    deployment::Deployment huge = aRun("H", "RUNNING", 0);
    for (std::size_t entry = 0; entry <= RunLibrary::Limits{}.hugeLog; ++entry)
        huge.log.append(huge.start, "x");
    f.source.load({huge});
    EXPECT_EQ(f.readAll(), Ids({"H"}));
    huge.progress.percentage = 70;
    f.source.give({huge});
    f.pass(5min);
    EXPECT_EQ(f.readAll(), Ids()) << "it goes on";
    huge.status = deployment::openStatus("FAILED");
    f.source.give({huge});
    EXPECT_EQ(f.readAll(), Ids({"H"}));
    EXPECT_NE(f.library.digests().find("H"), nullptr);
    huge.status = deployment::openStatus("ROLLED_BACK");
    f.source.give({huge});
    EXPECT_EQ(f.readAll(), Ids());
}

TEST(RunLibrary, pagesGoFirst)
{
    LibraryFixture f;
    f.source.load(goodRuns(3));
    f.pass(2ms);
    ASSERT_EQ(f.source.open(), Ids({"G2"}));
    auto page = f.session.fetch(QStringLiteral("P"), {{}, [](const auto&) {}});
    EXPECT_EQ(f.source.open(), Ids({"P"})) << "what no one waits for is called off";
    f.pass(1min);
    EXPECT_EQ(f.source.open(), Ids({"P"}));
    page.cancel();
    f.pass(2ms);
    EXPECT_EQ(f.source.open(), Ids({"G2"}));
    page = f.session.fetch(QStringLiteral("P"), {{}, [](const auto&) {}});
    EXPECT_EQ(f.source.open(), Ids({"G2", "P"})) << "but only once";
}

TEST(RunLibrary, noOneStarvesWhilePagesRead)
{
    LibraryFixture f;
    f.source.load(goodRuns(3));
    f.source.setWhole(aRun("P", "RUNNING", 0));
    sources::OwnedRequest page = f.session.fetch(QStringLiteral("P"), {{}, [](const auto&) {}});
    for (int turn = 0; turn < 60 && f.library.digests().size() < 3; ++turn) {
        f.source.answer();
        page = f.session.fetch(QStringLiteral("P"), {{}, [](const auto&) {}});
        f.pass(1s);
    }
    EXPECT_EQ(f.library.digests().size(), 3U);
}

TEST(RunLibrary, learnsFromWhatPagesRead)
{
    LibraryFixture f;
    f.source.start();
    f.source.give({aRun("A", "FAILED", 0)});
    const auto page = f.session.fetch(QStringLiteral("A"), {{}, [](const auto&) {}});
    f.source.answer();
    f.pass(0ms);
    EXPECT_NE(f.library.digests().find("A"), nullptr);
    f.source.setState(Freshness::State::Live);
    Q_EMIT f.source.loadFinished(std::nullopt);
    EXPECT_EQ(f.readAll(), Ids()) << "it need not be read again";
}

/// A replica that lags does not have it yet; a token that was changed may read it.
TEST(RunLibrary, whatAPageCouldReadIsNotTakenForRefused)
{
    for (const ErrorCode refusal : {ErrorCode::NotFound, ErrorCode::Forbidden}) {
        LibraryFixture f;
        f.source.load({aRun("A", "RUNNING", 0)});
        EXPECT_EQ(f.readAll(refusal), Ids({"A"}));
        EXPECT_EQ(f.diagnostic("runs that were refused"), "1");
        const auto page = f.session.fetch(QStringLiteral("A"), {{}, [](const auto&) {}});
        f.source.answer();
        f.pass(1min);
        EXPECT_EQ(f.diagnostic("runs that were refused"), "0");
        f.source.give({aRun("A", "FAILED", 0)});
        EXPECT_EQ(f.readAll(), Ids({"A"})) << "in its new state";
        EXPECT_NE(f.library.digests().find("A"), nullptr);
    }
}

TEST(RunLibrary, whatRunsIsLookedAtAgainAfterHalfAMinute)
{
    LibraryFixture f;
    f.source.load({aRun("R", "RUNNING", 0)});
    f.pass(2ms);
    f.source.answer();
    f.pass(1s);
    deployment::Deployment further = aRun("R", "RUNNING", 0);
    further.progress.percentage = 40;
    f.source.give({further});
    f.pass(20s);
    EXPECT_EQ(f.source.asked.size(), 1U);
    f.pass(20s);
    EXPECT_EQ(f.source.asked.size(), 2U);
    f.source.answer();
    EXPECT_EQ(f.readAll(), Ids()) << "its row says the same";
}

TEST(RunLibrary, whatRunsIsLookedAtAgainAlsoAfterTheClockWasSetBack)
{
    LibraryFixture f;
    f.source.load({aRun("R", "RUNNING", 0)});
    f.pass(2ms);
    f.source.answer();
    f.pass(1s);
    deployment::Deployment further = aRun("R", "RUNNING", 0);
    further.progress.percentage = 40;
    f.source.give({further});
    f.scheduler->jump(-1h);
    f.pass(40s);
    EXPECT_EQ(f.source.asked.size(), 2U);
}

TEST(RunLibrary, podsThatChangeWithoutTheirRowAreLookedAtAgain)
{
    LibraryFixture f;
    deployment::Deployment run = aRun("R", "RUNNING", 0);
    deployment::Workload& workload = run.workload.emplace();
    workload.revision = 1;
    workload.tree = {{1, "Revision", "revision:1", {}, {}, {}, {}, {}},
        {2, "ReplicaSet", "shop-1", "Progressing", {}, {}, {}, {}},
        {3, "Pod", "shop-1-a", "ContainerCreating", {}, {}, "ready:0/1", {}}};
    f.source.setWhole(run);
    f.source.load({run});
    f.pass(2ms);
    f.source.answer();
    f.pass(1s);
    ASSERT_NE(f.library.digests().find("R"), nullptr);
    EXPECT_EQ(f.library.digests().find("R")->pods, diagnosis::PodState());
    run.workload->tree[2].status = "CrashLoopBackOff";
    f.source.setWhole(run);
    f.pass(50s);
    EXPECT_EQ(f.source.asked.size(), 1U);
    f.pass(20s);
    EXPECT_EQ(f.source.asked.size(), 2U);
    f.source.answer();
    f.pass(1s);
    EXPECT_EQ(f.library.digests().find("R")->pods, (diagnosis::PodState{1, 1, "CrashLoopBackOff"}));
}

TEST(RunLibrary, podsThatDoNotBecomeReadyAreToldOnceThatTakesLong)
{
    LibraryFixture f;
    deployment::Deployment run = aRun("R", "RUNNING", 0);
    deployment::Workload& workload = run.workload.emplace();
    workload.revision = 1;
    workload.tree = {{1, "Revision", "revision:1", {}, {}, {}, {}, {}},
        {2, "ReplicaSet", "shop-1", "Progressing", {}, {}, {}, {}},
        {3, "Pod", "shop-1-a", "Running", {}, {}, "ready:0/1", {}}};
    workload.tree[2].unreadySince = f.scheduler->now() - 4min;
    f.source.setWhole(run);
    f.source.load({run});
    f.pass(2ms);
    f.source.setTime(f.scheduler->now());
    f.source.answer();
    f.pass(1s);
    ASSERT_NE(f.library.digests().find("R"), nullptr);
    EXPECT_EQ(f.library.digests().find("R")->pods, diagnosis::PodState());
    f.pass(70s);
    f.source.setTime(f.scheduler->now());
    f.source.answer();
    f.pass(1s);
    EXPECT_EQ(f.library.digests().find("R")->pods, (diagnosis::PodState{1, 0, {}, 1}));
}

TEST(RunLibrary, givesGoodRunsToWhoWantsThem)
{
    LibraryFixture f;
    auto runs = goodRuns(4);
    runs.push_back(aRun("N", "FAILED", 60));
    f.source.load(runs);
    std::vector<Ids> answers;
    const auto note = [&answers](const std::vector<RunLibrary::Run>& found) {
        Ids ids;
        for (const auto& run : found)
            ids.push_back(run->id);
        answers.push_back(ids);
    };
    const auto first = f.library.goodRuns("N", 3, note);
    EXPECT_TRUE(answers.empty());
    for (int turn = 0; turn < 3; ++turn) {
        f.pass(0ms);
        EXPECT_EQ(f.source.open().size(), 1U) << "ahead of the others, without rests";
        f.source.answer();
    }
    f.pass(0ms);
    EXPECT_EQ(answers, std::vector<Ids>({{"G3", "G2", "G1"}}));
    f.source.asked.clear();
    const auto second = f.library.goodRuns("N", 2, note);
    f.pass(0ms);
    ASSERT_EQ(answers.size(), 2U) << "they are still there";
    EXPECT_EQ(answers.back(), Ids({"G3", "G2"}));
    const auto none = f.library.goodRuns("unheard-of", 2, note);
    f.pass(0ms);
    EXPECT_EQ(answers.back(), Ids());
}

TEST(RunLibrary, aRunThatCannotBeReadWholeIsLeftOut)
{
    LibraryFixture f;
    f.source.load(goodRuns(3));
    f.session.setHidden(true); // the background keeps out of it
    std::vector<RunLibrary::Run> found;
    int answers = 0;
    const auto request = f.library.runs({"G0", "gone", "G1", "G2"}, [&](const auto& runs) {
        found = runs;
        ++answers;
    });
    f.pass(0ms);
    f.source.answer(ErrorCode::NotFound);
    f.pass(0ms);
    f.source.answer(std::nullopt, true);
    f.pass(0ms);
    f.source.answer();
    f.pass(0ms);
    EXPECT_EQ(answers, 1);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front()->id, "G2");
}

TEST(RunLibrary, whoLetsGoIsNotAnswered)
{
    LibraryFixture f;
    f.source.load(goodRuns(2));
    f.session.setHidden(true);
    auto request = f.library.runs({"G0", "G1"}, [](const auto&) { ADD_FAILURE(); });
    f.pass(0ms);
    request.cancel();
    f.source.answer();
    f.pass(1min);
    EXPECT_EQ(f.source.asked, Ids({"G0"}));
    EXPECT_EQ(f.source.open(), Ids());
}

TEST(RunLibrary, outlivesNothingThatItIsAskedBy)
{
    sources::OwnedRequest page;
    sources::OwnedRequest runs;
    {
        LibraryFixture f;
        f.source.load(goodRuns(2));
        page = f.session.fetch(QStringLiteral("G0"), {{}, [](const auto&) {}});
        runs = f.library.runs({"G0"}, [](const auto&) { ADD_FAILURE(); });
    }
    page.cancel();
    runs.cancel();
}

TEST(RunLibrary, tellsOfChangesTwiceASecondAtMost)
{
    LibraryFixture f(false);
    f.source.load(goodRuns(20));
    QSignalSpy changed(&f.library, &RunLibrary::digestsChanged);
    for (int turn = 0; turn < 20 * 21 + 3; ++turn) {
        f.pass(1ms);
        f.source.answer();
    }
    f.pass(0ms);
    EXPECT_EQ(f.library.digests().size(), 20U);
    EXPECT_EQ(changed.count(), 1);
    f.pass(1s);
    EXPECT_EQ(changed.count(), 2) << "of the last one, too";
}

TEST(RunLibrary, whatAPageFoundToBeTheReasonIsThatOfItsRowAlsoOnceItIsReadAgain)
{
    LibraryFixture f;
    auto run = aRun("F0", "FAILED", 0);
    run.log = deployment::Log();
    run.log.append(run.start, "error: retrying the old cache");
    run.log.append(run.start + 1min, "error: image not found");
    f.source.load({run, aRun("G0", "COMPLETED", 0)});
    f.readAll();
    const auto line = [&] { return f.library.digests().find("F0")->failure->line; };
    ASSERT_NE(f.library.digests().find("F0"), nullptr);
    const std::string own = line();
    const std::size_t other = own.ends_with("cache") ? 1 : 0;
    QSignalSpy changed(&f.library, &RunLibrary::digestsChanged);
    const std::vector<diagnosis::Finding> findings{
        diagnosis::LogLines{{diagnosis::TelltaleLine{other, 1, 1, {}, 0}}}};
    const auto judged = diagnosis::judgedReasonOf(run, findings);
    ASSERT_TRUE(judged);
    f.library.follow(*judged);
    EXPECT_EQ(line(), run.log.message(other));
    EXPECT_EQ(f.library.digests().find("F0")->failure->entry, other);
    f.pass(1s);
    EXPECT_EQ(changed.size(), 1);
    auto snapshot = std::make_shared<sources::Snapshot>();
    snapshot->deployment = run;
    f.library.learn(snapshot);
    f.pass(1s);
    EXPECT_EQ(line(), run.log.message(other)) << "read again, it is the same run";
    // In another state, what was found is of the past.
    snapshot = std::make_shared<sources::Snapshot>(*snapshot);
    snapshot->deployment.end = *run.end + 1min;
    f.library.learn(snapshot);
    f.pass(1s);
    EXPECT_EQ(line(), own);
}
