// SPDX-License-Identifier: GPL-3.0-or-later
// However much a window shows, it opens within its screen, and all of it can be reached.
#include "deploy/widgets/windows/screen_fit.h"

#include <QBoxLayout>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include <gtest/gtest.h>

#include <vector>

namespace {

/// Lines to fill in, buttons below.
class Form final : public QDialog {
public:
    explicit Form(int lines, int width = 200)
    {
        auto* rows = new QVBoxLayout(this);
        for (int line = 0; line < lines; ++line) {
            auto* field = new QLineEdit(this);
            field->setMinimumSize(width, 40);
            rows->addWidget(field);
            fields.push_back(field);
        }
        buttons = new QDialogButtonBox(
            QDialogButtonBox::Ok | QDialogButtonBox::Cancel, Qt::Horizontal, this);
        rows->addWidget(buttons);
        connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    }

    void addLine()
    {
        auto* field = new QLineEdit(this);
        field->setMinimumHeight(40);
        // As whoever fills a dialog later does.
        auto* rows = qobject_cast<QVBoxLayout*>(fields.back()->parentWidget()->layout());
        rows->insertWidget(int(fields.size()), field);
        fields.push_back(field);
    }

    [[nodiscard]] QScrollArea* area() const { return findChild<QScrollArea*>(); }

    std::vector<QLineEdit*> fields;
    QDialogButtonBox* buttons;
};

bool isInSight(const QWidget& widget)
{
    return widget.isVisible() && widget.visibleRegion().boundingRect() == widget.rect();
}

class ScreenFitTest : public testing::Test {
protected:
    ScreenFitTest() { widgets::fitWindowsToScreen(m_program); }

    static void show(QWidget& window)
    {
        window.show();
        window.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
        QCoreApplication::processEvents();
    }

    static void expectOnScreen(const QWidget& window)
    {
        const QRect desk = window.screen()->availableGeometry();
        EXPECT_TRUE(desk.contains(window.frameGeometry()))
            << window.frameGeometry().width() << 'x' << window.frameGeometry().height() << " at "
            << window.frameGeometry().x() << ',' << window.frameGeometry().y();
    }

private:
    QObject m_program;
};

TEST(ScreenFitOwner, leavesWindowsAloneOnceItIsGone)
{
    {
        QObject owner;
        widgets::fitWindowsToScreen(owner);
    }
    Form form(5);
    const QSize large = 2 * form.screen()->availableSize();
    form.resize(large);
    form.show();
    EXPECT_EQ(form.size(), large);
}

TEST_F(ScreenFitTest, leavesAWindowThatFitsAsItIs)
{
    Form form(5);
    const QLayout* layout = form.layout();
    const QSize wanted = form.sizeHint();
    show(form);
    EXPECT_EQ(form.layout(), layout);
    EXPECT_EQ(form.area(), nullptr);
    EXPECT_EQ(form.size(), wanted);
    expectOnScreen(form);
}

TEST_F(ScreenFitTest, makesAWindowSmallerThatIsOnlyTooLarge)
{
    Form form(5);
    form.resize(5000, 4000);
    show(form);
    EXPECT_EQ(form.area(), nullptr);
    expectOnScreen(form);
}

TEST_F(ScreenFitTest, scrollsWhatIsTooHighAndKeepsTheButtonsInSight)
{
    Form form(60);
    const int wanted = form.sizeHint().height();
    show(form);
    expectOnScreen(form);
    ASSERT_GT(wanted, form.height());
    EXPECT_TRUE(isInSight(*form.buttons));
    EXPECT_TRUE(form.fields.front()->isVisible());
    ASSERT_NE(form.area(), nullptr);
    EXPECT_EQ(form.area()->horizontalScrollBar()->maximum(), 0);
    form.area()->verticalScrollBar()->setValue(form.area()->verticalScrollBar()->maximum());
    EXPECT_TRUE(isInSight(*form.fields.back()));
}

TEST_F(ScreenFitTest, leavesTheKeysTheDefaultAndTheOrderOfTab)
{
    Form form(60);
    form.fields[3]->setFocus();
    QPushButton* ok = form.buttons->button(QDialogButtonBox::Ok);
    ok->setDefault(true);
    show(form);
    EXPECT_EQ(form.focusWidget(), form.fields[3]);
    EXPECT_TRUE(ok->isDefault());
    for (std::size_t at = 3; at + 1 < form.fields.size(); ++at) {
        QTest::keyClick(&form, Qt::Key_Tab);
        ASSERT_EQ(form.focusWidget(), form.fields[at + 1]) << at;
        EXPECT_TRUE(isInSight(*form.fields[at + 1])) << at;
    }
    QTest::keyClick(&form, Qt::Key_Return);
    EXPECT_EQ(form.result(), QDialog::Accepted);
}

TEST_F(ScreenFitTest, bringsIntoSightWhatTabComesToFromOutside)
{
    Form form(60);
    show(form);
    form.buttons->button(QDialogButtonBox::Cancel)->setFocus();
    form.area()->verticalScrollBar()->setValue(0);
    ASSERT_FALSE(isInSight(*form.fields.back()));
    form.fields.back()->setFocus(Qt::BacktabFocusReason);
    EXPECT_TRUE(isInSight(*form.fields.back()));
}

/// What is clicked must not go away from under the pointer.
TEST_F(ScreenFitTest, movesNothingThatIsClicked)
{
    Form form(60);
    show(form);
    form.area()->verticalScrollBar()->setValue(17);
    form.fields[9]->setFocus(Qt::MouseFocusReason);
    form.fields[0]->setFocus(Qt::MouseFocusReason);
    EXPECT_EQ(form.area()->verticalScrollBar()->value(), 17);
}

TEST_F(ScreenFitTest, scrollsToTheSideWhatIsTooWide)
{
    Form form(3, 3000);
    show(form);
    expectOnScreen(form);
    EXPECT_TRUE(isInSight(*form.buttons));
    QScrollBar* bar = form.area()->horizontalScrollBar();
    ASSERT_GT(bar->maximum(), 0);
    bar->setValue(bar->maximum());
    EXPECT_GE(form.width(), form.fields[0]->mapTo(&form, QPoint(form.fields[0]->width(), 0)).x());
}

TEST_F(ScreenFitTest, holdsWhatGrowsWhileItIsShown)
{
    Form form(5);
    show(form);
    form.move(100, form.screen()->availableGeometry().bottom() - form.height() - 40);
    for (int line = 0; line < 60; ++line) {
        form.addLine();
        QCoreApplication::processEvents();
    }
    ASSERT_NE(form.area(), nullptr);
    expectOnScreen(form);
    EXPECT_TRUE(isInSight(*form.buttons));
    QLineEdit* last = form.fields.back();
    // The area hears of a line that came one turn of the loop after what is in it.
    const QWidget& content = *form.area()->widget();
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return content.height() >= content.layout()->totalMinimumSize().height(); }));
    EXPECT_GT(form.area()->verticalScrollBar()->maximum(), 0);
    // What came last is scrolled into sight like what was there.
    form.fields[form.fields.size() - 2]->setFocus();
    QTest::keyClick(&form, Qt::Key_Tab);
    ASSERT_EQ(form.focusWidget(), last);
    EXPECT_TRUE(isInSight(*last));
}

/// Lines that break need their height at the width that there is.
TEST_F(ScreenFitTest, scrollsLongTextThatBreaks)
{
    QDialog dialog;
    auto* rows = new QVBoxLayout(&dialog);
    auto* text = new QLabel(QStringLiteral("words that go on ").repeated(3000), &dialog);
    text->setWordWrap(true);
    rows->addWidget(text);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    rows->addWidget(buttons);
    dialog.resize(500, 400);
    show(dialog);
    expectOnScreen(dialog);
    EXPECT_TRUE(isInSight(*buttons));
    EXPECT_GE(text->height(), text->heightForWidth(text->width()));
    // Nothing in it takes the keys, so they scroll it.
    auto* area = dialog.findChild<QScrollArea*>();
    ASSERT_NE(area, nullptr);
    area->setFocus();
    QTest::keyClick(area, Qt::Key_PageDown);
    EXPECT_GT(area->verticalScrollBar()->value(), 0);
}

TEST_F(ScreenFitTest, scrollsTheLongTextOfAMessage)
{
    QMessageBox box(QMessageBox::Warning, QStringLiteral("Failure"),
        QStringLiteral("The server said what follows."), QMessageBox::Close);
    box.setInformativeText(QStringLiteral("words that go on ").repeated(800));
    show(box);
    expectOnScreen(box);
    EXPECT_TRUE(isInSight(*box.button(QMessageBox::Close)));
    auto* area = box.findChild<QScrollArea*>();
    ASSERT_NE(area, nullptr);
    EXPECT_GT(area->verticalScrollBar()->maximum(), 0);
}

TEST_F(ScreenFitTest, leavesAShortMessageAsItIs)
{
    QMessageBox box(QMessageBox::Warning, QStringLiteral("Failure"), QStringLiteral("Short."));
    show(box);
    EXPECT_EQ(box.findChild<QScrollArea*>(), nullptr);
    expectOnScreen(box);
}

TEST_F(ScreenFitTest, bringsBackWhatWasPlacedBeyondTheEdge)
{
    Form form(5);
    form.move(form.screen()->availableGeometry().bottomRight());
    show(form);
    expectOnScreen(form);
}

} // namespace
