// SPDX-License-Identifier: GPL-3.0-or-later
// What lasts of the HistoryTableColumns.
#include "history_table_columns.h"

#include "default_columns.h"
#include "stored_columns.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QSet>
#include <QTableView>

namespace widgets {

using models::ListSections;

namespace {

constexpr int stateVersion = 1;
constexpr int narrowestStored = 24;
constexpr int widestStored = 4000;
const QString automaticKey = QStringLiteral("automatic");

} // namespace

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
        if (width > 0 && isOwnWidth(section, width))
            column.insert(QStringLiteral("width"), width);
        columns.append(column);
    }
    const history::Sort sort = m_model.sorting();
    QVariantMap state{{QStringLiteral("version"), stateVersion},
        {QStringLiteral("columns"), columns},
        {QStringLiteral("sort"), models::rawText(history::nameOf(sort.column))},
        {QStringLiteral("descending"), sort.descending}, {automaticKey, isAutomatic()}};
    if (const auto& then = m_model.sortingThen()) {
        state.insert(QStringLiteral("thenSort"), models::rawText(history::nameOf(then->column)));
        state.insert(QStringLiteral("thenDescending"), then->descending);
    }
    return state;
}

/// What fills takes what is left, and the usual widths are those of the language and the letters of
/// the day: neither is a width that the user chose.
bool HistoryTableColumns::isOwnWidth(int section, int width) const
{
    return m_own.contains(section) && width != defaultWidth(section);
}

void HistoryTableColumns::choose(const QVariantMap& state)
{
    restoreState(state);
    m_stateTimer.start();
}

void HistoryTableColumns::restoreState(const QVariantMap& state)
{
    if (state.value(QStringLiteral("version")).toInt() != stateVersion)
        return;
    const QScopedValueRollback fitting(m_isFitting, true);
    const QVariantList columns = state.value(QStringLiteral("columns")).toList();
    for (int visual = 0; const QVariant& entry : columns) {
        const QVariantMap column = entry.toMap();
        const int section = sectionByName(column.value(QStringLiteral("name")).toString());
        if (section >= 0 && section != ListSections::action())
            restoreColumn(column, visual++);
    }
    placeNewSections(columns);
    m_isAutomatic = state.value(automaticKey, isFormerDefault(columns)).toBool();
    if (m_isAutomatic)
        showAutomaticColumns();
    else
        setStatusAsIcon(false);
    if (shownColumns().empty())
        applyDefaultColumns();
    restoreSort(state);
    m_stateTimer.stop();
    Q_EMIT shownChanged();
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
    setWanted(section, column.value(QStringLiteral("shown"), true).toBool());
    if (mayFill(section))
        return;
    const int width = column.value(QStringLiteral("width")).toInt();
    if (width < narrowestStored || width > widestStored) {
        m_own.remove(section);
        m_table.setColumnWidth(section, usualWidth(section));
        return;
    }
    m_own.insert(section);
    m_table.setColumnWidth(section, width);
    if (m_withheld.contains(section))
        m_withheld.insert(section, width);
}

} // namespace widgets
