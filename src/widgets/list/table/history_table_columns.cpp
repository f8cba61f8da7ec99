// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_table_columns.h"

#include "filling_column.h"
#include "stored_columns.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSet>
#include <QSignalBlocker>
#include <QTableView>

#include <algorithm>

namespace widgets {

using history::Column;
using models::ComputedColumn;
using models::HistoryModel;
using models::ListSections;

namespace {

constexpr int stateVersion = 1;
constexpr int narrowest = 24;
constexpr int widest = 4000;
constexpr int stateDelay = 400; // ms
/// Of a table that has never been on a screen.
constexpr int usualTableWidth = 1180;
const QString automaticKey = QStringLiteral("automatic");

} // namespace

HistoryTableColumns::HistoryTableColumns(QTableView& table, HistoryModel& model)
    : QObject(&table)
    , m_table(table)
    , m_model(model)
    , m_tableWidth(usualTableWidth)
{
    m_stateTimer.setSingleShot(true);
    m_stateTimer.setInterval(stateDelay);
    QHeaderView* header = m_table.horizontalHeader();
    header->setSectionsMovable(true);
    header->setStretchLastSection(false);
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
    connect(header, &QHeaderView::sectionMoved, this, changed);
    connect(header, &QHeaderView::sectionResized, this, [this](int section) {
        if (section != m_filling->section() && !m_isFitting)
            m_stateTimer.start();
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, changed);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &HistoryTableColumns::showSort);
    connect(&m_stateTimer, &QTimer::timeout, this, &HistoryTableColumns::stateChanged);
}

/// The arrow stands where the order comes from; the action has none.
void HistoryTableColumns::showSort()
{
    const history::Sort sort = m_model.sorting();
    int section = ListSections::of(sort.column);
    const int usual = ListSections::of(ComputedColumn::TookAndUsual);
    if (m_table.isColumnHidden(section) && ListSections::orderOf(usual) == sort.column)
        section = usual;
    const QSignalBlocker blocker(m_table.horizontalHeader());
    m_table.horizontalHeader()->setSortIndicator(
        section, sort.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void HistoryTableColumns::applyDefaultColumns()
{
    const QScopedValueRollback fitting(m_isFitting, true);
    m_isAutomatic = true;
    for (int section = 0; section < ListSections::count(); ++section)
        m_table.setColumnWidth(section, defaultWidth(section));
    showAutomaticColumns();
    m_filling->setWidths({defaultWidth(ListSections::of(ComputedColumn::GoingOn)),
        defaultWidth(ListSections::action())});
}

/// The wider the table, the more columns, until the user chooses some.
void HistoryTableColumns::fitWidth(int tableWidth)
{
    m_tableWidth = tableWidth;
    if (m_isAutomatic)
        showAutomaticColumns();
}

bool HistoryTableColumns::isAutomatic() const
{
    bool isSame = m_isAutomatic;
    for (int section = 0; section < ListSections::count(); ++section)
        isSame = isSame && isWanted(section) == isShownByDefault(section, m_tableWidth);
    return isSame;
}

void HistoryTableColumns::showAutomaticColumns()
{
    const QScopedValueRollback fitting(m_isFitting, true);
    for (int section = 0; section < ListSections::count(); ++section) {
        const bool isShown = isShownByDefault(section, m_tableWidth);
        if (isShown != isWanted(section))
            setWanted(section, isShown);
    }
    showSort();
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
    const QHeaderView* header = m_table.horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int section = header->logicalIndex(visual);
        // How long it took stands beside what is usual, too; for want of room it is left out on
        // the screen alone.
        const auto column = ListSections::orderOf(section);
        const bool isThere =
            !m_table.isColumnHidden(section) || (column == Column::Duration && isAutomatic());
        if (column && isThere && std::ranges::find(columns, *column) == columns.end())
            columns.push_back(*column);
    }
    return columns;
}

void HistoryTableColumns::showColumnMenu(const QPoint& position)
{
    auto* menu = new QMenu(&m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    menu->popup(m_table.horizontalHeader()->mapToGlobal(position));
}

void HistoryTableColumns::fillMenu(QMenu& menu)
{
    for (int section = 0; section < ListSections::action(); ++section) {
        if (!m_model.hasSection(section))
            continue;
        const QString title = m_model.headerData(section, Qt::Horizontal).toString();
        QAction* action = menu.addAction(title);
        action->setCheckable(true);
        action->setChecked(!m_table.isColumnHidden(section));
        // A table without columns offers no way back.
        action->setEnabled(m_table.isColumnHidden(section) || !ListSections::columnAt(section)
            || shownColumns().size() > 1);
        connect(action, &QAction::toggled, this,
            [this, section](bool shown) { setSectionShown(section, shown); });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Default columns")), &QAction::triggered, this, [this] {
        for (int section = 0; section < ListSections::count(); ++section)
            m_table.horizontalHeader()->moveSection(
                m_table.horizontalHeader()->visualIndex(section), section);
        applyDefaultColumns();
        m_stateTimer.start();
    });
}

void HistoryTableColumns::setSectionShown(int section, bool shown)
{
    m_isAutomatic = false;
    setWanted(section, shown);
    if (shown && m_table.columnWidth(section) < narrowest)
        m_table.setColumnWidth(section, defaultWidth(section));
    showSort();
    m_stateTimer.start();
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

void HistoryTableColumns::updateColumns()
{
    for (int section = 0; section < ListSections::action(); ++section) {
        if (m_model.hasSection(section) == m_withheld.contains(section))
            setWanted(section, isWanted(section));
    }
}

QVariantMap HistoryTableColumns::state() const
{
    const QHeaderView* header = m_table.horizontalHeader();
    QVariantList columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int section = header->logicalIndex(visual);
        const bool shown = isWanted(section);
        QVariantMap column{{QStringLiteral("name"), ListSections::nameOf(section)},
            {QStringLiteral("shown"), shown}};
        const int width = m_withheld.value(section, header->sectionSize(section));
        // These take what is left; that is no width that the user chose.
        const bool mayFill = section == ListSections::action()
            || section == ListSections::of(ComputedColumn::GoingOn);
        if (width > 0 && !mayFill)
            column.insert(QStringLiteral("width"), width);
        columns.append(column);
    }
    const history::Sort sort = m_model.sorting();
    return {{QStringLiteral("version"), stateVersion}, {QStringLiteral("columns"), columns},
        {QStringLiteral("sort"), models::rawText(history::nameOf(sort.column))},
        {QStringLiteral("descending"), sort.descending}, {automaticKey, isAutomatic()}};
}

void HistoryTableColumns::restoreState(const QVariantMap& state)
{
    if (state.value(QStringLiteral("version")).toInt() != stateVersion)
        return;
    const QVariantList columns = state.value(QStringLiteral("columns")).toList();
    for (int visual = 0; const QVariant& entry : columns) {
        const QVariantMap column = entry.toMap();
        if (sectionByName(column.value(QStringLiteral("name")).toString()) >= 0)
            restoreColumn(column, visual++);
    }
    placeNewSections(columns);
    m_isAutomatic = state.value(automaticKey, isFormerDefault(columns)).toBool();
    if (m_isAutomatic)
        showAutomaticColumns();
    if (shownColumns().empty())
        applyDefaultColumns();
    const QString sort = state.value(QStringLiteral("sort")).toString();
    if (const auto column = history::columnFromName(sort.toStdString()))
        m_table.sortByColumn(ListSections::of(*column),
            state.value(QStringLiteral("descending")).toBool() ? Qt::DescendingOrder
                                                               : Qt::AscendingOrder);
    m_stateTimer.stop();
}

/// Columns that the state does not know follow their default predecessors.
void HistoryTableColumns::placeNewSections(const QVariantList& columns)
{
    QSet<QString> known;
    for (const QVariant& entry : columns)
        known.insert(entry.toMap().value(QStringLiteral("name")).toString());
    QHeaderView* header = m_table.horizontalHeader();
    for (int section = 1; section < ListSections::action(); ++section) {
        if (known.contains(ListSections::nameOf(section)))
            continue;
        const int from = header->visualIndex(section);
        const int before = header->visualIndex(section - 1);
        header->moveSection(from, from < before ? before : before + 1);
    }
}

void HistoryTableColumns::restoreColumn(const QVariantMap& column, int visual)
{
    QHeaderView* header = m_table.horizontalHeader();
    const int section = sectionByName(column.value(QStringLiteral("name")).toString());
    header->moveSection(header->visualIndex(section), visual);
    const bool mayHide = section != ListSections::action();
    setWanted(section, !mayHide || column.value(QStringLiteral("shown"), true).toBool());
    const int width = column.value(QStringLiteral("width")).toInt();
    if (width < narrowest || width > widest)
        return;
    m_table.setColumnWidth(section, width);
    if (m_withheld.contains(section))
        m_withheld.insert(section, width);
}

} // namespace widgets
