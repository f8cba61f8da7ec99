// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail/detail_panels.h"

#include "detail/panel/detail_panel.h"
#include "detail_sample.h"

#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>

#include <gtest/gtest.h>

using widgets::DetailPanel;
using widgets::DetailPanels;
using widgets::PanelInfo;
using widgets::PanelPlace;

namespace {

class CountingPanel final : public DetailPanel {
public:
    using DetailPanel::DetailPanel;

    void setRecord(const models::DeploymentRecord&) override { ++records; }
    void setPlace(PanelPlace at) override { place = at; }

    int records = 0;
    PanelPlace place = PanelPlace::Tab;
};

class DetailPanelsTest : public testing::Test {
protected:
    DetailPanelsTest()
    {
        layouts.addWidget(&tabs);
        layouts.resize(400, 300);
    }

    PanelInfo row(std::string_view id)
    {
        return {
            id, QString::fromLatin1(id.data()), QStringLiteral("section"), [this](QWidget* parent) {
                made.push_back(new CountingPanel(parent));
                return made.back();
            }};
    }

    QStackedWidget layouts;
    QTabWidget& tabs = *new QTabWidget(&layouts);
    std::vector<CountingPanel*> made;
};

} // namespace

TEST_F(DetailPanelsTest, standInTheOrderOfTheirList)
{
    DetailPanels panels({row("pods"), row("log"), row("checks")}, tabs, layouts);
    EXPECT_EQ(panels.ids(), (std::vector<std::string_view>{"pods", "log", "checks"}));
    EXPECT_EQ(tabs.tabText(2), u"checks");
    EXPECT_EQ(panels.current(), "pods");
    panels.show("checks");
    EXPECT_EQ(panels.current(), "checks");
    panels.show("unheard-of");
    EXPECT_EQ(panels.current(), "checks");
    panels.setRecord(detail_test::recordOf(detail_test::runningDeployment()));
    for (const CountingPanel* panel : made)
        EXPECT_EQ(panel->records, 1);
}

TEST_F(DetailPanelsTest, areTheSameOnesInBothLayouts)
{
    DetailPanels panels({row("info"), row("log")}, tabs, layouts);
    layouts.show();
    EXPECT_FALSE(made[1]->isVisible());
    panels.setOnePage(true);
    panels.showInstead(nullptr);
    for (const CountingPanel* panel : made)
        EXPECT_TRUE(panel->isVisible() && panel->place == PanelPlace::OnePage);
    panels.setOnePage(false);
    EXPECT_EQ(made[0]->place, PanelPlace::Tab);
    EXPECT_EQ(made.size(), 2U);
}

TEST_F(DetailPanelsTest, standSideBySideWhereThereIsRoom)
{
    DetailPanels panels({row("info"), row("steps"), row("log")}, tabs, layouts);
    layouts.show();
    panels.show("log");
    panels.setWide(true);
    panels.showInstead(nullptr);
    for (const CountingPanel* panel : made)
        EXPECT_EQ(panel->place, PanelPlace::Beside);
    EXPECT_TRUE(made[2]->isVisible()) << "it was in front";
    panels.show("info");
    EXPECT_TRUE(made[0]->isVisible());
    EXPECT_EQ(panels.current(), "info");
    panels.setOnePage(true);
    EXPECT_EQ(made[0]->place, PanelPlace::OnePage) << "it was chosen, and stays in any width";
    panels.setWide(false);
    EXPECT_EQ(made[0]->place, PanelPlace::OnePage);
    panels.setOnePage(false);
    panels.showInstead(nullptr);
    EXPECT_EQ(made[0]->place, PanelPlace::Tab);
    EXPECT_TRUE(made[0]->isVisible());
    EXPECT_EQ(made.size(), 3U);
}

TEST_F(DetailPanelsTest, whatSharesACellIsSeenAtOnceWhereItIsLarge)
{
    layouts.resize(1300, 500);
    PanelInfo left = row("steps");
    left.cell = widgets::PanelCell::Left;
    PanelInfo right = row("log");
    right.cell = widgets::PanelCell::LowerRight;
    DetailPanels panels({row("info"), left, row("resources"), right}, tabs, layouts);
    layouts.show();
    panels.setWide(true);
    panels.showInstead(nullptr);
    panels.show("resources");
    EXPECT_FALSE(panels.sideBySide().isStacked());
    EXPECT_FALSE(made[0]->isVisible());
    layouts.resize(1900, 1000);
    QCoreApplication::processEvents();
    EXPECT_TRUE(panels.sideBySide().isStacked());
    for (const CountingPanel* panel : made)
        EXPECT_TRUE(panel->isVisible());
    EXPECT_LT(made[0]->mapTo(&layouts, QPoint()).y(), made[2]->mapTo(&layouts, QPoint()).y());
    made[0]->setMinimumHeight(900);
    QCoreApplication::processEvents();
    const auto roomOf = [this](int place) { return made[place]->parentWidget()->height(); };
    EXPECT_NEAR(roomOf(0), roomOf(2), 1) << "each has half, whatever is in it";
    made[0]->setMinimumHeight(0);
    deployment::Deployment ofCluster = detail_test::runningDeployment();
    ofCluster.workload.emplace();
    panels.setRecord(detail_test::recordOf(ofCluster));
    EXPECT_FALSE(panels.sideBySide().isStacked()) << "half of the cell is little for pods";
    panels.setRecord(detail_test::recordOf(detail_test::runningDeployment()));
    EXPECT_TRUE(panels.sideBySide().isStacked());
    layouts.resize(1300, 500);
    QCoreApplication::processEvents();
    EXPECT_FALSE(panels.sideBySide().isStacked());
    EXPECT_TRUE(made[2]->isVisible()) << "it was in front";
    EXPECT_FALSE(made[0]->isVisible());
    panels.setWide(false);
    panels.showInstead(nullptr);
    EXPECT_TRUE(made[2]->isVisible());
}

TEST_F(DetailPanelsTest, theRoomIsDividedAsItWas)
{
    layouts.resize(1300, 600);
    PanelInfo right = row("log");
    right.cell = widgets::PanelCell::LowerRight;
    DetailPanels panels({row("info"), right}, tabs, layouts);
    layouts.show();
    panels.setWide(true);
    panels.showInstead(nullptr);
    const QVariantList before = panels.sideBySide().sizes();
    panels.sideBySide().restoreSizes({QVariantList{-1, 4}, QVariant(), QStringLiteral("x")});
    EXPECT_EQ(panels.sideBySide().sizes(), before) << "junk";
    panels.sideBySide().restoreSizes(QVariantList{QVariant(QVariantList{300, 900})});
    const QVariantList columns = panels.sideBySide().sizes().first().toList();
    EXPECT_LT(columns[0].toInt(), columns[1].toInt() / 2);
}

TEST_F(DetailPanelsTest, whatAPanelSaysIsPassedOn)
{
    DetailPanels panels({row("info")}, tabs, layouts);
    QSignalSpy said(&panels, &DetailPanels::statusMessage);
    Q_EMIT made[0]->statusMessage(QStringLiteral("Copied"));
    ASSERT_EQ(said.count(), 1);
    EXPECT_EQ(said.first().first().toString(), u"Copied");
}
