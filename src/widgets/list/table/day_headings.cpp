// SPDX-License-Identifier: GPL-3.0-or-later
#include "day_headings.h"

#include "even_rows_table.h"

#include "deploy/models/list/history_model.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>
#include <vector>

namespace widgets {

using models::ListSections;

DayHeadings::DayHeadings(EvenRowsTable& table, models::HistoryModel& model)
    : QObject(&table)
    , m_table(table)
    , m_model(model)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &DayHeadings::updateNeeded);
    followModel();
}

void DayHeadings::followModel()
{
    const auto soon = [this] { m_soon.start(); };
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, change, this, soon);
    connect(&m_model, &QAbstractItemModel::modelReset, this, soon);
    // Another order leaves heights in their places.
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, soon);
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
        [soon](const QModelIndex& first, const QModelIndex& last) {
            const int time = ListSections::of(history::Column::StartTime);
            if (first.column() <= time && last.column() >= time)
                soon();
        });
}

void DayHeadings::setShown(bool shown)
{
    m_isShown = shown;
    Q_EMIT updateNeeded();
}

void DayHeadings::forgetHeights()
{
    m_table.setTallRows({}, 0);
}

int DayHeadings::height() const
{
    return QFontMetrics(theme::font(theme::Type::Caption)).height() + theme::space::near;
}

void DayHeadings::update()
{
    m_soon.stop();
    std::vector<int> wanted = m_isShown ? m_model.firstRowsOfDays() : std::vector<int>();
    if (wanted != m_table.tallRows())
        m_table.setTallRows(std::move(wanted), height());
}

void DayHeadings::updateIfDue()
{
    if (m_soon.isActive())
        Q_EMIT updateNeeded();
}

int DayHeadings::firstRow() const
{
    return m_table.tallRows().empty() ? -1 : m_table.rowAt(0);
}

int DayHeadings::coveredAtTop() const
{
    const int first = firstRow();
    if (first < 0 || (m_table.isTall(first) && m_table.rowViewportPosition(first) == 0))
        return 0;
    // The next day pushes it away.
    const int next = first + 1;
    const bool isPushed = next < m_model.rowCount() && m_table.isTall(next);
    return isPushed ? std::min(height(), m_table.rowViewportPosition(next)) : height();
}

bool DayHeadings::isAt(const QPoint& position) const
{
    if (position.y() < coveredAtTop())
        return true;
    const int row = m_table.tallRows().empty() ? -1 : m_table.rowAt(position.y());
    return row >= 0 && m_table.isTall(row)
        && position.y() < m_table.rowViewportPosition(row) + height();
}

void DayHeadings::paint(QPainter& painter) const
{
    if (m_table.tallRows().empty())
        return;
    const int width = m_table.viewport()->width();
    const int above = std::max(0, -m_table.verticalScrollBar()->value());
    for (int row = m_table.rowAt(above); row >= 0 && row < m_model.rowCount(); ++row) {
        const int top = m_table.rowViewportPosition(row);
        if (top >= m_table.viewport()->height())
            break;
        if (m_table.isTall(row))
            paintOne(painter, row, QRect(0, top, width, height()));
    }
    if (const int covered = coveredAtTop(); covered > 0)
        paintOne(painter, firstRow(), QRect(0, covered - height(), width, height()));
}

void DayHeadings::paintOne(QPainter& painter, int row, const QRect& place) const
{
    const QPalette palette = m_table.palette();
    painter.fillRect(place, palette.color(QPalette::Window));
    painter.setPen(theme::line(palette));
    painter.drawLine(place.bottomLeft(), place.bottomRight());
    QFont font = theme::font(theme::Type::Caption);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(palette.color(QPalette::WindowText));
    painter.drawText(place.adjusted(theme::space::near, 0, 0, 0),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_model.dayOf(row));
}

} // namespace widgets
