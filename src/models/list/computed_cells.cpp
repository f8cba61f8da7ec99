// SPDX-License-Identifier: GPL-3.0-or-later
#include "computed_cells.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/expected_end_text.h"
#include "deploy/models/pause_texts.h"
#include "deploy/models/time_context.h"

namespace models {

using deployment::Milliseconds;
using deployment::Status;
using history::Row;

namespace {

/// Seconds matter where there are few of them.
QString comparableText(std::optional<Milliseconds> duration)
{
    constexpr std::chrono::minutes fine{2};
    return durationText(duration && *duration >= fine
            ? std::optional<Milliseconds>(std::chrono::floor<std::chrono::minutes>(*duration))
            : duration);
}

} // namespace

QString ComputedCells::displayed(Row row, ComputedColumn column) const
{
    switch (column) {
    case ComputedColumn::FromVersion: {
        const QString version = fromVersion(row);
        return version.isEmpty() ? version : QStringLiteral("%1 →").arg(version);
    }
    case ComputedColumn::GoingOn:
        return goingOn(row).text();
    case ComputedColumn::TookAndUsual:
        return tookAndUsual(row);
    }
    return {};
}

QString ComputedCells::raw(Row row, ComputedColumn column) const
{
    return column == ComputedColumn::FromVersion ? rawText(m_knowledge.fromVersion(row))
                                                 : displayed(row, column);
}

/// With what the record itself says of the step, where that was put in other words.
QString ComputedCells::goingOnInFull(Row row) const
{
    const QString text = goingOn(row).text();
    const QString recorded =
        stepAsRecorded(m_knowledge.history().word(history::Column::CurrentStep, row));
    return text.isEmpty() || recorded.isEmpty() ? text : text + QLatin1Char('\n') + recorded;
}

QString ComputedCells::toolTip(Row row, ComputedColumn column) const
{
    switch (column) {
    case ComputedColumn::FromVersion: {
        const QString from = fromVersion(row);
        if (from.isEmpty())
            return {};
        const QString to = displayText(m_knowledge.history().word(history::Column::Version, row));
        return toolTipText(tr("From %1 to %2", "versions").arg(from, to));
    }
    case ComputedColumn::GoingOn:
        return toolTipText(goingOnInFull(row));
    case ComputedColumn::TookAndUsual: {
        const auto durations = usual(row);
        const QString took = durationText(duration(row));
        return toolTipText(
            durations ? QStringLiteral("%1\n%2").arg(took, usualDurationText(*durations)) : took);
    }
    }
    return {};
}

GoingOn ComputedCells::goingOn(Row row) const
{
    const auto now = m_time.seenUntil();
    RunState run = m_knowledge.stateOf(row, now);
    if (!m_time.isSeen())
        run.expected.reset();
    return models::goingOn(run, now, m_time.zone());
}

bool ComputedCells::isLate(Row row) const
{
    // Of what runs, as it is said beside it.
    if (m_knowledge.history().status(row) == Status::Running) {
        const auto expected = m_knowledge.expectedEnd(row, m_time.seenUntil());
        return expected && expected->isLate;
    }
    const auto durations = usual(row);
    const auto took = duration(row);
    return durations && took && *took > durations->p95;
}

QString ComputedCells::fromVersion(Row row) const
{
    return displayText(m_knowledge.fromVersion(row));
}

QString ComputedCells::tookAndUsual(Row row) const
{
    const QString took = comparableText(duration(row));
    const auto durations = usual(row);
    return durations ? tr("%1 / %2", "took / usual").arg(took, comparableText(durations->median))
                     : took;
}

std::optional<Milliseconds> ComputedCells::duration(Row row) const
{
    return m_knowledge.history().duration(row, m_time.seenUntil());
}

std::optional<diagnosis::DurationStatistics> ComputedCells::usual(Row row) const
{
    const history::History& history = m_knowledge.history();
    const Status status = history.status(row);
    const bool isComparable =
        status == Status::Completed || (status == Status::Running && !history.paused(row));
    return isComparable ? m_knowledge.usualDuration(row) : std::nullopt;
}

} // namespace models
