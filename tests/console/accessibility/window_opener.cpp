// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_opener.h"

#include "screen_reader.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

#include <gtest/gtest.h>

#include <utility>

namespace test_support {

namespace {

/// What would start the program again, end it, leave it, or only change how it looks.
bool isLeftAlone(const QAction& action)
{
    static const std::set<QString> texts = [] {
        std::set<QString> all;
        for (const char* each : {"&New window", "&Quit", "&Close tab", "Reopen closed &tab",
                 "Open the folder of the &log", "&Full screen", "Lar&ger text", "S&maller text",
                 "Usual &size of the text", "&Next tab", "&Previous tab"})
            all.insert(QCoreApplication::translate("console::MainMenu", each));
        return all;
    }();
    return texts.contains(action.text());
}

/// The toolkit's own: what is in them is not the program's.
bool isOfTheToolkit(const QWidget& window)
{
    return window.inherits("QFileDialog") || window.inherits("QPrintDialog")
        || window.inherits("QMenu") || window.inherits("QTipLabel");
}

/// A class of the program by its name; of a plain dialog the name that it was given.
QString nameOfWindow(const QWidget& window)
{
    const QString kind = QLatin1String(window.metaObject()->className());
    return kind == QLatin1String("QDialog") || kind == QLatin1String("QFrame")
        ? window.objectName()
        : kind.section(QStringLiteral("::"), -1);
}

QWidgetList shownWindows()
{
    QWidgetList shown;
    for (QWidget* each : QApplication::topLevelWidgets()) {
        if (each->isVisible())
            shown << each;
    }
    return shown;
}

void closeWindow(QWidget& window)
{
    window.close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

QMenu* menuOf(const QAbstractButton& button)
{
    if (const auto* push = qobject_cast<const QPushButton*>(&button))
        return push->menu();
    const auto* tool = qobject_cast<const QToolButton*>(&button);
    return tool == nullptr ? nullptr : tool->menu();
}

bool canBeRun(const QAction& action)
{
    return action.isEnabled() && !action.isCheckable() && !isLeftAlone(action);
}

} // namespace

WindowOpener::WindowOpener(Look look)
    : m_look(std::move(look))
{
}

void WindowOpener::lookAt(QWidget& window, const std::string& way)
{
    SCOPED_TRACE(way + " leads to " + nameOfWindow(window).toStdString());
    m_seen.insert(nameOfWindow(window));
    if (!isOfTheToolkit(window))
        m_look(window);
}

/// Does it and looks at each window that it opens.
void WindowOpener::lookAtWhatOpens(const Act& act, const std::string& way)
{
    const QWidgetList before = shownWindows();
    act();
    QCoreApplication::processEvents();
    for (int depth = 0; depth < 3; ++depth) {
        bool isOpen = false;
        for (QWidget* each : shownWindows()) {
            if (before.contains(each))
                continue;
            lookAt(*each, way);
            closeWindow(*each);
            isOpen = true;
        }
        if (!isOpen)
            return;
    }
}

void WindowOpener::run(QAction& action, const std::string& way, const Act& comeBack)
{
    EXPECT_FALSE(action.text().isEmpty()) << way << " has an entry without words";
    if (!canBeRun(action))
        return;
    lookAtWhatOpens([&] { action.trigger(); }, way + " > " + action.text().toStdString());
    comeBack();
}

void WindowOpener::runAll(QMenu& menu, const std::string& way, const Act& comeBack)
{
    Q_EMIT menu.aboutToShow();
    // Some are filled anew by what their entries do.
    QList<QPointer<QAction>> actions;
    for (QAction* each : menu.actions())
        actions << each;
    for (const QPointer<QAction>& action : actions) {
        if (action == nullptr || action->isSeparator())
            continue;
        if (action->menu() != nullptr)
            runAll(*action->menu(), way + " > " + action->text().toStdString(), comeBack);
        else
            run(*action, way, comeBack);
    }
}

void WindowOpener::pressAll(QWidget& root, const std::string& way, const Act& comeBack)
{
    QList<QPointer<QAbstractButton>> buttons;
    for (QAbstractButton* each : root.findChildren<QAbstractButton*>())
        buttons << each;
    for (const QPointer<QAbstractButton>& button : buttons) {
        if (button == nullptr || !button->isVisible() || !button->isEnabled()
            || button->isCheckable() || button->window() != root.window()
            || qobject_cast<const QTabBar*>(button->parentWidget()) != nullptr) // closes it
            continue;
        const std::string here = way + " > " + screen_reader::shortName(*button).toStdString();
        if (auto* menu = menuOf(*button))
            runAll(*menu, here, comeBack);
        else
            lookAtWhatOpens([&] { button->click(); }, here);
        comeBack();
    }
}

/// Those that a widget has of its own, which its context menu shows.
void WindowOpener::runActions(QWidget& root, const std::string& way, const Act& comeBack)
{
    QList<QPointer<QWidget>> widgets;
    for (QWidget* each : root.findChildren<QWidget*>()) {
        if (each->contextMenuPolicy() == Qt::ActionsContextMenu && each->isVisible())
            widgets << each;
    }
    for (const QPointer<QWidget>& widget : widgets) {
        if (widget == nullptr)
            continue;
        QList<QPointer<QAction>> actions;
        for (QAction* each : widget->actions())
            actions << each;
        const std::string here = way + " > menu of " + widget->metaObject()->className();
        for (const QPointer<QAction>& action : actions) {
            if (action != nullptr && !action->isSeparator())
                run(*action, here, comeBack);
        }
    }
}

} // namespace test_support
