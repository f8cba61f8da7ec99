// SPDX-License-Identifier: GPL-3.0-or-later
#include "full_disk.h"
#include "temporary_folder.h"

#include "deploy/formats/document/whole_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <csignal>
#include <iterator>

#include <sys/stat.h>
#include <unistd.h>

using deployment::ErrorCode;
using formats::WholeFile;
using test_support::FullDisk;
using testing::HasSubstr;

namespace {

std::string contentsOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t entriesOf(const samples::TemporaryFolder& folder)
{
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(folder.path()), {}));
}

} // namespace

TEST(WholeFile, appearsWithItsCommitAndNotBefore)
{
    const samples::TemporaryFolder folder;
    const auto target = folder.path() / "o.csv";
    auto file = WholeFile::create(target).value();
    EXPECT_TRUE(file->write("one "));
    EXPECT_TRUE(file->write(std::string(1'000'000, 'x')));
    EXPECT_FALSE(std::filesystem::exists(target));
    ASSERT_TRUE(file->commit());
    EXPECT_EQ(contentsOf(target), "one " + std::string(1'000'000, 'x'));
    file.reset();
    EXPECT_EQ(entriesOf(folder), 1U);
    const auto mask = ::umask(0);
    ::umask(mask);
    EXPECT_EQ(static_cast<unsigned>(std::filesystem::status(target).permissions()), 0666U & ~mask);
}

/// In a process of its own, since the signal ends it.
TEST(WholeFileDeathTest, aProgramThatIsEndedByASignalLeavesNoPart)
{
    const samples::TemporaryFolder folder;
    const auto target = folder.write("o.csv", "old");
    const auto endedBy = [&](int signal, auto prepare) {
        prepare(signal);
        formats::removeUnfinishedFilesOnSignals();
        auto gone = WholeFile::create(folder.path() / "done.csv").value();
        static_cast<void>(gone->commit());
        const auto file = WholeFile::create(target).value();
        file->write(std::string(1'000'000, 'x'));
        ::raise(signal);
        ::_exit(static_cast<int>(entriesOf(folder)));
    };
    const auto nothing = [](int) {};
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        EXPECT_EXIT(endedBy(signal, nothing), testing::KilledBySignal(signal), "");
        EXPECT_EQ(entriesOf(folder), 2U);
    }
    EXPECT_EQ(contentsOf(target), "old");
    const auto ignore = [](int signal) { std::signal(signal, SIG_IGN); };
    EXPECT_EXIT(endedBy(SIGHUP, ignore), testing::ExitedWithCode(3), "")
        << "as under nohup: it goes on, with its part";
}

TEST(WholeFile, anUnfinishedOneLeavesEverythingAsItWas)
{
    const samples::TemporaryFolder folder;
    const auto target = folder.write("o.csv", "old");
    auto file = WholeFile::create(target).value();
    EXPECT_TRUE(file->write(std::string(1'000'000, 'x')));
    file.reset();
    EXPECT_EQ(contentsOf(target), "old");
    EXPECT_EQ(entriesOf(folder), 1U);
}

/// Wherever the disk ends: in the middle of a write, between two, in what is written at the end.
TEST(WholeFile, aDiskThatBecomesFullIsAnErrorWithAReasonAndCostsNothing)
{
    const samples::TemporaryFolder folder;
    const auto target = folder.write("o.csv", "the good one of yesterday");
    for (const std::size_t piece : {1U, 100U, 65'536U, 3'000'000U}) {
        for (const rlim_t room : {0U, 1U, 4'096U, 100'000U, 299'999U}) {
            const FullDisk full(room);
            auto file = WholeFile::create(target).value();
            const std::string text(piece, 'x');
            for (std::size_t written = 0; written < 300'000; written += piece) {
                if (!file->write(text))
                    break;
            }
            const auto done = file->commit();
            ASSERT_FALSE(done) << piece << ' ' << room;
            EXPECT_EQ(done.error().code, ErrorCode::NotWritable);
            EXPECT_THAT(done.error().message.toEnglish(), HasSubstr("File too large"));
            EXPECT_FALSE(file->write("more"));
            file.reset();
            EXPECT_EQ(contentsOf(target), "the good one of yesterday");
            EXPECT_EQ(entriesOf(folder), 1U);
        }
    }
}

TEST(WholeFile, aFullDiskIsCalledByItsName)
{
    EXPECT_THAT(formats::writeError("o.csv", ENOSPC).message.toEnglish(),
        HasSubstr("o.csv: No space left on device (ENOSPC)"));
    EXPECT_THAT(formats::writeError("o.csv", EDQUOT).message.toEnglish(),
        HasSubstr("o.csv: Disk quota exceeded (EDQUOT)"));
    EXPECT_THAT(formats::writeError("o.csv", EIO).message.toEnglish(),
        HasSubstr("o.csv: Input/output error"));
}

TEST(WholeFile, aDiskIsFullOnlyWhereThatIsKnown)
{
    const samples::TemporaryFolder folder;
    EXPECT_FALSE(formats::isOnFullDisk(folder.path()));
    EXPECT_FALSE(formats::isOnFullDisk(folder.path() / "missing"));
    EXPECT_FALSE(formats::isOnFullDisk("/proc"));
}

TEST(WholeFile, writesThroughLinksAlsoToWhatIsNotThereYet)
{
    const samples::TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "below");
    std::filesystem::create_symlink("below/real.csv", folder.path() / "second");
    std::filesystem::create_symlink(folder.path() / "second", folder.path() / "first");
    for (const char* text : {"one", "two"}) {
        auto file = WholeFile::create(folder.path() / "first").value();
        EXPECT_TRUE(file->write(text));
        ASSERT_TRUE(file->commit());
        EXPECT_EQ(contentsOf(folder.path() / "below/real.csv"), text);
        EXPECT_TRUE(std::filesystem::is_symlink(folder.path() / "first"));
    }
}

TEST(WholeFile, keepsTheModeAndRefusesWhatIsNoFile)
{
    const samples::TemporaryFolder folder;
    const auto target = folder.write("o.csv", "old");
    std::filesystem::permissions(target, std::filesystem::perms{0640});
    ASSERT_TRUE(WholeFile::create(target).value()->commit());
    EXPECT_EQ(std::filesystem::status(target).permissions(), std::filesystem::perms{0640});
    EXPECT_EQ(contentsOf(target), "");
    for (const std::filesystem::path& odd :
        {folder.path(), std::filesystem::path("/dev/null"), folder.path() / "no/such/folder"}) {
        const auto file = WholeFile::create(odd);
        ASSERT_FALSE(file) << odd;
        EXPECT_EQ(file.error().code, ErrorCode::NotWritable);
    }
    if (::geteuid() != 0) {
        std::filesystem::permissions(target, std::filesystem::perms{0440});
        EXPECT_FALSE(WholeFile::create(target));
    }
    EXPECT_EQ(entriesOf(folder), 1U);
}
