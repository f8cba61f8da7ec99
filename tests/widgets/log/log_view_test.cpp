// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_sample.h"

#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/log/log_view.h"
#include "deploy/widgets/theme/theme.h"

#include <QSignalSpy>
#include <QTest>

namespace {

using detail_test::recordOf;
using test_support::aDeployment;
using test_support::at;
using widgets::DetailPage;
using widgets::LogView;
using Tone = widgets::theme::Tone;

test_support::DeploymentBuilder withLines(int count)
{
    auto builder = aDeployment("DEP-1");
    for (int i = 0; i < count; ++i)
        builder.log("10:00", "line " + std::to_string(i) + (i % 10 == 3 ? " Needle" : ""));
    return builder;
}

class LogPanelTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_page.resize(900, 700);
        m_page.show();
        m_page.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&m_page));
        m_page.showPanel(DetailPage::logPanel);
    }

    LogView& view() const { return *m_page.findChild<LogView*>(); }
    bool isAtEnd() const
    {
        return view().verticalScrollBar()->value() == view().verticalScrollBar()->maximum();
    }
    QLineEdit& wanted() const { return *m_page.findChild<QLineEdit*>("logSearch"); }
    QString found() const
    {
        return m_page.findChild<QWidget*>("found")->property("text").toString();
    }
    QCheckBox& matchesOnly() const
    {
        return *m_page.findChild<QCheckBox*>(QStringLiteral("matchesOnly"));
    }

    void search(const QString& text)
    {
        wanted().setFocus();
        wanted().setText(text);
        QTest::keyClick(&wanted(), Qt::Key_Return);
        EXPECT_TRUE(QTest::qWaitFor(
            [this] { return !found().isEmpty() && !found().contains("searching"); }));
    }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&view(), key, modifiers);
    }

    QString copied()
    {
        key(Qt::Key_C, Qt::ControlModifier);
        return QGuiApplication::clipboard()->text();
    }

    models::TimeContext m_time{[] { return at("10:30"); }, deployment::Zone::Utc};
    DetailPage m_page{m_time};
};

TEST_F(LogPanelTest, showsTheEndAndStaysThere)
{
    m_page.setRecord(recordOf(withLines(500)));
    EXPECT_TRUE(isAtEnd());
    m_page.setRecord(recordOf(withLines(600)));
    EXPECT_EQ(view().rowCount(), 600U);
    EXPECT_TRUE(isAtEnd());
    view().verticalScrollBar()->setValue(100);
    m_page.setRecord(recordOf(withLines(700)));
    EXPECT_EQ(view().verticalScrollBar()->value(), 100);
}

TEST_F(LogPanelTest, whatWasShownStaysInSightWhenTheViewGetsItsSize)
{
    m_page.setRecord(recordOf(withLines(30)));
    view().bringIntoView(22);
    m_page.resize(900, 440);
    QCoreApplication::processEvents();
    const int rows = view().viewport()->height() / view().rowHeight();
    const int first = view().verticalScrollBar()->value();
    ASSERT_LT(rows, 15);
    EXPECT_LT(first, 22);
    EXPECT_GT(first + rows - 1, 22) << "with what follows it";
    view().verticalScrollBar()->setValue(3);
    m_page.resize(900, 460);
    QCoreApplication::processEvents();
    EXPECT_EQ(view().verticalScrollBar()->value(), 3) << "somebody looks at something else";
}

TEST_F(LogPanelTest, aLongLineIsPaintedUpToTheEdge)
{
    std::string marked;
    for (int letter = 0; letter < 600; ++letter)
        marked += "#\u0301\u0302\u0303"; // as many as are shown, which take no room
    m_page.setRecord(
        recordOf(aDeployment("DEP-1").log("10:00", std::string(600, '#')).log("10:00", marked)));
    const QImage seen = view().viewport()->grab().toImage();
    const QRgb ground = seen.pixel(seen.width() / 2, seen.height() - 2);
    for (const int row : {0, 1}) {
        int last = 0;
        const int top = row * view().rowHeight();
        for (int y = top; y < top + view().rowHeight(); ++y) {
            for (int x = last; x < seen.width(); ++x) {
                if (seen.pixel(x, y) != ground)
                    last = x;
            }
        }
        EXPECT_GT(last, seen.width() - 2 * view().viewport()->fontMetrics().maxWidth()) << row;
    }
}

TEST_F(LogPanelTest, movesSelectsAndCopiesByKey)
{
    m_page.setRecord(recordOf(withLines(500)));
    key(Qt::Key_Home);
    EXPECT_EQ(view().currentEntry(), 0U);
    key(Qt::Key_Down);
    key(Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_EQ(copied(), "[2025-02-15T10:00:00+00:00] line 1\n[2025-02-15T10:00:00+00:00] line 2\n");
    key(Qt::Key_End);
    EXPECT_EQ(view().currentEntry(), 499U);
    EXPECT_TRUE(isAtEnd());
    key(Qt::Key_PageUp);
    EXPECT_LT(*view().currentEntry(), 490U);
    key(Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(copied().count('\n'), 500);
}

TEST_F(LogPanelTest, selectsWithTheMouse)
{
    m_page.setRecord(recordOf(withLines(20)));
    const auto middleOf = [this](int row) { return QPoint(50, row * view().rowHeight() + 4); };
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, middleOf(2));
    QTest::mouseClick(view().viewport(), Qt::LeftButton, Qt::ShiftModifier, middleOf(4));
    EXPECT_EQ(view().selectedText().lineCount(), 3U);
    QTest::mousePress(view().viewport(), Qt::LeftButton, {}, middleOf(10));
    QMouseEvent drag(QEvent::MouseMove, QPointF(middleOf(7)),
        view().viewport()->mapToGlobal(QPointF(middleOf(7))), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(view().viewport(), &drag);
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, middleOf(7));
    EXPECT_EQ(view().selectedText().line(0), "[2025-02-15T10:00:00+00:00] line 7\n");
    EXPECT_EQ(view().selectedText().lineCount(), 4U);
}

TEST_F(LogPanelTest, goesFromMatchToMatchAndRound)
{
    m_page.setRecord(recordOf(withLines(30)));
    search("NEEDLE");
    EXPECT_EQ(found(), "1 of 3");
    EXPECT_EQ(view().currentEntry(), 3U);
    QTest::keyClick(&wanted(), Qt::Key_F3);
    EXPECT_EQ(view().currentEntry(), 13U);
    EXPECT_EQ(found(), "2 of 3");
    QTest::keyClick(&wanted(), Qt::Key_F3);
    QTest::keyClick(&wanted(), Qt::Key_F3);
    EXPECT_EQ(view().currentEntry(), 3U) << "round";
    QTest::keyClick(&wanted(), Qt::Key_F3, Qt::ShiftModifier);
    EXPECT_EQ(view().currentEntry(), 23U);
}

TEST_F(LogPanelTest, filtersToMatchesAndBack)
{
    m_page.setRecord(recordOf(withLines(300)));
    search("needle");
    view().showEntry(33);
    QTest::mouseClick(&matchesOnly(), Qt::LeftButton, {}, QPoint(8, matchesOnly().height() / 2));
    EXPECT_EQ(view().rowCount(), 30U);
    EXPECT_EQ(view().currentEntry(), 33U);
    key(Qt::Key_Down);
    EXPECT_EQ(view().currentEntry(), 43U);
    key(Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(copied().count('\n'), 30);
    matchesOnly().setChecked(false);
    EXPECT_EQ(view().rowCount(), 300U);
    EXPECT_TRUE(view().currentEntry().has_value());
}

TEST_F(LogPanelTest, searchAndFilterOutlastNewerData)
{
    m_page.setRecord(recordOf(withLines(30)));
    search("needle");
    matchesOnly().setChecked(true);
    m_page.setRecord(recordOf(withLines(40)));
    EXPECT_TRUE(QTest::qWaitFor([this] { return view().rowCount() == 4; }));
    EXPECT_EQ(wanted().text(), "needle");
}

TEST_F(LogPanelTest, saysWhatIsWrongWithAnExpression)
{
    m_page.setRecord(recordOf(withLines(30)));
    m_page.findChild<QToolButton*>("regularExpression")->click();
    search("line (");
    EXPECT_TRUE(found().contains("character")) << found().toStdString();
    EXPECT_EQ(view().rowCount(), 30U);
    search("line \\d3 n");
    EXPECT_EQ(found(), "1 of 2") << found().toStdString();
}

TEST_F(LogPanelTest, handsOnWhatIsToBeSaved)
{
    m_page.setRecord(recordOf(withLines(30)));
    QSignalSpy save(&m_page, &DetailPage::saveLogRequested);
    for (QToolButton* button : m_page.findChildren<QToolButton*>()) {
        if (button->accessibleName().startsWith("Save"))
            button->click();
    }
    EXPECT_EQ(save.count(), 1);
    EXPECT_EQ(save.value(0).value(1).value<models::LogText>().lineCount(), 30U);
}

TEST_F(LogPanelTest, aLongEntryIsCutAndCanBeSeenWhole)
{
    const std::string huge = "first\nsecond " + std::string(5'000'000, 'x');
    m_page.setRecord(recordOf(aDeployment("DEP-1").log("10:00", huge)));
    QElapsedTimer timer;
    timer.start();
    m_page.grab();
    EXPECT_LT(timer.elapsed(), 1000);
    EXPECT_TRUE(view().shownText(0).startsWith("first\\nsecond xxx"));
    EXPECT_LT(view().shownText(0).size(), 8400);
    key(Qt::Key_Home);
    EXPECT_EQ(copied().toStdString(), "[2025-02-15T10:00:00+00:00] " + huge + "\n");
    key(Qt::Key_Return);
    auto* dialog = m_page.findChild<QDialog*>();
    EXPECT_NE(dialog, nullptr);
    EXPECT_TRUE(dialog && dialog->isVisible());
    EXPECT_TRUE(dialog
        && dialog->findChild<QPlainTextEdit*>()->toPlainText().startsWith("first\nsecond x"));
}

TEST_F(LogPanelTest, aMillionLinesOpenAndScrollAtOnce)
{
    auto big = std::make_shared<deployment::Deployment>();
    for (int i = 0; i < 1'000'000; ++i)
        big->log.append(at("10:00"), "a line of a log that is long");
    QElapsedTimer timer;
    timer.start();
    m_page.setRecord({big, {}, at("10:30")});
    for (const int row : {0, 500'000, 999'000}) {
        view().verticalScrollBar()->setValue(row);
        m_page.grab();
    }
    EXPECT_LT(timer.elapsed(), 2000);
    EXPECT_EQ(view().rowCount(), 1'000'000U);
}

TEST_F(LogPanelTest, tabsAreSeenAsSpacesAndCopiedAsTabs)
{
    m_page.setRecord(recordOf(
        aDeployment("DEP-1").log("10:00", "\tat a.b(C.java:1)").log("10:00", "12345678\t|\t|\t")));
    EXPECT_EQ(view().shownText(0), "        at a.b(C.java:1)");
    EXPECT_EQ(view().shownText(1), "12345678        |       |       ");
    view().showEntry(0);
    QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains("\tat a.b"));
    const std::string many(100000, '\t');
    m_page.setRecord(recordOf(aDeployment("DEP-1").log("10:00", many)));
    EXPECT_LT(view().shownText(0).size(), 8400);
}

TEST_F(LogPanelTest, aLevelHasItsColor)
{
    m_page.setRecord(recordOf(aDeployment("DEP-1")
                                  .log("10:00", "ERROR disk full")
                                  .log("10:00", "WARN disk is slow")
                                  .log("10:00", "no errors")));
    const QImage picture = view().viewport()->grab().toImage();
    const auto has = [&](int row, Tone tone) {
        const QColor wanted = widgets::theme::foreground(tone, view().palette());
        const int top = row * view().rowHeight();
        for (int y = top; y < top + view().rowHeight(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                const QColor found = picture.pixelColor(x, y);
                if (std::abs(found.hslHue() - wanted.hslHue()) < 8 && found.hslSaturation() > 60)
                    return true;
            }
        }
        return false;
    };
    EXPECT_TRUE(has(0, Tone::Bad));
    EXPECT_TRUE(has(1, Tone::Warning));
    EXPECT_FALSE(has(2, Tone::Bad) || has(2, Tone::Warning));
}

TEST_F(LogPanelTest, opensAtTheLineThatItFailedWith)
{
    auto failed =
        aDeployment("DEP-4").failed().end("10:10").step("Build", "FAILED", "10:00", "10:07");
    for (int i = 0; i < 500; ++i)
        failed.log("10:06", "line " + std::to_string(i));
    failed.log("10:07", "error: out of disk (exit code 1)").log("10:07", "deployment failed");
    for (int i = 0; i < 500; ++i)
        failed.log("10:09", "clean-up " + std::to_string(i));
    m_page.setRecord(recordOf(failed));
    m_page.showPanel(DetailPage::logPanel);
    EXPECT_EQ(view().currentEntry(), std::nullopt) << "it is tinted, and nothing is selected";
    const int row = 500 - view().verticalScrollBar()->value();
    ASSERT_GT(row, 0) << "with lines above it";
    ASSERT_LT(row, view().viewport()->height() / view().rowHeight());
    const QImage picture = view().viewport()->grab().toImage();
    const int right = picture.width() - 2;
    const auto ground = [&](int line) {
        return picture.pixelColor(right, line * view().rowHeight() + 2);
    };
    EXPECT_EQ(ground(row).rgb(), widgets::theme::background(Tone::Bad, view().palette()).rgb());
    EXPECT_NE(ground(row - 1), ground(row));
    view().showEntry(3);
    m_page.setRecord(recordOf(failed.log("10:11", "later")));
    EXPECT_LE(view().verticalScrollBar()->value(), 3) << "one has gone elsewhere";
}

TEST_F(LogPanelTest, anEmptyLogTakesEveryKey)
{
    m_page.setRecord(recordOf(aDeployment("DEP-1")));
    for (const Qt::Key each :
        {Qt::Key_Home, Qt::Key_End, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_Return})
        key(each);
    key(Qt::Key_A, Qt::ControlModifier);
    QTest::mouseClick(view().viewport(), Qt::LeftButton);
    EXPECT_EQ(view().selectedText().lineCount(), 0U);
    m_page.setRecord(recordOf(withLines(3)));
    key(Qt::Key_End);
    m_page.setRecord(recordOf(withLines(1)));
    EXPECT_FALSE(view().currentEntry().has_value());
}

} // namespace
