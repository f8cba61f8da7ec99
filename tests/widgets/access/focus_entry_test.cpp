// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/focus_entry.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

#include <gtest/gtest.h>

namespace {

/// A bar that is first in the window, and a page whose entry is a field behind a button.
class FocusEntryTest : public testing::Test {
protected:
    FocusEntryTest()
    {
        auto* layout = new QHBoxLayout(&m_window);
        for (QWidget* part : std::initializer_list<QWidget*>{new QLineEdit, m_page})
            layout->addWidget(part);
        auto* parts = new QHBoxLayout(m_page);
        parts->addWidget(m_button);
        parts->addWidget(m_field);
        activate(m_window);
        m_button->setFocus();
    }

    static void activate(QWidget& window)
    {
        window.show();
        window.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
    }
    [[nodiscard]] bool fieldGetsTheKeys() const
    {
        return QTest::qWaitFor([this] { return m_field->hasFocus(); }, 2000);
    }

    QWidget m_window;
    QWidget* m_page = new QWidget;
    QPointer<QPushButton> m_button = new QPushButton;
    QLineEdit* m_field = new QLineEdit;
    widgets::FocusEntry m_entry{*m_page, [this] { return m_field; }};
};

TEST_F(FocusEntryTest, whatIsGoneGivesTheKeysBackToThePage)
{
    ASSERT_TRUE(m_button->hasFocus());
    delete m_button;
    EXPECT_TRUE(fieldGetsTheKeys());
}

TEST_F(FocusEntryTest, whatGoesWhileTheWindowIsInTheBackgroundDoesSoToo)
{
    QWidget other;
    activate(other);
    delete m_button;
    QCoreApplication::processEvents();
    activate(m_window);
    EXPECT_TRUE(fieldGetsTheKeys()) << "and not what comes first in the window";
}

TEST_F(FocusEntryTest, aPageThatIsNotSeenTakesNoKeys)
{
    m_page->hide();
    delete m_button;
    QCoreApplication::processEvents();
    EXPECT_FALSE(m_page->isAncestorOf(m_window.focusWidget()));
    EXPECT_FALSE(m_page->hasFocus());
}

/// Tabs above a page, whose way out gives way to rows.
class StrayKeysTest : public testing::Test {
protected:
    StrayKeysTest()
    {
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(&tabs);
        layout->addWidget(&page);
        auto* inner = new QVBoxLayout(&page);
        inner->addWidget(&wayOut);
        inner->addWidget(&rows);
        rows.hide();
        window.show();
        window.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
        wayOut.setFocus();
    }

    QWidget window;
    QPushButton tabs;
    QWidget page;
    QPushButton wayOut;
    QPushButton rows;
    QPushButton* target = nullptr;
    widgets::FocusEntry entry{page, [this] { return target; }};
};

TEST_F(StrayKeysTest, thePageTakesTheKeysBackFromWhatTheyFellTo)
{
    wayOut.hide();
    QCoreApplication::processEvents();
    EXPECT_TRUE(page.hasFocus()) << "there is nothing yet to hand them on to";
    rows.show();
    target = &rows;
    entry.update();
    EXPECT_TRUE(rows.hasFocus());
}

TEST_F(StrayKeysTest, whoWentElsewhereStaysThere)
{
    tabs.setFocus();
    wayOut.hide();
    QCoreApplication::processEvents();
    EXPECT_TRUE(tabs.hasFocus());
    wayOut.show();
    wayOut.setFocus();
    page.hide(); // as a page that is left
    QCoreApplication::processEvents();
    EXPECT_FALSE(page.isAncestorOf(QApplication::focusWidget()));
}

} // namespace
