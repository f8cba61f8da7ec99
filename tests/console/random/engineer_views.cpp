// SPDX-License-Identifier: GPL-3.0-or-later
// What the Engineer keeps under a name, and takes again.
#include "engineer.h"

#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QInputDialog>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace random_window {

using console::ListController;
using models::SavedView;

namespace {

constexpr std::array names{"night", "夜班", "<b>x</b>", "a & b"};
constexpr int saveEntry = 1; ///< behind the views themselves
constexpr int saveWithColumnsEntry = 2;
constexpr int entriesBehindViews = 5;

/// The dialog that is open.
template <typename Dialog> Dialog* openDialog(const char* kind)
{
    for (QWidget* each : QApplication::topLevelWidgets()) {
        if (each->isVisible() && each->inherits(kind))
            return qobject_cast<Dialog*>(each);
    }
    ADD_FAILURE() << "no " << kind << " opens";
    return nullptr;
}

QVariant columnsOf(const QVariantMap& state)
{
    return state.value(QStringLiteral("columns"));
}

} // namespace

/// The entries of the menu of views: those that are kept, then what can be done with them.
QList<QAction*> Engineer::viewEntries(const ListController& list)
{
    auto* button = list.page().findChild<QPushButton*>(QStringLiteral("views"));
    if (!canBeClicked(button))
        return {};
    Q_EMIT button->menu()->aboutToShow();
    QList<QAction*> entries = button->menu()->actions();
    entries.removeIf([](const QAction* entry) { return entry->isSeparator(); });
    EXPECT_EQ(entries.size(), m_views.size() + entriesBehindViews);
    if (entries.size() != m_views.size() + entriesBehindViews)
        return {};
    for (qsizetype at = 0; at < m_views.size(); ++at) {
        const QString name = QString(m_views[at].name).replace(u'&', QStringLiteral("&&"));
        EXPECT_EQ(entries[at]->text().toStdString(), name.toStdString());
        EXPECT_EQ(entries[at]->isChecked(), m_views[at].filter == list.page().filters().filter())
            << name.toStdString();
    }
    return entries;
}

std::string Engineer::saveView()
{
    const ListController* list = listInFront();
    const QList<QAction*> entries = viewEntries(*list);
    if (entries.isEmpty())
        return {};
    const bool withColumns = m_dice.oneIn(2);
    const QString name = QString::fromUtf8(m_dice.of(names));
    entries[m_views.size() + (withColumns ? saveWithColumnsEntry : saveEntry)]->trigger();
    auto* dialog = openDialog<QInputDialog>("QInputDialog");
    if (dialog == nullptr)
        return "saves no view";
    dialog->setTextValue(name);
    dialog->accept();
    const SavedView view{name, list->page().filters().filter(),
        withColumns ? list->page().rows().tableState() : QVariantMap()};
    const auto taken = std::ranges::find(m_views, name, &SavedView::name);
    if (taken == m_views.end())
        m_views.append(view);
    else
        *taken = view;
    return "saves view " + name.toStdString();
}

std::string Engineer::takeView()
{
    ListController* list = listInFront();
    const QList<QAction*> entries = viewEntries(*list);
    if (entries.isEmpty() || m_views.isEmpty())
        return {};
    const int at = m_dice.below(int(m_views.size()));
    const SavedView& view = m_views[at];
    mindOf(*list).filter = view.filter;
    entries[at]->trigger();
    // Of columns that follow the width, there are those of now.
    if (!view.columns.isEmpty() && !view.columns.value(QStringLiteral("automatic")).toBool()) {
        EXPECT_EQ(columnsOf(list->page().rows().tableState()), columnsOf(view.columns));
    }
    return "takes view " + view.name.toStdString();
}

/// Gives one another name, or forgets it.
std::string Engineer::changeViews()
{
    const QList<QAction*> entries = viewEntries(*listInFront());
    if (entries.isEmpty() || m_views.isEmpty())
        return {};
    entries.last()->trigger();
    auto* dialog = openDialog<QDialog>("widgets::ViewsDialog");
    if (dialog == nullptr)
        return "changes no view";
    const int at = m_dice.below(int(m_views.size()));
    auto* shown = dialog->findChild<QListWidget*>();
    shown->setCurrentRow(at);
    const QString name = QString::fromUtf8(m_dice.of(names));
    const bool isForgotten = m_dice.oneIn(2);
    if (isForgotten) {
        const QString remove = QCoreApplication::translate("widgets::ViewsDialog", "Delete");
        const auto buttons = dialog->findChildren<QPushButton*>();
        const auto found = std::ranges::find(buttons, remove, &QPushButton::text);
        EXPECT_NE(found, buttons.end());
        (*found)->click();
        m_views.removeAt(at);
    } else {
        shown->item(at)->setText(name);
        // One that another has is refused.
        if (std::ranges::find(m_views, name, &SavedView::name) == m_views.end())
            m_views[at].name = name;
    }
    dialog->accept();
    return isForgotten ? "forgets a view" : "names a view " + name.toStdString();
}

} // namespace random_window
