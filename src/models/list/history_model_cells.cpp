// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/history_model.h"

#include "deploy/deployment/facts.h"
#include "deploy/models/list/column_texts.h"
#include "deploy/models/texts.h"

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

QVariant number(std::optional<double> value)
{
    return value ? QVariant(*value) : QVariant();
}

bool isRightAligned(std::optional<Column> column)
{
    return column && specOf(*column).type == ColumnType::Duration;
}

} // namespace

QVariant HistoryModel::cell(int row, int section, int role) const
{
    const Row record = m_rows[static_cast<std::size_t>(row)];
    switch (role) {
    case IdRole:
        return rawText(m_history->id(record));
    case StatusRole:
        return int(m_history->status(record));
    case PausedRole:
        return m_history->paused(record);
    case ProblemRole:
        return m_problemIds.contains(rawText(m_history->id(record)));
    case PercentageRole:
        return number(deployment::drawablePercentage(m_history->percentage(record)));
    case Qt::TextAlignmentRole:
        return heading(section, role);
    default:
        break;
    }
    const auto column = columnAt(section);
    if (!column)
        return role == Qt::DisplayRole ? QVariant(tr("Details", "action")) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return displayed(record, *column);
    case Qt::EditRole:
        return rawCell(record, *column);
    case Qt::ToolTipRole:
        return toolTip(record, *column);
    case SortValueRole:
        return sortValue(record, *column);
    default:
        return {};
    }
}

QVariant HistoryModel::heading(int section, int role) const
{
    const auto column = columnAt(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter | (isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == Qt::DisplayRole)
        return column ? columnTitle(*column) : tr("Action", "column");
    // The newest is what one looks for in a column of times.
    const bool isTime = column && specOf(*column).type == ColumnType::Time;
    if (role == Qt::InitialSortOrderRole && isTime)
        return Qt::DescendingOrder;
    return {};
}

QString HistoryModel::displayed(Row row, Column column) const
{
    const history::History& history = *m_history;
    switch (column) {
    case Column::Environment:
        return displayText(deployment::shortEnvironmentName(history.word(column, row)));
    case Column::Strategy:
        return strategyText(history.word(column, row));
    case Column::Status: {
        const QString status =
            statusText(history.status(row), history.word(column, row), history.paused(row));
        const QString request = m_requests.value(rawText(history.id(row)));
        return request.isEmpty() ? status : QStringLiteral("%1 · %2").arg(status, request);
    }
    default:
        break;
    }
    switch (specOf(column).type) {
    case ColumnType::Time:
        return timeCell(history.time(column, row));
    case ColumnType::Duration:
        return durationText(duration(row));
    case ColumnType::Number:
        return percentText(history.percentage(row));
    case ColumnType::Id:
    case ColumnType::Word:
        break;
    }
    return displayText(history.text(column, row));
}

bool HistoryModel::mayMarkOffsets() const
{
    return zoneOfTable(m_time.now(), m_time.zone()) != zoneText(m_time.now(), m_time.zone());
}

QString HistoryModel::timeCell(std::optional<deployment::Timestamp> time) const
{
    return dateTimeText(time, m_time.zone()) + offsetMark(time, m_time.zone(), m_time.now());
}

QString HistoryModel::rawCell(Row row, Column column) const
{
    switch (specOf(column).type) {
    case ColumnType::Time:
        return exactTimeText(m_history->time(column, row), m_time.zone());
    case ColumnType::Duration:
        return duration(row) ? durationText(duration(row)) : QString();
    case ColumnType::Number:
        return m_history->percentage(row) ? percentText(m_history->percentage(row)) : QString();
    case ColumnType::Id:
    case ColumnType::Word:
        break;
    }
    if (column == Column::Status || column == Column::Strategy)
        return displayed(row, column);
    return rawText(m_history->text(column, row));
}

QVariant HistoryModel::sortValue(Row row, Column column) const
{
    switch (specOf(column).type) {
    case ColumnType::Time:
        return milliseconds(m_history->time(column, row));
    case ColumnType::Duration:
        return milliseconds(duration(row));
    case ColumnType::Number:
        return number(m_history->percentage(row));
    case ColumnType::Id:
    case ColumnType::Word:
        break;
    }
    const std::string_view text = m_history->text(column, row);
    return text.empty() ? QVariant() : QVariant(rawText(text));
}

QString HistoryModel::toolTip(Row row, Column column) const
{
    const auto dated = [this](deployment::Timestamp time) {
        return QStringLiteral("%1 %2").arg(
            dateTimeText(time, m_time.zone(), true), zoneText(time, m_time.zone()));
    };
    if (specOf(column).type == ColumnType::Time && m_history->time(column, row))
        return toolTipText(dated(*m_history->time(column, row)));
    if (column == Column::Environment)
        return toolTipText(displayText(m_history->word(column, row)));
    if (column == Column::Status && m_problemIds.contains(rawText(m_history->id(row))))
        return toolTipText(tr("%1. Something is wrong with this record: see the problems.")
                               .arg(displayed(row, column)));
    return toolTipText(displayed(row, column));
}

std::optional<deployment::Milliseconds> HistoryModel::duration(Row row) const
{
    return m_history->duration(row, m_time.now());
}

} // namespace models
