// SPDX-License-Identifier: GPL-3.0-or-later
#include "full_disk.h"
#include "output/output.h"
#include "program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using cli::Output;
using test_support::contentsOf;
using test_support::TemporaryFolder;
using testing::HasSubstr;

namespace {

class OutputTest : public testing::Test {
protected:
    [[nodiscard]] std::string path(const std::string& name) const
    {
        return (m_folder.path() / name).string();
    }

    TemporaryFolder m_folder;
};

} // namespace

TEST_F(OutputTest, aFileAppearsOnlyWhenItIsWhole)
{
    const std::string target = m_folder.file("o.csv", "old");
    {
        const auto output = Output::open(target);
        ASSERT_TRUE(output);
        EXPECT_TRUE((*output)->write(std::string(1'000'000, 'x')));
        EXPECT_EQ(contentsOf(target), "old");
        EXPECT_TRUE((*output)->finish());
    }
    EXPECT_EQ(contentsOf(target).size(), 1'000'000U);
    EXPECT_EQ(m_folder.entries(), 1U);
}

TEST_F(OutputTest, aDiskThatBecomesFullLeavesTheOldFile)
{
    const std::string target = m_folder.file("o.csv", "old");
    for (const std::size_t piece : {3U, 5'000U, 900'000U}) {
        const test_support::FullDisk full(65'536);
        const auto output = Output::open(target);
        ASSERT_TRUE(output);
        for (std::size_t written = 0; written < 900'000; written += piece)
            static_cast<void>((*output)->write(std::string(piece, 'x')));
        const auto finished = (*output)->finish();
        ASSERT_FALSE(finished) << piece;
        EXPECT_THAT(finished.error().message.toEnglish(), HasSubstr("o.csv: File too large"));
        EXPECT_EQ(contentsOf(target), "old");
    }
    EXPECT_EQ(m_folder.entries(), 1U);
}

TEST_F(OutputTest, anAbandonedOneLeavesNothing)
{
    const std::string target = m_folder.file("o.csv", "old");
    {
        const auto output = Output::open(target);
        ASSERT_TRUE(output);
        EXPECT_TRUE((*output)->write("new"));
    }
    EXPECT_EQ(contentsOf(target), "old");
    EXPECT_EQ(m_folder.entries(), 1U);
}

TEST_F(OutputTest, writesThroughASymbolicLink)
{
    const std::string target = m_folder.file("real.csv", "old");
    std::filesystem::create_symlink(target, path("link.csv"));
    const auto output = Output::open(path("link.csv"));
    ASSERT_TRUE(output);
    EXPECT_TRUE((*output)->write("new"));
    EXPECT_TRUE((*output)->finish());
    EXPECT_TRUE(std::filesystem::is_symlink(path("link.csv")));
    EXPECT_EQ(contentsOf(target), "new");
}

TEST_F(OutputTest, keepsTheModeOfAFileThatWasThere)
{
    const std::string target = m_folder.file("o.csv", "old");
    std::filesystem::permissions(target, std::filesystem::perms{0640});
    const auto output = Output::open(target);
    ASSERT_TRUE(output);
    EXPECT_TRUE((*output)->finish());
    EXPECT_EQ(std::filesystem::status(target).permissions(), std::filesystem::perms{0640});
}

TEST_F(OutputTest, saysWhatIsWrongWithATarget)
{
    const auto messageOf = [](const std::string& target) {
        const auto output = Output::open(target);
        EXPECT_FALSE(output) << target;
        return output ? "" : output.error().message.toEnglish();
    };
    EXPECT_THAT(messageOf(m_folder.path().string()), HasSubstr("Is a directory"));
    EXPECT_THAT(messageOf(path("missing/o.csv")), HasSubstr("missing/o.csv"));
    EXPECT_EQ(m_folder.entries(), 0U);
}

TEST_F(OutputTest, anyNameWillDo)
{
    for (const std::string& name : {std::string("o-\xff.csv"), std::string(255, 'n')}) {
        const auto output = Output::open(path(name));
        ASSERT_TRUE(output) << name;
        EXPECT_TRUE((*output)->write("data"));
        EXPECT_TRUE((*output)->finish());
        EXPECT_EQ(contentsOf(path(name)), "data");
    }
}

TEST_F(OutputTest, aDeviceIsWrittenAndNeverReplaced)
{
    const auto output = Output::open("/dev/full");
    ASSERT_TRUE(output);
    // The buffer takes some; what counts is the end.
    static_cast<void>((*output)->write("data"));
    const auto finished = (*output)->finish();
    ASSERT_FALSE(finished);
    EXPECT_THAT(
        finished.error().message.toEnglish(), HasSubstr("/dev/full: No space left on device"));
    struct stat status { };
    ASSERT_EQ(::stat("/dev/full", &status), 0);
    EXPECT_TRUE(S_ISCHR(status.st_mode));
}

TEST_F(OutputTest, whatTheProcessHasOpenIsGoneOnWithAndNotReplaced)
{
    const std::string target = m_folder.file("all.csv", "");
    const int open = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
    ASSERT_GE(open, 0);
    ASSERT_EQ(::write(open, "before\n", 7), 7);
    const std::string number = std::to_string(open);
    std::filesystem::create_symlink("/dev/fd/" + number, path("link"));
    for (const std::string& name : {"/dev/fd/" + number, "/proc/self/fd/" + number, path("link")}) {
        const auto output = Output::open(name);
        ASSERT_TRUE(output) << name;
        EXPECT_TRUE((*output)->write(name + '\n'));
        EXPECT_TRUE((*output)->finish());
    }
    EXPECT_EQ(::write(open, "after\n", 6), 6) << "it is still open";
    ::close(open);
    EXPECT_EQ(contentsOf(target),
        "before\n/dev/fd/" + number + "\n/proc/self/fd/" + number + '\n' + path("link")
            + "\nafter\n");
    const auto closed = Output::open("/dev/fd/" + number);
    ASSERT_TRUE(closed);
    static_cast<void>((*closed)->write("x"));
    EXPECT_FALSE((*closed)->finish());
}

TEST_F(OutputTest, aLargePieceToAFullDeviceStopsTheWriter)
{
    const auto output = Output::open("/dev/full");
    ASSERT_TRUE(output);
    EXPECT_FALSE((*output)->write(std::string(1'000'000, 'x')));
    EXPECT_FALSE((*output)->write("more"));
    EXPECT_FALSE((*output)->finish());
}
