// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/archive/archived_source.h"

#include "archive/archive_line.h"
#include "asked_source.h"
#include "manual_scheduler.h"
#include "print_deployment.h"
#include "source_recorder.h"

#include "deploy/formats/record/deployment_json.h"
#include "deploy/sources/commands/command_channel.h"
#include "deploy/sources/file/file_source.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <utility>

#include <gtest/gtest.h>

namespace sources {

namespace {

using deployment::Deployment;
using deployment::ErrorCode;
using deployment::Milliseconds;
using test_support::AskedSource;
using test_support::at;
using test_support::DeploymentBuilder;
using test_support::ManualScheduler;
using State = Freshness::State;
using Strings = std::vector<std::string>;

DeploymentBuilder shownRun(const std::string& id)
{
    return DeploymentBuilder(id).step("Check", "COMPLETED", "10:00", "10:05").log("10:01", "begun");
}

/// A server that is played, its archive, and what their owner sees.
class ArchivedSourceTest : public testing::Test {
protected:
    std::filesystem::path path() const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / "archive" / "a.ndjson";
    }

    /// A run of the program begins; nothing has come from the server.
    void begin()
    {
        auto inner = std::make_unique<AskedSource>(true);
        server = inner.get();
        source = std::make_unique<ArchivedSource>(
            std::move(inner), ArchivedSource::Options{path(), limit, redactor, scheduler});
        seen = std::make_unique<SourceRecorder>(*source);
        source->start();
        Q_EMIT server->loadStarted();
        server->setState(State::Loading);
    }
    void beginAndRead(std::size_t rows)
    {
        begin();
        ASSERT_TRUE(waitUntil([&] { return seen->history.size() >= rows; }));
        settle();
    }
    void end()
    {
        seen.reset();
        source.reset();
    }
    /// What was given to other threads has been done, and answered.
    void settle()
    {
        for (int round = 0; round < 3; ++round) {
            seen->fetch("(nothing)", history::RecordHandle{1});
            const auto before = seen->failures["(nothing)"].size();
            ASSERT_TRUE(waitUntil([&] {
                server->answer(ErrorCode::NotFound);
                return seen->failures["(nothing)"].size() > before;
            }));
        }
        QCoreApplication::processEvents();
    }
    void advance(Milliseconds time)
    {
        scheduler->advance(time);
        settle();
    }
    /// So many are to be read in the background.
    void writeAndWant(std::size_t count)
    {
        scheduler->advance(Milliseconds(2'000));
        ASSERT_TRUE(waitUntil([&] {
            const auto all = source->diagnostics();
            return std::ranges::any_of(all, [&](const Diagnostic& each) {
                return each.name == "to be archived whole" && each.value == std::to_string(count);
            });
        }));
        server->asked.clear();
    }
    /// What is read while nobody waits for anything, one after the other.
    Strings readInBackground()
    {
        for (int step = 0; step < 200; ++step) {
            scheduler->advance(Milliseconds(500));
            EXPECT_LE(server->open().size(), 1U);
            server->answer();
        }
        return std::exchange(server->asked, {});
    }
    bool isArchived(const std::string& id) const { return source->isArchived(seen->record(id)); }
    Deployment fetched(const char* id)
    {
        const auto before = seen->snapshots[id].size();
        seen->fetch(id);
        EXPECT_TRUE(waitUntil([&] { return seen->snapshots[id].size() > before; })) << id;
        return seen->snapshots[id].empty() ? Deployment() : seen->snapshots[id].back()->deployment;
    }

    QTemporaryDir m_folder;
    std::uint64_t limit = ArchivedSource::defaultLimit;
    std::shared_ptr<deployment::Redactor> redactor = std::make_shared<deployment::Redactor>();
    std::shared_ptr<ManualScheduler> scheduler = std::make_shared<ManualScheduler>();
    AskedSource* server = nullptr;
    std::unique_ptr<ArchivedSource> source;
    std::unique_ptr<SourceRecorder> seen;
};

TEST_F(ArchivedSourceTest, whatCameBeforeTheArchiveWasReadIsKept)
{
    // No event is handled in between: that the file has been read is not known yet.
    begin();
    server->give({shownRun("A")}, true);
    end();
    begin();
    server->give({shownRun("B")}, true);
    end();
    beginAndRead(2);
    EXPECT_TRUE(seen->history.find("A"));
    EXPECT_TRUE(seen->history.find("B"));
}

TEST_F(ArchivedSourceTest, whatWasShownIsThereBeforeAndWithoutTheNetwork)
{
    begin();
    settle();
    server->load({shownRun("A"), shownRun("B").running()});
    settle();
    EXPECT_FALSE(source->freshness().isArchived);
    EXPECT_FALSE(isArchived("A"));
    end();

    beginAndRead(2);
    EXPECT_EQ(seen->ids(), (Strings{"A", "B"}));
    EXPECT_TRUE(isArchived("A"));
    EXPECT_EQ(source->freshness().state, State::Loading);
    EXPECT_TRUE(source->freshness().isArchived);
    EXPECT_TRUE(source->freshness().asOf);
    server->setState(State::Offline);
    Q_EMIT server->loadFinished(deployment::Error{ErrorCode::Offline, {}, {}});
    EXPECT_EQ(source->freshness().state, State::Offline);
    EXPECT_TRUE(source->freshness().isArchived);
    EXPECT_EQ(seen->history.size(), 2U);
    EXPECT_TRUE(isArchived("B"));
}

TEST_F(ArchivedSourceTest, whereNothingWasKeptNothingIsSaidToBeFromTheArchive)
{
    begin();
    settle();
    EXPECT_EQ(source->freshness().state, State::Loading);
    EXPECT_FALSE(source->freshness().isArchived);
    server->setState(State::Offline);
    Q_EMIT server->loadFinished(deployment::Error{ErrorCode::Offline, {}, {}});
    settle();
    EXPECT_FALSE(source->freshness().isArchived);
    EXPECT_FALSE(source->freshness().asOf);
}

TEST_F(ArchivedSourceTest, whatIsLiveTakesItsPlaceAndTheRestStays)
{
    begin();
    settle();
    server->load({shownRun("A"), shownRun("B").running(), shownRun("C")});
    settle();
    end();

    beginAndRead(3);
    server->give({shownRun("B").failed(), shownRun("D").running()}, true);
    EXPECT_EQ(seen->ids(), (Strings{"A", "B", "C", "D"}));
    server->setState(State::Live);
    Q_EMIT server->loadFinished(std::nullopt);
    EXPECT_EQ(seen->status("B"), "FAILED");
    EXPECT_FALSE(isArchived("B"));
    EXPECT_FALSE(isArchived("D"));
    EXPECT_TRUE(isArchived("A"));
    EXPECT_FALSE(source->freshness().isArchived);
    EXPECT_EQ(seen->replacements, 0);
    // The server forgets one, and has it again.
    server->give({shownRun("D").running()}, true);
    EXPECT_EQ(seen->status("B"), "FAILED");
    EXPECT_TRUE(isArchived("B"));
    EXPECT_FALSE(isArchived("D"));
    server->give({shownRun("B").failed(), shownRun("D").running()}, true);
    EXPECT_FALSE(isArchived("B"));
    settle();
    end();
    beginAndRead(4);
    EXPECT_EQ(seen->status("B"), "FAILED");
}

TEST_F(ArchivedSourceTest, nothingGoesOnThatTheServerDoesNotHave)
{
    begin();
    settle();
    server->load({shownRun("A").running(), shownRun("B").running(), shownRun("C")});
    settle();
    end();

    beginAndRead(3);
    EXPECT_EQ(seen->status("A"), "RUNNING") << "as it was, until it is known better";
    server->load({shownRun("B").running()});
    EXPECT_EQ(seen->status("A"), "UNKNOWN");
    EXPECT_EQ(seen->status("B"), "RUNNING");
    EXPECT_EQ(seen->status("C"), "COMPLETED");
    server->give({}, true);
    EXPECT_EQ(seen->status("B"), "UNKNOWN");
    server->give({shownRun("B").running()}, true);
    EXPECT_EQ(seen->status("B"), "RUNNING");
    settle();
    end();
    beginAndRead(3);
    EXPECT_EQ(seen->status("A"), "RUNNING") << "the archive keeps what was seen";
}

TEST_F(ArchivedSourceTest, whatSucceededSaysThatItsWorkloadIsGone)
{
    begin();
    settle();
    server->load({shownRun("A"), shownRun("B"), shownRun("C").failed()});
    settle();
    end();

    bool isLoaded = false;
    const auto stepOf = [this](const char* id) {
        return std::string(
            seen->history.word(history::Column::CurrentStep, *seen->history.find(id)));
    };
    begin();
    server->workloadGone = [&isLoaded](std::string_view id) { return isLoaded && id != "B"; };
    ASSERT_TRUE(waitUntil([&] { return seen->history.size() == 3; }));
    EXPECT_EQ(stepOf("A"), "") << "as it was, until it is known better";
    isLoaded = true;
    server->load({shownRun("D")});
    EXPECT_EQ(stepOf("A"), "workload gone");
    EXPECT_EQ(seen->status("A"), "COMPLETED");
    EXPECT_TRUE(isArchived("A"));
    EXPECT_EQ(stepOf("B"), "") << "of this one it is there";
    EXPECT_NE(stepOf("C"), "workload gone") << "nobody took it to be live";
    end();
    // An archive that is read more slowly than the server answers.
    begin();
    server->workloadGone = [](std::string_view id) { return id != "B"; };
    server->load({shownRun("D")});
    ASSERT_TRUE(waitUntil([&] { return seen->history.size() == 4; }));
    EXPECT_EQ(stepOf("A"), "workload gone");
    EXPECT_EQ(stepOf("B"), "");
}

TEST_F(ArchivedSourceTest, whatHasNotComeOfAListThatBrokeOffIsNotGone)
{
    begin();
    settle();
    server->load({shownRun("A"), shownRun("B")});
    Q_EMIT server->loadStarted();
    server->give({shownRun("A")}, true); // its first page
    EXPECT_FALSE(isArchived("B"));
    Q_EMIT server->loadFinished(deployment::Error{ErrorCode::Offline, {}, {}});
    EXPECT_FALSE(isArchived("B"));
    Q_EMIT server->loadStarted();
    server->give({shownRun("C")}, true);
    server->give({shownRun("A")});
    EXPECT_FALSE(isArchived("B"));
    Q_EMIT server->loadFinished(std::nullopt);
    EXPECT_TRUE(isArchived("B"));
    EXPECT_FALSE(isArchived("A"));
    EXPECT_FALSE(isArchived("C"));
}

TEST_F(ArchivedSourceTest, anArchiveThatComesLaterReplacesNothingThatIsLive)
{
    begin();
    settle();
    server->load({shownRun("A").running(), shownRun("B").running()});
    settle();
    end();

    begin();
    server->give({shownRun("A").failed()}, true); // before a single row of the archive
    ASSERT_EQ(seen->ids(), Strings{"A"});
    ASSERT_TRUE(waitUntil([&] { return seen->history.size() == 2; }));
    EXPECT_EQ(seen->status("A"), "FAILED");
    EXPECT_FALSE(isArchived("A"));
    EXPECT_EQ(seen->status("B"), "RUNNING");
    EXPECT_TRUE(isArchived("B"));
    settle();
    end();
    beginAndRead(2);
    EXPECT_EQ(seen->status("A"), "FAILED");
}

TEST_F(ArchivedSourceTest, readsWhatHasEndedOnceAndGently)
{
    begin();
    settle();
    server->load(
        {shownRun("old").start("09:00"), shownRun("new").start("10:00"), shownRun("on").running()});
    writeAndWant(2);
    EXPECT_EQ(readInBackground(), (Strings{"new", "old"})) << "the newest first, each once";
    server->give({shownRun("on").failed()});
    writeAndWant(1);
    EXPECT_EQ(readInBackground(), Strings{"on"});
    end();

    beginAndRead(3);
    EXPECT_EQ(fetched("on"), Deployment(shownRun("on").failed()));
    EXPECT_EQ(fetched("old"), Deployment(shownRun("old").start("09:00")));
    EXPECT_FALSE(seen->snapshots["old"].back()->logError);
    EXPECT_TRUE(server->open().empty());
}

TEST_F(ArchivedSourceTest, ofVeryManyTheNewestWaitToBeRead)
{
    constexpr std::size_t most = 10'000;
    begin();
    settle();
    std::vector<Deployment> runs;
    for (std::size_t number = 0; number < most + 50; ++number)
        runs.push_back(shownRun("run-" + std::to_string(number)).start("09:00"));
    runs.push_back(shownRun("newest").start("10:00"));
    runs.insert(runs.begin(), shownRun("oldest").start("08:00"));
    server->load(runs);
    writeAndWant(most);
    EXPECT_EQ(readInBackground().front(), "newest");
}

TEST_F(ArchivedSourceTest, whatPagesReadIsTaken)
{
    begin();
    settle();
    server->load({shownRun("A"), shownRun("B")});
    seen->fetch("A");
    server->answer();
    settle();
    end();
    beginAndRead(2);
    EXPECT_EQ(fetched("A"), Deployment(shownRun("A")));
    // Of the other one there is only its row, and that is said.
    EXPECT_EQ(fetched("B").log.size(), 0U);
    EXPECT_TRUE(seen->snapshots["B"].back()->logError);
}

TEST_F(ArchivedSourceTest, goesBehindWhoeverWaits)
{
    begin();
    settle();
    server->load({shownRun("A"), shownRun("B")});
    writeAndWant(2);
    scheduler->advance(Milliseconds(10'000));
    ASSERT_EQ(server->open(), Strings{"B"});
    seen->fetch("A");
    EXPECT_EQ(server->open(), Strings{"A"}) << "what no one waits for was called off";
    scheduler->advance(Milliseconds(60'000));
    EXPECT_EQ(server->open(), Strings{"A"});
    server->answer();
    scheduler->advance(Milliseconds(10'000));
    EXPECT_EQ(server->open(), Strings{"B"});
}

TEST_F(ArchivedSourceTest, backsOffFromAServerThatFailsAndLeavesWhatIsRefused)
{
    begin();
    settle();
    server->load({shownRun("A")});
    writeAndWant(1);
    const auto countFor = [&](Milliseconds time, ErrorCode code) {
        for (Milliseconds passed{0}; passed < time; passed += Milliseconds(1'000)) {
            scheduler->advance(Milliseconds(1'000));
            server->answer(code);
        }
        return std::exchange(server->asked, {}).size();
    };
    EXPECT_LE(countFor(Milliseconds(600'000), ErrorCode::Offline), 9U);
    EXPECT_EQ(countFor(Milliseconds(600'000), ErrorCode::Refused), 1U);
    EXPECT_EQ(countFor(Milliseconds(600'000), ErrorCode::Refused), 0U);
}

TEST_F(ArchivedSourceTest, theArchiveAnswersForWhatHasEndedWhileTheServerDoesNot)
{
    begin();
    settle();
    server->load({shownRun("A"), shownRun("B").running()});
    for (const char* id : {"A", "B"})
        seen->fetch(id);
    server->answer();
    settle();
    seen->snapshots.clear();
    seen->fetch("A");
    seen->fetch("B");
    server->answer(ErrorCode::Timeout);
    ASSERT_TRUE(waitUntil([&] { return !seen->snapshots["A"].empty(); }));
    EXPECT_EQ(seen->snapshots["A"].back()->deployment, Deployment(shownRun("A")));
    ASSERT_TRUE(waitUntil([&] { return !seen->failures["B"].empty(); }));
    EXPECT_EQ(seen->failures["B"].back().code, ErrorCode::Timeout);
}

TEST_F(ArchivedSourceTest, isAHistoryFileLikeAnyOther)
{
    begin();
    settle();
    server->load({shownRun("A").end("10:30"), shownRun("B").running()});
    advance(Milliseconds(2'000));
    FileSource file(path(), {});
    SourceRecorder other(file);
    file.start();
    ASSERT_TRUE(waitUntil([&] { return other.loads.size() == 1; }));
    EXPECT_EQ(other.history.size(), 2U);
    EXPECT_TRUE(other.problems.empty());
    server->give({shownRun("B").failed().end("10:40"), shownRun("C").end("10:50")});
    advance(Milliseconds(2'000));
    file.refresh();
    ASSERT_TRUE(waitUntil([&] { return other.history.size() == 3; }));
    EXPECT_EQ(other.status("B"), "FAILED");
    EXPECT_EQ(other.status("A"), "COMPLETED");
}

TEST_F(ArchivedSourceTest, writesManyChangesOfOneRowOnce)
{
    begin();
    settle();
    server->load({shownRun("A").running().percentage(0)});
    advance(Milliseconds(2'000));
    const auto before = std::filesystem::file_size(path());
    for (int percent = 1; percent <= 100; ++percent)
        server->give({shownRun("A").running().percentage(percent)});
    advance(Milliseconds(5'000));
    EXPECT_EQ(std::filesystem::file_size(path()), before) << "how far it is can wait";
    advance(Milliseconds(30'000));
    const auto after = std::filesystem::file_size(path());
    EXPECT_GT(after, before);
    EXPECT_LT(after, before + before + 50);
    server->give({shownRun("A").running().percentage(100)});
    advance(Milliseconds(60'000));
    EXPECT_EQ(std::filesystem::file_size(path()), after) << "nothing is new";
}

TEST_F(ArchivedSourceTest, saysOnceThatTheLimitWasReached)
{
    limit = 3'000'000;
    begin();
    settle();
    std::vector<Deployment> runs;
    for (int number = 0; number < 300; ++number)
        runs.push_back(
            shownRun("DEP-" + std::to_string(number)).log("10:02", std::string(20'000, 'x')));
    server->load(runs);
    for (const Deployment& one : runs)
        seen->fetch(one.id.c_str());
    server->answer();
    advance(Milliseconds(60'000));
    ASSERT_EQ(seen->problems.size(), 1U);
    EXPECT_EQ(seen->problems.front().severity, deployment::Severity::Warning);
    EXPECT_LE(std::filesystem::file_size(path()), limit);
    EXPECT_EQ(seen->history.size(), runs.size()) << "what is shown stays";
    // Those of the server come and go beside it.
    server->give({runs.front()}, true);
    EXPECT_EQ(seen->problems.size(), 1U);
}

TEST_F(ArchivedSourceTest, aSecondWindowReadsAndSaysSo)
{
    begin();
    settle();
    server->load({shownRun("A")});
    advance(Milliseconds(2'000));
    ArchivedSource second(
        std::make_unique<AskedSource>(true), {path(), limit, redactor, scheduler});
    SourceRecorder other(second);
    second.start();
    ASSERT_TRUE(waitUntil([&] { return other.history.size() == 1 && !other.problems.empty(); }));
    EXPECT_EQ(other.problems.size(), 1U);
    EXPECT_TRUE(seen->problems.empty());
}

TEST_F(ArchivedSourceTest, whatTheSecondWindowAloneHasSeenIsKeptWhenItEndsAfterTheFirst)
{
    begin();
    settle();
    server->load({shownRun("A")});
    settle();
    auto first = std::exchange(source, nullptr);
    auto firstSeen = std::exchange(seen, nullptr);
    begin();
    settle();
    server->load({shownRun("A"), shownRun("B")});
    settle();
    firstSeen.reset();
    first.reset();
    end(); // before it has looked for the lock again
    beginAndRead(2);
    EXPECT_EQ(seen->ids(), (Strings{"A", "B"}));
}

TEST_F(ArchivedSourceTest, aWindowThatTakesOverPutsNothingOlderInThePlaceOfWhatTheOtherHasWritten)
{
    begin();
    settle();
    server->load({shownRun("A").running(), shownRun("B").running()});
    settle();
    auto first = std::exchange(source, nullptr);
    auto firstSeen = std::exchange(seen, nullptr);
    AskedSource* firstServer = server;
    begin();
    settle();
    server->load({shownRun("A").running(), shownRun("B").running()});
    advance(Milliseconds(2'000));
    server->setState(State::Offline);
    scheduler->advance(Milliseconds(1'000));
    firstServer->give({shownRun("A")});
    settle();
    firstSeen.reset();
    first.reset(); // writes it
    server->setState(State::Live);
    scheduler->advance(Milliseconds(1'000));
    advance(Milliseconds(60'000));
    end();

    beginAndRead(2);
    EXPECT_EQ(seen->status("A"), "COMPLETED");
    EXPECT_EQ(seen->status("B"), "RUNNING");
}

TEST_F(ArchivedSourceTest, aWindowTakesOverWithItsNextNewsBeforeAThirdOneCan)
{
    begin();
    settle();
    server->load({shownRun("A")});
    settle();
    auto first = std::exchange(source, nullptr);
    auto firstSeen = std::exchange(seen, nullptr);
    begin();
    settle();
    server->load({shownRun("A")});
    advance(Milliseconds(2'000));
    firstSeen.reset();
    first.reset();
    server->give({shownRun("B")});
    advance(Milliseconds(2'000));
    auto second = std::exchange(source, nullptr);
    auto secondSeen = std::exchange(seen, nullptr);
    begin();
    settle();
    server->load({shownRun("A")}); // it has forgotten B
    settle();
    secondSeen.reset();
    second.reset();
    end();

    beginAndRead(2);
    EXPECT_EQ(seen->ids(), (Strings{"A", "B"}));
}

TEST_F(ArchivedSourceTest, anAnswerThatIsOlderThanTheRowDoesNotTakeTheArchiveBack)
{
    begin();
    settle();
    server->load({shownRun("A"), shownRun("B").running().percentage(10)});
    for (const char* id : {"A", "B"})
        seen->fetch(id);
    server->give({shownRun("A").status("ROLLED_BACK"), shownRun("B").running().percentage(80)});
    server->setWhole(shownRun("A"));
    server->setWhole(shownRun("B").running().percentage(10));
    server->answer();
    settle();
    end();

    beginAndRead(2);
    EXPECT_EQ(seen->status("A"), "ROLLED_BACK");
    EXPECT_EQ(fetched("A").log.size(), 1U);
    EXPECT_TRUE(seen->snapshots["A"].back()->logError) << "it is not known how that ended";
    EXPECT_EQ(fetched("B").progress.percentage, 80);
}

TEST_F(ArchivedSourceTest, anAnswerThatIsNewerThanTheRowIsKept)
{
    begin();
    settle();
    server->load({shownRun("A").running()});
    server->setWhole(shownRun("A"));
    seen->fetch("A");
    server->answer();
    settle();
    end();

    beginAndRead(1);
    EXPECT_EQ(seen->status("A"), "COMPLETED");
    EXPECT_EQ(fetched("A"), Deployment(shownRun("A")));
    EXPECT_FALSE(seen->snapshots["A"].back()->logError);
}

TEST_F(ArchivedSourceTest, whatWasForgottenDoesNotComeBackWithTheServer)
{
    begin();
    settle();
    server->load({shownRun("A").running(), shownRun("B")});
    settle();
    end();
    beginAndRead(2);
    server->setState(State::Offline);
    ASSERT_TRUE(seen->states.back().isArchived);
    std::filesystem::remove(path());
    ASSERT_TRUE(waitUntil([&] { return seen->history.empty(); }));
    EXPECT_FALSE(seen->states.back().isArchived) << "nothing is shown of it";
    server->load({shownRun("B")});
    EXPECT_EQ(seen->ids(), Strings{"B"});
}

TEST_F(ArchivedSourceTest, forgettingLeavesWhatIsLive)
{
    begin();
    settle();
    server->load({shownRun("A"), shownRun("B")});
    settle();
    end();
    beginAndRead(2);
    server->load({shownRun("B")});
    EXPECT_TRUE(isArchived("A"));
    std::filesystem::remove(path());
    ASSERT_TRUE(waitUntil([&] { return seen->history.size() == 1; }));
    EXPECT_EQ(seen->ids(), Strings{"B"});
    server->give({shownRun("C").running()});
    advance(Milliseconds(2'000));
    end();
    beginAndRead(1);
    EXPECT_EQ(seen->ids(), Strings{"C"});
}

TEST_F(ArchivedSourceTest, aMillionRowsAreThereAndMergedWithAFew)
{
    constexpr std::size_t count = 1'000'000;
    std::filesystem::create_directories(path().parent_path());
    {
        std::ofstream file(path(), std::ios::binary);
        const std::string line =
            *archiveLine(shownRun("DEP-0000000"), {ArchivedExtent::Whole, at("12:00")}, *redactor);
        const auto place = line.find("0000000");
        for (std::size_t number = 0; number < count; ++number) {
            const std::string digits = std::to_string(10'000'000 + number).substr(1);
            file << line.substr(0, place) << digits << line.substr(place + 7) << '\n';
        }
    }
    begin();
    server->give(
        {shownRun("DEP-0000005").failed(), shownRun("DEP-0999999").failed(), shownRun("new")},
        true);
    ASSERT_TRUE(waitUntil([&] { return seen->history.size() == count + 1; }));
    settle();
    Q_EMIT server->loadFinished(std::nullopt);
    EXPECT_EQ(seen->status("DEP-0000005"), "FAILED");
    EXPECT_EQ(seen->status("DEP-0999999"), "FAILED");
    EXPECT_FALSE(isArchived("DEP-0999999"));
    EXPECT_TRUE(isArchived("DEP-0500000"));
    EXPECT_EQ(fetched("DEP-0500000").log.size(), 1U);
}

} // namespace

} // namespace sources
