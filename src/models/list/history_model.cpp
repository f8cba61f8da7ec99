// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/history_model.h"

#include "history_cells.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/list/column_texts.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace models {

using history::Column;
using history::ColumnType;
using history::Row;

namespace {

/// The columns of the list in the order that the page draws them; the optional ones follow.
constexpr std::array listColumns{Column::StartTime, Column::Version, Column::Environment,
    Column::Service, Column::Status, Column::Duration, Column::Id, Column::Strategy,
    Column::Percentage, Column::CurrentStep, Column::Executor, Column::EndTime};
static_assert(listColumns.size() == history::allColumns.size());

constexpr int action = static_cast<int>(listColumns.size());
constexpr std::size_t maxAnnouncements = 64;

deployment::Timestamp wholeMinute(deployment::Timestamp now)
{
    // Running durations keep their order while the minute lasts, so the ranking is not computed
    // again with every key that is typed.
    return std::chrono::ceil<std::chrono::minutes>(now);
}

/// Rows whose mark is 1, and the others, each in the order in which they were.
struct Partition {
    std::vector<Row> marked;
    std::vector<Row> others;
};

Partition partition(const std::vector<Row>& rows, const std::vector<char>& marks)
{
    // Every row is written to both, and only one of them advances: no branch to miss.
    Partition result{std::vector<Row>(rows.size() + 1), std::vector<Row>(rows.size() + 1)};
    std::size_t marked = 0;
    std::size_t others = 0;
    for (const Row row : rows) {
        result.marked[marked] = row;
        result.others[others] = row;
        const auto mark = static_cast<std::size_t>(marks[row]);
        marked += mark;
        others += 1 - mark;
    }
    result.marked.resize(marked);
    result.others.resize(others);
    return result;
}

std::size_t countMarked(const std::vector<Row>& rows, const std::vector<char>& marks)
{
    std::size_t count = 0;
    for (const Row row : rows)
        count += static_cast<std::size_t>(marks[row]);
    return count;
}

std::vector<char> marksOf(const std::vector<Row>& rows, std::size_t size)
{
    std::vector<char> marks(size, 0);
    for (const Row row : rows)
        marks[row] = 1;
    return marks;
}

/// Of a bar; invalid where nothing can be drawn.
QVariant shareOf(std::optional<double> percentage)
{
    const auto share = deployment::drawablePercentage(percentage);
    return share ? QVariant(*share) : QVariant();
}

bool isRightAligned(std::optional<Column> column)
{
    return column && specOf(*column).type == ColumnType::Duration;
}

} // namespace

HistoryModel::HistoryModel(const TimeContext& time, QObject* parent)
    : BaseTableModel(parent)
    , m_time(time)
    , m_ranking([this] {
        return BackgroundRanking::Subject{
            m_history.get(), &m_view.ranking(), wholeMinute(m_time.now())};
    })
{
    connect(&m_time, &TimeContext::ticked, this, &HistoryModel::announceDurations);
    // If anything else is at a place, another duration may be counting there.
    const auto forget = [this] { m_unfinished.reset(); };
    connect(this, &QAbstractItemModel::modelReset, this, forget);
    connect(this, &QAbstractItemModel::rowsInserted, this, forget);
    connect(this, &QAbstractItemModel::rowsRemoved, this, forget);
    connect(this, &QAbstractItemModel::layoutChanged, this, forget);
    connect(this, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first) {
        if (first.column() != sectionOf(Column::Duration))
            m_unfinished.reset();
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

bool HistoryModel::hasSection(int section) const
{
    static const history::History none;
    const auto column = columnAt(section);
    return !column || (m_history != nullptr ? *m_history : none).has(*column);
}

QString HistoryModel::sectionName(int section)
{
    const auto column = columnAt(section);
    return column ? rawText(history::nameOf(*column)) : QStringLiteral("action");
}

void HistoryModel::setHistory(std::shared_ptr<const history::History> history)
{
    if (history == m_history) {
        historyChanged();
        return;
    }
    if (m_history == nullptr || history == nullptr) {
        beginResetModel();
        m_history = std::move(history);
        m_rows = wantedRows();
        endResetModel();
        noteShown();
        m_ranking.historyChanged();
        return;
    }
    const std::vector<Row> wanted = m_view.rows(*history, wholeMinute(m_time.now()));
    keepOnly(survivors(*history, wanted));
    for (Row& row : m_rows)
        row = history->find(m_history->id(row)).value();
    m_history = std::move(history);
    showRows(wanted);
    announceAll();
    noteShown();
    m_ranking.historyChanged();
}

/// Only rows with persistent indexes are carried over to another history, by their ids.
std::vector<char> HistoryModel::survivors(
    const history::History& next, const std::vector<Row>& wanted) const
{
    const std::vector<char> shown = marksOf(wanted, next.size());
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
    announceChanges();
    m_ranking.historyChanged();
}

/// The rows that have changed since the last time; all, if the history does not remember them.
void HistoryModel::announceChanges()
{
    if (m_history == nullptr)
        return;
    const auto changes =
        m_history->identity() == m_identity ? m_history->changesSince(m_revision) : std::nullopt;
    if (changes) {
        std::vector<Row> changed;
        for (const history::History::Change& change : *changes)
            changed.push_back(change.row);
        announceRows(changed);
    } else {
        announceAll();
    }
    noteShown();
}

void HistoryModel::noteShown()
{
    m_identity = m_history != nullptr ? m_history->identity() : 0;
    m_revision = m_history != nullptr ? m_history->revision() : 0;
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
    if (!m_rows.empty())
        keepOnly(marksOf(wanted, m_history->size()));
    appendMissing(wanted);
    arrange(wanted);
}

void HistoryModel::keepOnly(const std::vector<char>& keep)
{
    if (countMarked(m_rows, keep) == m_rows.size())
        return;
    auto [order, gone] = partition(m_rows, keep);
    const int kept = int(order.size());
    const int last = rows() - 1;
    order.insert(order.end(), gone.begin(), gone.end());
    arrange(std::move(order));
    beginRemoveRows({}, kept, last);
    m_rows.resize(static_cast<std::size_t>(kept));
    endRemoveRows();
}

void HistoryModel::appendMissing(const std::vector<Row>& wanted)
{
    if (wanted.size() == m_rows.size())
        return;
    const std::vector<Row> missing = partition(wanted, marksOf(m_rows, m_history->size())).others;
    beginInsertRows({}, rows(), int(wanted.size()) - 1);
    m_rows.insert(m_rows.end(), missing.begin(), missing.end());
    endInsertRows();
}

/// The same rows in another order.
void HistoryModel::arrange(std::vector<Row> order)
{
    if (order == m_rows)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    const QModelIndexList after = indexesIn(order, before);
    m_rows = std::move(order);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

/// Where the cells will be when the rows stand in the order. Few cells are held, among very many.
QModelIndexList HistoryModel::indexesIn(
    const std::vector<Row>& order, const QModelIndexList& held) const
{
    std::unordered_map<Row, int> places;
    std::vector<char> isHeld(m_history->size(), 0);
    std::size_t wanted = 0;
    for (const QModelIndex& cell : held) {
        char& mark = isHeld[m_rows[static_cast<std::size_t>(cell.row())]];
        wanted += mark == 0 ? 1 : 0;
        mark = 1;
    }
    for (std::size_t place = 0; places.size() < wanted; ++place) {
        if (isHeld[order[place]] != 0)
            places.emplace(order[place], int(place));
    }
    QModelIndexList moved;
    moved.reserve(held.size());
    for (const QModelIndex& cell : held)
        moved.append(index(places.at(m_rows[static_cast<std::size_t>(cell.row())]), cell.column()));
    return moved;
}

/// Time advances for what has no end; a history in which everything has ended does not change.
void HistoryModel::announceDurations()
{
    if (!m_unfinished) {
        m_unfinished.emplace();
        for (int row = 0; row < rows() && m_unfinished->size() <= maxAnnouncements; ++row) {
            if (!m_history->end(m_rows[static_cast<std::size_t>(row)]))
                m_unfinished->push_back(row);
        }
    }
    if (!m_unfinished->empty())
        m_time.requestTickEverySecond();
    const int section = sectionOf(Column::Duration);
    if (m_unfinished->size() > maxAnnouncements) {
        announceColumns(section, section);
        return;
    }
    const std::vector<int> unfinished = *m_unfinished;
    for (const int row : unfinished) {
        const QModelIndex cell = index(row, section);
        Q_EMIT dataChanged(cell, cell);
    }
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
    if (ranges.size() > maxAnnouncements)
        ranges = {{ranges.front().first, ranges.back().second}};
    for (const auto& [first, last] : ranges)
        Q_EMIT dataChanged(index(first, 0), index(last, columns() - 1));
}

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
        return shareOf(m_history->percentage(record));
    case Qt::TextAlignmentRole:
        return heading(section, role);
    default:
        break;
    }
    const auto column = columnAt(section);
    if (!column)
        return role == Qt::DisplayRole ? QVariant(tr("Details", "action")) : QVariant();
    const HistoryCells cells(*m_history, m_time, m_problemIds, m_requests);
    switch (role) {
    case Qt::DisplayRole:
        return cells.displayed(record, *column);
    case Qt::EditRole:
        return cells.raw(record, *column);
    case Qt::ToolTipRole:
        return cells.toolTip(record, *column);
    case SortValueRole:
        return cells.sortValue(record, *column);
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

bool HistoryModel::mayMarkOffsets() const
{
    return zoneOfTable(m_time.now(), m_time.zone()) != zoneText(m_time.now(), m_time.zone());
}

} // namespace models
