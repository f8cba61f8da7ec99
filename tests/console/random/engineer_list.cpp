// SPDX-License-Identifier: GPL-3.0-or-later
// What the Engineer does in a list.
#include "engineer.h"

#include "list/export_controller.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"
#include "deploy/widgets/list/export_dialog.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QTest>

#include <gtest/gtest.h>

#include <array>

namespace random_window {

using console::ListController;
using history::Column;
using models::HistoryModel;
using models::ListSections;

namespace {

struct StatusChip {
    const char* name;
    QStringList statuses;
};

const std::array statusChips{StatusChip{"statusAll", {}},
    StatusChip{"statusRunning", {QStringLiteral("RUNNING")}},
    StatusChip{"statusPaused", {QStringLiteral("PAUSED")}},
    StatusChip{"statusFailed", {QStringLiteral("FAILED"), QStringLiteral("ROLLED_BACK")}},
    StatusChip{"statusSucceeded", {QStringLiteral("COMPLETED")}},
    StatusChip{"statusOther", {QStringLiteral("ABANDONED")}}};

bool hasAll(const QStringList& chosen, const QStringList& some)
{
    return std::ranges::all_of(some, [&](const QString& each) { return chosen.contains(each); });
}

/// What a click makes of what was chosen.
QStringList afterClick(const QStringList& chosen, const QStringList& statuses, bool adds)
{
    if (!adds || statuses.isEmpty())
        return chosen == statuses ? QStringList() : statuses;
    QStringList after = chosen;
    for (const QString& status : statuses)
        after.removeAll(status);
    return hasAll(chosen, statuses) ? after : after + statuses;
}

bool canBeClicked(const QAbstractButton* button)
{
    return button != nullptr && button->isVisible() && button->isEnabled()
        && !button->visibleRegion().isEmpty();
}

QString idOf(const QModelIndex& index)
{
    return index.siblingAtColumn(0).data(HistoryModel::IdRole).toString();
}

/// Points in the first column of rows that are seen, and not behind the heading at the top.
QList<QPoint> rowsInSight(const QTableView& table)
{
    QList<QPoint> points;
    const QRect seen = table.viewport()->rect().adjusted(0, table.fontMetrics().height() * 2, 0, 0);
    const int section = table.horizontalHeader()->logicalIndex(0);
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        const QPoint middle = table.visualRect(table.model()->index(row, section)).center();
        if (seen.contains(middle) && table.indexAt(middle).row() == row)
            points << middle;
    }
    return points;
}

} // namespace

void Engineer::takeFilter(const ListController& list)
{
    mindOf(list).filter = list.page().filters().filter();
}

void Engineer::takePlace(const ListController& list)
{
    ListMind& mind = mindOf(list);
    const auto filter = mind.filter;
    mind = random_window::mindOf(list);
    mind.filter = filter;
}

std::string Engineer::type()
{
    ListController* list = listInFront();
    auto* field = list->page().findChild<QLineEdit*>(QStringLiteral("search"));
    if (!field->isVisible())
        return {};
    models::ListFilter filter = wishOf(*list, mindOf(*list)).filter;
    field->setFocus();
    QTest::keyClick(field, Qt::Key_End);
    QString text = field->text();
    std::string what;
    if (text.isEmpty() || m_dice.oneIn(3)) {
        constexpr std::array words{"DEP-000", "v2", "alice", "switch", "zzz", "prod", "1", "BOB"};
        const QString word = QLatin1String(m_dice.of(words));
        QTest::keyClicks(field, word);
        text += word;
        what = "types " + word.toStdString();
    } else if (m_dice.oneIn(2)) {
        QTest::keyClick(field, Qt::Key_Backspace);
        text.chop(1);
        what = "deletes a letter";
    } else {
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(field, Qt::Key_Delete);
        text.clear();
        what = "clears the search";
    }
    filter.text = text;
    mindOf(*list).filter = filter;
    return what;
}

std::string Engineer::chip()
{
    ListController* list = listInFront();
    const StatusChip& chip = m_dice.of(statusChips);
    auto* button = list->page().findChild<QAbstractButton*>(QLatin1String(chip.name));
    if (!canBeClicked(button))
        return {};
    const bool adds = m_dice.oneIn(3);
    models::ListFilter filter = wishOf(*list, mindOf(*list)).filter;
    QStringList& chosen = filter.words[Column::Status];
    chosen = afterClick(chosen, chip.statuses, adds);
    mindOf(*list).filter = filter;
    QTest::mouseClick(button, Qt::LeftButton, adds ? Qt::ControlModifier : Qt::NoModifier);
    return std::string(adds ? "adds " : "clicks ") + chip.name;
}

std::string Engineer::quick()
{
    ListController* list = listInFront();
    constexpr std::array names{"failedToday", "production", "mine", "clearAll"};
    const char* name = m_dice.of(names);
    auto* button = list->page().findChild<QAbstractButton*>(QLatin1String(name));
    if (!canBeClicked(button))
        return {};
    QTest::mouseClick(button, Qt::LeftButton);
    takeFilter(*list);
    if (button->isEnabled() && name == std::string("clearAll")) {
        EXPECT_TRUE(mindOf(*list).filter->isEmpty());
    }
    return std::string("clicks ") + name;
}

std::string Engineer::range()
{
    using history::TimeChoice;
    constexpr std::array choices{TimeChoice::All, TimeChoice::Today, TimeChoice::Last24Hours,
        TimeChoice::Last7Days, TimeChoice::Yesterday, TimeChoice::LastMonth};
    ListController* list = listInFront();
    models::ListFilter filter = wishOf(*list, mindOf(*list)).filter;
    filter.window = {m_dice.of(choices), {}};
    mindOf(*list).filter = filter;
    list->page().filters().choose(filter);
    return "chooses range " + std::to_string(int(filter.window.choice));
}

std::string Engineer::facet()
{
    ListController* list = listInFront();
    models::ListFilter filter = wishOf(*list, mindOf(*list)).filter;
    QStringList& environments = filter.words[Column::Environment];
    environments = m_dice.oneIn(2)
        ? QStringList()
        : QStringList{QStringLiteral("生产环境"), QStringLiteral("staging")};
    mindOf(*list).filter = filter;
    list->page().filters().choose(filter);
    return "chooses " + std::to_string(environments.size()) + " environments";
}

std::string Engineer::undo()
{
    ListController* list = listInFront();
    const bool goesBack = !m_dice.oneIn(3);
    if (goesBack)
        list->page().filters().goBack();
    else
        list->page().filters().goForward();
    takeFilter(*list);
    return goesBack ? "undoes" : "redoes";
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

std::string Engineer::copy()
{
    ListController* list = listInFront();
    QTableView& table = Desk::tableOf(*list);
    Server* server = m_desk.serverOf(*list);
    if (!table.isVisible() || list->page().rows().isSelectionEmpty())
        return {};
    const Moment moment = momentOf(m_world, *server->source);
    QList<int> sections;
    for (int visual = 0; visual < table.horizontalHeader()->count(); ++visual) {
        const int section = table.horizontalHeader()->logicalIndex(visual);
        if (!table.isColumnHidden(section) && section != ListSections::action())
            sections << section;
    }
    if (!sections.contains(ListSections::of(Column::Id)))
        sections.prepend(ListSections::of(Column::Id));
    QStringList headings;
    for (const int section : sections)
        headings << table.model()->headerData(section, Qt::Horizontal).toString();
    QString wanted = headings.join(u'\t') + u'\n';
    QStringList selected = mindOf(*list).selected;
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        const QModelIndex first = table.model()->index(row, 0);
        if (!selected.contains(idOf(first)))
            continue;
        const auto& run = server->source->told().at(idOf(first).toStdString());
        QStringList cells;
        for (const int section : sections) {
            const auto column = ListSections::columnAt(section);
            cells << (column ? plainCopy(run, *column, moment)
                             : first.siblingAtColumn(section).data(Qt::EditRole).toString());
        }
        wanted += cells.join(u'\t') + u'\n';
    }
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text().toStdString(), wanted.toStdString());
    return "copies";
}

std::string Engineer::exportRows()
{
    ListController* list = listInFront();
    Server* server = m_desk.serverOf(*list);
    const bool isSelection = m_dice.oneIn(2) && !list->page().rows().isSelectionEmpty();
    const Moment moment = momentOf(m_world, *server->source);
    if (server->source->isLost() && !server->source->freshness().asOf)
        return {};
    QStringList wanted = plainList(server->source->told(), wishOf(*list, mindOf(*list)), moment);
    if (isSelection)
        wanted.removeIf([&](const QString& id) { return !mindOf(*list).selected.contains(id); });
    widgets::ExportChoice choice;
    choice.selectionOnly = isSelection;
    choice.format = history::ExportFormat::JsonLines;
    std::string bytes;
    EXPECT_TRUE(list->exports().producer(choice)([&](std::string_view part) {
        bytes += part;
        return true;
    }));
    QStringList ids;
    for (const QByteArray& line : QByteArray::fromStdString(bytes).split('\n')) {
        if (!line.isEmpty())
            ids << QJsonDocument::fromJson(line)[QStringLiteral("id")].toString();
    }
    EXPECT_EQ(ids.join(u' ').toStdString(), wanted.join(u' ').toStdString());
    return "exports";
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
