// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_headings.h"

#include "even_rows_table.h"
#include "list/cells/environment_color.h"

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

GroupHeadings::GroupHeadings(EvenRowsTable& table, models::HistoryModel& model)
    : QObject(&table)
    , m_table(table)
    , m_model(model)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &GroupHeadings::requestIfOthers);
    followModel();
}

void GroupHeadings::followModel()
{
    const auto soon = [this] { m_soon.start(); };
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, change, this, soon);
    connect(&m_model, &QAbstractItemModel::modelReset, this, soon);
    // Another order leaves heights in their places.
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, soon);
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
        [this, soon](const QModelIndex& first, const QModelIndex& last) {
            const int section = ListSections::of(m_model.sorting().column);
            if (first.column() <= section && last.column() >= section)
                soon();
        });
    // What is live has changed, maybe by rows that are not in sight; days do not say it.
    const auto repaintLive = [this] {
        const bool isByEnvironment = m_model.sorting().column == history::Column::Environment;
        if (isByEnvironment && !m_table.tallRows().empty() && m_liveText)
            m_table.viewport()->update();
    };
    connect(&m_model.knowledge(), &models::RunKnowledge::historyChanged, this, repaintLive);
    connect(&m_model.knowledge(), &models::RunKnowledge::runsRead, this, repaintLive);
}

void GroupHeadings::setShown(bool shown)
{
    m_isShown = shown;
    Q_EMIT updateNeeded();
}

void GroupHeadings::setLiveText(LiveText text)
{
    m_liveText = std::move(text);
    m_table.viewport()->update();
}

void GroupHeadings::forgetHeights()
{
    m_table.setTallRows({}, 0);
}

int GroupHeadings::height() const
{
    return QFontMetrics(theme::font(theme::Type::Caption)).height() + theme::space::near;
}

void GroupHeadings::update()
{
    m_soon.stop();
    std::vector<int> wanted = wantedRows();
    if (wanted != m_table.tallRows())
        m_table.setTallRows(std::move(wanted), height());
}

std::vector<int> GroupHeadings::wantedRows() const
{
    return m_isShown ? m_model.firstRowsOfGroups() : std::vector<int>();
}

/// To keep its place, the table lays itself out and paints all rows again.
void GroupHeadings::requestIfOthers()
{
    m_soon.stop();
    if (wantedRows() != m_table.tallRows())
        Q_EMIT updateNeeded();
}

void GroupHeadings::updateIfDue()
{
    if (m_soon.isActive())
        requestIfOthers();
}

int GroupHeadings::firstRow() const
{
    return m_table.tallRows().empty() ? -1 : m_table.rowAt(0);
}

int GroupHeadings::coveredAtTop() const
{
    const int first = firstRow();
    if (first < 0 || (m_table.isTall(first) && m_table.rowViewportPosition(first) == 0))
        return 0;
    // The next one pushes it away.
    const int next = first + 1;
    const bool isPushed = next < m_model.rowCount() && m_table.isTall(next);
    return isPushed ? std::min(height(), m_table.rowViewportPosition(next)) : height();
}

bool GroupHeadings::isAt(const QPoint& position) const
{
    if (position.y() < coveredAtTop())
        return true;
    const int row = m_table.tallRows().empty() ? -1 : m_table.rowAt(position.y());
    return row >= 0 && m_table.isTall(row)
        && position.y() < m_table.rowViewportPosition(row) + height();
}

void GroupHeadings::paint(QPainter& painter) const
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

void GroupHeadings::paintOne(QPainter& painter, int row, const QRect& place) const
{
    const QPalette palette = m_table.palette();
    painter.fillRect(place, palette.color(QPalette::Window));
    painter.setPen(theme::line(palette));
    painter.drawLine(place.bottomLeft(), place.bottomRight());
    const models::HistoryModel::GroupHeading heading = m_model.groupOf(row);
    QFont font = theme::font(theme::Type::Caption);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(heading.environment ? environmentColor(heading.kind, palette)
                                       : palette.color(QPalette::WindowText));
    const QRect room = place.adjusted(theme::space::near, 0, -theme::space::near, 0);
    const QString text =
        painter.fontMetrics().elidedText(heading.text, Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (heading.environment)
        paintLive(painter, *heading.environment,
            room.adjusted(
                painter.fontMetrics().horizontalAdvance(text) + theme::space::apart, 0, 0, 0));
}

void GroupHeadings::paintLive(
    QPainter& painter, const std::string& environment, const QRect& place) const
{
    if (!m_liveText)
        return;
    painter.setFont(theme::font(theme::Type::Caption));
    painter.setPen(theme::secondaryText(m_table.palette()));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(m_liveText(environment), Qt::ElideRight, place.width()));
}

} // namespace widgets
