// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_cells.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/executor_text.h"
#include "deploy/models/list/column_texts.h"
#include "deploy/models/pause_texts.h"
#include "deploy/models/relative_time.h"
#include "deploy/models/time_context.h"

namespace models {

using history::Column;
using history::ColumnType;
using history::Row;

namespace {

QVariant milliseconds(std::optional<deployment::Milliseconds> duration)
{
    return duration ? QVariant(qlonglong(duration->count())) : QVariant();
}

QVariant milliseconds(std::optional<deployment::Timestamp> time)
{
    return time ? milliseconds(time->time_since_epoch()) : QVariant();
}

QVariant numberValue(std::optional<double> value)
{
    return value ? QVariant(*value) : QVariant();
}

} // namespace

QString HistoryCells::displayed(Row row, Column column) const
{
    switch (column) {
    case Column::Environment:
        return displayText(deployment::shortEnvironmentName(m_history.word(column, row)));
    case Column::Strategy:
        return strategyText(m_history.word(column, row));
    case Column::Status:
        return statusCell(row);
    case Column::Executor:
        return executorText(m_history.word(column, row));
    case Column::CurrentStep:
        return stepInWordsNear(m_history.word(column, row), m_time.now(), m_time.zone());
    default:
        break;
    }
    switch (specOf(column).type) {
    case ColumnType::Time:
        return timeCell(m_history.time(column, row));
    case ColumnType::Duration:
        return durationText(duration(row));
    case ColumnType::Number:
        return percentText(m_history.percentage(row));
    case ColumnType::Id:
    case ColumnType::Word:
        break;
    }
    return displayText(m_history.text(column, row));
}

/// Nothing is known of how one from an archive stands now: its status is what it was.
QString HistoryCells::statusCell(Row row) const
{
    const deployment::Status known = m_history.status(row);
    QString status = statusText(known, m_history.word(Column::Status, row), m_history.paused(row));
    if (!m_marks.isArchived)
        return status;
    return archivedStatusText(
        known == deployment::Status::Unknown ? tr("Not known", "status") : status);
}

QString HistoryCells::timeCell(std::optional<deployment::Timestamp> time) const
{
    const QString text = datedCell(time);
    const QString relative =
        m_marks.isTimeRelative ? relativeTimeText(time, m_time.now(), m_time.zone()) : QString();
    // Of a date, the offset that applied then is part.
    return relative.isEmpty() || text.startsWith(relative) ? text : relative;
}

QString HistoryCells::dated(Row row, Column column) const
{
    if (!m_marks.isTimeRelative || specOf(column).type != ColumnType::Time)
        return {};
    const auto time = m_history.time(column, row);
    const QString text = datedCell(time);
    return text == timeCell(time) ? QString() : text;
}

QString HistoryCells::datedCell(std::optional<deployment::Timestamp> time) const
{
    return dateTimeText(time, m_time.zone()) + offsetMark(time, m_time.zone(), m_time.now());
}

QString HistoryCells::raw(Row row, Column column) const
{
    switch (specOf(column).type) {
    case ColumnType::Time:
        return exactTimeText(m_history.time(column, row), m_time.zone());
    case ColumnType::Duration:
        return duration(row) ? durationText(duration(row)) : QString();
    case ColumnType::Number:
        return m_history.percentage(row) ? percentText(m_history.percentage(row)) : QString();
    case ColumnType::Id:
    case ColumnType::Word:
        break;
    }
    if (column == Column::Status || column == Column::Strategy)
        return displayed(row, column);
    return rawText(m_history.text(column, row));
}

QVariant HistoryCells::sortValue(Row row, Column column) const
{
    switch (specOf(column).type) {
    case ColumnType::Time:
        return milliseconds(m_history.time(column, row));
    case ColumnType::Duration:
        return milliseconds(duration(row));
    case ColumnType::Number:
        return numberValue(m_history.percentage(row));
    case ColumnType::Id:
    case ColumnType::Word:
        break;
    }
    const std::string_view text = m_history.text(column, row);
    return text.empty() ? QVariant() : QVariant(rawText(text));
}

QString HistoryCells::toolTip(Row row, Column column) const
{
    const auto dated = [this](deployment::Timestamp time) {
        if (!deployment::isKnown(time))
            return dateTimeText(time, m_time.zone());
        return QStringLiteral("%1 %2").arg(
            dateTimeText(time, m_time.zone(), true), zoneText(time, m_time.zone()));
    };
    if (specOf(column).type == ColumnType::Time && m_history.time(column, row))
        return toolTipText(dated(*m_history.time(column, row)));
    if (column == Column::Environment)
        return toolTipText(displayText(m_history.word(column, row)));
    if (column == Column::Status && (m_marks.hasProblem || m_marks.isArchived)) {
        QStringList texts;
        if (m_marks.hasUnreadNews)
            texts << tr("%1. Something newer was told of it and could not be read: see the list of "
                        "problems.");
        else if (m_marks.hasProblem)
            texts << tr("%1. This record has problems: see the list of problems.");
        if (m_marks.isArchived)
            texts << tr("%1. This is from the archive, as it was last seen: the server does not "
                        "have it, or has not been read yet.");
        for (QString& text : texts)
            text = text.arg(displayed(row, column));
        return toolTipText(texts.join(u'\n'));
    }
    const QString recorded =
        column == Column::CurrentStep ? stepAsRecorded(m_history.word(column, row)) : QString();
    return toolTipText(
        recorded.isEmpty() ? displayed(row, column) : displayed(row, column) + u'\n' + recorded);
}

std::optional<deployment::Milliseconds> HistoryCells::duration(Row row) const
{
    return m_history.duration(row, m_time.seenUntil());
}

} // namespace models
