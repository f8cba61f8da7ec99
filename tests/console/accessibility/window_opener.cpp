// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_opener.h"

#include "screen_reader.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace test_support {

namespace {

/// What would end the program, leave it, or only change how it looks.
bool isLeftAlone(const QAction& action)
{
    // In the language of now: a walk in another one may have been before.
    static constexpr std::array texts{"&Quit", "&Close tab", "Reopen closed &tab",
        "Open the folder of the &log", "&Full screen", "Lar&ger text", "S&maller text",
        "Usual &size of the text", "&Next tab", "&Previous tab"};
    static constexpr std::array ofTabs{"Close", "Close others", "Close all of this source"};
    const auto isOneOf = [&](const auto& all, const char* context) {
        return std::ranges::any_of(all, [&](const char* each) {
            return action.text() == QCoreApplication::translate(context, each);
        });
    };
    return isOneOf(texts, "console::MainMenu") || isOneOf(ofTabs, "console::Workspace");
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

QMenu* openMenu()
{
    for (QWidget* each : QApplication::topLevelWidgets()) {
        auto* menu = qobject_cast<QMenu*>(each);
        if (menu != nullptr && menu->isVisible())
            return menu;
    }
    return nullptr;
}

/// Opens the context menu in the middle of what is seen of the widget, as its key does. One that
/// waits for an answer is closed again: its entries are actions of its widget (runActions()).
QMenu* openContextMenu(QWidget& widget)
{
    QWidget* part = &widget;
    if (auto* area = qobject_cast<QAbstractScrollArea*>(&widget))
        part = area->viewport();
    const QPoint middle = part->visibleRegion().boundingRect().center();
    QContextMenuEvent event(
        QContextMenuEvent::Keyboard, QPoint(middle.x(), std::min(middle.y(), 10)), {});
    QTimer waiting;
    waiting.setSingleShot(true);
    waiting.callOnTimeout([] {
        while (QMenu* menu = openMenu())
            menu->close();
    });
    waiting.start(std::chrono::seconds(0));
    QCoreApplication::sendEvent(part, &event);
    return openMenu();
}

/// The entries that do something, those of menus below included.
QList<QAction*> entriesOf(const QMenu& menu)
{
    QList<QAction*> entries;
    for (QAction* each : menu.actions()) {
        if (each->menu() != nullptr)
            entries << entriesOf(*each->menu());
        else if (!each->isSeparator())
            entries << each;
    }
    return entries;
}

QStringList wordsOfContextMenu(QWidget& widget)
{
    QStringList words;
    QMenu* menu = openContextMenu(widget);
    if (menu == nullptr)
        return words;
    for (const QAction* each : entriesOf(*menu))
        words << each->text();
    closeWindow(*menu);
    return words;
}

/// Those of the toolkit copy and paste.
bool mayHaveContextMenu(const QWidget& widget)
{
    const bool isOurs = QByteArrayView(widget.metaObject()->className()).contains("::");
    return widget.contextMenuPolicy() == Qt::CustomContextMenu
        || (widget.contextMenuPolicy() == Qt::DefaultContextMenu && isOurs);
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
    // What comes late is laid out by an event of its own.
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents();
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

/// A menu goes with what is chosen in it, and is opened anew for the next. Many widgets have the
/// same.
void WindowOpener::openContextMenus(QWidget& root, const std::string& way, const Act& comeBack)
{
    QList<QPointer<QWidget>> widgets;
    for (QWidget* each : root.findChildren<QWidget*>()) {
        if (mayHaveContextMenu(*each))
            widgets << each;
    }
    std::set<QString> known;
    for (const QPointer<QWidget>& widget : widgets) {
        if (widget == nullptr || !widget->isVisible())
            continue;
        const std::string here = way + " > menu of " + widget->metaObject()->className();
        for (const QString& words : wordsOfContextMenu(*widget)) {
            if (!known.insert(words).second || widget == nullptr || !widget->isVisible())
                continue;
            const QPointer<QMenu> menu = openContextMenu(*widget);
            for (QAction* entry : menu == nullptr ? QList<QAction*>() : entriesOf(*menu)) {
                if (entry->text() != words)
                    continue;
                menu->hide();
                run(*entry, here, comeBack);
                break;
            }
            if (menu != nullptr)
                closeWindow(*menu);
        }
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
