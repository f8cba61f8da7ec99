// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/file/file_source.h"

#include "source_recorder.h"

#include <QTemporaryDir>

#include <fstream>
#include <functional>
#include <utility>

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

namespace sources {

namespace {

using State = Freshness::State;
using Strings = std::vector<std::string>;

std::string record(const std::string& id, const std::string& status = "RUNNING")
{
    return R"({"id":")" + id + R"(","version":"V1","environment":"test","status":")" + status
        + R"(","deploymentType":"ROLLING","startTime":"2025-02-15T10:00:00Z","executor":"ops",)"
          R"("progress":{"percentage":60,"currentStep":"a","steps":[]},"resources":{},)"
          R"("metrics":{"successRate":[],"responseTime":[]},"logs":[]})";
}

/// With something wrong inside, which the list does not show.
std::string oddRecord(const std::string& id)
{
    std::string odd = record(id);
    return odd.replace(odd.find("\"steps\":[]"), 10, "\"steps\":{}");
}

std::string array(const Strings& records)
{
    std::string text;
    for (const std::string& one : records)
        text += (text.empty() ? "[" : ",\n") + one;
    return text.empty() ? "[]" : text + "]\n";
}

class FileSourceTest : public testing::Test {
protected:
    std::filesystem::path at(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::filesystem::path path() const { return at("history.json"); }

    static void write(const std::filesystem::path& to, const std::string& text)
    {
        std::ofstream(to, std::ios::binary) << text;
    }
    static void append(const std::filesystem::path& to, const std::string& text)
    {
        std::ofstream(to, std::ios::binary | std::ios::app) << text;
    }
    void replace(const std::string& text)
    {
        write(at("next"), text);
        std::filesystem::rename(at("next"), path());
    }
    /// As if the file had not been touched for an hour.
    static void makeOld(const std::filesystem::path& file)
    {
        const timespec hourAgo{::time(nullptr) - 3600, 0};
        const timespec times[]{hourAgo, hourAgo};
        EXPECT_EQ(::utimensat(AT_FDCWD, file.c_str(), times, 0), 0);
    }

    /// Writes over a part of the file and puts its time back, as rsync and editors can.
    static void overwrite(
        const std::filesystem::path& file, std::uint64_t offset, const std::string& text)
    {
        struct stat before { };
        ASSERT_EQ(::stat(file.c_str(), &before), 0);
        const int descriptor = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
        ASSERT_GE(descriptor, 0);
        EXPECT_EQ(::pwrite(descriptor, text.data(), text.size(), static_cast<off_t>(offset)),
            static_cast<ssize_t>(text.size()));
        const timespec times[]{before.st_atim, before.st_mtim};
        EXPECT_EQ(::futimens(descriptor, times), 0);
        ::close(descriptor);
    }

    /// A mapped file: no time stamp changes when it is written to.
    class Mapping {
    public:
        explicit Mapping(const std::filesystem::path& file)
            : m_size(std::filesystem::file_size(file))
        {
            const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
            void* const bytes =
                ::mmap(nullptr, m_size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
            ::close(descriptor);
            EXPECT_NE(bytes, MAP_FAILED);
            m_bytes = static_cast<char*>(bytes);
            for (std::size_t i = 0; i < m_size; i += 1024)
                write(i, {m_bytes[i]}); // moves the time stamps, once
        }
        Q_DISABLE_COPY_MOVE(Mapping)
        ~Mapping() { ::munmap(m_bytes, m_size); }
        void write(std::size_t offset, const std::string& text)
        {
            std::copy(text.begin(), text.end(), static_cast<volatile char*>(m_bytes) + offset);
        }

    private:
        std::size_t m_size;
        char* m_bytes = nullptr;
    };

    struct Watched {
        explicit Watched(const std::filesystem::path& file, FileSource::Options options = {})
            : source(file,
                [&options] {
                    options.debounce = std::chrono::milliseconds(1);
                    options.recheck = std::chrono::milliseconds(100);
                    return options;
                }())
            , recorded(source)
        {
            source.start();
        }
        [[nodiscard]] bool loaded()
        {
            return waitUntil([this] { return !recorded.loads.empty(); });
        }

        FileSource source;
        SourceRecorder recorded;
    };

    /// Within the very event.
    static void whenLoadedFirst(Watched& file, const std::function<void()>& act)
    {
        QObject::connect(
            &file.source, &Source::loadFinished, &file.recorded, [act, isFirst = true]() mutable {
                if (std::exchange(isFirst, false))
                    act();
            });
    }

private:
    QTemporaryDir m_folder;
};

TEST_F(FileSourceTest, loadsAnArrayAndThenWatches)
{
    write(path(), array({record("A"), record("B", "FAILED")}));
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    EXPECT_FALSE(file.recorded.loads[0].has_value());
    EXPECT_EQ(file.recorded.loadsStarted, 1);
    EXPECT_EQ(file.recorded.ids(), (Strings{"A", "B"}));
    EXPECT_EQ(file.recorded.status("B"), "FAILED");
    EXPECT_EQ(file.recorded.state(), State::Watching);
    EXPECT_TRUE(file.recorded.states.back().asOf.has_value());
    EXPECT_EQ(file.source.name(), "history.json");
}

TEST_F(FileSourceTest, nothingHappensBeforeStart)
{
    FileSource source(path(), {});
    EXPECT_EQ(source.freshness().state, State::Idle);
    EXPECT_EQ(source.commands(), nullptr);
}

TEST_F(FileSourceTest, appendedLinesAreAddedWithoutStartingAgain)
{
    write(path(), record("A") + "\n" + record("B") + "\n");
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    append(path(), record("C") + "\n");
    ASSERT_TRUE(waitUntil([&] { return file.recorded.history.size() == 3; }));
    append(path(), record("A", "COMPLETED") + "\n");
    ASSERT_TRUE(waitUntil([&] { return file.recorded.status("A") == "COMPLETED"; }));
    EXPECT_EQ(file.recorded.ids(), (Strings{"A", "B", "C"}));
    EXPECT_EQ(file.recorded.replacements, 1);
}

TEST_F(FileSourceTest, aLineThatIsWrittenInPiecesAppearsWhenItIsWhole)
{
    write(path(), record("A") + "\n" + record("B") + "\n");
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    const std::string line = record("C") + "\n";
    append(path(), line.substr(0, 40));
    const int before = file.recorded.updates;
    ASSERT_TRUE(waitUntil([&] { return file.recorded.updates > before; }));
    EXPECT_EQ(file.recorded.history.size(), 2U);
    EXPECT_TRUE(file.recorded.problems.empty());
    append(path(), line.substr(40));
    ASSERT_TRUE(waitUntil([&] { return file.recorded.history.size() == 3; }));
    EXPECT_TRUE(file.recorded.problems.empty());
    EXPECT_EQ(file.recorded.replacements, 1);
}

TEST_F(FileSourceTest, aLastLineWithoutItsEndCounts)
{
    write(path(), record("A") + "\n" + record("B"));
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    EXPECT_EQ(file.recorded.ids(), (Strings{"A", "B"}));
    append(path(), "\n" + record("C") + "\n");
    ASSERT_TRUE(waitUntil([&] { return file.recorded.history.size() == 3; }));
    EXPECT_EQ(file.recorded.replacements, 1);
}

TEST_F(FileSourceTest, aLineThatWasCutLongAgoIsAProblem)
{
    write(path(), record("A") + "\n" + record("B") + "\n" + record("C").substr(0, 50));
    makeOld(path());
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    EXPECT_EQ(file.recorded.history.size(), 2U);
    EXPECT_FALSE(file.recorded.problems.empty());
}

TEST_F(FileSourceTest, linesThatWereRewrittenAreReadAgain)
{
    write(path(), record("A") + "\n" + record("B") + "\n");
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    write(path(), record("X") + "\n" + record("Y") + "\n" + record("Z") + "\n");
    ASSERT_TRUE(waitUntil([&] { return file.recorded.history.size() == 3; }));
    EXPECT_EQ(file.recorded.ids(), (Strings{"X", "Y", "Z"}));
}

TEST_F(FileSourceTest, aFileThatIsWrittenOverAtTheSameLengthIsReadAgain)
{
    for (const bool asLines : {true, false}) {
        Strings records{record("A", "RUNNING ")};
        for (int i = 0; i < 60; ++i)
            records.push_back(record("L" + std::to_string(i)));
        std::string text;
        for (const std::string& one : records)
            text += one + "\n";
        if (!asLines)
            text = array(records);
        replace(text);
        Watched file(path());
        ASSERT_TRUE(file.loaded());
        overwrite(path(), text.find("RUNNING "), "FAILED  ");
        ASSERT_TRUE(waitUntil([&] { return file.recorded.status("A") == "FAILED  "; })) << asLines;
        // In the middle of what grew as well.
        overwrite(path(), text.find("L30"), "M30");
        if (asLines)
            append(path(), record("Z") + "\n");
        ASSERT_TRUE(waitUntil([&] { return file.recorded.history.find("M30").has_value(); }));
        EXPECT_FALSE(file.recorded.history.find("L30").has_value());
        ASSERT_TRUE(
            waitUntil([&] { return file.recorded.history.find("Z").has_value() == asLines; }));
        EXPECT_EQ(file.recorded.history.size(), records.size() + (asLines ? 1 : 0));
    }
}

TEST_F(FileSourceTest, readingOnPurposeFindsWhatNoTimeStampTells)
{
    write(path(), array({record("A", "RUNNING"), record("B")}));
    Mapping mapping(path());
    FileSource source(path(), {.recheck = std::chrono::milliseconds(0)});
    SourceRecorder recorded(source);
    source.start();
    ASSERT_TRUE(waitUntil([&] { return recorded.loads.size() == 1; }));
    mapping.write(array({record("A")}).find("RUNNING"), "STOPPED");
    source.refresh();
    ASSERT_TRUE(waitUntil([&] { return recorded.loads.size() == 2; }));
    EXPECT_EQ(recorded.status("A"), "STOPPED");
    EXPECT_EQ(recorded.replacements, 2);
    source.refresh();
    ASSERT_TRUE(waitUntil([&] { return recorded.loads.size() == 3; }));
    EXPECT_EQ(recorded.replacements, 2) << "nothing new";
}

TEST_F(FileSourceTest, aRecordIsNeverOpenedFromBytesThatTheListHasNotSeen)
{
    const auto text = array({record("A"), record("B"), record("C")});
    write(path(), text);
    Mapping mapping(path());
    FileSource source(path(), {.recheck = std::chrono::milliseconds(0)});
    SourceRecorder recorded(source);
    source.start();
    ASSERT_TRUE(waitUntil([&] { return recorded.loads.size() == 1; }));
    mapping.write(text.find("\"a\""), "\"b\"");
    recorded.fetch("A");
    ASSERT_TRUE(waitUntil([&] { return !recorded.failures.empty(); }));
    EXPECT_EQ(recorded.failures["A"][0].code, deployment::ErrorCode::Changed);
    // The source reads what is there automatically.
    ASSERT_TRUE(waitUntil([&] { return recorded.replacements == 2; }));
    recorded.fetch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded.snapshots.contains("A"); }));
    EXPECT_EQ(recorded.snapshots["A"][0]->deployment.progress.currentStep, "b");
}

TEST_F(FileSourceTest, anAtomicallyReplacedFileReloadsAgainAndAgain)
{
    write(path(), array({record("A")}));
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    for (const char* id : {"B", "C", "D"}) {
        replace(array({record(id), record("A")}));
        ASSERT_TRUE(waitUntil([&] { return file.recorded.history.find(id).has_value(); })) << id;
        EXPECT_EQ(file.recorded.ids(), (Strings{id, "A"}));
    }
}

TEST_F(FileSourceTest, aHalfWrittenFileKeepsTheLastGoodState)
{
    const std::string next = array({record("C"), record("D")});
    write(path(), array({record("A"), record("B")}));
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    write(path(), next.substr(0, next.size() / 2));
    ASSERT_TRUE(waitUntil([&] { return file.recorded.state() == State::Stale; }));
    EXPECT_EQ(file.recorded.ids(), (Strings{"A", "B"}));
    EXPECT_FALSE(file.recorded.states.back().reason.pattern.empty());
    EXPECT_EQ(file.recorded.states.back().code, deployment::ErrorCode::Incomplete);
    EXPECT_TRUE(file.recorded.states.back().asOf.has_value());
    append(path(), next.substr(next.size() / 2));
    ASSERT_TRUE(waitUntil([&] { return file.recorded.state() == State::Watching; }));
    EXPECT_EQ(file.recorded.ids(), (Strings{"C", "D"}));
}

TEST_F(FileSourceTest, everyTruncationOfANewContentKeepsTheLastGoodState)
{
    const std::string next = array({record("C"), record("D")});
    write(path(), array({record("A"), record("B")}));
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    for (std::size_t length = 0; length + 3 < next.size(); length += 23) {
        const std::size_t loads = file.recorded.loads.size();
        replace(next.substr(0, length));
        file.source.refresh();
        ASSERT_TRUE(waitUntil([&] { return file.recorded.loads.size() > loads; }));
        EXPECT_TRUE(file.recorded.loads.back().has_value()) << length;
        EXPECT_EQ(file.recorded.ids(), (Strings{"A", "B"})) << length;
    }
}

TEST_F(FileSourceTest, anEmptiedFileKeepsTheLastGoodStateAndAnEmptyListDoesNot)
{
    write(path(), array({record("A")}));
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    write(path(), "");
    ASSERT_TRUE(waitUntil([&] { return file.recorded.state() == State::Stale; }));
    EXPECT_EQ(file.recorded.ids(), Strings{"A"});
    write(path(), "[]");
    ASSERT_TRUE(waitUntil([&] { return file.recorded.state() == State::Watching; }));
    EXPECT_TRUE(file.recorded.history.empty());
}

TEST_F(FileSourceTest, aRemovedFileKeepsTheLastGoodStateAndComesBack)
{
    write(path(), array({record("A")}));
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    std::filesystem::remove(path());
    ASSERT_TRUE(waitUntil([&] { return file.recorded.state() == State::Stale; }));
    EXPECT_EQ(file.recorded.ids(), Strings{"A"});
    file.recorded.fetch("A");
    ASSERT_TRUE(waitUntil([&] { return !file.recorded.snapshots.empty(); }));
    write(path(), array({record("B")}));
    ASSERT_TRUE(waitUntil([&] { return file.recorded.state() == State::Watching; }));
    EXPECT_EQ(file.recorded.ids(), Strings{"B"});
}

TEST_F(FileSourceTest, aFileThatIsNotThereIsReadOnceItIs)
{
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    ASSERT_TRUE(file.recorded.loads[0].has_value());
    EXPECT_EQ(file.recorded.loads[0]->code, deployment::ErrorCode::NotFound);
    EXPECT_EQ(file.recorded.state(), State::Stale);
    replace(array({record("A")}));
    ASSERT_TRUE(waitUntil([&] { return file.recorded.state() == State::Watching; }));
    EXPECT_EQ(file.recorded.history.size(), 1U);
}

TEST_F(FileSourceTest, aFolderAPipeAndADeviceAreRefusedWithoutWaiting)
{
    ASSERT_EQ(::mkfifo(at("pipe").c_str(), 0600), 0);
    for (const auto& odd : {at("pipe"), at("."), std::filesystem::path("/dev/zero")}) {
        Watched file(odd);
        ASSERT_TRUE(file.loaded()) << odd;
        ASSERT_TRUE(file.recorded.loads[0].has_value()) << odd;
        EXPECT_EQ(file.recorded.loads[0]->code, deployment::ErrorCode::NotReadable) << odd;
    }
}

TEST_F(FileSourceTest, aSymbolicLinkIsFollowedWhenItIsTurned)
{
    write(at("one.json"), array({record("A")}));
    write(at("two.json"), array({record("B")}));
    std::filesystem::create_symlink("one.json", path());
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    EXPECT_EQ(file.recorded.ids(), Strings{"A"});
    std::filesystem::create_symlink("two.json", at("turned"));
    std::filesystem::rename(at("turned"), path());
    ASSERT_TRUE(waitUntil([&] { return file.recorded.ids() == Strings{"B"}; }));
    append(at("two.json"), " ");
    write(at("two.json"), array({record("C")}));
    ASSERT_TRUE(waitUntil([&] { return file.recorded.ids() == Strings{"C"}; }));
}

TEST_F(FileSourceTest, fetchGivesTheWholeRecord)
{
    write(path(), array({record("A"), record("B", "COMPLETED")}));
    FileSource::Options options;
    options.clock = [] { return deployment::Timestamp(deployment::Milliseconds(42)); };
    Watched file(path(), options);
    ASSERT_TRUE(file.loaded());
    file.recorded.fetch("B");
    ASSERT_TRUE(waitUntil([&] { return file.recorded.snapshots.contains("B"); }));
    const Snapshot& snapshot = *file.recorded.snapshots["B"][0];
    EXPECT_EQ(snapshot.deployment.status.text, "COMPLETED");
    EXPECT_EQ(snapshot.json(), record("B", "COMPLETED"));
    EXPECT_EQ(snapshot.receivedAt, deployment::Timestamp(deployment::Milliseconds(42)));
    EXPECT_TRUE(snapshot.revision.isEmpty());
}

TEST_F(FileSourceTest, aPageIsToldThatATimeIsStillToCome)
{
    std::string later = record("A");
    const std::string_view year = "2025-";
    for (std::size_t at = later.find(year); at != std::string::npos; at = later.find(year, at))
        later.replace(at, year.size(), "2190-");
    write(path(), array({later}));
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    file.recorded.fetch("A");
    ASSERT_TRUE(waitUntil([&] { return file.recorded.snapshots.contains("A"); }));
    const auto& problems = file.recorded.snapshots["A"][0]->problems;
    EXPECT_TRUE(std::ranges::any_of(problems, [](const deployment::Problem& each) {
        return each.pointer == "/startTime"
            && each.message.toEnglish() == "The start is in the future.";
    }));
}

TEST_F(FileSourceTest, fetchTellsTheBeginningOfALargeRecordFirst)
{
    std::string large = record("A");
    large.resize(large.size() - 2);
    for (int i = 0; i < 250'000; ++i)
        large += R"({"time":"2025-02-15T10:00:00Z","message":"a line that is of some length"},)";
    large.back() = ']';
    large += '}';
    write(path(), array({large, record("B")}));
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    for (const char* id : {"A", "B"})
        file.recorded.fetch(id);
    ASSERT_TRUE(waitUntil([&] { return file.recorded.snapshots.contains("B"); }));
    ASSERT_EQ(file.recorded.beginnings.size(), 1U);
    const Snapshot& beginning = *file.recorded.beginnings[0];
    const Snapshot& whole = *file.recorded.snapshots["A"][0];
    EXPECT_EQ(beginning.deployment.id, "A");
    EXPECT_EQ(beginning.deployment.progress.percentage, 60);
    EXPECT_GT(beginning.deployment.log.size(), 100U);
    EXPECT_LT(beginning.deployment.log.size(), 50'000U);
    EXPECT_EQ(whole.deployment.log.size(), 250'000U);
    EXPECT_EQ(whole.json(), large);
}

TEST_F(FileSourceTest, fetchOfAPlaceThatHoldsSomethingElseFails)
{
    write(path(), array({record("A"), record("B")}));
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    file.recorded.fetch("A", file.recorded.record("B"));
    file.recorded.fetch("gone", formats::RecordPlaces().add({1'000'000, 10}));
    file.recorded.fetch("nowhere");
    ASSERT_TRUE(waitUntil([&] { return file.recorded.failures.size() == 3; }));
    using deployment::ErrorCode;
    const std::pair<const char*, ErrorCode> expected[]{
        {"A", ErrorCode::Changed}, {"gone", ErrorCode::Changed}, {"nowhere", ErrorCode::NotFound}};
    for (const auto& [id, code] : expected) {
        ASSERT_EQ(file.recorded.failures[id].size(), 1U) << id;
        EXPECT_EQ(file.recorded.failures[id][0].code, code) << id;
    }
}

TEST_F(FileSourceTest, fetchBeforeAnythingWasReadFailsOnce)
{
    FileSource source(path(), {});
    SourceRecorder recorded(source);
    recorded.fetch("A", formats::RecordPlaces().add({0, 10}));
    ASSERT_TRUE(waitUntil([&] { return !recorded.failures.empty(); }));
    EXPECT_EQ(recorded.failures["A"][0].code, deployment::ErrorCode::NotFound);
}

TEST_F(FileSourceTest, aFetchThatIsLetGoOfIsNotAnswered)
{
    write(path(), array({record("A"), record("B")}));
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    int answers = 0;
    const auto ask = [&] {
        return file.source.details().fetch(QStringLiteral("A"), file.recorded.record("A"),
            {{}, [&](const SnapshotResult&) { ++answers; }});
    };
    auto dropped = ask();
    EXPECT_TRUE(dropped);
    dropped.cancel();
    EXPECT_FALSE(dropped);
    {
        const auto unnamed = ask();
    }
    auto replaced = ask();
    replaced = ask(); // the second one is answered
    file.recorded.fetch("B"); // whatever else was asked for has its turn before this
    ASSERT_TRUE(waitUntil([&] { return file.recorded.snapshots.contains("B"); }));
    EXPECT_EQ(answers, 1);
}

TEST_F(FileSourceTest, aReceiverMayLetGoOfItsRequestAndARequestMayOutliveItsSource)
{
    write(path(), array({record("A")}));
    OwnedRequest late;
    {
        Watched file(path());
        ASSERT_TRUE(file.loaded());
        OwnedRequest request;
        bool isAnswered = false;
        request = file.source.details().fetch(
            QStringLiteral("A"), file.recorded.record("A"), {{}, [&](const SnapshotResult& result) {
                                                                 request.cancel();
                                                                 isAnswered = result.has_value();
                                                             }});
        ASSERT_TRUE(waitUntil([&] { return isAnswered; }));
        EXPECT_EQ(file.source.details().watch(QStringLiteral("A"), {}), nullptr);
        late = file.source.details().fetch(QStringLiteral("A"), file.recorded.record("A"),
            {{}, [](const SnapshotResult&) { ADD_FAILURE() << "its source is gone"; }});
    }
    late.cancel();
}

TEST_F(FileSourceTest, manyRowsComeInSeveralBatchesWithProgress)
{
    std::string lines;
    for (int number = 0; number < 25'000; ++number)
        lines += record("D" + std::to_string(number)) + "\n";
    write(path(), lines);
    FileSource::Options options;
    options.wholeRecordLimit = 0;
    Watched file(path(), options);
    ASSERT_TRUE(file.loaded());
    EXPECT_EQ(file.recorded.history.size(), 25'000U);
    EXPECT_GE(file.recorded.updates, 2);
    EXPECT_EQ(file.recorded.replacements, 1);
    ASSERT_FALSE(file.recorded.progress.empty());
    EXPECT_EQ(file.recorded.progress.back().total, lines.size());
}

TEST_F(FileSourceTest, cancelEndsALoadAndNothingFollows)
{
    std::string lines;
    for (int number = 0; number < 25'000; ++number)
        lines += record("D" + std::to_string(number)) + "\n";
    write(path(), lines);
    Watched file(path());
    file.source.cancel();
    ASSERT_EQ(file.recorded.loads.size(), 1U);
    ASSERT_TRUE(file.recorded.loads[0].has_value());
    EXPECT_EQ(file.recorded.loads[0]->code, deployment::ErrorCode::Cancelled);
    EXPECT_EQ(file.recorded.state(), State::Stale);
    append(path(), record("X") + "\n"); // the watcher must not start it again
    file.recorded.fetch("A");
    ASSERT_TRUE(waitUntil([&] { return !file.recorded.failures.empty(); }));
    EXPECT_TRUE(file.recorded.history.empty());
    file.source.refresh();
    ASSERT_TRUE(waitUntil([&] { return file.recorded.loads.size() == 2; }));
    EXPECT_EQ(file.recorded.history.size(), 25'001U);
}

TEST_F(FileSourceTest, destructionDuringALoadIsQuietAndQuick)
{
    std::string lines;
    for (int number = 0; number < 25'000; ++number)
        lines += record("D" + std::to_string(number)) + "\n";
    write(path(), lines);
    for (int round = 0; round < 3; ++round) {
        Watched file(path());
        file.recorded.fetch("D1", formats::RecordPlaces().add({0, 100}));
        EXPECT_TRUE(waitUntil([&] { return file.recorded.updates >= round; }));
    }
}

TEST_F(FileSourceTest, problemsInsideTheRecordsArriveOnceAfterTheLoad)
{
    write(path(), array({oddRecord("A"), record("B")}));
    Watched file(path());
    ASSERT_TRUE(waitUntil([&] { return file.recorded.problems.size() == 1; }));
    EXPECT_EQ(file.recorded.problems[0].id, "A");
    EXPECT_EQ(file.recorded.problems[0].record, 1U);
    replace(array({record("A"), record("B")}));
    ASSERT_TRUE(waitUntil([&] { return file.recorded.problems.empty(); }));
}

TEST_F(FileSourceTest, problemsOfAppendedLinesJoinThoseBefore)
{
    write(path(), oddRecord("A") + "\n" + record("B") + "\n");
    Watched file(path());
    ASSERT_TRUE(waitUntil([&] { return file.recorded.problems.size() == 1; }));
    append(path(), oddRecord("C") + "\n");
    ASSERT_TRUE(waitUntil([&] { return file.recorded.problems.size() == 2; }));
    EXPECT_EQ(file.recorded.problems[1].id, "C");
    EXPECT_EQ(file.recorded.problems[1].record, 3U);
}

TEST_F(FileSourceTest, aLaterStateIsWarnedOfWheneverItWasWritten)
{
    const std::string text = record("A") + "\n" + record("B") + "\n";
    const std::string later = record("B", "PENDING") + "\n" + record("C") + "\n";
    write(path(), text);
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    append(path(), later);
    ASSERT_TRUE(waitUntil([&] { return file.recorded.history.size() == 3; }));
    append(path(), record("C", "PENDING") + "\n" + record("A", "PENDING")); // no whole line
    makeOld(path());
    ASSERT_TRUE(waitUntil([&] { return file.recorded.problems.size() == 3; }));

    Watched whole(path());
    ASSERT_TRUE(waitUntil([&] { return whole.recorded.problems.size() == 3; }));
    EXPECT_EQ(file.recorded.problems, whole.recorded.problems);
    EXPECT_EQ(whole.recorded.problems[0].id, "B");
    EXPECT_EQ(whole.recorded.problems[0].record, 3U);
    EXPECT_EQ(
        whole.recorded.problems[0].message.toEnglish(), "Duplicate id; this later record is used.");
}

TEST_F(FileSourceTest, problemsInsideALastLineWithoutItsEndArriveToo)
{
    write(path(), record("A") + "\n" + oddRecord("B"));
    makeOld(path());
    Watched file(path());
    ASSERT_TRUE(waitUntil([&] { return file.recorded.problems.size() == 1; }));
    EXPECT_EQ(file.recorded.problems[0].id, "B");
    EXPECT_EQ(file.recorded.ids(), (Strings{"A", "B"}));
}

TEST_F(FileSourceTest, aCheckOfTheRecordsThatWasCancelledIsMadeUpFor)
{
    write(path(), array({oddRecord("A"), record("B")}));
    Watched file(path());
    // The check has begun, and no event is handled before it is called off.
    whenLoadedFirst(file, [&] {
        file.source.refresh();
        file.source.cancel();
    });
    ASSERT_TRUE(waitUntil([&] { return file.recorded.loads.size() == 2; }));
    file.source.refresh();
    ASSERT_TRUE(waitUntil([&] { return file.recorded.problems.size() == 1; }));
    EXPECT_EQ(file.recorded.problems[0].id, "A");
    EXPECT_EQ(file.recorded.replacements, 1) << "nothing new";
}

TEST_F(FileSourceTest, aProblemOfTheFileThatIsAppendedDuringTheCheckStays)
{
    write(path(), oddRecord("A") + "\n" + record("B") + "\n");
    Watched file(path());
    whenLoadedFirst(file, [&] {
        append(path(), record("C") + ",\n" + record("D") + "\n");
        file.source.refresh();
    });
    ASSERT_TRUE(waitUntil([&] { return file.recorded.ids().size() == 4; }));
    ASSERT_TRUE(waitUntil([&] { return file.recorded.known.totals().all() == 2; }));
    ASSERT_EQ(file.recorded.problems.size(), 2U);
    EXPECT_EQ(file.recorded.problems[0].id, "A");
    EXPECT_EQ(file.recorded.problems[1].record, 0U) << "that there are commas";
}

TEST_F(FileSourceTest, aFileThatIsWrittenWithoutPauseKeepsArriving)
{
    write(path(), record("A") + "\n" + record("B") + "\n");
    Watched file(path());
    ASSERT_TRUE(file.loaded());
    int written = 0;
    QTimer writer;
    QObject::connect(&writer, &QTimer::timeout, &file.source,
        [&] { append(path(), record("L" + std::to_string(written++)) + "\n"); });
    writer.start(0);
    EXPECT_TRUE(waitUntil([&] { return file.recorded.history.size() > 50; }));
    writer.stop();
    EXPECT_TRUE(waitUntil(
        [&] { return file.recorded.history.size() == static_cast<std::size_t>(written) + 2; }));
    EXPECT_EQ(file.recorded.replacements, 1);
}

} // namespace

} // namespace sources
