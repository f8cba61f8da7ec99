// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_page_fixture.h"
#include "theme/whole_parts.h"

#include <QAction>
#include <QEnterEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using history::Column;
using models::ListFilter;
using test_support::aDeployment;

namespace {

class LiveNowTest : public test_support::ListPageFixture {
protected:
    QListView& cards() { return *page.findChild<QListView*>(QStringLiteral("liveCards")); }
    QToolButton& fold() { return *page.findChild<QToolButton*>(QStringLiteral("foldLiveNow")); }
    QToolButton& more() { return *page.findChild<QToolButton*>(QStringLiteral("moreLiveNow")); }

    QString cardText(int row) { return cards().model()->index(row, 0).data().toString(); }
    void clickCard(int row)
    {
        QTest::mouseClick(cards().viewport(), Qt::LeftButton, {},
            cards().visualRect(cards().model()->index(row, 0)).center());
    }
    QStringList environments() { return page.filters().filter().words[Column::Environment]; }
    QAction* menuAction(const QString& text)
    {
        Q_EMIT cards().customContextMenuRequested(
            cards().visualRect(cards().model()->index(0, 0)).center());
        auto* menu = cards().findChild<QMenu*>();
        for (QAction* action : menu->actions()) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    }
    void addEnvironments(int count)
    {
        for (int n = 0; n < count; ++n)
            add(aDeployment("ENV-" + std::to_string(n))
                    .environment("environment-" + std::to_string(n))
                    .start("05:00")
                    .end("05:10"));
        page.historyChanged();
    }
};

} // namespace

TEST_F(LiveNowTest, aCardNamesItsPlaceHoweverLongTheVersionIs)
{
    for (const char* version : {"V1", "2025.02.14-release-candidate+build.4711.of.a.long.name"}) {
        add(aDeployment("LONG")
                .environment("production-of-europe-in-the-west")
                .service("checkout-payment-gateway")
                .version(version)
                .start("05:00")
                .end("05:10"));
        page.historyChanged();
        int row = 0;
        while (!cardText(row).contains(QLatin1String("production-of-europe")))
            ASSERT_LT(++row, cards().model()->rowCount());
        const QRect card = cards().visualRect(cards().model()->index(row, 0));
        const QImage picture = cards().viewport()->grab(card).toImage();
        const double scale = picture.devicePixelRatio();
        const int line = cards().fontMetrics().height();
        int dark = 0;
        for (int y = 9; y < 9 + line; ++y) {
            for (int x = 14; x < 70; ++x)
                dark +=
                    picture.pixelColor(int(x * scale), int(y * scale)).lightness() < 110 ? 1 : 0;
        }
        EXPECT_GT(dark, 30) << version;
    }
}

TEST_F(LiveNowTest, aCardForEachEnvironmentOverAllTime)
{
    ListFilter none;
    none.text = QStringLiteral("nothing has this");
    page.filters().setFilter(none);
    EXPECT_EQ(page.rows().shown().size(), 0U);
    ASSERT_EQ(cards().model()->rowCount(), 3);
    EXPECT_TRUE(cards().isVisible());
    EXPECT_TRUE(cardText(0).startsWith(u"生产环境: V2.0.5 is live")) << cardText(0).toStdString();
    EXPECT_TRUE(cardText(0).contains(u"V2.1.0 60%"));
    page.setHistory(nullptr);
    EXPECT_FALSE(cards().isVisible());
}

TEST_F(LiveNowTest, aClickNarrowsTheListAndAnotherTakesItBack)
{
    ListFilter before;
    before.text = QStringLiteral("V2");
    page.filters().setFilter(before);
    QSignalSpy changed(&page.filters(), &widgets::ListFilters::filterChanged);
    clickCard(1);
    EXPECT_EQ(environments(), QStringList{QStringLiteral("预生产环境")});
    EXPECT_EQ(shownIds(), QStringList{QStringLiteral("DEP-002")});
    EXPECT_EQ(changed.size(), 1);
    clickCard(2);
    EXPECT_EQ(environments(), QStringList{QStringLiteral("测试环境")});
    clickCard(2);
    EXPECT_EQ(page.filters().filter(), before);
}

TEST_F(LiveNowTest, whatIsOlderThanTheTimeRangeIsShownAllTheSame)
{
    ListFilter today;
    today.window.choice = history::TimeChoice::Today;
    page.filters().setFilter(today);
    clickCard(2);
    EXPECT_EQ(shownIds(), QStringList{QStringLiteral("DEP-003")});
    clickCard(2);
    EXPECT_EQ(page.filters().filter(), today) << "the time range too";
}

TEST_F(LiveNowTest, keysWalkThroughTheCardsChooseAndMoveThem)
{
    cards().setFocus(Qt::TabFocusReason);
    cards().setCurrentIndex(cards().model()->index(0, 0));
    QTest::keyClick(&cards(), Qt::Key_Right);
    QTest::keyClick(&cards(), Qt::Key_Return);
    EXPECT_EQ(environments(), QStringList{QStringLiteral("预生产环境")});
    QTest::keyClick(&cards(), Qt::Key_Space);
    EXPECT_TRUE(environments().isEmpty());
    QSignalSpy changed(&page, &widgets::ListPage::liveNowStateChanged);
    QTest::keyClick(&cards(), Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(cardText(0).startsWith(u"预生产环境")) << cardText(0).toStdString();
    EXPECT_EQ(cards().currentIndex().row(), 0);
    QTest::keyClick(&cards(), Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(changed.size(), 1) << "there is nothing before the first";
}

TEST_F(LiveNowTest, noCardMovesUnderThePointer)
{
    const auto tell = [this](QEvent::Type type) {
        QEnterEvent enter({}, {}, {});
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(
            cards().viewport(), type == QEvent::Enter ? static_cast<QEvent*>(&enter) : &leave);
    };
    ASSERT_TRUE(cardText(0).startsWith(u"生产环境"));
    add(aDeployment("NEW").environment("production").running().start("11:00"));
    tell(QEvent::Enter);
    page.historyChanged();
    ASSERT_TRUE(QTest::qWaitFor([&] { return cards().model()->rowCount() == 4; }));
    EXPECT_TRUE(cardText(0).startsWith(u"生产环境"));
    tell(QEvent::Leave);
    EXPECT_TRUE(cardText(0).startsWith(u"production")) << cardText(0).toStdString();
}

TEST_F(LiveNowTest, orderAndFoldingAreRemembered)
{
    QSignalSpy changed(&page, &widgets::ListPage::liveNowStateChanged);
    QAction* right = menuAction(QStringLiteral("Move to the right"));
    ASSERT_NE(right, nullptr);
    right->trigger();
    EXPECT_TRUE(cardText(1).startsWith(u"生产环境"));
    QTest::mouseClick(&fold(), Qt::LeftButton);
    EXPECT_FALSE(cards().isVisible());
    EXPECT_EQ(changed.size(), 2);
    const QVariantMap state = page.liveNowState();

    widgets::ListPage other(time);
    other.restoreLiveNowState(state);
    other.setHistory(test_support::borrowed(history));
    auto* view = other.findChild<QListView*>(QStringLiteral("liveCards"));
    EXPECT_TRUE(view->isHidden());
    EXPECT_TRUE(view->model()->index(0, 0).data().toString().startsWith(u"预生产环境"));
    EXPECT_EQ(other.liveNowState(), state);
    other.restoreLiveNowState({{QStringLiteral("order"), 7}, {QStringLiteral("folded"), false}});
    EXPECT_FALSE(view->isHidden());
    EXPECT_TRUE(view->model()->index(0, 0).data().toString().startsWith(u"生产环境"));
}

TEST_F(LiveNowTest, manyCardsTakeNoMoreThanTwoLinesUntilAsked)
{
    addEnvironments(40);
    const int lineHeight = cards().gridSize().height();
    EXPECT_LE(cards().height(), 2 * lineHeight);
    ASSERT_TRUE(more().isVisible());
    EXPECT_EQ(more().text(), u"Show all 43");
    EXPECT_FALSE(cards().verticalScrollBar()->isVisible()) << "one beside that of the rows";
    QTest::mouseClick(&more(), Qt::LeftButton);
    EXPECT_TRUE(cards().verticalScrollBar()->isVisible());
    EXPECT_GT(cards().height(), 2 * lineHeight);
    EXPECT_LE(cards().height(), std::max(page.height() * 2 / 5, 3 * lineHeight));
    QTest::mouseClick(&more(), Qt::LeftButton);
    EXPECT_LE(cards().height(), 2 * lineHeight);
    page.resize(700, 500);
    QCoreApplication::processEvents();
    EXPECT_EQ(cards().visualRect(cards().model()->index(2, 0)).left(), 0)
        << "fewer stand side by side in a narrow window";
}

TEST_F(LiveNowTest, noCardIsOutOfViewWhereTheLinesAreEnough)
{
    for (const int width : {1366, 1100, 900, 700}) {
        page.resize(width, 600);
        QCoreApplication::processEvents();
        const QRect last = cards().visualRect(cards().model()->index(2, 0));
        EXPECT_LE(last.right(), cards().viewport()->width()) << width;
        EXPECT_LE(last.bottom(), cards().viewport()->height()) << width;
        EXPECT_FALSE(cards().verticalScrollBar()->isVisible()) << width;
        EXPECT_FALSE(more().isVisible()) << width;
    }
}

TEST_F(LiveNowTest, theCardsOfALargeScreenShareItsWidth)
{
    addEnvironments(3);
    for (const int width : {1366, 1920, 2560}) {
        page.resize(width, 900);
        QCoreApplication::processEvents();
        const QRect last = cards().visualRect(cards().model()->index(5, 0));
        EXPECT_EQ(last.top(), 0) << width;
        EXPECT_NEAR(last.right(), cards().viewport()->width() - 1, 1) << width;
    }
}

TEST_F(LiveNowTest, aCardOpensWhatItIsAbout)
{
    QSignalSpy opened(&page.rows(), &widgets::ListRows::openRequested);
    QAction* open = menuAction(QStringLiteral("Open what runs"));
    ASSERT_NE(open, nullptr);
    open->trigger();
    ASSERT_EQ(opened.size(), 1);
    EXPECT_EQ(opened[0][0].toStringList(), QStringList{QStringLiteral("DEP-001")});
}

TEST_F(LiveNowTest, aCutOffReasonLeavesTheTimeBeforeItWhole)
{
    const QFontMetrics metrics(page.font());
    const QString what = QStringLiteral("V2.1.0 failed yesterday 13:52");
    const QString text = what + QStringLiteral(": the image could not be built");
    for (int room = metrics.horizontalAdvance(text);
         room > metrics.horizontalAdvance(QStringLiteral("V2.1\u2026")); --room) {
        const QString shown = widgets::elidedReason(text, metrics, room);
        ASSERT_FALSE(shown.startsWith(what + QStringLiteral(":\u2026"))) << room;
        ASSERT_LE(metrics.horizontalAdvance(shown), room);
        if (shown == what)
            continue;
        ASSERT_TRUE(shown == text || shown.endsWith(u'\u2026')) << shown.toStdString();
    }
    const QString chinese = QStringLiteral("\u5931\u8d25\uff1a") + QString(9, u'\u8d85');
    for (int room = metrics.horizontalAdvance(chinese); room > 0; --room)
        ASSERT_FALSE(widgets::elidedReason(chinese, metrics, room).contains(u"\uff1a\u2026"));
}

/// The colon of its step is no time's.
TEST_F(LiveNowTest, aReasonThatIsCutOffBehindItsStepSaysThatItIs)
{
    const QFontMetrics metrics(page.font());
    const std::pair<QString, QString> texts[]{
        {QStringLiteral("V2.1.0 failed 13:52: Build:"), QStringLiteral(" no space is left")},
        {QStringLiteral("\u5931\u8d25\uff1a\u6784\u5efa\uff1a"), QString(9, u'\u8d85')}};
    for (const auto& [step, why] : texts) {
        const QString text = step + why;
        const QString cut = step + u'\u2026';
        const int room = metrics.horizontalAdvance(cut) + 1;
        ASSERT_LT(room, metrics.horizontalAdvance(text));
        EXPECT_TRUE(widgets::elidedReason(text, metrics, room).endsWith(u'\u2026'))
            << step.toStdString();
        int cuts = 0;
        for (int each = room; each > room - metrics.horizontalAdvance(u'W'); --each)
            cuts += widgets::elidedReason(text, metrics, each).endsWith(u'\u2026') ? 0 : 1;
        EXPECT_EQ(cuts, 0) << step.toStdString();
    }
}
