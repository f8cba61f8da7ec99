// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls_by_name.h"

#include "pages/action_text.h"

#include "deploy/widgets/actions/folded_control.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace console {

namespace {

class ControlWords final {
    Q_DECLARE_TR_FUNCTIONS(console::CommandPalette)
};

/// "Pause…" of a menu is "Pause" of a button.
QString bareName(QString title)
{
    while (title.endsWith(u'…'))
        title.chop(1);
    return title;
}

/// The menu within a menu that it is a choice of ("Sort by"); empty if it is in none.
QStringView innerMenuOf(const PaletteEntry& entry)
{
    const QStringView path(entry.hint);
    const auto step = path.lastIndexOf(menuStep);
    return step < 0 ? QStringView() : path.mid(step + menuStep.size());
}

/// The column of a name is shown by one, and another one sorts by it.
bool isSameThing(const PaletteEntry& one, const PaletteEntry& other)
{
    const QStringView menu = innerMenuOf(one);
    return bareName(one.title) == bareName(other.title)
        && (menu.isEmpty() || menu == innerMenuOf(other));
}

/// As a screen reader says it.
QString spokenNameOf(const QWidget& control, const QString& text)
{
    return control.accessibleName().isEmpty() ? withoutMnemonic(text) : control.accessibleName();
}

/// Parts of fields and rows of tabs have keys of their own, and names that say little elsewhere.
bool isOfAnotherControl(const QWidget& button)
{
    const QObject* parent = button.parent();
    return qobject_cast<const QLineEdit*>(parent) != nullptr
        || qobject_cast<const QTabBar*>(parent) != nullptr;
}

QMenu* menuBehind(const QAbstractButton& button)
{
    if (const auto* push = qobject_cast<const QPushButton*>(&button))
        return push->menu();
    const auto* tool = qobject_cast<const QToolButton*>(&button);
    return tool == nullptr ? nullptr : tool->menu();
}

void addButtonByName(std::vector<PaletteEntry>& to, QAbstractButton& button)
{
    const QString title = spokenNameOf(button, button.text());
    if (title.isEmpty() || isOfAnotherControl(button))
        return;
    if (QMenu* menu = menuBehind(button)) {
        addActionsOf(to, *menu, title);
        return;
    }
    to.push_back({title, ControlWords::tr("On this page"),
        button.shortcut().toString(QKeySequence::NativeText), [button = QPointer(&button)] {
            if (!button)
                return;
            widgets::unfold(*button);
            button->click();
        }});
}

void addChoicesOf(std::vector<PaletteEntry>& to, QComboBox& box)
{
    const QString name =
        box.accessibleName().isEmpty() ? box.accessibleDescription() : box.accessibleName();
    for (int choice = 0; choice < box.count(); ++choice) {
        if (choice == box.currentIndex())
            continue;
        to.push_back({box.itemText(choice), name, {}, [box = QPointer(&box), choice] {
                          if (!box || choice >= box->count())
                              return;
                          widgets::unfold(*box);
                          box->setCurrentIndex(choice);
                          // As a click on it does.
                          QMetaObject::invokeMethod(box.data(), "activated", Q_ARG(int, choice));
                      }});
    }
}

} // namespace

void addActionsOf(std::vector<PaletteEntry>& to, QMenu& menu, const QString& path)
{
    // As if it was opened: some are filled only then.
    QMetaObject::invokeMethod(&menu, &QMenu::aboutToShow, Qt::DirectConnection);
    for (QAction* action : menu.actions()) {
        // What cannot be done, and does not say why, is not there.
        const QString reason = action->isEnabled() ? QString() : action->statusTip();
        const bool isOffered = action->isEnabled() || !reason.isEmpty();
        if (action->isSeparator() || !action->isVisible() || !isOffered)
            continue;
        const QString title = withoutMnemonic(action->text());
        if (QMenu* inner = action->menu()) {
            addActionsOf(to, *inner, path + menuStep.toString() + title);
            continue;
        }
        to.push_back({title, path, action->shortcut().toString(QKeySequence::NativeText),
            [action = QPointer(action)] {
                if (action)
                    action->trigger();
            },
            reason});
    }
}

void addControlsOf(std::vector<PaletteEntry>& to, QWidget& page)
{
    std::vector<PaletteEntry> found;
    for (QAbstractButton* button : page.findChildren<QAbstractButton*>()) {
        if (button->isEnabled() && widgets::isOffered(*button, page))
            addButtonByName(found, *button);
    }
    for (QComboBox* box : page.findChildren<QComboBox*>()) {
        if (box->isEnabled() && !box->isEditable() && widgets::isOffered(*box, page))
            addChoicesOf(found, *box);
    }
    for (PaletteEntry& entry : found) {
        const auto isSame = [&entry](
                                const PaletteEntry& other) { return isSameThing(entry, other); };
        const auto known = std::ranges::find_if(to, isSame);
        if (known == to.end())
            to.push_back(std::move(entry));
        else if (!known->reason.isEmpty())
            *known = std::move(entry); // here it can be done
    }
}

} // namespace console
