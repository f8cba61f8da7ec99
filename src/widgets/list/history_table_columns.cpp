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
    setColumnHidden(section, !shown);
    if (shown && columnWidth(section) < narrowest)
        setColumnWidth(section, defaultWidth(section));
    m_stateTimer.start();
}

QVariantMap HistoryTable::state() const
{
    const QHeaderView* header = horizontalHeader();
    QVariantList columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int section = header->logicalIndex(visual);
        const bool shown = !header->isSectionHidden(section);
        QVariantMap column{{QStringLiteral("name"), HistoryModel::sectionName(section)},
            {QStringLiteral("shown"), shown}};
        // The last column takes what is left; that is no width that a person chose.
        if (shown && section != HistoryModel::actionSection())
            column.insert(QStringLiteral("width"), header->sectionSize(section));
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
    if (visualSections().isEmpty())
        applyDefaultColumns();
    const QString sort = state.value(QStringLiteral("sort")).toString();
    if (const auto column = history::columnFromName(sort.toStdString()))
        sortByColumn(HistoryModel::sectionOf(*column),
            state.value(QStringLiteral("descending")).toBool() ? Qt::DescendingOrder
                                                               : Qt::AscendingOrder);
    m_stateTimer.stop();
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
    setColumnHidden(section, mayHide && !column.value(QStringLiteral("shown"), true).toBool());
    const int width = column.value(QStringLiteral("width")).toInt();
    if (width >= narrowest && width <= widest)
        setColumnWidth(section, width);
}

} // namespace widgets
