// SPDX-License-Identifier: GPL-3.0-or-later
#include "step_moments.h"

#include "detail/panel/time_cursor.h"
#include "timeline_header.h"

#include "deploy/models/detail/steps_model.h"

#include <QItemSelectionModel>
#include <QMouseEvent>
#include <QTableView>

#include <algorithm>

namespace widgets {

using models::StepsModel;
using Mover = TimeCursor::Mover;

StepMoments::StepMoments(QTableView& table, StepsModel& model, TimeCursor& cursor)
    : QObject(&table)
    , m_table(table)
    , m_model(model)
    , m_cursor(cursor)
{
    table.viewport()->setMouseTracking(true);
    table.viewport()->installEventFilter(this);
    connect(table.selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &StepMoments::selectRange);
    connect(&cursor, &TimeCursor::momentChanged, this,
        [this] { m_model.setMoment(m_cursor.moment()); });
    connect(&cursor, &TimeCursor::rangeChanged, this, &StepMoments::followRange);
}

bool StepMoments::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseMove)
        point(*static_cast<QMouseEvent*>(event));
    else if (event->type() == QEvent::Leave)
        m_cursor.point(std::nullopt, Mover::Steps);
    return QObject::eventFilter(watched, event);
}

void StepMoments::point(const QMouseEvent& event)
{
    const QModelIndex index = m_table.indexAt(event.position().toPoint());
    const auto range = m_model.timeRange();
    if (index.column() != StepsModel::TimelineColumn || !range) {
        m_cursor.point(std::nullopt, Mover::Steps);
        return;
    }
    const TimelineScale scale(*range, m_table.visualRect(index));
    m_cursor.point(scale.timeAt(event.position().x()), Mover::Steps);
}

/// From the first beginning to the last end of what is selected. Without a known time there is no
/// range: that of another step would be a lie.
void StepMoments::selectRange()
{
    std::optional<models::TimeSpan> range;
    for (const QModelIndex& index : m_table.selectionModel()->selectedRows()) {
        const auto span = m_model.spanOf(index.row());
        if (!span)
            continue;
        if (!range)
            range = span;
        range->from = std::min(range->from, span->from);
        range->to = std::max(range->to, span->to);
    }
    if (range || m_cursor.rangeMover() == Mover::Steps)
        m_cursor.setRange(range, Mover::Steps);
}

void StepMoments::updateRange()
{
    if (m_cursor.range() && m_cursor.rangeMover() == Mover::Steps)
        selectRange();
}

void StepMoments::followRange()
{
    if (m_cursor.rangeMover() != Mover::Steps)
        m_table.clearSelection();
}

} // namespace widgets
