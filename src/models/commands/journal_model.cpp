// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/journal_model.h"

#include "deploy/deployment/folded_finder.h"

#include "deploy/models/commands/command_preview.h"
#include "deploy/models/texts.h"
#include "deploy/models/time_context.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace models {

namespace {

QSet<QString> idsOf(const std::vector<JournalRecord>& records)
{
    QSet<QString> ids;
    for (const JournalRecord& record : records)
        ids.insert(record.id);
    return ids;
}

} // namespace

bool JournalFilter::matches(const JournalRecord& record) const
{
    if (state && record.state != *state)
        return false;
    if (!connection.isEmpty() && record.connection != connection)
        return false;
    const QString wanted = text.trimmed();
    if (wanted.isEmpty())
        return true;
    const deployment::FoldedFinder finder(wanted.toStdString());
    const QStringList texts{record.id, commandText(record), record.deployment, record.version,
        record.environment, record.connection, record.who, record.reason, record.outcome,
        commandStateText(record.state)};
    return std::ranges::any_of(
        texts, [&](const QString& field) { return finder.isIn(field.toStdString()); });
}

JournalModel::JournalModel(const TimeContext& time, QObject* parent)
    : BaseTableModel(parent)
    , m_time(time)
{
    connect(&time, &TimeContext::zoneChanged, this,
        [this] { announceColumns(TimeColumn, TimeColumn); });
}

void JournalModel::setRecords(const std::vector<JournalRecord>& records)
{
    m_records.clear();
    QHash<QString, std::size_t> places;
    for (const JournalRecord& record : records) {
        const auto place = places.constFind(record.id);
        if (place != places.cend()) {
            m_records[*place] = record;
            continue;
        }
        places.insert(record.id, m_records.size());
        m_records.push_back(record);
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
    std::vector<JournalRecord> next = wanted();
    removeMissing(next);
    appendNew(next);
    arrange(std::move(next));
    announceAll();
}

std::vector<JournalRecord> JournalModel::wanted() const
{
    std::vector<JournalRecord> next;
    std::ranges::copy_if(m_records, std::back_inserter(next),
        [this](const JournalRecord& record) { return m_filter.matches(record); });
    std::ranges::stable_sort(next, [this](const JournalRecord& one, const JournalRecord& other) {
        return isBefore(one, other);
    });
    return next;
}

bool JournalModel::isBefore(const JournalRecord& one, const JournalRecord& other) const
{
    const bool isUnknown = one.state == CommandState::Unknown;
    if (isUnknown != (other.state == CommandState::Unknown))
        return isUnknown;
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    const JournalRecord& first = descending ? other : one;
    const JournalRecord& second = descending ? one : other;
    if (m_sortColumn == StateColumn && first.state != second.state)
        return first.state < second.state;
    const int order = m_sortColumn == TimeColumn || m_sortColumn == StateColumn
        ? 0
        : QString::localeAwareCompare(text(first, m_sortColumn), text(second, m_sortColumn));
    if (order != 0)
        return order < 0;
    // Whatever the column, what is equal stands with the newest first.
    if (one.prepared != other.prepared)
        return m_sortColumn == TimeColumn && !descending ? one.prepared < other.prepared
                                                         : one.prepared > other.prepared;
    return one.id < other.id;
}

void JournalModel::removeMissing(const std::vector<JournalRecord>& wanted)
{
    const QSet<QString> ids = idsOf(wanted);
    for (int last = rows() - 1; last >= 0; --last) {
        if (ids.contains(record(last).id))
            continue;
        int first = last;
        while (first > 0 && !ids.contains(record(first - 1).id))
            --first;
        beginRemoveRows({}, first, last);
        m_shown.erase(m_shown.begin() + first, m_shown.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
}

void JournalModel::appendNew(const std::vector<JournalRecord>& wanted)
{
    const QSet<QString> known = idsOf(m_shown);
    std::vector<JournalRecord> added;
    std::ranges::copy_if(wanted, std::back_inserter(added),
        [&](const JournalRecord& record) { return !known.contains(record.id); });
    if (added.empty())
        return;
    beginInsertRows({}, rows(), rows() + static_cast<int>(added.size()) - 1);
    m_shown.insert(m_shown.end(), added.begin(), added.end());
    endInsertRows();
}

void JournalModel::arrange(std::vector<JournalRecord> wanted)
{
    QHash<QString, int> newRows;
    for (std::size_t row = 0; row < wanted.size(); ++row)
        newRows.insert(wanted[row].id, static_cast<int>(row));
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex& at : before)
        after << index(newRows.value(record(at.row()).id), at.column());
    m_shown = std::move(wanted);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

const JournalRecord& JournalModel::record(int row) const
{
    return m_shown[static_cast<std::size_t>(row)];
}

int JournalModel::rowOf(const QString& id) const
{
    const auto found = std::ranges::find(m_shown, id, &JournalRecord::id);
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

std::size_t JournalModel::unknownCount() const
{
    return static_cast<std::size_t>(
        std::ranges::count(m_records, CommandState::Unknown, &JournalRecord::state));
}

QStringList JournalModel::connections() const
{
    QStringList names;
    for (const JournalRecord& record : m_records)
        names << record.connection;
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
        return column == TimeColumn ? exactTimeText(record(row).prepared, m_time.zone())
                                    : text(record(row), column);
    case Qt::ToolTipRole:
        return shownText(row, column).toHtmlEscaped();
    case StateRole:
        return static_cast<int>(record(row).state);
    default:
        return {};
    }
}

QString JournalModel::shownText(int row, int column) const
{
    return displayText(text(record(row), column).toStdString());
}

QString JournalModel::text(const JournalRecord& record, int column) const
{
    switch (column) {
    case TimeColumn:
        return dateTimeText(record.prepared, m_time.zone(), true)
            + offsetMark(record.prepared, m_time.zone(), m_time.now());
    case StateColumn:
        return commandStateText(record.state);
    case CommandColumn:
        return commandText(record);
    case DeploymentColumn:
        return record.deployment;
    case EnvironmentColumn:
        return record.environment;
    case ConnectionColumn:
        return record.connection;
    case WhoColumn:
        return record.who;
    case ReasonColumn:
        return record.reason;
    default:
        return record.outcome;
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
    case WhoColumn:
        return tr("By", "heading: person");
    case ReasonColumn:
        return tr("Reason");
    default:
        return tr("Answer", "heading: what the server said");
    }
}

} // namespace models
