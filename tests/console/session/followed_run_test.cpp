// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/followed_run.h"

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

} // namespace
