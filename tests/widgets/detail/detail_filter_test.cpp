// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail/panel/fact_field.h"
#include "detail_sample.h"

#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/detail_page.h"

#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using detail_test::recordOf;
using detail_test::runningDeployment;
using test_support::at;
using widgets::DetailPage;
using widgets::FactField;

class DetailFilterTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_page.resize(1100, 760);
        m_page.show();
        m_page.setRecord(recordOf(runningDeployment().service("shop & co")));
        m_page.showPanel(DetailPage::infoPanel);
    }

    FactField* fieldOf(const char* title) const
    {
        for (auto* field : m_page.findChildren<FactField*>()) {
            if (field->title() == QLatin1String(title) && field->isVisible())
                return field;
        }
        return nullptr;
    }

    /// The entry of the menu that the widget shows; null if it has none of that text.
    static QAction* entryOf(QWidget& widget, const QString& text)
    {
        const QPoint place = widget.rect().center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, widget.mapToGlobal(place));
        QCoreApplication::sendEvent(&widget, &event);
        for (const QMenu* menu : widget.findChildren<QMenu*>()) {
            for (QAction* action : menu->actions()) {
                if (action->text() == text)
                    return action;
            }
        }
        return nullptr;
    }

    models::TimeContext m_time{[] { return at("10:30"); }, deployment::Zone::Utc};
    DetailPage m_page{m_time};
};

TEST_F(DetailFilterTest, aFieldNarrowsTheListToItsValue)
{
    QSignalSpy asked(&m_page, &DetailPage::filterRequested);
    FactField* service = fieldOf("Service");
    ASSERT_NE(service, nullptr);
    QAction* entry = entryOf(*service, QStringLiteral("Filter the list by “shop && co”"));
    ASSERT_NE(entry, nullptr);
    entry->trigger();
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0][0].value<history::Column>(), history::Column::Service);
    EXPECT_EQ(asked[0][1].toString(), QStringLiteral("shop & co"));
}

TEST_F(DetailFilterTest, aFieldThatNoListIsNarrowedByOffersToCopyAlone)
{
    FactField* id = fieldOf("Deployment ID");
    ASSERT_NE(id, nullptr);
    EXPECT_NE(entryOf(*id, QStringLiteral("Copy the value")), nullptr);
    EXPECT_EQ(entryOf(*id, QStringLiteral("Filter the list by “DEP-001”")), nullptr);
}

TEST_F(DetailFilterTest, theHeaderOffersWhatItNames)
{
    QSignalSpy asked(&m_page, &DetailPage::filterRequested);
    auto* title = m_page.findChild<QLabel*>(QStringLiteral("title"));
    ASSERT_NE(title, nullptr);
    QAction* entry = entryOf(*title->parentWidget(), QStringLiteral("Executor: OPS-李四"));
    ASSERT_NE(entry, nullptr);
    entry->trigger();
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0][0].value<history::Column>(), history::Column::Executor);
    EXPECT_EQ(asked[0][1].toString(), QStringLiteral("OPS-李四"));
    EXPECT_EQ(title->contextMenuPolicy(), Qt::NoContextMenu) << "its menu is that of the header";
}

} // namespace
