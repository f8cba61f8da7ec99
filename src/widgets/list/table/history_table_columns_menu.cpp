// SPDX-License-Identifier: GPL-3.0-or-later
// The menu in which the columns of the HistoryTableColumns are chosen.
#include "history_table_columns.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"

#include <QHeaderView>
#include <QMenu>
#include <QTableView>

namespace widgets {

using models::ListSections;

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
    addSortMenus(menu);
    menu.addSeparator();
    QAction* automatic = menu.addAction(tr("Columns by room"));
    automatic->setCheckable(true);
    automatic->setChecked(isAutomatic());
    connect(automatic, &QAction::toggled, this, &HistoryTableColumns::setAutomatic);
    connect(menu.addAction(tr("Default columns")), &QAction::triggered, this, [this] {
        for (int section = 0; section < ListSections::count(); ++section)
            m_table.horizontalHeader()->moveSection(
                m_table.horizontalHeader()->visualIndex(section), section);
        applyDefaultColumns();
        m_stateTimer.start();
        Q_EMIT shownChanged();
    });
}

} // namespace widgets
