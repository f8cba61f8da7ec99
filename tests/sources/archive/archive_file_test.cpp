// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archive_file.h"

#include "full_disk.h"

#include <QTemporaryDir>

#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <csignal>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sources {

namespace {

using deployment::ErrorCode;
using formats::RecordRange;

class ArchiveFileTest : public testing::Test {
protected:
    std::filesystem::path path() const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / "archive" / "a.ndjson";
    }
    std::string content() const
    {
        std::ifstream file(path(), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    mode_t modeOf(const std::filesystem::path& of) const
    {
        struct stat status { };
        EXPECT_EQ(::stat(of.c_str(), &status), 0);
        return status.st_mode & 0777;
    }
    void put(const std::string& text)
    {
        std::filesystem::create_directories(path().parent_path());
        std::ofstream(path(), std::ios::binary) << text;
    }

    QTemporaryDir m_folder;
};

TEST_F(ArchiveFileTest, isForItsOwnerAlone)
{
    put("");
    std::filesystem::permissions(path(), std::filesystem::perms(0644));
    ArchiveFile file(path());
    ASSERT_TRUE(file.open());
    EXPECT_EQ(modeOf(path()), 0600);
    std::filesystem::remove_all(path().parent_path());
    ArchiveFile fresh(path());
    ASSERT_TRUE(fresh.open());
    EXPECT_EQ(modeOf(path()), 0600);
    EXPECT_EQ(modeOf(path().parent_path()), 0700);
}

TEST_F(ArchiveFileTest, hasOneWriterAtATime)
{
    ArchiveFile first(path());
    ASSERT_TRUE(first.open());
    ArchiveFile second(path());
    const auto refused = second.open();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Refused);
    EXPECT_FALSE(second.isOpen());
    first.close();
    EXPECT_TRUE(second.open());
}

TEST_F(ArchiveFileTest, aTornLineCostsOnlyItself)
{
    put("one\ntorn");
    ArchiveFile file(path());
    ASSERT_TRUE(file.open());
    const auto begin = file.append("two\n");
    ASSERT_TRUE(begin);
    EXPECT_EQ(*begin, std::string("one\ntorn\n").size());
    EXPECT_EQ(content(), "one\ntorn\ntwo\n");
    ASSERT_TRUE(file.append("three\n"));
    EXPECT_EQ(content(), "one\ntorn\ntwo\nthree\n");
    EXPECT_EQ(file.size(), content().size());
}

TEST_F(ArchiveFileTest, whatAFullDiskTookInPartIsTakenBack)
{
    ArchiveFile file(path());
    ASSERT_TRUE(file.open());
    ASSERT_TRUE(file.append("one\n"));
    {
        const test_support::FullDisk full(10);
        const auto failed = file.append("a line that is longer than that\n");
        ASSERT_FALSE(failed);
        EXPECT_EQ(failed.error().code, ErrorCode::NotWritable);
        EXPECT_EQ(content(), "one\n");
        std::vector<RecordRange> all{{0, 3}};
        EXPECT_TRUE(file.append("two\n"));
    }
    ASSERT_TRUE(file.append("three\n"));
    EXPECT_EQ(content(), "one\ntwo\nthree\n");
}

TEST_F(ArchiveFileTest, aCompactionThatFailsChangesNothing)
{
    ArchiveFile file(path());
    ASSERT_TRUE(file.open());
    const std::string line(100, 'x');
    ASSERT_TRUE(file.append("old\n" + line + "\n"));
    std::vector<RecordRange> kept{{4, 100}};
    {
        const test_support::FullDisk full(50);
        EXPECT_FALSE(file.keepOnly(kept, {}));
    }
    EXPECT_EQ(kept.front(), (RecordRange{4, 100}));
    EXPECT_EQ(content(), "old\n" + line + "\n");
    ASSERT_TRUE(file.append("new\n"));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_FALSE(file.keepOnly(kept, stop.get_token()));
    EXPECT_EQ(content(), "old\n" + line + "\nnew\n");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(path().parent_path()), {}), 2)
        << "the file and its lock, and nothing that was left";
}

TEST_F(ArchiveFileTest, seesThatItWasRemovedOrReplaced)
{
    ArchiveFile file(path());
    ASSERT_TRUE(file.open());
    EXPECT_FALSE(file.isGone());
    std::filesystem::remove(path());
    EXPECT_TRUE(file.isGone());
    put("another\n");
    EXPECT_TRUE(file.isGone());
}

TEST_F(ArchiveFileTest, whatIsAppendedAndKeptIsWhatIsThere)
{
    std::mt19937 random(1);
    ArchiveFile file(path());
    ASSERT_TRUE(file.open());
    std::vector<std::pair<RecordRange, std::string>> lines; // the oracle
    for (int step = 0; step < 400; ++step) {
        switch (random() % 8) {
        case 0: { // a compaction that keeps some
            std::erase_if(lines, [&](const auto&) { return random() % 2 == 0; });
            std::vector<RecordRange> ranges;
            for (const auto& line : lines)
                ranges.push_back(line.first);
            ASSERT_TRUE(file.keepOnly(ranges, {}));
            for (std::size_t i = 0; i < lines.size(); ++i)
                lines[i].first = ranges[i];
            break;
        }
        case 1: // its process ends in the middle of a line
            file.close();
            std::ofstream(path(), std::ios::binary | std::ios::app)
                << std::string(random() % 20, 't');
            ASSERT_TRUE(file.open());
            break;
        default: {
            std::string line(random() % 3000, char('a' + random() % 26));
            const auto begin = file.append(line + '\n');
            ASSERT_TRUE(begin);
            lines.emplace_back(RecordRange{*begin, static_cast<std::uint32_t>(line.size())}, line);
        }
        }
        if (step % 20 != 0)
            continue;
        const std::string all = content();
        ASSERT_EQ(all.size(), file.size());
        for (const auto& [range, line] : lines)
            ASSERT_EQ(all.substr(range.offset, range.length + 1), line + '\n');
    }
}

/// Writes and compacts until it is killed: lines of "NUMBER NUMBER…", the newest 50 are kept.
[[noreturn]] void writeUntilKilled(const std::filesystem::path& path)
{
    ArchiveFile file(path);
    if (!file.open())
        ::_exit(1);
    std::vector<RecordRange> kept;
    for (std::uint64_t number = 0;; ++number) {
        std::string line;
        for (int word = 0; word < 200; ++word)
            line += std::to_string(number) + ' ';
        const auto begin = file.append(line + '\n');
        if (!begin)
            ::_exit(1);
        kept.push_back({*begin, static_cast<std::uint32_t>(line.size())});
        if (number % 100 == 99) {
            kept.erase(kept.begin(), kept.end() - 50);
            if (!file.keepOnly(kept, {}))
                ::_exit(1);
        }
    }
}

/// Until it has written for a while: compactions make the file shorter, so changes are counted.
void waitForWrites(const std::filesystem::path& path, unsigned changes)
{
    std::uintmax_t last = 0;
    while (changes > 0) {
        std::error_code missing;
        const auto now = std::filesystem::file_size(path, missing);
        changes -= !missing && now != last ? 1 : 0;
        last = missing ? last : now;
    }
}

std::vector<std::string> linesOf(const std::string& all)
{
    EXPECT_TRUE(all.ends_with('\n'));
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < all.size(); at += lines.back().size() + 1)
        lines.push_back(all.substr(at, all.find('\n', at) - at));
    return lines;
}

/// All but the last one are whole, and follow each other.
void expectWholeLines(const std::vector<std::string>& lines)
{
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const auto number = std::stoull(lines[i]);
        ASSERT_EQ(number, std::stoull(lines.front()) + i);
        std::string whole;
        for (int word = 0; word < 200; ++word)
            whole += std::to_string(number) + ' ';
        ASSERT_EQ(lines[i], whole);
    }
}

TEST_F(ArchiveFileTest, aKilledWriterLeavesWholeLinesAndNoLock)
{
    std::mt19937 random(2);
    for (int round = 0; round < 10; ++round) {
        std::error_code ignored;
        std::filesystem::remove(path(), ignored);
        const pid_t writer = ::fork();
        if (writer == 0)
            writeUntilKilled(path());
        ASSERT_GT(writer, 0);
        waitForWrites(path(), 20 + random() % 80);
        ::kill(writer, SIGKILL);
        ASSERT_EQ(::waitpid(writer, nullptr, 0), writer);
        ArchiveFile file(path());
        ASSERT_TRUE(file.open());
        ASSERT_TRUE(file.append("end\n"));
        auto lines = linesOf(content());
        ASSERT_GE(lines.size(), 2U);
        EXPECT_EQ(lines.back(), "end");
        lines.pop_back();
        expectWholeLines(lines);
    }
}

} // namespace

} // namespace sources
