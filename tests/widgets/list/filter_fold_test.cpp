// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_page_fixture.h"

#include "list/filter/status_chips.h"

#include <QComboBox>
#include <QTest>

#include <algorithm>
#include <functional>

namespace {

using history::TimeChoice;
using models::ListFilter;

/// How high a widget was each time it was painted.
class PaintedHeights final : public QObject {
public:
    explicit PaintedHeights(QWidget& widget) { widget.installEventFilter(this); }

    QList<int> heights;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            heights.append(static_cast<QWidget*>(watched)->height());
        return false;
    }
};

class FilterFoldTest : public test_support::ListPageFixture {
protected:
    QAbstractButton& more()
    {
        return *page.findChild<QAbstractButton*>(QStringLiteral("moreFilters"));
    }
    QWidget& part(const char* name) { return *page.findChild<QWidget*>(QLatin1String(name)); }
    bool areFiltersSeen()
    {
        return part("needsMe").isVisible() && part("environments").isVisible()
            && page.findChild<QComboBox*>()->isVisible();
    }
    void resize(int width)
    {
        page.resize(width, 600);
        QCoreApplication::processEvents();
    }
    QList<QRect> placesFromTop()
    {
        QList<QRect> places;
        for (const auto* each : search().parentWidget()->findChildren<QWidget*>(
                 QString(), Qt::FindDirectChildrenOnly)) {
            if (each->isVisible())
                places.append(each->geometry());
        }
        std::ranges::sort(
            places, std::ranges::less(), [](const QRect& each) { return each.top(); });
        return places;
    }
    int linesOfFilters()
    {
        int lines = 0;
        int bottom = -1;
        for (const QRect& place : placesFromTop()) {
            lines += place.top() > bottom ? 1 : 0;
            bottom = std::max(bottom, place.bottom());
        }
        return lines;
    }
};

TEST_F(FilterFoldTest, aNarrowPageShowsTwoLinesOfFilters)
{
    resize(1366);
    EXPECT_TRUE(areFiltersSeen());
    EXPECT_FALSE(more().isVisible());
    resize(780);
    EXPECT_FALSE(areFiltersSeen());
    EXPECT_TRUE(more().isVisible());
    EXPECT_TRUE(part("statusAll").isVisible());
    EXPECT_TRUE(search().isVisible());
    EXPECT_LE(linesOfFilters(), 2);
    for (const int width : {840, 910, 980}) {
        resize(width);
        EXPECT_LE(linesOfFilters(), 2) << width;
        // With its own buttons, where the others are folded.
        EXPECT_TRUE(areFiltersSeen()
            || search().mapTo(&page, QPoint()).y() > more().mapTo(&page, QPoint()).y())
            << width;
    }
    resize(1366);
    EXPECT_TRUE(areFiltersSeen());
}

TEST_F(FilterFoldTest, theSearchHasRoomForItsWordsWhereALineHasIt)
{
    const int words = search().fontMetrics().horizontalAdvance(search().placeholderText());
    for (int width = 1200; width <= 1900; width += 25) {
        resize(width);
        if (linesOfFilters() == 2) {
            EXPECT_GT(search().width(), words) << width;
        }
    }
    // Elsewhere it says one word instead of the half of them.
    for (const int width : {720, 780, 960}) {
        resize(width);
        EXPECT_LT(search().fontMetrics().horizontalAdvance(search().placeholderText()),
            search().width() - 30)
            << width;
    }
}

TEST_F(FilterFoldTest, theChipOfOtherStatesTakesNoLineForAMoment)
{
    auto& chips = *page.findChild<widgets::StatusChips*>();
    PaintedHeights painted(*search().parentWidget());
    for (int width = 1000; width < 2000; width += 20) {
        chips.setCounts({});
        resize(width);
        painted.heights.clear();
        chips.setCounts({{"PENDING", 1}});
        QCoreApplication::processEvents();
        for (const int height : painted.heights)
            EXPECT_EQ(height, search().parentWidget()->height()) << width;
    }
}

/// A filter that comes for what is read, and for which there is no room.
TEST_F(FilterFoldTest, whatGivesWayAsItComesIsNotSeen)
{
    for (int width = 700; width <= 1400; width += 20) {
        history::History rows;
        rows.upsert(history::summaryOf(test_support::aDeployment("DEP-1")));
        widgets::ListPage other(time);
        other.setSourceName(QStringLiteral("deployments.json"));
        other.setHistory(test_support::borrowed(rows));
        other.resize(width, 600);
        other.show();
        QCoreApplication::processEvents();
        deployment::Deployment run = test_support::aDeployment("DEP-2");
        run.service = "orders";
        rows.upsert(history::summaryOf(run));
        other.historyChanged();
        QCoreApplication::processEvents();
        const auto& folding = *other.findChild<QWidget*>(QStringLiteral("services"));
        EXPECT_NE(folding.isVisible(), folding.isHidden()) << width;
        EXPECT_NE(folding.isVisible(),
            other.findChild<QWidget*>(QStringLiteral("moreFilters"))->isVisible())
            << width;
    }
}

TEST_F(FilterFoldTest, whatIsFoldedIsOneClickAway)
{
    resize(780);
    more().click();
    EXPECT_TRUE(areFiltersSeen());
    part("production").setFocus();
    QTest::keyClick(&part("production"), Qt::Key_Space);
    EXPECT_EQ(page.filters().filter().words[history::Column::Environment],
        QStringList{QStringLiteral("生产环境")});
    more().click();
    EXPECT_FALSE(areFiltersSeen());
    EXPECT_EQ(more().text(), u"More filters (1)");
}

TEST_F(FilterFoldTest, theButtonSaysWhatIsInForce)
{
    resize(780);
    EXPECT_EQ(more().text(), u"More filters");
    const QPoint place = part("search").pos();
    ListFilter filter;
    filter.window.choice = TimeChoice::Last7Days;
    filter.words[history::Column::Environment] = {QStringLiteral("R&D <b>")};
    filter.words[history::Column::Status] = {QStringLiteral("RUNNING")}; // seen beside it
    filter.text = QStringLiteral("V2"); // seen, too
    page.filters().setFilter(filter);
    EXPECT_EQ(more().text(), u"More filters (2)");
    EXPECT_EQ(more().accessibleDescription(), u"In force: R&D <b> · Last 7 days");
    EXPECT_EQ(more().toolTip(), u"<qt>In force: R&amp;D &lt;b&gt; · Last 7 days</qt>");
    QCoreApplication::processEvents();
    EXPECT_EQ(part("search").pos(), place);
    filter.needsMe = true;
    page.filters().setFilter(filter);
    EXPECT_EQ(more().text(), u"More filters (3)");
    EXPECT_FALSE(areFiltersSeen()) << "nothing comes but by the button";
}

TEST_F(FilterFoldTest, noWordIsCutOffAtAnyWidth)
{
    for (const int width : {780, 860, 960, 1100, 1366}) {
        resize(width);
        for (const auto* each : page.findChildren<QAbstractButton*>()) {
            const bool isInField = each->parentWidget() == &search();
            const bool hasWords = each->isVisible() && !each->text().isEmpty() && !isInField;
            EXPECT_TRUE(!hasWords || each->width() >= each->sizeHint().width())
                << width << ' ' << each->text().toStdString();
        }
    }
}

TEST_F(FilterFoldTest, theButtonsOfTheHeaderAreNamedWithoutWords)
{
    const auto word = [this](const char* name) {
        return page.findChild<QAbstractButton*>(QLatin1String(name))->text();
    };
    resize(1366);
    EXPECT_EQ(word("exportButton"), u"Export");
    resize(700);
    EXPECT_EQ(word("exportButton"), QString());
    for (const char* name : {"filterButton", "previewButton", "refreshButton", "exportButton"})
        EXPECT_FALSE(part(name).accessibleName().isEmpty()) << name;
}

} // namespace
