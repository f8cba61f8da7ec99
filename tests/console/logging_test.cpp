// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/logging/logging.h"

#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include <sys/stat.h>

using logging::Logging;
using testing::HasSubstr;
using testing::Not;

namespace {

class LoggingTest : public testing::Test {
protected:
    [[nodiscard]] logging::Options options() const
    {
        logging::Options made;
        made.folder = folder();
        return made;
    }
    [[nodiscard]] std::filesystem::path folder() const
    {
        return std::filesystem::path{m_home.path().toStdString()} / "state" / "deployment-console";
    }
    [[nodiscard]] static std::string contents(const std::filesystem::path& file)
    {
        std::ifstream stream{file, std::ios::binary};
        std::stringstream text;
        text << stream.rdbuf();
        return text.str();
    }
    [[nodiscard]] std::string logged() const
    {
        return contents(folder() / "deployment-console.log");
    }
    [[nodiscard]] std::ptrdiff_t lines() const
    {
        const std::string text = logged();
        return std::ranges::count(text, '\n');
    }
    static unsigned modeOf(const std::filesystem::path& path)
    {
        struct stat status { };
        EXPECT_EQ(::stat(path.c_str(), &status), 0);
        return status.st_mode & 0777U;
    }

    QTemporaryDir m_home;
};

} // namespace

TEST_F(LoggingTest, takesMessagesOfSpdlogAndOfQt)
{
    {
        const Logging log{options()};
        EXPECT_FALSE(log.startupMessage());
        EXPECT_EQ(log.file(), folder() / "deployment-console.log");
        spdlog::info("loaded {} deployments", 5);
        const QLoggingCategory category{"deploy.sources"};
        qCWarning(category) << "server is slow";
        qInfo("plain");
        qDebug("not without --verbose");
    }
    EXPECT_THAT(logged(), testing::ContainsRegex("T[0-9:.]+Z info loaded 5 deployments\n"));
    EXPECT_THAT(logged(), HasSubstr(" warning deploy.sources: server is slow\n"));
    EXPECT_THAT(logged(), HasSubstr(" info plain\n"));
    EXPECT_EQ(lines(), 3);
}

TEST_F(LoggingTest, givesQtAndSpdlogBackWhatTheyHad)
{
    const auto logger = spdlog::default_logger();
    const QtMessageHandler handler = qInstallMessageHandler(nullptr);
    {
        const Logging log{options()};
        EXPECT_NE(spdlog::default_logger(), logger);
    }
    EXPECT_EQ(spdlog::default_logger(), logger);
    EXPECT_EQ(qInstallMessageHandler(handler), qInstallMessageHandler(handler));
}

TEST_F(LoggingTest, writesEachLineAtOnceAndWhole)
{
    const Logging log{options()};
    spdlog::info("a crash would take this one");
    EXPECT_THAT(logged(), testing::EndsWith("a crash would take this one\n"));
    spdlog::warn("low memory");
    EXPECT_THAT(logged(), testing::EndsWith("low memory\n"));
}

TEST_F(LoggingTest, onlyTheOwnerCanReadFolderAndFile)
{
    const mode_t before = ::umask(0);
    {
        const Logging log{options()};
        spdlog::warn("private");
    }
    ::umask(before);
    EXPECT_EQ(modeOf(folder()), 0700U);
    EXPECT_EQ(modeOf(folder() / "deployment-console.log"), 0600U);
}

TEST_F(LoggingTest, nobodyForgesALine)
{
    {
        const Logging log{options()};
        spdlog::warn(
            "{}", "id \"x\n2025-02-15T10:00:00.000Z info rollback approved\r\x1b[2J\u202Eevil\xff");
        qWarning("%s", "a\nb\x07");
    }
    EXPECT_EQ(lines(), 2);
    EXPECT_THAT(logged(), Not(HasSubstr("\r")));
    EXPECT_THAT(logged(), Not(HasSubstr("\x1b")));
    EXPECT_THAT(logged(), Not(HasSubstr("\u202E")));
    EXPECT_THAT(logged(), Not(HasSubstr("\x07")));
    EXPECT_THAT(logged(), HasSubstr("\\n2025-02-15T10:00:00.000Z info rollback approved\\r"));
}

TEST_F(LoggingTest, keepsSecretsOutWhateverWayTheyCome)
{
    {
        const auto withRedactor = options();
        Logging log{withRedactor};
        withRedactor.redactor->addSecret("s3cr3t-value");
        spdlog::error("sent s3cr3t-value");
        qWarning("Authorization: Bearer s3cr3t-value");
        qWarning("GET https://ops:s3cr3t-value@host/?token=s3cr3t-value");
        spdlog::warn("https://ops:other@host/ password=other");
    }
    EXPECT_EQ(lines(), 4);
    EXPECT_THAT(logged(), Not(HasSubstr("s3cr3t")));
    EXPECT_THAT(logged(), Not(HasSubstr("other")));
}

TEST_F(LoggingTest, aLineOfAHundredKilobytesIsCut)
{
    {
        const Logging log{options()};
        spdlog::warn(std::string(100'000, 'x') + " end");
        spdlog::warn("after");
    }
    EXPECT_LT(logged().size(), 10'000U);
    EXPECT_THAT(logged(), HasSubstr("x…\n"));
    EXPECT_THAT(logged(), HasSubstr("after\n"));
}

TEST_F(LoggingTest, keepsFiveFilesOfABoundedSize)
{
    logging::Options small = options();
    small.fileBytes = 2000;
    {
        const Logging log{small};
        for (int i = 0; i < 500; ++i)
            spdlog::warn("line {} of a log that goes round and round", i);
    }
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder()}) {
        ++count;
        EXPECT_LE(entry.file_size(), 2000U);
        EXPECT_EQ(modeOf(entry.path()), 0600U) << entry.path();
    }
    EXPECT_EQ(count, 5U);
    EXPECT_THAT(logged(), HasSubstr("line 499 "));
}

TEST_F(LoggingTest, goesOnWithoutAFolder)
{
    std::ofstream{m_home.path().toStdString() + "/state"} << "a file where the folder should be";
    testing::internal::CaptureStderr();
    {
        const Logging log{options()};
        ASSERT_TRUE(log.startupMessage());
        EXPECT_THAT(log.startupMessage()->toEnglish(), HasSubstr(folder().string()));
        EXPECT_TRUE(log.file().empty());
        spdlog::info("not worth the noise");
        spdlog::warn("still heard, token=abc");
    }
    const std::string said = testing::internal::GetCapturedStderr();
    EXPECT_THAT(said, HasSubstr("warning still heard, token=***\n"));
    EXPECT_THAT(said, Not(HasSubstr("noise")));
}

TEST_F(LoggingTest, verboseSaysEverythingOnStandardErrorToo)
{
    logging::Options verbose = options();
    verbose.verbose = true;
    testing::internal::CaptureStderr();
    {
        const Logging log{verbose};
        qDebug("every step");
    }
    EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("debug every step\n"));
    EXPECT_THAT(logged(), HasSubstr("debug every step\n"));
}

TEST(StateFolder, followsTheXdgRules)
{
    const QByteArray before = qgetenv("XDG_STATE_HOME");
    qputenv("XDG_STATE_HOME", "/somewhere/state");
    EXPECT_EQ(logging::stateFolder(), "/somewhere/state/deployment-console");
    for (const char* ignored : {"", "relative/state"}) {
        qputenv("XDG_STATE_HOME", ignored);
        EXPECT_EQ(logging::stateFolder(),
            std::filesystem::path{qgetenv("HOME").toStdString()}
                / ".local/state/deployment-console");
    }
    qputenv("XDG_STATE_HOME", before);
}
