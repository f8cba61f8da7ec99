// SPDX-License-Identifier: GPL-3.0-or-later
// What the Engineer does with the rows and columns of a list.
#include "engineer.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QTest>

#include <gtest/gtest.h>

#include <array>

namespace random_window {

using console::ListController;
using models::HistoryModel;
using models::ListSections;

namespace {

/// Points in the first column of rows that are seen, and not behind the heading at the top.
QList<QPoint> rowsInSight(const QTableView& table)
{
    QList<QPoint> points;
    const QRect seen = table.viewport()->rect().adjusted(0, table.fontMetrics().height() * 2, 0, 0);
    const int section = Desk::firstSection(table);
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        const QPoint middle = table.visualRect(table.model()->index(row, section)).center();
        if (seen.contains(middle) && table.indexAt(middle).row() == row)
            points << middle;
    }
    return points;
}

} // namespace

QString idOf(const QModelIndex& index)
{
    return index.siblingAtColumn(0).data(HistoryModel::IdRole).toString();
}

void Engineer::takePlace(const ListController& list)
{
    ListMind& mind = mindOf(list);
    const auto filter = mind.filter;
    mind = random_window::mindOf(list);
    mind.filter = filter;
}

std::string Engineer::sort()
{
    ListController* list = listInFront();
    QTableView& table = Desk::tableOf(*list);
    QHeaderView* header = table.horizontalHeader();
    const int section = m_dice.below(ListSections::action());
    const QPoint place(header->sectionViewportPosition(section) + header->sectionSize(section) / 2,
        header->height() / 2);
    if (!table.isVisible() || header->isSectionHidden(section)
        || !header->viewport()->rect().contains(place))
        return {};
    const bool isSecond = m_dice.oneIn(4);
    QTest::mouseClick(
        header->viewport(), Qt::LeftButton, isSecond ? Qt::ShiftModifier : Qt::NoModifier, place);
    if (!isSecond && ListSections::orderOf(section)) {
        EXPECT_EQ(header->sortIndicatorSection(), section);
        const auto* model = qobject_cast<const HistoryModel*>(table.model());
        EXPECT_EQ(model->sorting().column, *ListSections::orderOf(section));
        EXPECT_EQ(model->sorting().descending, header->sortIndicatorOrder() == Qt::DescendingOrder);
    }
    return "sorts by " + ListSections::nameOf(section).toStdString();
}

std::string Engineer::columns()
{
    ListController* list = listInFront();
    QTableView& table = Desk::tableOf(*list);
    QHeaderView* header = table.horizontalHeader();
    if (!table.isVisible())
        return {};
    if (m_dice.oneIn(2)) {
        header->moveSection(m_dice.below(header->count()), m_dice.below(header->count()));
        return "moves a column";
    }
    if (m_dice.oneIn(4)) {
        const int section = m_dice.below(header->count());
        if (!header->isSectionHidden(section))
            header->resizeSection(section, header->sectionSizeHint(section) + m_dice.below(200));
        return "resizes a column";
    }
    Q_EMIT header->customContextMenuRequested({20, 5});
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (menu == nullptr)
        return "finds no menu of columns";
    QList<QAction*> choices = menu->actions();
    choices.removeIf(
        [](const QAction* action) { return !action->isCheckable() || !action->isEnabled(); });
    const std::string text =
        choices.isEmpty() ? std::string() : "column " + choices[0]->text().toStdString();
    if (!choices.isEmpty())
        choices[m_dice.below(int(choices.size()))]->trigger();
    menu->close();
    return "toggles a " + text;
}

std::string Engineer::press()
{
    ListController* list = listInFront();
    QTableView& table = Desk::tableOf(*list);
    const QList<QPoint> places = table.isVisible() ? rowsInSight(table) : QList<QPoint>();
    if (places.isEmpty())
        return {};
    const QPoint place = m_dice.of(places);
    const QString id = idOf(table.indexAt(place));
    const auto modifiers = m_dice.oneIn(3) ? Qt::ControlModifier
        : m_dice.oneIn(4)                  ? Qt::ShiftModifier
                                           : Qt::NoModifier;
    QStringList wanted = list->page().rows().selectedIds();
    if (modifiers == Qt::NoModifier)
        wanted = QStringList{id};
    else if (modifiers == Qt::ControlModifier && wanted.removeAll(id) == 0)
        wanted << id;
    QTest::mouseClick(table.viewport(), Qt::LeftButton, modifiers, place);
    // A finger that goes elsewhere: nothing rests under the pointer.
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(table.viewport(), &leave);
    takePlace(*list);
    if (modifiers != Qt::ShiftModifier) {
        QStringList now = mindOf(*list).selected;
        now.sort();
        wanted.sort();
        EXPECT_EQ(now.join(u' ').toStdString(), wanted.join(u' ').toStdString());
    }
    EXPECT_EQ(mindOf(*list).current, id);
    return "presses " + id.toStdString() + (modifiers == Qt::NoModifier ? "" : " with a modifier");
}

std::string Engineer::keys()
{
    ListController* list = listInFront();
    QTableView& table = Desk::tableOf(*list);
    if (!table.isVisible())
        return {};
    table.setFocus();
    struct Key {
        Qt::Key key;
        Qt::KeyboardModifiers modifiers;
    };
    const std::array all{Key{Qt::Key_Down, {}}, Key{Qt::Key_Down, {}}, Key{Qt::Key_Up, {}},
        Key{Qt::Key_PageDown, {}}, Key{Qt::Key_Home, {}}, Key{Qt::Key_End, {}},
        Key{Qt::Key_Down, Qt::ShiftModifier}, Key{Qt::Key_PageDown, Qt::ShiftModifier},
        Key{Qt::Key_A, Qt::ControlModifier}, Key{Qt::Key_A, Qt::ControlModifier},
        Key{Qt::Key_Space, {}}};
    const Key& key = m_dice.of(all);
    QTest::keyClick(&table, key.key, key.modifiers);
    takePlace(*list);
    if (key.key == Qt::Key_A) {
        EXPECT_EQ(mindOf(*list).selected.size(), table.model()->rowCount());
    }
    return "key " + std::to_string(key.key);
}

std::string Engineer::scroll()
{
    QScrollBar* bar = Desk::tableOf(*listInFront()).verticalScrollBar();
    if (!bar->isVisible())
        return {};
    bar->setValue(m_dice.below(bar->maximum() + 1));
    return "scrolls";
}

} // namespace random_window
