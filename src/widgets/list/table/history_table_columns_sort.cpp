// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows of the HistoryTableColumns are sorted by.
#include "history_table_columns.h"

#include "list/cells/sort_header.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/history_model.h"

#include <QActionGroup>
#include <QMenu>
#include <QSignalBlocker>

namespace widgets {

using history::Column;
using history::Sort;
using models::ListSections;

namespace {

constexpr Sort newestFirst{Column::StartTime, true};

Qt::SortOrder orderOf(Sort sort)
{
    return sort.descending ? Qt::DescendingOrder : Qt::AscendingOrder;
}

/// What the first click on the heading gives.
Sort firstSortBy(Column column, const models::HistoryModel& model)
{
    const QVariant order =
        model.headerData(ListSections::of(column), Qt::Horizontal, Qt::InitialSortOrderRole);
    return {column, order.toInt() == Qt::DescendingOrder};
}

QAction* addChoice(QMenu& menu, QActionGroup& group, const QString& text, bool isChosen)
{
    QAction* action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(isChosen);
    group.addAction(action);
    return action;
}

} // namespace

/// The arrows stand where the order comes from; the action has none.
void HistoryTableColumns::showSort()
{
    const auto sectionOf = [this](Column column) {
        const int section = ListSections::of(column);
        const int usual = ListSections::of(models::ComputedColumn::TookAndUsual);
        const bool isInUsual =
            m_table.isColumnHidden(section) && ListSections::orderOf(usual) == column;
        return isInUsual ? usual : section;
    };
    const Sort sort = m_model.sorting();
    const QSignalBlocker blocker(m_header);
    m_header->setSortIndicator(sectionOf(sort.column), orderOf(sort));
    const auto& then = m_model.sortingThen();
    m_header->setThen(then
            ? std::optional(SortHeader::Then{sectionOf(then->column), orderOf(*then)})
            : std::nullopt);
}

void HistoryTableColumns::sortBy(Sort first, const std::optional<Sort>& then)
{
    m_model.sortBy(first, then);
    showSort();
    m_stateTimer.start();
    Q_EMIT sortChanged();
}

/// A column that counts already is turned round.
void HistoryTableColumns::sortThenBy(int section)
{
    const auto column = ListSections::orderOf(section);
    if (!column)
        return;
    Sort first = m_model.sorting();
    std::optional<Sort> then = m_model.sortingThen();
    if (first.column == *column)
        first.descending = !first.descending;
    else if (then && then->column == *column)
        then->descending = !then->descending;
    else
        then = firstSortBy(*column, m_model);
    sortBy(first, then);
}

void HistoryTableColumns::setGroupedByEnvironment(bool grouped)
{
    if (grouped)
        sortBy({Column::Environment, false}, newestFirst);
    else
        sortBy(newestFirst, std::nullopt);
}

bool HistoryTableColumns::isGroupedByEnvironment() const
{
    return m_model.sorting().column == Column::Environment;
}

/// The second column is none of a state from before there was one.
void HistoryTableColumns::restoreSort(const QVariantMap& state)
{
    const auto read = [&state](const QString& name, const QString& direction) {
        const auto column = history::columnFromName(state.value(name).toString().toStdString());
        return column ? std::optional(Sort{*column, state.value(direction).toBool()})
                      : std::nullopt;
    };
    const auto first = read(QStringLiteral("sort"), QStringLiteral("descending"));
    if (first)
        sortBy(*first, read(QStringLiteral("thenSort"), QStringLiteral("thenDescending")));
}

void HistoryTableColumns::addOrders(
    QMenu& menu, Sort sort, const std::function<void(bool descending)>& choose)
{
    menu.addSeparator();
    auto* group = new QActionGroup(&menu);
    for (const bool descending : {false, true})
        connect(addChoice(menu, *group, descending ? tr("Descending") : tr("Ascending"),
                    sort.descending == descending),
            &QAction::triggered, this, [choose, descending] { choose(descending); });
}

/// The way to both columns by the keyboard.
void HistoryTableColumns::addSortMenus(QMenu& menu)
{
    const Sort first = m_model.sorting();
    const std::optional<Sort> then = m_model.sortingThen();
    QMenu* firstMenu = menu.addMenu(tr("Sort by"));
    QMenu* thenMenu = menu.addMenu(tr("Then by"));
    auto* firsts = new QActionGroup(firstMenu);
    auto* thens = new QActionGroup(thenMenu);
    connect(addChoice(*thenMenu, *thens, tr("Newest first", "ties of a sort"), !then),
        &QAction::triggered, this, [this, first] { sortBy(first, std::nullopt); });
    for (int section = 0; section < ListSections::action(); ++section) {
        const auto column = ListSections::columnAt(section);
        if (!column || !m_model.hasSection(section))
            continue;
        const QString title = m_model.headerData(section, Qt::Horizontal).toString();
        const Sort sort = firstSortBy(*column, m_model);
        connect(addChoice(*firstMenu, *firsts, title, first.column == *column), &QAction::triggered,
            this, [this, sort] { sortBy(sort, std::nullopt); });
        if (first.column != *column)
            connect(addChoice(*thenMenu, *thens, title, then && then->column == *column),
                &QAction::triggered, this, [this, first, sort] { sortBy(first, sort); });
    }
    addOrders(*firstMenu, first, [this, first, then](bool descending) {
        sortBy({first.column, descending}, then);
    });
    if (then)
        addOrders(*thenMenu, *then, [this, first, then](bool descending) {
            sortBy(first, Sort{then->column, descending});
        });
}

} // namespace widgets
