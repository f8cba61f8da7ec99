// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/journal_model.h"

#include "deploy/deployment/case_insensitive_finder.h"
#include "deploy/models/commands/command_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"

#include <algorithm>
#include <map>
#include <set>

namespace models {

namespace {

using operations::Command;
using operations::CommandState;

const std::string& idOf(const JournalRow& row)
{
    return row.entry.command.id;
}

std::set<std::string> idsOf(const std::vector<JournalRow>& records)
{
    std::set<std::string> ids;
    for (const JournalRow& record : records)
        ids.insert(idOf(record));
    return ids;
}

} // namespace

bool JournalFilter::matches(const JournalRow& record) const
{
    const operations::JournalEntry& entry = record.entry;
    const Command& command = entry.command;
    if (state && entry.state != *state)
        return false;
    if (!connection.isEmpty() && command.connection != connection.toStdString())
        return false;
    const QString wanted = text.trimmed();
    if (wanted.isEmpty())
        return true;
    const deployment::CaseInsensitiveFinder finder(wanted.toStdString());
    const std::string texts[]{command.id, commandText(command).toStdString(), command.deployment,
        command.version, command.environment, command.connection, command.actor, command.reason,
        entry.outcome, commandStateText(entry.state).toStdString()};
    return std::ranges::any_of(
        texts, [&](const std::string& field) { return finder.occursIn(field); });
}

JournalModel::JournalModel(const TimeContext& time, QObject* parent)
    : BaseTableModel(parent)
    , m_time(time)
{
    connect(&time, &TimeContext::zoneChanged, this,
        [this] { announceColumns(TimeColumn, TimeColumn); });
}

void JournalModel::setRecords(const std::vector<JournalRow>& records)
{
    m_records.clear();
    std::map<std::string, std::size_t> places;
    for (const JournalRow& record : records) {
        const auto [place, isNew] = places.emplace(idOf(record), m_records.size());
        if (isNew)
            m_records.push_back(record);
        else
            m_records[place->second] = record;
    }
    refresh();
}

void JournalModel::setFilter(const JournalFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    refresh();
}

void JournalModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    refresh();
}

void JournalModel::refresh()
{
    std::vector<JournalRow> next = wanted();
    removeMissing(next);
    appendNew(next);
    arrange(std::move(next));
    announceAll();
}

std::vector<JournalRow> JournalModel::wanted() const
{
    std::vector<JournalRow> next;
    std::ranges::copy_if(m_records, std::back_inserter(next),
        [this](const JournalRow& record) { return m_filter.matches(record); });
    std::ranges::stable_sort(next,
        [this](const JournalRow& one, const JournalRow& other) { return isBefore(one, other); });
    return next;
}

bool JournalModel::isBefore(const JournalRow& one, const JournalRow& other) const
{
    const bool isUnknown = one.entry.state == CommandState::Unknown;
    if (isUnknown != (other.entry.state == CommandState::Unknown))
        return isUnknown;
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    const JournalRow& first = descending ? other : one;
    const JournalRow& second = descending ? one : other;
    if (m_sortColumn == StateColumn && first.entry.state != second.entry.state)
        return first.entry.state < second.entry.state;
    const int order = m_sortColumn == TimeColumn || m_sortColumn == StateColumn
        ? 0
        : QString::localeAwareCompare(text(first, m_sortColumn), text(second, m_sortColumn));
    if (order != 0)
        return order < 0;
    // Whatever the column, what is equal stands with the newest first.
    const deployment::Timestamp oneTime = one.entry.command.decidedAt;
    const deployment::Timestamp otherTime = other.entry.command.decidedAt;
    if (oneTime != otherTime)
        return m_sortColumn == TimeColumn && !descending ? oneTime < otherTime
                                                         : oneTime > otherTime;
    return idOf(one) < idOf(other);
}

void JournalModel::removeMissing(const std::vector<JournalRow>& wanted)
{
    const std::set<std::string> ids = idsOf(wanted);
    for (int last = rows() - 1; last >= 0; --last) {
        if (ids.contains(idOf(record(last))))
            continue;
        int first = last;
        while (first > 0 && !ids.contains(idOf(record(first - 1))))
            --first;
        beginRemoveRows({}, first, last);
        m_shown.erase(m_shown.begin() + first, m_shown.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
}

void JournalModel::appendNew(const std::vector<JournalRow>& wanted)
{
    const std::set<std::string> known = idsOf(m_shown);
    std::vector<JournalRow> added;
    std::ranges::copy_if(wanted, std::back_inserter(added),
        [&](const JournalRow& record) { return !known.contains(idOf(record)); });
    if (added.empty())
        return;
    beginInsertRows({}, rows(), rows() + static_cast<int>(added.size()) - 1);
    m_shown.insert(m_shown.end(), added.begin(), added.end());
    endInsertRows();
}

void JournalModel::arrange(std::vector<JournalRow> wanted)
{
    std::map<std::string, int> newRows;
    for (std::size_t row = 0; row < wanted.size(); ++row)
        newRows.emplace(idOf(wanted[row]), static_cast<int>(row));
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex& at : before)
        after << index(newRows.at(idOf(record(at.row()))), at.column());
    m_shown = std::move(wanted);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

const JournalRow& JournalModel::record(int row) const
{
    return m_shown[static_cast<std::size_t>(row)];
}

std::size_t JournalModel::unknownCount() const
{
    return static_cast<std::size_t>(std::ranges::count(
        m_records, CommandState::Unknown, [](const JournalRow& row) { return row.entry.state; }));
}

QStringList JournalModel::connections() const
{
    QStringList names;
    for (const JournalRow& record : m_records)
        names << rawText(record.entry.command.connection);
    names.removeDuplicates();
    names.sort(Qt::CaseInsensitive);
    return names;
}

int JournalModel::rows() const
{
    return static_cast<int>(m_shown.size());
}

QVariant JournalModel::cell(int row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return shownText(row, column);
    case Qt::EditRole: // what is copied
        return column == TimeColumn
            ? exactTimeText(record(row).entry.command.decidedAt, m_time.zone())
            : text(record(row), column);
    case Qt::ToolTipRole:
        return toolTipText(shownText(row, column));
    case StateRole:
        return static_cast<int>(record(row).entry.state);
    default:
        return {};
    }
}

QString JournalModel::shownText(int row, int column) const
{
    return displayText(text(record(row), column).toStdString());
}

QString JournalModel::text(const JournalRow& record, int column) const
{
    const Command& command = record.entry.command;
    switch (column) {
    case TimeColumn:
        return dateTimeText(command.decidedAt, m_time.zone(), true)
            + offsetMark(command.decidedAt, m_time.zone(), m_time.now());
    case StateColumn:
        return commandStateText(record.entry.state);
    case CommandColumn:
        return commandText(command);
    case DeploymentColumn:
        return rawText(command.deployment);
    case EnvironmentColumn:
        return rawText(command.environment);
    case ConnectionColumn:
        return rawText(command.connection);
    case ActorColumn:
        return rawText(command.actor);
    case ReasonColumn:
        return rawText(command.reason);
    default:
        return rawText(record.entry.outcome);
    }
}

QVariant JournalModel::heading(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case TimeColumn:
        return tr("Time");
    case StateColumn:
        return tr("Outcome");
    case CommandColumn:
        return tr("Command");
    case DeploymentColumn:
        return tr("Deployment");
    case EnvironmentColumn:
        return tr("Environment");
    case ConnectionColumn:
        return tr("Connection");
    case ActorColumn:
        return tr("By", "heading: person");
    case ReasonColumn:
        return tr("Reason");
    default:
        return tr("Response", "heading: what the server said");
    }
}

} // namespace models
