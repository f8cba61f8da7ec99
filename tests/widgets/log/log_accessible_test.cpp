// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/log/log_search.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/log/log_view.h"

#include "builder.h"

#include <QAccessible>
#include <QScrollBar>
#include <QTest>

#include <random>

namespace {

using test_support::aDeployment;
using test_support::at;

class LogHeard : public testing::Test {
protected:
    void SetUp() override
    {
        m_view.resize(600, 300);
        m_view.show();
    }

    void setLines(int count)
    {
        auto builder = aDeployment("DEP-1");
        for (int i = 0; i < count; ++i)
            builder.log("10:00", "line " + std::to_string(i));
        m_view.setDeployment(std::make_shared<const deployment::Deployment>(builder));
    }

    QAccessibleInterface& heard() { return *QAccessible::queryAccessibleInterface(&m_view); }
    QAccessibleTextInterface& text() { return *heard().textInterface(); }
    QString whole() { return text().text(0, text().characterCount()); }
    /// What a screen reader says when the caret has moved.
    QString lineAtCaret()
    {
        int start = 0;
        int end = 0;
        return text()
            .textAtOffset(text().cursorPosition(), QAccessible::LineBoundary, &start, &end)
            .trimmed();
    }

    models::TimeContext m_time{[] { return at("10:30"); }, deployment::Zone::Utc};
    models::LogSearch m_search;
    widgets::LogView m_view{m_time, m_search};
};

TEST_F(LogHeard, isATextThatIsOnlyRead)
{
    setLines(3);
    EXPECT_EQ(heard().role(), QAccessible::EditableText);
    EXPECT_TRUE(heard().state().readOnly && heard().state().multiLine && heard().state().focusable);
    EXPECT_EQ(heard().text(QAccessible::Name), "Log");
    EXPECT_EQ(heard().childCount(), 0);
    EXPECT_EQ(whole(), "10:00:00 line 0\n10:00:00 line 1\n10:00:00 line 2");
}

TEST_F(LogHeard, doesNotSayATimeThatAnEntryDoesNotHave)
{
    m_view.setDeployment(std::make_shared<const deployment::Deployment>(
        aDeployment("DEP-1").log("10:00", "one").log("", "two").log("10:09", "three").value()));
    EXPECT_EQ(whole(), "10:00:00 one\nunknown two\n10:09:00 three");
}

TEST_F(LogHeard, saysWhereOneIs)
{
    EXPECT_EQ(heard().text(QAccessible::Description), "The log is empty");
    EXPECT_EQ(whole(), "The log is empty");
    setLines(3400);
    EXPECT_EQ(heard().text(QAccessible::Description), "3,400 line(s)");
    QTest::keyClick(&m_view, Qt::Key_Home);
    for (int i = 0; i < 11; ++i)
        QTest::keyClick(&m_view, Qt::Key_Down);
    EXPECT_EQ(heard().text(QAccessible::Description), "Line 12 of 3,400");
    EXPECT_EQ(heard().text(QAccessible::Value), "Line 12 of 3,400");
    EXPECT_EQ(lineAtCaret(), "10:00:00 line 11");
}

TEST_F(LogHeard, theCaretIsAtTheCurrentLineWhereverOneLooks)
{
    constexpr int lines = 5000;
    setLines(lines);
    std::mt19937 random(7);
    const auto anyOf = [&](int count) { return static_cast<int>(random() % unsigned(count)); };
    const std::array keys{Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Home};
    for (int round = 0; round < 300; ++round) {
        if (anyOf(3) == 0)
            m_view.showEntry(static_cast<std::size_t>(anyOf(lines)));
        else
            QTest::keyClick(&m_view, keys.at(static_cast<std::size_t>(anyOf(int(keys.size())))));
        if (anyOf(3) == 0) // one looks elsewhere
            m_view.verticalScrollBar()->setValue(anyOf(lines));
        ASSERT_TRUE(m_view.currentEntry().has_value());
        ASSERT_EQ(lineAtCaret(), QStringLiteral("10:00:00 line %1").arg(*m_view.currentEntry()));
        ASSERT_LT(text().characterCount(), 2000) << "no more than a screen of lines";
    }
}

TEST_F(LogHeard, movingTheCaretMovesTheCurrentLine)
{
    setLines(6);
    m_view.showEntry(0);
    text().setCursorPosition(static_cast<int>(whole().indexOf("line 4")));
    EXPECT_EQ(m_view.currentEntry(), 4U);
    text().setSelection(0, static_cast<int>(whole().indexOf("line 1")),
        static_cast<int>(whole().indexOf("line 2")));
    EXPECT_EQ(m_view.selectedText().lineCount(), 2U);
    int start = 0;
    int end = 0;
    ASSERT_EQ(text().selectionCount(), 1);
    text().selection(0, &start, &end);
    EXPECT_EQ(text().text(start, end), "10:00:00 line 1\n10:00:00 line 2");
}

TEST_F(LogHeard, aLongLineIsReadInPart)
{
    m_view.setDeployment(std::make_shared<const deployment::Deployment>(
        aDeployment("DEP-1").log("10:00", std::string(8000, 'x'))));
    EXPECT_LT(text().characterCount(), 1100);
    EXPECT_TRUE(whole().endsWith(QChar(0x2026)));
}

} // namespace
