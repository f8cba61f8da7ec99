// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/runs/followed_run.h"

#include "asked_source.h"
#include "manual_scheduler.h"
#include "session/source_session.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using console::FollowedRun;
using console::SourceSession;
using deployment::Status;
using deployment::StepStatus;
using test_support::aDeployment;
using test_support::AskedSource;
using test_support::ManualScheduler;

namespace {

class FollowedRunTest : public testing::Test {
protected:
    FollowedRunTest()
    {
        m_source.load({m_run});
        m_followed = std::make_unique<FollowedRun>(QStringLiteral("R"), m_session);
        m_source.answer();
        EXPECT_TRUE(QTest::qWaitFor([this] { return m_followed->snapshot() != nullptr; }));
    }

    /// The row of a source that keeps what its server has no more, and says so of its state.
    void giveRow(const char* status)
    {
        deployment::Deployment row = m_run;
        row.status = deployment::openStatus(status);
        m_source.give({row});
        m_source.setWhole(m_run); // the record stays as it was kept
    }
    [[nodiscard]] const deployment::Deployment& shown() const
    {
        return m_followed->snapshot()->deployment;
    }

    deployment::Deployment m_run = aDeployment("R")
                                       .running()
                                       .step("Build", "COMPLETED", "10:00", "10:05")
                                       .step("Switch", "RUNNING", "10:05");
    std::shared_ptr<ManualScheduler> m_scheduler = std::make_shared<ManualScheduler>();
    AskedSource& m_source = *new AskedSource(true);
    SourceSession m_session{std::unique_ptr<sources::Source>(&m_source), "asked", m_scheduler};
    std::unique_ptr<FollowedRun> m_followed;
};

TEST_F(FollowedRunTest, whatBecameOfOneThatTheServerHasNoMoreIsNotKnown)
{
    EXPECT_EQ(shown().status.known, Status::Running);
    QSignalSpy told(m_followed.get(), &FollowedRun::stateRead);
    m_source.isKept = true;
    giveRow("UNKNOWN");
    EXPECT_GE(told.count(), 1);
    EXPECT_EQ(shown().status.known, Status::Unknown);
    EXPECT_EQ(shown().progress.steps[0].status.known, StepStatus::Completed);
    EXPECT_EQ(shown().progress.steps[1].status.known, StepStatus::Unknown);
    m_source.answer();
    EXPECT_EQ(shown().status.known, Status::Unknown) << "read again, it is the same record";
}

TEST_F(FollowedRunTest, itIsKnownAgainOnceTheServerHasItAgain)
{
    m_source.isKept = true;
    giveRow("UNKNOWN");
    m_source.answer();
    m_source.isKept = false;
    giveRow("RUNNING");
    EXPECT_EQ(shown().status.known, Status::Running);
    EXPECT_EQ(shown().progress.steps[1].status.known, StepStatus::Running);
}

TEST_F(FollowedRunTest, aServerMayNotKnowTheStateItself)
{
    giveRow("UNKNOWN");
    EXPECT_EQ(shown().status.known, Status::Running) << "the record may know more";
}

TEST_F(FollowedRunTest, untilTheServerHasAnsweredItIsShownAsItWasKept)
{
    m_source.isKept = true;
    giveRow("RUNNING");
    EXPECT_EQ(shown().status.known, Status::Running);
}

/// Its page is opened before its file has been read.
class RunOfAFileTest : public testing::Test {
protected:
    RunOfAFileTest() { m_source.start(); }

    std::shared_ptr<ManualScheduler> m_scheduler = std::make_shared<ManualScheduler>();
    AskedSource& m_source = *new AskedSource(false);
    SourceSession m_session{std::unique_ptr<sources::Source>(&m_source), "asked", m_scheduler};
    FollowedRun m_followed{QStringLiteral("R"), m_session};
    QSignalSpy m_failures{&m_followed, &FollowedRun::readFailed};
};

TEST_F(RunOfAFileTest, whatTheFileHasNotComeToYetIsNotSaidToBeMissing)
{
    m_source.answer(deployment::ErrorCode::NotFound);
    EXPECT_EQ(m_failures.count(), 0);
    m_source.give({aDeployment("Q")});
    EXPECT_TRUE(m_source.open().empty()) << "each part of the file is no reason to ask again";
    m_source.give({aDeployment("R")});
    m_source.answer();
    ASSERT_NE(m_followed.snapshot(), nullptr);
    EXPECT_EQ(m_failures.count(), 0);
}

TEST_F(RunOfAFileTest, whatTheWholeFileDoesNotHaveIsMissing)
{
    m_source.answer(deployment::ErrorCode::NotFound);
    Q_EMIT m_source.loadFinished(std::nullopt);
    EXPECT_EQ(m_source.open(), std::vector<std::string>{"R"});
    m_source.answer(deployment::ErrorCode::NotFound);
    EXPECT_EQ(m_failures.count(), 1);
}

TEST_F(RunOfAFileTest, whatWasStoppedIsNotAskedForAtTheEndOfTheFile)
{
    m_source.answer(deployment::ErrorCode::NotFound);
    m_followed.stop();
    Q_EMIT m_source.loadFinished(std::nullopt);
    EXPECT_TRUE(m_source.open().empty());
}

TEST_F(RunOfAFileTest, whatIsWrongOtherwiseIsSaidAtOnce)
{
    m_source.answer(deployment::ErrorCode::NotReadable);
    EXPECT_EQ(m_failures.count(), 1);
}

TEST_F(FollowedRunTest, aServerKnowsWhatItDoesNotHaveWhileItsListIsRead)
{
    m_source.start();
    FollowedRun missing(QStringLiteral("S"), m_session);
    const QSignalSpy failures(&missing, &FollowedRun::readFailed);
    m_source.answer(deployment::ErrorCode::NotFound);
    EXPECT_EQ(failures.count(), 1);
}

} // namespace
