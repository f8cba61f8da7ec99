// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/history_model.h"

#include "carried_rows.h"
#include "computed_cells.h"
#include "history_cells.h"
#include "list_headings.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/list/list_sections.h"

#include <algorithm>
#include <utility>

namespace models {

using history::Column;
using history::Row;

namespace {

deployment::Timestamp wholeMinute(deployment::Timestamp now)
{
    // Running durations keep their order while the minute lasts, so the ranking is not computed
    // again with every key that is typed.
    return std::chrono::ceil<std::chrono::minutes>(now);
}

QVariant shareOf(std::optional<double> percentage)
{
    const auto share = deployment::drawablePercentage(percentage);
    return share ? QVariant(*share) : QVariant();
}

} // namespace

HistoryModel::HistoryModel(const TimeContext& time, QObject* parent)
    : MergedRowsModel(parent)
    , m_time(time)
    , m_ranking([this] {
        return BackgroundRanking::Subject{
            m_history.get(), &m_view.ranking(), wholeMinute(m_time.seenUntil())};
    })
{
    connect(&m_time, &TimeContext::ticked, this, &HistoryModel::announceTime);
    connect(&m_knowledge, &RunKnowledge::changed, this, &HistoryModel::announceComputed);
    connect(&m_knowledge, &RunKnowledge::runsRead, this, &HistoryModel::announceRead);
    // If anything else is at a place, another duration may be counting there.
    const auto forget = [this] { m_unfinished.reset(); };
    connect(this, &QAbstractItemModel::modelReset, this, forget);
    connect(this, &QAbstractItemModel::rowsInserted, this, forget);
    connect(this, &QAbstractItemModel::rowsRemoved, this, forget);
    connect(this, &QAbstractItemModel::layoutChanged, this, forget);
    connect(this, &QAbstractItemModel::dataChanged, this, [this] {
        if (!m_isTicking)
            m_unfinished.reset();
    });
    connect(&m_time, &TimeContext::zoneChanged, this, [this] { announceAll(); });
}

bool HistoryModel::hasSection(int section) const
{
    const auto column = ListSections::columnAt(section);
    return !column || m_knowledge.history().has(*column);
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
        m_knowledge.setHistory(m_history);
        assignRows(wantedRows());
        endResetModel();
        noteShown();
        m_ranking.historyChanged();
        return;
    }
    history::ViewRows wanted = m_view.rows(*history, wholeMinute(m_time.seenUntil()));
    CarriedRows carried(*m_history, *history);
    keepOnly(survivors(carried, wanted.set));
    renumberRows([&carried](Row row) { return carried.found(row); }, history->size());
    m_history = std::move(history);
    m_knowledge.setHistory(m_history);
    showRows(std::move(wanted));
    announceAll();
    noteShown();
    m_ranking.historyChanged();
}

/// Only rows that are held, and those with persistent indexes, are carried over to another history,
/// by their ids.
history::RowSet HistoryModel::survivors(CarriedRows& carried, const history::RowSet& wanted) const
{
    history::RowSet kept(m_history->size());
    const auto keep = [&](int shown) {
        const Row old = rowAt(shown);
        const auto row = carried.find(old);
        if (row && wanted[*row])
            kept.add(old);
    };
    for (const QModelIndex& index : persistentIndexList())
        keep(index.row());
    if (m_heldRows)
        std::ranges::for_each(m_heldRows(), keep);
    return kept;
}

void HistoryModel::historyChanged()
{
    m_knowledge.handleHistoryChanged();
    showWantedRows();
    announceChanges();
    m_ranking.historyChanged();
}

void HistoryModel::followHistory()
{
    m_knowledge.followHistory();
    m_view.keepUp(m_knowledge.history(), wholeMinute(m_time.seenUntil()));
    // The longer the other orders wait, the longer is each mend of them.
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
    m_identity = m_knowledge.history().identity();
    m_revision = m_knowledge.history().revision();
}

void HistoryModel::setFilter(const history::Filter& filter)
{
    if (filter == m_view.filter())
        return;
    m_view.setFilter(filter);
    showWantedRows();
}

void HistoryModel::sort(int section, Qt::SortOrder order)
{
    const auto column = ListSections::orderOf(section);
    if (!column)
        return;
    sortBy({*column, order == Qt::DescendingOrder}, std::nullopt);
}

void HistoryModel::sortBy(history::Sort first, const std::optional<history::Sort>& then)
{
    m_view.setSort(first, then);
    showWantedRows();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns() - 1);
}

void HistoryModel::setProblemTest(ProblemTest hasProblem)
{
    m_problemTest = std::move(hasProblem);
    announceAll();
}

bool HistoryModel::hasProblem(Row record) const
{
    return m_problemTest && m_problemTest(m_history->id(record));
}

void HistoryModel::setArchivedTest(ArchivedTest isArchived)
{
    m_archivedTest = std::move(isArchived);
    announceAll();
}

bool HistoryModel::isArchived(Row record) const
{
    return m_archivedTest && m_archivedTest(m_history->record(record));
}

QString HistoryModel::id(int row) const
{
    return rawText(m_history->id(rowAt(row)));
}

QModelIndex HistoryModel::indexOfId(const QString& id) const
{
    const auto row = m_history != nullptr ? m_history->find(id.toStdString()) : std::nullopt;
    if (!row || !shownSet()[*row])
        return {};
    const auto shown = shownRows();
    const auto found = std::ranges::find(shown, *row);
    return found == shown.end() ? QModelIndex() : index(int(found - shown.begin()), 0);
}

void HistoryModel::showWantedRows()
{
    showRows(wantedRows());
}

history::ViewRows HistoryModel::wantedRows()
{
    return m_view.rows(m_knowledge.history(), wholeMinute(m_time.seenUntil()), takeRoom());
}

QVariant HistoryModel::cell(int row, int section, int role) const
{
    const Row record = rowAt(row);
    switch (role) {
    case IdRole:
        return rawText(m_history->id(record));
    case StatusRole:
        return int(m_history->status(record));
    case PausedRole:
        return m_history->paused(record);
    case ProblemRole:
        return hasProblem(record);
    case EnvironmentKindRole:
        return int(environmentKindOf(record));
    case ArchivedRole:
        return isArchived(record);
    case PercentageRole:
        return shareOf(m_history->percentage(record));
    case Qt::TextAlignmentRole:
        return listHeading(section, role);
    default:
        break;
    }
    if (const auto column = ListSections::columnAt(section))
        return recordCell(record, *column, role);
    if (const auto column = ListSections::computedAt(section))
        return computedCell(record, *column, role);
    return role == Qt::DisplayRole ? QVariant(tr("Details", "action")) : QVariant();
}

QVariant HistoryModel::recordCell(Row record, Column column, int role) const
{
    const HistoryCells cells(*m_history, m_time,
        {hasProblem(record), m_knowledge.hasUnreadNews(record), isArchived(record),
            m_areTimesRelative});
    switch (role) {
    case Qt::DisplayRole:
        return cells.displayed(record, column);
    case Qt::EditRole:
        return cells.raw(record, column);
    case Qt::ToolTipRole:
        return cells.toolTip(record, column);
    case SortValueRole:
        return cells.sortValue(record, column);
    case DatedRole:
        return cells.dated(record, column);
    default:
        return {};
    }
}

QVariant HistoryModel::computedCell(Row record, ComputedColumn column, int role) const
{
    const ComputedCells cells(m_knowledge, m_time);
    switch (role) {
    case Qt::DisplayRole:
        return cells.displayed(record, column);
    case Qt::EditRole:
        return cells.raw(record, column);
    case Qt::ToolTipRole:
        return cells.toolTip(record, column);
    case GoingOnRole:
        return column == ComputedColumn::GoingOn ? QVariant::fromValue(cells.goingOn(record))
                                                 : QVariant();
    case LateRole:
        return column == ComputedColumn::TookAndUsual && cells.isLate(record);
    default:
        return {};
    }
}

history::EnvironmentKind HistoryModel::environmentKindOf(Row record) const
{
    return history::environmentKindOf(
        m_history->word(Column::Environment, record), otherEnvironments());
}

QVariant HistoryModel::heading(int section, int role) const
{
    return role == Qt::AccessibleDescriptionRole
        ? sortDescription(section, sorting(), sortingThen())
        : listHeading(section, role);
}

bool HistoryModel::mayMarkOffsets() const
{
    return zoneOfTable(m_time.now(), m_time.zone()) != zoneText(m_time.now(), m_time.zone());
}

} // namespace models
