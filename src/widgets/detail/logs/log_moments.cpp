// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_moments.h"

#include "detail/panel/time_cursor.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/models/log/log_times.h"
#include "deploy/widgets/log/log_view.h"

#include <QEvent>

#include <algorithm>
#include <utility>

namespace widgets {

using Mover = TimeCursor::Mover;

LogMoments::LogMoments(LogView& view, TimeCursor& cursor)
    : QObject(&view)
    , m_view(view)
    , m_cursor(cursor)
{
    connect(&view, &LogView::pointedAt, this, [this](std::optional<std::size_t> entry) {
        m_cursor.point(entry ? timeOf(*entry) : std::nullopt, Mover::Log);
    });
    connect(&view, &LogView::currentChanged, this, &LogMoments::chooseCurrent);
    connect(&cursor, &TimeCursor::momentChanged, this, &LogMoments::updateMarks);
    connect(&cursor, &TimeCursor::momentChosen, this, &LogMoments::followChosen);
    connect(&cursor, &TimeCursor::rangeChanged, this, &LogMoments::followRange);
    view.installEventFilter(this);
}

bool LogMoments::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show && m_wanted)
        m_view.bringIntoView(*std::exchange(m_wanted, std::nullopt));
    return QObject::eventFilter(watched, event);
}

/// How many lines fit on it is known only once it is seen.
void LogMoments::bringIntoView(std::size_t entry)
{
    if (m_view.isVisible())
        m_view.bringIntoView(entry);
    else
        m_wanted = entry;
}

void LogMoments::setDeployment(std::shared_ptr<const deployment::Deployment> deployment)
{
    m_deployment = std::move(deployment);
    updateMarks();
}

void LogMoments::setFailing(const std::optional<models::LogEvidence>& failing)
{
    if (failing == m_failing)
        return;
    m_failing = failing;
    updateMarks();
    if (m_failing && !m_view.currentEntry() && !m_cursor.hasSomethingToTakeBack())
        bringIntoView(m_failing->entry);
}

/// Several selected lines are to be copied; they name no moment.
void LogMoments::chooseCurrent()
{
    m_wanted.reset(); // one has gone elsewhere
    const auto entry = m_view.currentEntry();
    const auto moment = entry ? timeOf(*entry) : std::nullopt;
    if (moment && m_view.selectedText().lineCount() == 1)
        m_cursor.choose(*moment, Mover::Log);
}

/// nullopt where it is not known.
std::optional<deployment::Timestamp> LogMoments::timeOf(std::size_t entry) const
{
    const auto time = m_deployment->log.ownTime(entry);
    return deployment::isKnown(time) ? std::optional(time) : std::nullopt;
}

void LogMoments::updateMarks()
{
    if (!m_deployment)
        return;
    const auto moment = m_cursor.moment();
    const bool isForeign = moment && m_cursor.mover() != Mover::Log;
    LogMarks marks;
    if (isForeign)
        marks.entry = models::logEntryAt(m_deployment->log, *moment);
    marks.range = m_cursor.range();
    if (m_failing)
        marks.failing = {m_failing->entry - std::min(m_failing->entry, m_failing->entriesBefore),
            m_failing->entry + std::max<std::size_t>(m_failing->entries, 1) - 1};
    m_view.setMarks(marks);
}

void LogMoments::followChosen()
{
    if (!m_deployment || m_cursor.mover() == Mover::Log)
        return;
    if (const auto entry = models::logEntryAt(m_deployment->log, *m_cursor.chosen()))
        bringIntoView(*entry);
}

void LogMoments::followRange()
{
    updateMarks();
    const auto& range = m_cursor.range();
    if (!m_deployment || !range)
        return;
    const deployment::Log& log = m_deployment->log;
    const auto entry = models::firstLogEntryWithin(log, range->from, range->to);
    bringIntoView(entry.value_or(log.lowerBound(range->from)));
}

} // namespace widgets
