// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_sample.h"

#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/detail_page.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using detail_test::recordOf;
using detail_test::runningDeployment;
using operations::CommandKind;
using test_support::at;
using widgets::DetailPage;

class NowStripTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_page.resize(1100, 760);
        m_page.show();
    }

    template <typename Widget> Widget* part(const char* name) const
    {
        return m_page.findChild<Widget*>(QString::fromLatin1(name));
    }

    deployment::Deployment paused() const
    {
        deployment::Deployment run = runningDeployment();
        run.paused = true;
        return run;
    }

    deployment::Timestamp m_now = at("10:30");
    models::TimeContext m_time{[this] { return m_now; }, deployment::Zone::Utc};
    DetailPage m_page{m_time};
};

TEST_F(NowStripTest, isThereAsLongAsTheDeploymentHasNotEnded)
{
    EXPECT_TRUE(part<QFrame>("nowStrip")->isHidden()) << "before there is a record";
    m_page.setRecord(recordOf(runningDeployment()));
    EXPECT_TRUE(part<QFrame>("nowStrip")->isVisible());
    EXPECT_EQ(part<QLabel>("nowHead")->text(), QStringLiteral("Step 2 of 3: 流量切换"));
    EXPECT_TRUE(part<QPushButton>("nowCommand")->isHidden()) << "it waits for nobody";
    EXPECT_EQ(part<QFrame>("nowStrip")->accessibleDescription().isEmpty(),
        part<QFrame>("nowStrip")->toolTip().isEmpty())
        << "a screen reader would read the tags of the tool tip";
    m_page.setRecord(recordOf(runningDeployment().status("COMPLETED")));
    EXPECT_TRUE(part<QFrame>("nowStrip")->isHidden());
}

TEST_F(NowStripTest, offersWhatLetsAPausedOneGoOn)
{
    m_page.setCommandAvailability({{CommandKind::Pause, false, QStringLiteral("It is paused.")},
        {CommandKind::Resume, true, {}}});
    m_page.setRecord(recordOf(paused()));
    auto* button = part<QPushButton>("nowCommand");
    ASSERT_TRUE(button->isVisible());
    QSignalSpy asked(&m_page, &DetailPage::commandRequested);
    QTest::mouseClick(button, Qt::LeftButton);
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0][0].value<CommandKind>(), CommandKind::Resume);
    EXPECT_EQ(asked[0][1].toString(), QStringLiteral("DEP-001"));
}

TEST_F(NowStripTest, saysWhyItCannotBeResumedFromHere)
{
    m_page.setRecord(recordOf(paused()));
    m_page.setCommandAvailability(
        {{CommandKind::Resume, false, QStringLiteral("You may only look here.")}});
    EXPECT_FALSE(part<QPushButton>("nowCommand")->isEnabled());
    EXPECT_TRUE(
        part<QLabel>("nowMore")->text().contains(QStringLiteral("You may only look here.")));
    m_page.setCommandAvailability({{CommandKind::Resume, true, {}}});
    EXPECT_TRUE(part<QPushButton>("nowCommand")->isEnabled());
    EXPECT_FALSE(
        part<QLabel>("nowMore")->text().contains(QStringLiteral("You may only look here.")));
}

TEST_F(NowStripTest, aSentenceIsFollowedByWhatComesNext)
{
    m_page.setRecord(recordOf(paused()));
    const QString more = part<QLabel>("nowMore")->text();
    EXPECT_TRUE(more.startsWith(QStringLiteral("Waits until somebody resumes it. Next: ")))
        << more.toStdString();
}

TEST_F(NowStripTest, whereItIsNarrowItHasALineMore)
{
    m_page.setRecord(recordOf(runningDeployment()));
    const auto heightAt = [this](int width) {
        m_page.resize(width, 760);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        return part<QFrame>("nowStrip")->height();
    };
    EXPECT_GT(heightAt(800), heightAt(1300));
}

TEST_F(NowStripTest, itsTimeGoesOn)
{
    m_page.setRecord(recordOf(runningDeployment()));
    m_now = at("10:31");
    EXPECT_TRUE(m_time.tick()) << "each second";
    bool isTold = false;
    for (const auto* label : part<QFrame>("nowStrip")->findChildren<QLabel*>())
        isTold = isTold || label->text() == QStringLiteral("since 10:25:00, for 6 min");
    EXPECT_TRUE(isTold);
}

} // namespace
