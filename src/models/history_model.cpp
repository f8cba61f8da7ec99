// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/history_model.h"

#include "deploy/models/texts.h"

#include <algorithm>
#include <array>

namespace models {

using history::Column;
using history::Row;

namespace {

/// The columns of the list in the order that the page draws them; the optional ones follow.
constexpr std::array listColumns{Column::StartTime, Column::Version, Column::Environment,
    Column::Status, Column::Duration, Column::Id, Column::Strategy, Column::Percentage,
    Column::CurrentStep, Column::Executor, Column::EndTime};

constexpr int action = static_cast<int>(listColumns.size());
constexpr std::size_t mostAnnouncements = 64;

deployment::Timestamp wholeMinute(deployment::Timestamp now)
{
    // Running durations keep their order while the minute lasts, so the ranking is not computed
    // anew with every key that is typed.
    return std::chrono::ceil<std::chrono::minutes>(now);
}

} // namespace

HistoryModel::HistoryModel(const TimeContext& time, QObject* parent)
    : BaseTableModel(parent)
    , m_time(time)
{
    connect(&m_time, &TimeContext::ticked, this, [this] {
        const int section = sectionOf(Column::Duration);
        announceColumns(section, section);
    });
    connect(&m_time, &TimeContext::zoneChanged, this, [this] { announceAll(); });
}

int HistoryModel::sectionCount()
{
    return action + 1;
}

int HistoryModel::actionSection()
{
    return action;
}

int HistoryModel::sectionOf(Column column)
{
    return static_cast<int>(std::ranges::find(listColumns, column) - listColumns.begin());
}

std::optional<Column> HistoryModel::columnAt(int section)
{
    if (section < 0 || section >= action)
        return {};
    return listColumns[static_cast<std::size_t>(section)];
}

QString HistoryModel::sectionName(int section)
{
    const auto column = columnAt(section);
    return column ? rawText(history::nameOf(*column)) : QStringLiteral("action");
}

void HistoryModel::setHistory(const history::History* history)
{
    if (history == m_history) {
        historyChanged();
        return;
    }
    // A ranking remembers a history by its address; a new one may stand where an old one stood.
    history::View fresh;
    fresh.setFilter(m_view.filter());
    fresh.setSort(m_view.sort());
    m_view = fresh;
    if (m_history == nullptr || history == nullptr) {
        beginResetModel();
        m_history = history;
        m_rows = wantedRows();
        endResetModel();
        return;
    }
    const std::vector<Row> wanted = m_view.rows(*history, wholeMinute(m_time.now()));
    keepOnly(survivors(*history, wanted));
    for (Row& row : m_rows)
        row = history->find(m_history->id(row)).value();
    m_history = history;
    showRows(wanted);
    announceAll();
}

/// Only rows that somebody holds on to are carried over to another history, by their ids.
std::vector<char> HistoryModel::survivors(
    const history::History& next, const std::vector<Row>& wanted) const
{
    std::vector<char> shown(next.size(), 0);
    for (const Row row : wanted)
        shown[row] = 1;
    std::vector<char> keep(m_history->size(), 0);
    for (const QModelIndex& index : persistentIndexList()) {
        const Row old = m_rows[static_cast<std::size_t>(index.row())];
        const auto row = next.find(m_history->id(old));
        keep[old] = row && shown[*row] != 0 ? 1 : 0;
    }
    return keep;
}

void HistoryModel::historyChanged()
{
    showRows(wantedRows());
    announceAll();
}

void HistoryModel::historyChanged(std::span<const Row> changed)
{
    showRows(wantedRows());
    announceRows(changed);
}

void HistoryModel::setFilter(const history::Filter& filter)
{
    if (filter == m_view.filter())
        return;
    m_view.setFilter(filter);
    showRows(wantedRows());
}

void HistoryModel::sort(int section, Qt::SortOrder order)
{
    const auto column = columnAt(section);
    if (!column)
        return;
    m_view.setSort({*column, order == Qt::DescendingOrder});
    showRows(wantedRows());
}

void HistoryModel::setProblemIds(QSet<QString> ids)
{
    if (ids == m_problemIds)
        return;
    m_problemIds = std::move(ids);
    announceAll();
}

void HistoryModel::setRequests(QHash<QString, QString> texts)
{
    if (texts == m_requests)
        return;
    m_requests = std::move(texts);
    const int section = sectionOf(Column::Status);
    announceColumns(section, section);
}

QString HistoryModel::id(int row) const
{
    return rawText(m_history->id(m_rows[static_cast<std::size_t>(row)]));
}

QModelIndex HistoryModel::indexOfId(const QString& id) const
{
    const auto row = m_history != nullptr ? m_history->find(id.toStdString()) : std::nullopt;
    if (!row)
        return {};
    const auto found = std::ranges::find(m_rows, *row);
    return found == m_rows.end() ? QModelIndex() : index(int(found - m_rows.begin()), 0);
}

std::vector<Row> HistoryModel::wantedRows()
{
    if (m_history == nullptr)
        return {};
    return m_view.rows(*m_history, wholeMinute(m_time.now()));
}

// From what is shown to what is wanted: one removal and one insertion at the end, each framed by a
// change of order. Views do every step in time that does not grow with the number of changed
// places.
void HistoryModel::showRows(const std::vector<Row>& wanted)
{
    if (wanted == m_rows)
        return;
    std::vector<char> keep(m_history->size(), 0);
    for (const Row row : wanted)
        keep[row] = 1;
    keepOnly(keep);
    appendMissing(wanted);
    arrange(wanted);
}

void HistoryModel::keepOnly(const std::vector<char>& keep)
{
    std::vector<Row> order = m_rows;
    const auto gone = std::ranges::stable_partition(order, [&](Row row) { return keep[row] != 0; });
    if (gone.empty())
        return;
    const int kept = int(order.size() - gone.size());
    const int last = rows() - 1;
    arrange(std::move(order));
    beginRemoveRows({}, kept, last);
    m_rows.resize(static_cast<std::size_t>(kept));
    endRemoveRows();
}

void HistoryModel::appendMissing(const std::vector<Row>& wanted)
{
    if (wanted.size() == m_rows.size())
        return;
    std::vector<char> shown(m_history->size(), 0);
    for (const Row row : m_rows)
        shown[row] = 1;
    beginInsertRows({}, rows(), int(wanted.size()) - 1);
    std::ranges::copy_if(
        wanted, std::back_inserter(m_rows), [&](Row row) { return shown[row] == 0; });
    endInsertRows();
}

/// The same rows in another order.
void HistoryModel::arrange(std::vector<Row> order)
{
    if (order == m_rows)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<int> position(m_history->size(), -1);
    for (std::size_t at = 0; at < order.size(); ++at)
        position[order[at]] = int(at);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex& held : before)
        after.append(index(position[m_rows[static_cast<std::size_t>(held.row())]], held.column()));
    m_rows = std::move(order);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void HistoryModel::announceRows(std::span<const Row> changed)
{
    if (changed.empty() || m_rows.empty())
        return;
    std::vector<char> isChanged(m_history->size(), 0);
    for (const Row row : changed)
        isChanged[row] = 1;
    std::vector<std::pair<int, int>> ranges;
    for (int row = 0; row < rows(); ++row) {
        if (isChanged[m_rows[static_cast<std::size_t>(row)]] == 0)
            continue;
        if (!ranges.empty() && ranges.back().second == row - 1)
            ranges.back().second = row;
        else
            ranges.emplace_back(row, row);
    }
    if (ranges.size() > mostAnnouncements)
        ranges = {{ranges.front().first, ranges.back().second}};
    for (const auto& [first, last] : ranges)
        Q_EMIT dataChanged(index(first, 0), index(last, columns() - 1));
}

} // namespace models
