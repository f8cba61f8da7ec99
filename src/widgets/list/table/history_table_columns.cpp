// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_table_columns.h"

#include "controls/tables/filling_column.h"
#include "list/cells/sort_header.h"
#include "row_actions.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace widgets {

using history::Column;
using models::ComputedColumn;
using models::HistoryModel;
using models::ListSections;

namespace {

constexpr int narrowest = 24;
constexpr int stateDelay = 400; // ms
/// Of a table that has never been on a screen.
constexpr int usualTableWidth = 1180;
/// In less there is room for one icon; more of them cover a column.
constexpr int roomForActionIcons = 1250;

} // namespace

HistoryTableColumns::HistoryTableColumns(
    QTableView& table, SortHeader& sortHeader, HistoryModel& model)
    : QObject(&table)
    , m_table(table)
    , m_header(&sortHeader)
    , m_model(model)
    , m_tableWidth(usualTableWidth)
{
    m_stateTimer.setSingleShot(true);
    m_stateTimer.setInterval(stateDelay);
    QHeaderView* header = m_table.horizontalHeader();
    header->setSectionsMovable(true);
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(narrowest); // however large the letters: signs have one size
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setSortIndicator(ListSections::of(Column::StartTime), Qt::DescendingOrder);
    m_table.setSortingEnabled(true);
}

void HistoryTableColumns::start()
{
    QHeaderView* header = m_table.horizontalHeader();
    const int goingOn = ListSections::of(ComputedColumn::GoingOn);
    m_filling = new FillingColumn(m_table, {goingOn, ListSections::action()}, this);
    header->setSectionResizeMode(goingOn, QHeaderView::Fixed);
    header->setSectionResizeMode(ListSections::action(), QHeaderView::Fixed);
    applyDefaultColumns();
    connect(
        header, &QWidget::customContextMenuRequested, this, &HistoryTableColumns::showColumnMenu);
    const auto changed = [this] { m_stateTimer.start(); };
    connect(header, &QHeaderView::sectionMoved, this, &HistoryTableColumns::keepActionLast);
    connect(header, &QHeaderView::sectionMoved, this, changed);
    connect(header, &QHeaderView::sectionResized, this, &HistoryTableColumns::handleResized);
    connect(header, &QHeaderView::sortIndicatorChanged, this, changed);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &HistoryTableColumns::showSort);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &HistoryTableColumns::sortChanged);
    connect(m_header, &SortHeader::thenRequested, this, &HistoryTableColumns::sortThenBy);
    connect(&m_stateTimer, &QTimer::timeout, this, &HistoryTableColumns::stateChanged);
}

/// By the user, unless it fits, fills, comes or goes.
void HistoryTableColumns::handleResized(int section, int before, int now)
{
    if (m_isFitting || section == m_filling->section())
        return;
    if (before > 0 && now > 0 && !mayFill(section))
        m_own.insert(section);
    m_stateTimer.start();
}

/// Actions are at the edge of their rows.
void HistoryTableColumns::keepActionLast()
{
    QHeaderView* header = m_table.horizontalHeader();
    const int place = header->visualIndex(ListSections::action());
    if (place != header->count() - 1)
        header->moveSection(place, header->count() - 1);
}

void HistoryTableColumns::applyDefaultColumns()
{
    const QScopedValueRollback fitting(m_isFitting, true);
    m_isAutomatic = true;
    m_own.clear();
    for (int section = 0; section < ListSections::count(); ++section)
        m_table.setColumnWidth(section, usualWidth(section));
    showAutomaticColumns();
    setFillingWidths();
}

void HistoryTableColumns::setFillingWidths()
{
    m_filling->setWidths({defaultWidth(ListSections::of(ComputedColumn::GoingOn)),
        defaultWidth(ListSections::action())});
}

/// The wider the table, the more columns, until the user chooses some.
void HistoryTableColumns::fitWidth(int tableWidth)
{
    m_tableWidth = tableWidth;
    setFillingWidths();
    if (m_isAutomatic)
        showAutomaticColumns();
}

void HistoryTableColumns::fitLetters()
{
    fitWidths();
    setFillingWidths();
    if (m_isAutomatic)
        showAutomaticColumns();
}

/// What the section has without a choice of the user.
int HistoryTableColumns::usualWidth(int section) const
{
    const bool isIcon = m_isStatusAsIcon && section == ListSections::of(Column::Status);
    return isIcon ? statusIconWidth() : defaultWidth(section);
}

int HistoryTableColumns::defaultWidth(int section) const
{
    const int most = m_tableWidth >= roomForActionIcons
        ? m_actionIconsWidth
        : std::min(RowActions::iconPlace, m_actionIconsWidth);
    const int icons = section == ListSections::action() ? most : 0;
    return icons + defaultSectionWidth(section, m_model, m_table.fontMetrics());
}

void HistoryTableColumns::setActionIconsWidth(int width)
{
    m_actionIconsWidth = width;
    setFillingWidths();
    updateColumns();
}

ColumnsByRoom HistoryTableColumns::byRoom() const
{
    const int room = m_tableWidth - m_table.verticalScrollBar()->sizeHint().width();
    return columnsByRoom(m_model, m_table.fontMetrics(), room, [this](int section) {
        const bool isOwn = m_own.contains(section) && !m_table.isColumnHidden(section);
        return isOwn ? m_table.columnWidth(section) : defaultWidth(section);
    });
}

bool HistoryTableColumns::mayFill(int section)
{
    return section == ListSections::action()
        || section == ListSections::of(ComputedColumn::GoingOn);
}

/// By what was shown last: a page that is not seen has not followed what came in since.
bool HistoryTableColumns::isAutomatic() const
{
    bool isSame = m_isAutomatic;
    for (int section = 0; section < ListSections::count(); ++section)
        isSame = isSame && isWanted(section) == m_shownByRoom.shown.contains(section);
    return isSame;
}

void HistoryTableColumns::showAutomaticColumns()
{
    const QScopedValueRollback fitting(m_isFitting, true);
    const ColumnsByRoom columns = byRoom();
    const bool isOther = m_shownByRoom != columns;
    m_shownByRoom = columns;
    for (int section = 0; section < ListSections::count(); ++section) {
        const bool isShown = columns.shown.contains(section);
        if (isShown != isWanted(section))
            setWanted(section, isShown);
    }
    setStatusAsIcon(columns.isStatusAsIcon);
    showSort();
    if (isOther)
        Q_EMIT shownChanged();
}

void HistoryTableColumns::setStatusAsIcon(bool asIcon)
{
    m_isStatusAsIcon = asIcon;
    fitWidths();
}

QList<int> HistoryTableColumns::visualSections() const
{
    QList<int> sections;
    for (int visual = 0; visual < m_table.horizontalHeader()->count(); ++visual) {
        const int section = m_table.horizontalHeader()->logicalIndex(visual);
        if (!m_table.isColumnHidden(section) && section != ListSections::action())
            sections.append(section);
    }
    return sections;
}

std::vector<Column> HistoryTableColumns::shownColumns() const
{
    std::vector<Column> columns;
    const bool isChoosing = isAutomatic();
    const QHeaderView* header = m_table.horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int section = header->logicalIndex(visual);
        // How long it took stands beside what is usual, too; for want of room columns are left
        // out on the screen alone.
        const auto column = ListSections::orderOf(section);
        const bool isLeftOut = isChoosing
            && (column == Column::Duration || column == Column::StartTime
                || (column == Column::Service && m_model.hasSection(section)));
        const bool isThere = !m_table.isColumnHidden(section) || isLeftOut;
        if (column && isThere && std::ranges::find(columns, *column) == columns.end())
            columns.push_back(*column);
    }
    return columns;
}

void HistoryTableColumns::setAutomatic(bool automatic)
{
    m_isAutomatic = automatic;
    if (automatic)
        showAutomaticColumns();
    else
        setStatusAsIcon(false);
    m_stateTimer.start();
    Q_EMIT shownChanged();
}

void HistoryTableColumns::setSectionShown(int section, bool shown)
{
    setAutomatic(false);
    setWanted(section, shown);
    fitWidths();
    showSort();
    m_stateTimer.start();
    Q_EMIT shownChanged();
}

void HistoryTableColumns::showColumn(Column column)
{
    setSectionShown(ListSections::of(column), true);
}

history::ColumnSet HistoryTableColumns::columnsInView() const
{
    history::ColumnSet columns;
    for (const int section : visualSections()) {
        if (const auto column = ListSections::columnAt(section))
            columns |= history::ColumnSet{*column};
    }
    return columns;
}

bool HistoryTableColumns::isInView(ComputedColumn column) const
{
    return !m_table.isColumnHidden(ListSections::of(column));
}

bool HistoryTableColumns::isWanted(int section) const
{
    return !m_table.isColumnHidden(section) || m_withheld.contains(section);
}

void HistoryTableColumns::setWanted(int section, bool wanted)
{
    const bool isThere = m_model.hasSection(section);
    if (wanted && !isThere)
        m_withheld.insert(section,
            m_table.isColumnHidden(section) ? m_withheld.value(section)
                                            : m_table.columnWidth(section));
    else
        m_withheld.remove(section);
    m_table.setColumnHidden(section, !wanted || !isThere);
}

/// As wide as titles, versions and letters ask for now; what the user gave a width keeps it.
void HistoryTableColumns::fitWidths()
{
    const QScopedValueRollback fitting(m_isFitting, true);
    for (int section = 0; section < ListSections::count(); ++section) {
        if (!mayFill(section) && !m_own.contains(section)
            && m_table.columnWidth(section) != usualWidth(section))
            m_table.setColumnWidth(section, usualWidth(section));
    }
}

void HistoryTableColumns::updateColumns()
{
    fitWidths();
    for (int section = 0; section < ListSections::action(); ++section) {
        if (m_model.hasSection(section) == m_withheld.contains(section))
            setWanted(section, isWanted(section));
    }
    if (isAutomatic() && byRoom() != m_shownByRoom)
        showAutomaticColumns();
}

} // namespace widgets
