// SPDX-License-Identifier: GPL-3.0-or-later
// Who works by keys sees where they are: each kind of control is painted with and without the
// focus, and what is different stands out from what was there, at least 3 to 1.
#include "pixel_difference.h"
#include "pixels.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QGroupBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <functional>

namespace {

struct Kind {
    const char* name;
    std::function<QWidget*()> make;
};

template <typename Control> std::function<QWidget*()> withText()
{
    return [] { return new Control(QStringLiteral("Words")); };
}

QPushButton* flatButton()
{
    auto* button = new QPushButton(QStringLiteral("Words"));
    button->setFlat(true);
    return button;
}

QPushButton* defaultButton()
{
    auto* button = new QPushButton(QStringLiteral("Words"));
    button->setDefault(true);
    return button;
}

QToolButton* toolButton(bool isChecked)
{
    auto* button = new QToolButton;
    button->setText(QStringLiteral("Words"));
    button->setAutoRaise(true);
    button->setCheckable(isChecked);
    button->setChecked(isChecked);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QComboBox* comboBox(bool isEditable)
{
    auto* box = new QComboBox;
    box->setEditable(isEditable);
    box->addItem(QStringLiteral("Words"));
    return box;
}

QTabBar* tabBar()
{
    auto* bar = new QTabBar;
    bar->addTab(QStringLiteral("One"));
    bar->addTab(QStringLiteral("Two"));
    return bar;
}

QTableWidget* table(QAbstractItemView::SelectionBehavior behavior)
{
    auto* view = new QTableWidget(3, 2);
    view->setSelectionBehavior(behavior);
    view->setCurrentCell(0, 0);
    return view;
}

QListWidget* list()
{
    auto* view = new QListWidget;
    view->addItems({QStringLiteral("One"), QStringLiteral("Two")});
    view->setCurrentRow(0);
    return view;
}

QTreeWidget* tree()
{
    auto* view = new QTreeWidget;
    view->addTopLevelItem(new QTreeWidgetItem({QStringLiteral("One")}));
    view->setCurrentItem(view->topLevelItem(0));
    return view;
}

QGroupBox* groupBox()
{
    auto* box = new QGroupBox(QStringLiteral("Words"));
    box->setCheckable(true);
    return box;
}

QCheckBox* checkBox(bool isChecked)
{
    auto* box = new QCheckBox;
    box->setChecked(isChecked);
    return box;
}

QScrollArea* scrollArea()
{
    auto* area = new QScrollArea;
    area->setWidget(new QLabel(QStringLiteral("Words")));
    area->setFocusPolicy(Qt::StrongFocus);
    area->setFrameShape(QFrame::StyledPanel);
    return area;
}

/// Without a caret nothing but the ring tells where the keys are.
template <typename Edit> QWidget* textToRead()
{
    auto* text = new Edit;
    text->setReadOnly(true);
    text->setPlainText(QStringLiteral("Words"));
    return text;
}

std::vector<Kind> everyKind()
{
    return {
        {"button", withText<QPushButton>()},
        {"flat button", flatButton},
        {"default button", defaultButton},
        {"tool button", [] { return toolButton(false); }},
        {"tool button that is down", [] { return toolButton(true); }},
        {"check box", withText<QCheckBox>()},
        {"radio button", withText<QRadioButton>()},
        {"combo box", [] { return comboBox(false); }},
        {"combo box to write in", [] { return comboBox(true); }},
        {"line edit", withText<QLineEdit>()},
        {"date and time", [] { return new QDateTimeEdit; }},
        {"spin box", [] { return new QSpinBox; }},
        {"tabs", tabBar},
        {"table of cells", [] { return table(QAbstractItemView::SelectItems); }},
        {"table of rows", [] { return table(QAbstractItemView::SelectRows); }},
        {"list", list},
        {"tree", tree},
        {"group", groupBox},
        {"check box without words", [] { return checkBox(false); }},
        {"check box without words, checked", [] { return checkBox(true); }},
        {"scroll area", scrollArea},
        {"lines to write", [] { return new QPlainTextEdit; }},
        {"lines to read", [] { return textToRead<QPlainTextEdit>(); }},
        {"text to read", [] { return textToRead<QTextBrowser>(); }},
    };
}

/// The control below a button that can have the focus in its place.
class FocusedWindow {
public:
    explicit FocusedWindow(QWidget* control)
        : m_control(control)
    {
        auto* rows = new QVBoxLayout(&m_window);
        rows->setContentsMargins(20, 20, 20, 20);
        rows->addWidget(&m_other);
        rows->addWidget(control);
        m_window.resize(360, 240);
        m_window.show();
        m_window.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&m_window));
        m_window.setAttribute(Qt::WA_KeyboardFocusChange); // as after Tab
    }

    /// What is seen of it and around it.
    QImage picture(bool isFocused)
    {
        (isFocused ? m_control : &m_other)->setFocus(Qt::TabFocusReason);
        EXPECT_EQ(m_control->hasFocus(), isFocused);
        const QImage whole = pixels::pictureOf(m_window);
        return pixels::partOf(
            whole, m_window, *m_control, m_control->rect().adjusted(-4, -4, 4, 4));
    }

private:
    QWidget m_window;
    QPushButton m_other{QStringLiteral("Other")};
    QWidget* m_control;
};

} // namespace

TEST(FocusRing, isSeenAtEachKindOfControl)
{
    constexpr int least = test_support::leastRing * pixels::pixelScale;
    for (const bool isDark : {false, true}) {
        const pixels::Dressed dressed(isDark);
        for (const Kind& kind : everyKind()) {
            SCOPED_TRACE(std::string(kind.name) + (isDark ? ", dark" : ", light"));
            FocusedWindow window(kind.make());
            const QImage without = window.picture(false);
            const auto difference = test_support::differenceOf(without, window.picture(true));
            EXPECT_GE(difference.strong, least) << "of " << difference.all;
        }
    }
}
