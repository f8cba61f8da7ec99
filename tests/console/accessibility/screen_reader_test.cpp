// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader finds in the windows, and where Tab leads in them.
#include "console_fixture.h"
#include "list/list_controller.h"
#include "palette/command_palette.h"
#include "plan_builder.h"
#include "program/demo_file.h"
#include "session/source_session.h"
#include "window/workspace.h"

#include "deploy/widgets/commands/command_dialog.h"
#include "deploy/widgets/detail/detail_page.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTableView>

#include <gtest/gtest.h>

#include <set>

namespace {

using test_support::ConsoleFixture;
using test_support::eventually;
using widgets::DetailPage;

constexpr int mostChildren = 60; ///< of a table: the first rows stand for all

bool isContent(QAccessible::Role role)
{
    return role == QAccessible::Cell || role == QAccessible::ListItem
        || role == QAccessible::TreeItem || role == QAccessible::ColumnHeader
        || role == QAccessible::RowHeader;
}

/// What a user does something with, so that it has to say what it is.
bool isControl(const QAccessibleInterface& each)
{
    switch (each.role()) {
    case QAccessible::PushButton:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::List:
    case QAccessible::Chart:
        return true;
    default:
        return each.state().focusable;
    }
}

bool isLabelled(const QAccessibleInterface& each)
{
    const auto labels = each.relations(QAccessible::Label);
    return std::ranges::any_of(labels,
        [](const auto& relation) { return !relation.first->text(QAccessible::Name).isEmpty(); });
}

QString nameOfKind(QAccessibleInterface& each)
{
    const QObject* object = each.object();
    return object == nullptr
        ? QStringLiteral("role %1").arg(each.role())
        : QStringLiteral("%1 '%2' in %3")
              .arg(QLatin1String(object->metaObject()->className()), object->objectName(),
                  object->parent() == nullptr
                      ? QString()
                      : QLatin1String(object->parent()->metaObject()->className()));
}

/// What is wrong with an object and with what is below it.
void findFaults(QAccessibleInterface& each, QStringList& faults)
{
    static const QRegularExpression markup(
        QStringLiteral("</?(qt|b|br|i|p|a|font|html|span)\\b[^>]*>"));
    const QString name = each.text(QAccessible::Name);
    const QString description = each.text(QAccessible::Description);
    const QString kind = nameOfKind(each);
    if (isControl(each) && !isContent(each.role()) && name.isEmpty() && !isLabelled(each))
        faults << kind + QStringLiteral(" has no name");
    if (name.contains(markup) || description.contains(markup))
        faults << kind + QStringLiteral(" has tags: ") + name + QLatin1Char('/') + description;
    // Of a tool tip that repeats the name a screen reader makes nothing; this is what we say.
    const auto* widget = qobject_cast<const QWidget*>(each.object());
    if (widget != nullptr && !name.isEmpty() && name == widget->accessibleDescription())
        faults << kind + QStringLiteral(" says everything twice: ") + name;
    const int count = std::min(each.childCount(), mostChildren);
    for (int index = 0; index < count; ++index) {
        QAccessibleInterface* child = each.child(index);
        if (child != nullptr && child->isValid() && !child->state().invisible)
            findFaults(*child, faults);
    }
}

QString faultsOf(QWidget& window)
{
    QStringList faults;
    findFaults(*QAccessible::queryAccessibleInterface(&window), faults);
    faults.removeDuplicates();
    return faults.join(QLatin1Char('\n'));
}

bool isStop(const QWidget& widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget.isVisible()
        && widget.isEnabled() && widget.focusProxy() == nullptr;
}

/// The widgets to which Tab leads from where the focus is, until it comes round.
QList<QWidget*> roundOfTab(QWidget& window)
{
    constexpr int most = 200;
    QList<QWidget*> stops;
    for (int press = 0; press < most; ++press) {
        QTest::keyClick(&window, Qt::Key_Tab);
        QWidget* here = window.focusWidget();
        if (here == nullptr || stops.contains(here))
            break;
        stops << here;
    }
    return stops;
}

/// The stops that Tab does not reach; of buttons of which one alone is pressed, one is enough.
QStringList missedBy(const QList<QWidget*>& round, const QWidget& window)
{
    QStringList missed;
    for (QWidget* each : window.findChildren<QWidget*>()) {
        const auto* button = qobject_cast<QAbstractButton*>(each);
        const bool isOneOfAGroup = button != nullptr
            && (button->autoExclusive()
                || (button->group() != nullptr && button->group()->exclusive()));
        if (each->window() == &window && isStop(*each) && !isOneOfAGroup && !round.contains(each))
            missed << QLatin1String(each->metaObject()->className()) + QLatin1Char(' ')
                    + each->accessibleName();
    }
    return missed;
}

class ScreenReader : public testing::Test {
protected:
    void SetUp() override
    {
        console.window.resize(1366, 900);
        console.window.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&console.window));
    }

    void openDemonstration()
    {
        console.window.open(console::writeDemoFile(console.now));
        ASSERT_TRUE(eventually([&] {
            const auto* list = console.window.currentList();
            return list != nullptr && list->session().history()->size() > 300;
        }));
    }

    DetailPage& openDeployment()
    {
        const auto* list = console.window.currentList();
        DetailPage& page = *console.window.openDeployment(
            list->session(), QString::fromStdString(std::string(list->session().history()->id(0))));
        EXPECT_TRUE(eventually([&] { return !page.deploymentId().isEmpty(); }));
        return page;
    }

    /// The window that an entry of the menu opens.
    QDialog* dialogOf(const QKeySequence& keys)
    {
        for (QAction* action : console.window.findChildren<QAction*>()) {
            if (action->shortcut() == keys)
                action->trigger();
        }
        for (QWidget* each : QApplication::topLevelWidgets()) {
            auto* dialog = qobject_cast<QDialog*>(each);
            if (dialog != nullptr && dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

    ConsoleFixture console{*deployment::parseTimestamp("2025-02-15T10:30:00Z")};
};

TEST_F(ScreenReader, findsWaysOutWhereNothingIsOpen)
{
    EXPECT_EQ(faultsOf(console.window).toStdString(), "");
    const auto round = roundOfTab(console.window);
    EXPECT_EQ(missedBy(round, console.window).join(", ").toStdString(), "");
}

TEST_F(ScreenReader, findsTheListAndWhatFiltersIt)
{
    openDemonstration();
    EXPECT_EQ(faultsOf(console.window).toStdString(), "");
}

TEST_F(ScreenReader, findsEachPartOfADeployment)
{
    openDemonstration();
    DetailPage& page = openDeployment();
    for (const bool isWide : {false, true}) {
        console.window.resize(isWide ? 1500 : 1100, 900);
        for (const std::string_view panel : page.panels()) {
            page.showPanel(panel);
            EXPECT_EQ(faultsOf(console.window).toStdString(), "") << panel << isWide;
        }
    }
}

TEST_F(ScreenReader, findsTheSettingsAndThePalette)
{
    for (const QKeySequence& keys :
        {QKeySequence(Qt::CTRL | Qt::Key_Comma), QKeySequence(Qt::CTRL | Qt::Key_K)}) {
        QDialog* dialog = dialogOf(keys);
        ASSERT_NE(dialog, nullptr) << keys.toString().toStdString();
        EXPECT_EQ(faultsOf(*dialog).toStdString(), "");
        EXPECT_NE(dialog->windowType(), Qt::Popup) << "screen readers are told of no such windows";
        dialog->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

TEST_F(ScreenReader, canRollBack)
{
    widgets::CommandDialog dialog(
        test_support::aPlan(models::CommandKind::RollBack, test_support::aDeployment("DEP-1")),
        console.time);
    dialog.show();
    dialog.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&dialog));
    EXPECT_EQ(faultsOf(dialog).toStdString(), "");
    ASSERT_NE(dialog.focusWidget(), nullptr);
    EXPECT_EQ(dialog.focusWidget()->accessibleName(), "Versions to roll back to")
        << "what is asked first";
    const auto round = roundOfTab(dialog);
    EXPECT_EQ(missedBy(round, dialog).join(", ").toStdString(), "");
}

} // namespace
