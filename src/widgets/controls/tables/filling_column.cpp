// SPDX-License-Identifier: GPL-3.0-or-later
#include "filling_column.h"

#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>

namespace widgets {

FillingColumn::FillingColumn(QTableView& table, Sections sections, QObject* parent)
    : QObject(parent)
    , m_table(table)
    , m_sections(sections)
{
    m_table.viewport()->installEventFilter(this);
    connect(m_table.horizontalHeader(), &QHeaderView::sectionResized, this,
        &FillingColumn::handleResized);
}

void FillingColumn::setWidths(Widths widths)
{
    m_widths = widths;
    fill();
}

int FillingColumn::section() const
{
    return m_table.isColumnHidden(m_sections.filling) ? m_sections.last : m_sections.filling;
}

void FillingColumn::fill()
{
    const QScopedValueRollback filling(m_isFilling, true);
    const int taker = section();
    if (taker != m_sections.last)
        m_table.setColumnWidth(m_sections.last, m_widths.last);
    const QHeaderView& header = *m_table.horizontalHeader();
    const int others = header.length() - header.sectionSize(taker);
    const int least = taker == m_sections.last ? m_widths.last : m_widths.least;
    m_table.setColumnWidth(taker, std::max(least, m_table.viewport()->width() - others));
}

/// By the user, and by columns that come and go.
void FillingColumn::handleResized()
{
    if (!m_isFilling)
        fill();
}

bool FillingColumn::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        fill();
    return QObject::eventFilter(watched, event);
}

} // namespace widgets
