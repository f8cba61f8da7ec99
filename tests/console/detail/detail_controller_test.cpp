// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail/detail_controller.h"

#include "asked_source.h"
#include "manual_scheduler.h"
#include "session/source_session.h"
#include "settings/settings.h"

#include "deploy/models/log/pod_logs.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/detail_page.h"

#include <QTemporaryDir>
#include <QWidget>

#include <gtest/gtest.h>

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

    QTemporaryDir m_folder;
    console::Settings m_settings{m_folder.path()};
    std::shared_ptr<test_support::ManualScheduler> m_scheduler =
        std::make_shared<test_support::ManualScheduler>();
    std::unique_ptr<AskedSource> m_owned;
    AskedSource& m_source;
    console::SourceSession m_session;
    models::TimeContext m_time{[] { return at("12:00"); }, deployment::Zone::Utc};
    widgets::DetailPage m_page{m_time};
};

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

} // namespace
