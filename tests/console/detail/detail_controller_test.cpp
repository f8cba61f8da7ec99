// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail/detail_controller.h"

#include "asked_source.h"
#include "manual_scheduler.h"
#include "session/source_session.h"
#include "settings/settings.h"
#include "zone_guard.h"

#include "deploy/diagnosis/rules/reference.h"
#include "deploy/models/log/pod_logs.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/detail_page.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace {

using test_support::aDeployment;
using test_support::AskedSource;
using test_support::at;

class DetailControllerTest : public testing::Test {
protected:
    DetailControllerTest()
        : m_owned(std::make_unique<AskedSource>(true))
        , m_source(*m_owned)
        , m_session(std::move(m_owned), "asked", m_scheduler)
    {
    }

    QString freshness() const
    {
        const auto* badge = m_page.findChild<QWidget*>(QStringLiteral("freshness"));
        return badge == nullptr ? QString() : badge->accessibleName();
    }

    /// What is said in the place of the panels; empty if nothing is.
    QString said() const
    {
        const auto* place = m_page.findChild<QWidget*>(QStringLiteral("notRead"));
        return place->isVisibleTo(&m_page) ? place->accessibleName() : QString();
    }
    void press(const QString& text) const
    {
        for (QPushButton* button : m_page.findChildren<QPushButton*>()) {
            if (button->isVisibleTo(&m_page) && button->text() == text)
                return button->click();
        }
        FAIL() << "no button " << text.toStdString();
    }

    QTemporaryDir m_folder;
    console::Settings m_settings{m_folder.path()};
    std::shared_ptr<test_support::ManualScheduler> m_scheduler =
        std::make_shared<test_support::ManualScheduler>();
    std::unique_ptr<AskedSource> m_owned;
    AskedSource& m_source;
    console::SourceSession m_session;
    deployment::Timestamp m_now = at("12:00");
    models::TimeContext m_time{[this] { return m_now; }, deployment::Zone::Utc};
    widgets::DetailPage m_page{m_time};
};

TEST_F(DetailControllerTest, aPageOfWhichNothingIsKnownYetIsCalledByItsId)
{
    const console::DetailController controller(
        QStringLiteral("DEP-7"), m_session, m_time, m_settings, m_page);
    EXPECT_EQ(m_page.accessibleName(), QStringLiteral("DEP-7"));
}

TEST_F(DetailControllerTest, saysThatWhatItShowsIsFromTheArchive)
{
    const console::DetailController controller(
        QStringLiteral("N"), m_session, m_time, m_settings, m_page);
    m_source.load({aDeployment("N").running()});
    EXPECT_FALSE(freshness().contains(QStringLiteral("archive"))) << freshness().toStdString();
    m_source.isKept = true;
    m_source.give({aDeployment("N").running().version("V3")});
    EXPECT_EQ(freshness(), QStringLiteral("From the archive"));
    m_source.answer();
    EXPECT_TRUE(freshness().startsWith(QStringLiteral("From the archive, as of ")))
        << freshness().toStdString();
    EXPECT_FALSE(m_page.podLogs().isOffered());
    m_source.isKept = false;
    m_source.give({aDeployment("N").running().version("V4")});
    EXPECT_FALSE(freshness().contains(QStringLiteral("archive")));
}

TEST_F(DetailControllerTest, theTipOfItsTabFollowsTheZone)
{
    const test_support::ZoneGuard shanghai("Asia/Shanghai");
    const console::DetailController controller(
        QStringLiteral("N"), m_session, m_time, m_settings, m_page);
    m_source.load({aDeployment("N").start("10:00")});
    EXPECT_TRUE(controller.toolTip().contains(QStringLiteral("10:00")))
        << controller.toolTip().toStdString();
    const QSignalSpy changed(&controller, &console::DetailController::lookChanged);
    m_time.setZone(deployment::Zone::Local);
    EXPECT_EQ(changed.count(), 1);
    EXPECT_TRUE(controller.toolTip().contains(QStringLiteral("18:00")));
}

/// Its list may be read all the while.
TEST_F(DetailControllerTest, itsTimesEndWhereItWasSeenLast)
{
    const console::DetailController controller(
        QStringLiteral("N"), m_session, m_time, m_settings, m_page);
    m_source.load({aDeployment("N").running()});
    m_source.answer();
    EXPECT_EQ(m_time.seenUntil(), at("12:00"));
    m_source.setState(sources::Freshness::State::Stale, at("11:58"));
    EXPECT_EQ(m_time.seenUntil(), at("11:58"));
    m_source.setState(sources::Freshness::State::Live);
    EXPECT_EQ(m_time.seenUntil(), at("12:00"));
}

TEST_F(DetailControllerTest, saysWhatItReadsOnceThatTakesLongAndLetsTheUserStop)
{
    const console::DetailController controller(
        QStringLiteral("N"), m_session, m_time, m_settings, m_page);
    m_source.load({aDeployment("N").running()});
    EXPECT_EQ(said(), QString());
    m_now += std::chrono::seconds(1);
    m_time.tick();
    EXPECT_EQ(said(), QString::fromUtf8("Reading N…"));
    m_now += std::chrono::seconds(8);
    m_time.tick();
    press(QStringLiteral("Stop reading"));
    EXPECT_EQ(said(), QStringLiteral("Loading was cancelled"));
    EXPECT_TRUE(m_source.open().empty()) << "nothing is asked for any more";
    m_source.give({aDeployment("N").running().version("V3")});
    EXPECT_TRUE(m_source.open().empty()) << "not even by news of it";
    press(QStringLiteral("Try again"));
    EXPECT_EQ(m_source.open(), std::vector<std::string>{"N"});
    EXPECT_EQ(said(), QString()) << "it has only begun";
    m_source.answer();
    EXPECT_EQ(m_page.deploymentId(), QStringLiteral("N"));
}

/// What the user has stopped stays so when the file that it is of has been read.
TEST_F(DetailControllerTest, whatWasStoppedIsNotReadAtTheEndOfTheFile)
{
    AskedSource& file = *new AskedSource(false);
    console::SourceSession session(std::unique_ptr<sources::Source>(&file), "file", m_scheduler);
    file.start();
    const console::DetailController controller(
        QStringLiteral("N"), session, m_time, m_settings, m_page);
    ASSERT_EQ(file.open(), std::vector<std::string>{"N"});
    Q_EMIT m_page.wayOutRequested(models::WayOut::StopReading);
    Q_EMIT file.loadFinished(std::nullopt);
    EXPECT_TRUE(file.open().empty());
}

TEST_F(DetailControllerTest, aFailureTakesThePlaceOfLoading)
{
    const console::DetailController controller(
        QStringLiteral("N"), m_session, m_time, m_settings, m_page);
    m_source.load({aDeployment("N").running()});
    m_now += std::chrono::seconds(9);
    m_time.tick();
    m_source.answer(deployment::ErrorCode::Offline);
    EXPECT_EQ(said(), QStringLiteral("The server is not available"));
    m_now += std::chrono::seconds(1);
    m_time.tick();
    EXPECT_EQ(said(), QStringLiteral("The server is not available")) << "it stays";
}

/// What is usual of it is missing in sight; that of a page behind it is not.
TEST_F(DetailControllerTest, whileItsPageIsInFrontRunsOfItsKindAreReadFirst)
{
    const console::DetailController controller(
        QStringLiteral("N"), m_session, m_time, m_settings, m_page);
    std::vector<deployment::Deployment> runs{
        aDeployment("N").running(), aDeployment("F").environment("other").failed()};
    const std::size_t good = diagnosis::goodRunsWanted + 3; // of them, more than it is judged by
    for (std::size_t index = 0; index < good; ++index)
        runs.push_back(aDeployment("G" + std::to_string(index)).start("09:00").end("09:20"));
    m_page.show();
    m_source.load(runs);
    const auto isAskedFor = [this](const char* id) {
        m_source.answer();
        m_scheduler->advance(std::chrono::milliseconds(500));
        return std::ranges::find(m_source.asked, id) != m_source.asked.end();
    };
    ASSERT_TRUE(QTest::qWaitFor([&] { return isAskedFor("F"); }, 20'000));
    const std::set<std::string> read(m_source.asked.begin(), m_source.asked.end());
    EXPECT_EQ(read.size(), 1 + good + 1) << "the page, and all of its kind";
    m_page.hide();
    m_source.give({aDeployment("F2").environment("other").failed(),
        aDeployment("G").start("09:30").end("09:40")});
    ASSERT_TRUE(QTest::qWaitFor([&] { return isAskedFor("F2"); }, 20'000));
    EXPECT_EQ(std::ranges::find(m_source.asked, "G"), m_source.asked.end());
}

} // namespace
