// SPDX-License-Identifier: GPL-3.0-or-later A file that others write, at random, while it is
// watched: appended to, replaced, rewritten, cut, damaged, taken away. Once it is at rest, what is
// shown is what a fresh reading of it says; at no time is anything shown that it never had.
#include "deploy/sources/file/file_source.h"

#include "byte_packer.h"
#include "source_recorder.h"

#include "deploy/formats/scan/history_scan.h"
#include "oracles/random_seeds.h"

#include <QTemporaryDir>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/stat.h>

namespace sources {

namespace {

using State = Freshness::State;

/// What there is to see of a content: rows in their order, problems, and each record.
struct Reading {
    std::vector<std::string> rows;
    std::multiset<std::string> problems;
    std::map<std::string, std::string> records; ///< the JSON of each, by its id
    bool isTaken = false; ///< it may stand in the place of another content
};

std::vector<std::string> textsOf(const history::History& history)
{
    std::vector<std::string> all;
    for (history::Row row = 0; row < history.size(); ++row)
        all.push_back(std::string(history.id(row)) + ' '
            + std::string(history.word(history::Column::Status, row)) + ' '
            + std::string(history.word(history::Column::Version, row)));
    return all;
}

std::string textOf(const deployment::Problem& problem)
{
    return std::to_string(problem.record) + ':' + std::to_string(problem.line) + ' ' + problem.id
        + problem.pointer + ' ' + problem.message.toEnglish();
}

/// The way of the command line: all of it, from scratch.
std::optional<Reading> freshReading(const std::filesystem::path& path)
{
    const auto document = formats::Document::open(path);
    if (!document)
        return std::nullopt;
    Reading reading;
    history::History history;
    formats::RecordPlaces places;
    formats::ScanOptions options;
    options.wholeRecords = true;
    options.now = deployment::systemNow();
    options.onBatch = [&](formats::ScanBatch&& batch) {
        history.merge(std::move(batch.rows));
        places.add(batch.places);
        for (const deployment::Problem& problem : batch.problems)
            reading.problems.insert(textOf(problem));
    };
    const auto result = formats::scanHistory(**document, options);
    if (!result)
        return std::nullopt;
    reading.rows = textsOf(history);
    for (history::Row row = 0; row < history.size(); ++row) {
        const formats::RecordRange range = places.rangeOf(history.record(row));
        reading.records[std::string(history.id(row))] =
            (*document)->read(range.offset, range.length).value();
    }
    const bool isLines = result->shape == formats::Shape::Lines;
    reading.isTaken = result->shape != formats::Shape::Empty && (isLines || !result->truncated)
        && (result->records > 0 || result->badRecords == 0);
    return reading;
}

class RandomFile : public testing::TestWithParam<unsigned> {
protected:
    RandomFile()
    {
        std::filesystem::create_directory(folder());
        if (m_isLinked)
            std::filesystem::create_symlink("target0", path());
        put(randomContent());
        m_source = std::make_unique<FileSource>(path(),
            FileSource::Options{.debounce = std::chrono::milliseconds(1),
                .recheck = std::chrono::milliseconds(20)});
        recorded = std::make_unique<SourceRecorder>(*m_source);
        m_source->start();
    }

    [[nodiscard]] int pick(int count) { return int(m_dice() % unsigned(count)); }

    void act()
    {
        switch (pick(18)) {
        case 0:
        case 1:
        case 2:
            finishLine();
            for (int count = 1 + pick(3); count > 0; --count)
                append(randomRecord() + (pick(30) == 0 ? ",\n" : "\n"));
            break;
        case 3:
        case 4: { // a line in two pieces
            finishLine();
            const std::string line = randomRecord() + '\n';
            const auto half = std::size_t(pick(int(line.size())));
            m_rest = line.substr(half);
            append(line.substr(0, half));
            break;
        }
        case 5:
            finishLine();
            break;
        case 6:
            replace(randomContent());
            break;
        case 7: // as one that truncates and writes, and is looked at in between
            rewrite(randomContent());
            break;
        case 8: // equally long, and its time put back
            exchange();
            break;
        case 9:
            if (pick(2) == 0)
                cut();
            break;
        case 10:
            if (pick(2) == 0)
                overwrite(std::size_t(pick(2'000)), "###");
            break;
        case 11:
            std::filesystem::remove(path());
            if (pick(2) == 0)
                put(randomContent());
            break;
        case 12:
            turnLink();
            break;
        case 13: // a folder that goes, and perhaps comes again
            moveFolder();
            break;
        case 14: // a thing that is no file
            if (!std::filesystem::exists(path()) && std::filesystem::exists(folder()))
                std::filesystem::create_directory(path());
            else if (std::filesystem::is_directory(path()))
                std::filesystem::remove(path());
            break;
        case 15:
            tell("refresh");
            m_source->refresh();
            break;
        case 16:
            if (pick(3) == 0) {
                tell("cancel");
                m_source->cancel();
                m_isCancelled = true;
            }
            break;
        default: // nothing but time
            break;
        }
        note();
        open();
        run(pick(3) == 0 ? pick(5) : pick(2));
    }

    /// What is shown is what is there.
    [[nodiscard]] bool isTrue(const std::optional<Reading>& fresh) const
    {
        if (recorded->loadsStarted != int(recorded->loads.size()))
            return false;
        const auto rows = textsOf(recorded->history);
        if (fresh && (fresh->isTaken || recorded->state() == State::Watching))
            return recorded->state() == State::Watching && rows == fresh->rows
                && problems() == fresh->problems;
        return recorded->state() == State::Stale && m_everRows.contains(rows);
    }
    [[nodiscard]] std::multiset<std::string> problems() const
    {
        std::multiset<std::string> all;
        for (const deployment::Problem& problem : recorded->problems)
            all.insert(textOf(problem));
        return all;
    }
    void expectTrue(int round)
    {
        if (std::exchange(m_isCancelled, false))
            m_source->refresh();
        std::optional<Reading> fresh;
        if (std::filesystem::is_regular_file(path())) {
            if (pick(8) != 0)
                makeOld(); // a line that is not whole is not waited for
            fresh = freshReading(path());
        }
        const bool isIt = QTest::qWaitFor([&] { return isTrue(fresh); }, 8'000);
        EXPECT_TRUE(isIt) << "round " << round << " state " << int(recorded->state()) << '\n'
                          << m_story << "\nfile: "
                          << (fresh ? testing::PrintToString(fresh->rows)
                                         + testing::PrintToString(fresh->problems)
                                    : "none")
                          << "\nshown: " << testing::PrintToString(textsOf(recorded->history))
                          << testing::PrintToString(problems());
        // What could not be opened, since it has changed, can be once that was read.
        EXPECT_TRUE(!isIt || QTest::qWaitFor([&] { return areOpened(fresh); }, 8'000))
            << "round " << round << '\n'
            << m_story << testing::PrintToString(opened());
        lookAtOpened();
    }
    /// Opens all of them.
    [[nodiscard]] bool areOpened(const std::optional<Reading>& fresh)
    {
        recorded->snapshots.clear();
        recorded->failures.clear();
        for (const std::string& id : recorded->ids())
            recorded->fetch(id.c_str());
        EXPECT_TRUE(waitUntil([&] {
            return recorded->snapshots.size() + recorded->failures.size()
                >= recorded->history.size();
        }));
        return !fresh || !fresh->isTaken || (opened() == fresh->records && isTrue(fresh));
    }
    [[nodiscard]] std::map<std::string, std::string> opened() const
    {
        std::map<std::string, std::string> all;
        for (const auto& [id, snapshots] : recorded->snapshots)
            all[id] = snapshots.back()->json().value_or("(unreadable)");
        return all;
    }
    /// Whole, each of its own deployment, as it once was.
    void lookAtOpened()
    {
        for (const auto& [id, all] : recorded->snapshots) {
            for (const SnapshotPointer& snapshot : all) {
                EXPECT_EQ(snapshot->deployment.id, id);
                // Of a large one the text is left in its file, which may have another one now.
                const auto json = snapshot->json();
                EXPECT_TRUE(!json || m_everRecords.contains(*json)) << *json;
            }
        }
        for (const std::string& row : textsOf(recorded->history))
            EXPECT_TRUE(m_everTexts.contains(row)) << row << '\n' << m_story;
    }

    std::unique_ptr<SourceRecorder> recorded;

private:
    [[nodiscard]] std::filesystem::path at(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    [[nodiscard]] std::filesystem::path folder() const { return at("f"); }
    [[nodiscard]] std::filesystem::path path() const { return folder() / "history"; }

    std::string randomRecord()
    {
        static constexpr std::array words{"RUNNING", "PENDING", "FAILED", "ROLLED_BACK"};
        const bool isOdd = pick(6) == 0;
        const std::string id = 'D' + std::to_string(pick(9));
        const std::string version = 'V' + std::to_string(100 + ++m_version);
        const std::string status = words[std::size_t(pick(4))];
        m_everTexts.insert(id + ' ' + status + ' ' + version); // whether or not it is the last one
        std::string json = R"({"id":")" + id + R"(","version":")" + version
            + R"(","environment":"test","status":")" + status
            + R"(","deploymentType":"ROLLING","startTime":"2025-02-15T10:00:00Z","executor":"o",)"
              R"("progress":{"percentage":60,"currentStep":"a","steps":)"
            + (isOdd ? "{}" : "[]") + R"(},"resources":{},"note":")"
            + std::string(std::size_t(pick(20) == 0 ? 20'000 : 0), 'x') + R"("})";
        m_everRecords.insert(json);
        return json;
    }
    /// The bytes of a new history in some format.
    std::string randomContent()
    {
        m_rest.clear();
        std::vector<std::string> records;
        for (int count = 1 + pick(6); count > 0; --count)
            records.push_back(randomRecord());
        std::string text;
        const int shape = pick(8);
        if (shape < 5) { // of Lines most can happen
            for (const std::string& each : records)
                text += each + '\n';
            if (pick(4) == 0)
                text.pop_back();
        } else {
            for (const std::string& each : records)
                text += (text.empty() ? "" : ",\n") + each;
            text = shape == 5 ? R"({"deployments":[)" + text + "]}" : '[' + text + "]\n";
        }
        if (pick(10) == 0)
            return test_support::gzip(QByteArray::fromStdString(text)).toStdString();
        return text;
    }

    void tell(const char* what) { m_story += std::string(what) + ' '; }
    [[nodiscard]] bool isFile() const { return std::filesystem::is_regular_file(path()); }
    void put(const std::string& text)
    {
        if (!std::filesystem::exists(folder()) || std::filesystem::is_directory(path()))
            return;
        tell("put");
        std::ofstream(path(), std::ios::binary) << text;
        note();
    }
    void append(const std::string& text)
    {
        if (!isFile())
            return;
        tell("append");
        std::ofstream(path(), std::ios::binary | std::ios::app) << text;
        note();
        run(pick(4) == 0 ? 1 : 0);
    }
    void finishLine()
    {
        if (!m_rest.empty())
            append(std::exchange(m_rest, {}));
    }
    void replace(const std::string& text)
    {
        if (!isFile())
            return;
        tell("replace");
        std::ofstream(at("next"), std::ios::binary) << text;
        std::filesystem::rename(at("next"), path());
    }
    void rewrite(const std::string& text)
    {
        if (!isFile())
            return;
        tell("rewrite");
        put({});
        run(pick(2));
        const auto half = std::size_t(pick(int(text.size())));
        append(text.substr(0, half));
        run(pick(2));
        append(text.substr(half));
    }
    void exchange()
    {
        if (!isFile())
            return;
        tell("exchange");
        std::ifstream file(path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        if (const auto at = text.find("\"version\":\"V"); at != std::string::npos)
            overwrite(at + 12, std::to_string(100 + ++m_version));
    }
    void overwrite(std::size_t offset, const std::string& text)
    {
        if (!isFile() || std::filesystem::file_size(path()) < offset + text.size())
            return;
        tell("overwrite");
        struct stat before { };
        ASSERT_EQ(::stat(path().c_str(), &before), 0);
        const int file = ::open(path().c_str(), O_WRONLY | O_CLOEXEC);
        EXPECT_EQ(::pwrite(file, text.data(), text.size(), off_t(offset)), ssize_t(text.size()));
        const timespec times[]{before.st_atim, before.st_mtim};
        EXPECT_EQ(::futimens(file, times), 0);
        ::close(file);
    }
    void cut()
    {
        if (!isFile())
            return;
        tell("cut");
        m_rest.clear();
        const auto size = std::filesystem::file_size(path());
        std::filesystem::resize_file(path(), size - std::min(size, std::uintmax_t(pick(600))));
    }
    void turnLink()
    {
        if (!m_isLinked || !isFile())
            return;
        tell("turn");
        const std::string name = "target" + std::to_string(++m_targets);
        std::ofstream(folder() / name, std::ios::binary) << randomContent();
        std::filesystem::create_symlink(name, at("turned"));
        std::filesystem::rename(at("turned"), path());
    }
    void moveFolder()
    {
        tell("move");
        if (std::filesystem::exists(folder()))
            std::filesystem::rename(folder(), at("away"));
        if (std::filesystem::exists(at("away")) && pick(2) == 0) {
            run(pick(2));
            std::filesystem::rename(at("away"), folder());
        }
    }
    void makeOld() const
    {
        const timespec hourAgo{::time(nullptr) - 3600, 0};
        const timespec times[]{hourAgo, hourAgo};
        EXPECT_EQ(::utimensat(AT_FDCWD, path().c_str(), times, 0), 0);
    }
    /// What there is now, somebody may see.
    void note()
    {
        const auto fresh = isFile() ? freshReading(path()) : std::nullopt;
        m_everRows.insert(std::vector<std::string>{});
        if (!fresh)
            return;
        m_everRows.insert(fresh->rows);
        m_everTexts.insert(fresh->rows.begin(), fresh->rows.end());
        for (const auto& [id, json] : fresh->records)
            m_everRecords.insert(json);
    }
    void open()
    {
        if (pick(3) == 0 && !recorded->history.empty())
            recorded->fetch(
                recorded->ids()[std::size_t(pick(int(recorded->history.size())))].c_str());
    }
    /// So many turns of the event loop, while other threads do what they can.
    void run(int turns)
    {
        static_cast<void>(waitUntil([&turns] { return turns-- <= 0; }));
        lookAtOpened();
    }

    QTemporaryDir m_folder;
    std::mt19937 m_dice{GetParam()};
    const bool m_isLinked = pick(3) == 0;
    int m_version = 0;
    int m_targets = 0;
    std::string m_rest; ///< of a line that was begun
    std::string m_story;
    bool m_isCancelled = false;
    std::set<std::vector<std::string>> m_everRows;
    std::set<std::string> m_everTexts;
    std::set<std::string> m_everRecords;
    std::unique_ptr<FileSource> m_source;
};

TEST_P(RandomFile, isShownAsItIs)
{
    for (int round = 0; round < 6 && !HasFailure(); ++round) {
        for (int times = 1 + pick(6); times > 0; --times)
            act();
        expectTrue(round);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomFile, test_support::randomSeeds());

} // namespace

} // namespace sources
