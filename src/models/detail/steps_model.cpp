// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/steps_model.h"

#include "step_axis.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/steps/failed_step.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"

#include <algorithm>

namespace models {

namespace {

using deployment::Step;
using deployment::StepStatus;
using deployment::Timestamp;

QVariant sinceEpoch(std::optional<Timestamp> time)
{
    return time ? QVariant(qint64(time->time_since_epoch().count())) : QVariant();
}

} // namespace

StepsModel::StepsModel(const TimeContext& time, QObject* parent)
    : BaseTableModel(parent)
    , m_time(time)
{
    connect(&time, &TimeContext::ticked, this, [this, &time] {
        if (isUnfinished() && m_rows > 0)
            time.requestTickEverySecond();
        advance();
    });
    connect(&time, &TimeContext::zoneChanged, this, [this] {
        announceAll();
        Q_EMIT timeRangeChanged();
    });
}

void StepsModel::setDeployment(std::shared_ptr<const deployment::Deployment> deployment)
{
    const int count = deployment ? static_cast<int>(deployment->progress.steps.size()) : 0;
    replaceContents(m_rows, count, [&] {
        m_deployment = std::move(deployment);
        m_own.reset();
        if (m_deployment)
            m_own.emplace(*m_deployment);
        const auto failing =
            m_deployment ? deployment::stepThatFailed(*m_deployment) : std::nullopt;
        m_failing = failing ? std::optional(static_cast<int>(*failing)) : std::nullopt;
        m_marked = markedRow();
    });
    Q_EMIT timeRangeChanged();
}

void StepsModel::setMoment(const std::optional<Timestamp>& moment)
{
    if (moment == m_moment)
        return;
    m_moment = moment;
    updateMarked();
    // The line at the moment crosses all rows.
    if (m_rows > 0)
        announceColumns(TimelineColumn, TimelineColumn);
}

std::optional<int> StepsModel::markedRow() const
{
    const auto step = m_moment && m_deployment ? axis().stepAt(*m_moment) : std::nullopt;
    return step ? std::optional(static_cast<int>(*step)) : std::nullopt;
}

void StepsModel::updateMarked()
{
    const auto marked = markedRow();
    if (marked == m_marked)
        return;
    m_marked = marked;
    if (m_rows > 0)
        announceColumns(0, ColumnCount - 1);
}

Timestamp StepsModel::now() const
{
    return m_time.seenUntil();
}

StepAxis StepsModel::axis() const
{
    return {*m_deployment, *m_own, now()};
}

std::optional<TimeSpan> StepsModel::spanOf(int row) const
{
    return axis().spanOf(static_cast<std::size_t>(row));
}

std::optional<TimeSpan> StepsModel::timeRange() const
{
    return m_deployment ? axis().range() : std::nullopt;
}

bool StepsModel::reachesNow() const
{
    return m_deployment && axis().reachesNow();
}

void StepsModel::advance()
{
    if (!isUnfinished() || m_rows == 0)
        return;
    announceColumns(DurationColumn, TimelineColumn);
    Q_EMIT timeRangeChanged();
}

std::optional<int> StepsModel::runningRow() const
{
    for (int row = 0; row < m_rows; ++row) {
        if (step(row).status.known == StepStatus::Running)
            return row;
    }
    return std::nullopt;
}

bool StepsModel::isUnfinished() const
{
    return m_deployment && !deployment::hasEnded(*m_deployment);
}

int StepsModel::rows() const
{
    return m_rows;
}

const Step& StepsModel::step(int row) const
{
    return m_deployment->progress.steps[static_cast<std::size_t>(row)];
}

QVariant StepsModel::cell(int row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::EditRole:
        return copied(row, column);
    case Qt::AccessibleTextRole:
        return heard(row, column);
    case Qt::TextAlignmentRole:
        return column == DurationColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case StateRole:
        return static_cast<int>(deployment::stateOf(*m_deployment, step(row)));
    case BarStartRole:
        return sinceEpoch(axis().startOf(step(row)));
    case BarEndRole:
        return sinceEpoch(axis().endOf(step(row)));
    case FailingRole:
        return m_failing == row;
    case MarkedRole:
        return m_marked == row;
    case LateRole:
        return lateStep(row) != nullptr;
    case NoteRole:
        return noteText(row);
    default:
        return {};
    }
}

QVariant StepsModel::toolTip(int row, int column) const
{
    if (column == NameColumn)
        return toolTipText(text(row, column));
    if (column == StatusColumn && step(row).status.known == StepStatus::Passed)
        return tr("It is behind the deployment; whether it was done or skipped was not seen.");
    return {};
}

QString StepsModel::text(int row, int column) const
{
    const Step& shown = step(row);
    switch (column) {
    case NameColumn:
        return stepName(*m_deployment, static_cast<std::size_t>(row));
    case StatusColumn:
        return stepStatusText(*m_deployment, shown);
    case StartColumn:
        return timeCell(shown.start);
    case EndColumn:
        return timeCell(shown.end);
    case DurationColumn: {
        const auto duration = deployment::durationOf(*m_deployment, shown, now());
        return duration ? durationText(duration) : QString();
    }
    default:
        return {};
    }
}

/// What is drawn beside the text, or in its place, in words.
QString StepsModel::heard(int row, int column) const
{
    QStringList parts;
    if (column == TimelineColumn) {
        const auto span = spanOf(row);
        const auto end = axis().endOf(step(row));
        if (!span)
            return tr("Not known when it ran");
        if (!end)
            return tr("From %1, not known until when", "a time").arg(timeCell(span->from));
        parts << tr("%1 to %2", "times")
                     .arg(timeCell(span->from), step(row).end ? timeCell(end) : tr("now"))
              << durationText(*end - span->from);
    } else {
        parts << text(row, column);
    }
    if (column == NameColumn) {
        if (m_failing == row)
            parts << tr("failed here");
        parts << noteText(row);
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString StepsModel::timeCell(std::optional<Timestamp> time) const
{
    if (!time)
        return {};
    return timeTextBeside(m_deployment->start, *time, m_time.zone());
}

QString StepsModel::copied(int row, int column) const
{
    switch (column) {
    case NameColumn:
        return rawText(step(row).name);
    case StartColumn:
        return exactTimeText(step(row).start, m_time.zone());
    case EndColumn:
        return exactTimeText(step(row).end, m_time.zone());
    default:
        return text(row, column);
    }
}

/// Null of one that is not, or does not run.
const diagnosis::LateStep* StepsModel::lateStep(int row) const
{
    const auto late =
        std::ranges::find(m_late, static_cast<std::size_t>(row), &diagnosis::LateStep::step);
    const bool runs = step(row).status.known == StepStatus::Running && isUnfinished();
    return runs && late != m_late.end() ? &*late : nullptr;
}

QString StepsModel::noteText(int row) const
{
    if (step(row).status.known != StepStatus::Running || !isUnfinished())
        return {};
    QStringList notes;
    if (const diagnosis::LateStep* late = lateStep(row))
        notes << tr("Late: usually %1", "a duration").arg(durationText(late->usual.median));
    if (const auto traffic = deployment::currentTraffic(*m_deployment))
        notes << tr("Current traffic: %1").arg(percentText(traffic));
    return notes.join(QStringLiteral(" · "));
}

void StepsModel::setLateSteps(std::vector<diagnosis::LateStep> late)
{
    if (late == m_late)
        return;
    m_late = std::move(late);
    if (m_rows > 0)
        announceAll();
}

QVariant StepsModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column == DurationColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case NameColumn:
        return tr("Step");
    case StatusColumn:
        return tr("Status");
    case StartColumn:
        return tr("Start");
    case EndColumn:
        return tr("End");
    case DurationColumn:
        return tr("Duration");
    default:
        return tr("Timeline", "how the steps lie in time");
    }
}

} // namespace models
