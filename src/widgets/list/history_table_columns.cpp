// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_table.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/texts.h"

#include <QHeaderView>
#include <QMenu>

namespace widgets {

using models::HistoryModel;

namespace {

constexpr int stateVersion = 1;
constexpr int narrowest = 24;
constexpr int widest = 4000;

} // namespace

void HistoryTable::showColumnMenu(const QPoint& position)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int section = 0; section < HistoryModel::actionSection(); ++section) {
        if (!m_model.hasSection(section))
            continue;
        const QString title = m_model.headerData(section, Qt::Horizontal).toString();
        QAction* action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(section));
        // A table without columns offers no way back.
        action->setEnabled(isColumnHidden(section) || visualSections().size() > 1);
        connect(action, &QAction::toggled, this,
            [this, section](bool shown) { setSectionShown(section, shown); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Default columns")), &QAction::triggered, this, [this] {
        for (int section = 0; section < HistoryModel::sectionCount(); ++section)
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(section), section);
        applyDefaultColumns();
        m_stateTimer.start();
    });
    menu->popup(horizontalHeader()->mapToGlobal(position));
}

void HistoryTable::setSectionShown(int section, bool shown)
{
    setWanted(section, shown);
    if (shown && columnWidth(section) < narrowest)
        setColumnWidth(section, defaultWidth(section));
    m_stateTimer.start();
}

bool HistoryTable::isWanted(int section) const
{
    return !isColumnHidden(section) || m_withheld.contains(section);
}

void HistoryTable::setWanted(int section, bool wanted)
{
    const bool isThere = m_model.hasSection(section);
    if (wanted && !isThere)
        m_withheld.insert(
            section, isColumnHidden(section) ? m_withheld.value(section) : columnWidth(section));
    else
        m_withheld.remove(section);
    setColumnHidden(section, !wanted || !isThere);
}

void HistoryTable::updateColumns()
{
    for (int section = 0; section < HistoryModel::actionSection(); ++section) {
        if (m_model.hasSection(section) == m_withheld.contains(section))
            setWanted(section, isWanted(section));
    }
}

QVariantMap HistoryTable::state() const
{
    const QHeaderView* header = horizontalHeader();
    QVariantList columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int section = header->logicalIndex(visual);
        const bool shown = isWanted(section);
        QVariantMap column{{QStringLiteral("name"), HistoryModel::sectionName(section)},
            {QStringLiteral("shown"), shown}};
        const int width = m_withheld.value(section, header->sectionSize(section));
        // The last column takes what is left; that is no width that a person chose.
        if (width > 0 && section != HistoryModel::actionSection())
            column.insert(QStringLiteral("width"), width);
        columns.append(column);
    }
    const history::Sort sort = m_model.sorting();
    return {{QStringLiteral("version"), stateVersion}, {QStringLiteral("columns"), columns},
        {QStringLiteral("sort"), models::rawText(history::nameOf(sort.column))},
        {QStringLiteral("descending"), sort.descending}};
}

void HistoryTable::restoreState(const QVariantMap& state)
{
    if (state.value(QStringLiteral("version")).toInt() != stateVersion)
        return;
    const QVariantList columns = state.value(QStringLiteral("columns")).toList();
    int visual = 0;
    for (const QVariant& entry : columns) {
        const QVariantMap column = entry.toMap();
        if (sectionByName(column.value(QStringLiteral("name")).toString()) >= 0)
            restoreColumn(column, visual++);
    }
    placeNewSections(columns);
    if (visualSections().isEmpty())
        applyDefaultColumns();
    const QString sort = state.value(QStringLiteral("sort")).toString();
    if (const auto column = history::columnFromName(sort.toStdString()))
        sortByColumn(HistoryModel::sectionOf(*column),
            state.value(QStringLiteral("descending")).toBool() ? Qt::DescendingOrder
                                                               : Qt::AscendingOrder);
    m_stateTimer.stop();
}

/// Columns of which the state knows nothing follow the ones that they stand behind by default.
void HistoryTable::placeNewSections(const QVariantList& columns)
{
    QSet<QString> known;
    for (const QVariant& entry : columns)
        known.insert(entry.toMap().value(QStringLiteral("name")).toString());
    QHeaderView* header = horizontalHeader();
    for (int section = 1; section < HistoryModel::actionSection(); ++section) {
        if (known.contains(HistoryModel::sectionName(section)))
            continue;
        const int from = header->visualIndex(section);
        const int before = header->visualIndex(section - 1);
        header->moveSection(from, from < before ? before : before + 1);
    }
}

int HistoryTable::sectionByName(const QString& name) const
{
    for (int section = 0; section < HistoryModel::sectionCount(); ++section) {
        if (HistoryModel::sectionName(section) == name)
            return section;
    }
    return -1;
}

void HistoryTable::restoreColumn(const QVariantMap& column, int visual)
{
    QHeaderView* header = horizontalHeader();
    const int section = sectionByName(column.value(QStringLiteral("name")).toString());
    header->moveSection(header->visualIndex(section), visual);
    const bool mayHide = section != HistoryModel::actionSection();
    setWanted(section, !mayHide || column.value(QStringLiteral("shown"), true).toBool());
    const int width = column.value(QStringLiteral("width")).toInt();
    if (width < narrowest || width > widest)
        return;
    setColumnWidth(section, width);
    if (m_withheld.contains(section))
        m_withheld.insert(section, width);
}

} // namespace widgets
