// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_table.h"

#include "controls/table_rows.h"
#include "history_delegate.h"
#include "new_rows_pill.h"

#include "deploy/models/list/history_model.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace widgets {

using history::Column;
using models::HistoryModel;

namespace {

constexpr int historyRowPadding = 12;
constexpr int stateDelay = 400; // ms
constexpr int actionLetters = 8;
constexpr int lettersOfAnOffset = 7;

/// How many letters a column has room for unless a person chooses its width.
int usualLetters(Column column)
{
    switch (column) {
    case Column::StartTime:
    case Column::EndTime:
        return 17;
    case Column::Status:
        return 24;
    case Column::CurrentStep:
    case Column::Executor:
    case Column::Service:
    case Column::Environment:
    case Column::Id:
        return 16;
    case Column::Percentage:
        return 15;
    default:
        return 13;
    }
}

} // namespace

HistoryTable::HistoryTable(HistoryModel& model, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_unseen(model)
    , m_pill(new NewRowsPill(this))
{
    m_stateTimer.setSingleShot(true);
    m_stateTimer.setInterval(stateDelay);
    setupLooks();
    setupHeader();
    setModel(&m_model);
    // Rows are selected, no columns; yet a heading would look through all selected rows to know.
    horizontalHeader()->setSelectionModel(new QItemSelectionModel(&m_model, this));
    applyDefaultColumns();
    connectHeader();
    setupPlace();
}

void HistoryTable::setupLooks()
{
    setupRowTable(*this);
    setAccessibleName(tr("Deployments"));
    setItemDelegate(new HistoryDelegate(this));
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setMouseTracking(true);
    setFrameShape(NoFrame);
    fitRowHeight();
}

void HistoryTable::setupHeader()
{
    QHeaderView* header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setSortIndicator(HistoryModel::sectionOf(Column::StartTime), Qt::DescendingOrder);
    setSortingEnabled(true);
}

void HistoryTable::connectHeader()
{
    QHeaderView* header = horizontalHeader();
    connect(header, &QWidget::customContextMenuRequested, this, &HistoryTable::showColumnMenu);
    const auto changed = [this] { m_stateTimer.start(); };
    connect(header, &QHeaderView::sectionMoved, this, changed);
    connect(header, &QHeaderView::sectionResized, this, changed);
    connect(header, &QHeaderView::sortIndicatorChanged, this, changed);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &HistoryTable::showSort);
    connect(&m_stateTimer, &QTimer::timeout, this, &HistoryTable::stateChanged);
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        const bool extends =
            QApplication::keyboardModifiers() & (Qt::ShiftModifier | Qt::ControlModifier);
        if (index.column() == HistoryModel::actionSection() && !extends)
            Q_EMIT openRequested({m_model.id(index.row())});
    });
}

/// The arrow stands where the order comes from; the action has none.
void HistoryTable::showSort()
{
    const history::Sort sort = m_model.sorting();
    horizontalHeader()->setSortIndicator(HistoryModel::sectionOf(sort.column),
        sort.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void HistoryTable::applyDefaultColumns()
{
    for (int section = 0; section < HistoryModel::sectionCount(); ++section) {
        const bool isExtra = section > HistoryModel::sectionOf(Column::Duration)
            && section != HistoryModel::actionSection();
        setWanted(section, !isExtra);
        setColumnWidth(section, defaultWidth(section));
    }
}

void HistoryTable::fitRowHeight()
{
    verticalHeader()->setMinimumSectionSize(fontMetrics().height() + historyRowPadding);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + historyRowPadding);
}

int HistoryTable::defaultWidth(int section) const
{
    const auto column = HistoryModel::columnAt(section);
    int letters = column ? usualLetters(*column) : actionLetters;
    const bool isTime = column && specOf(*column).type == history::ColumnType::Time;
    if (isTime && m_model.mayMarkOffsets())
        letters += lettersOfAnOffset;
    // Of a digit: the average of a font with Chinese is twice as wide as what stands here.
    const int content = letters * fontMetrics().horizontalAdvance(u'0');
    const QString title = m_model.headerData(section, Qt::Horizontal).toString();
    return std::max(content, fontMetrics().horizontalAdvance(title)) + 2 * historyRowPadding;
}

int HistoryTable::selectedCount() const
{
    // Whole rows are selected; where columns are hidden or were moved, several ranges may hold
    // them.
    int rows = 0;
    int counted = -1;
    QList<std::pair<int, int>> ranges;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        ranges.append({range.top(), range.bottom()});
    std::ranges::sort(ranges);
    for (const auto& [top, bottom] : std::as_const(ranges)) {
        rows += std::max(0, bottom - std::max(top, counted + 1) + 1);
        counted = std::max(counted, bottom);
    }
    return rows;
}

QList<int> HistoryTable::selectedRowNumbers() const
{
    return selectedRowsOf(*this);
}

QStringList HistoryTable::selectedIds() const
{
    QStringList ids;
    for (const int row : selectedRowNumbers())
        ids.append(m_model.id(row));
    return ids;
}

QList<int> HistoryTable::visualSections() const
{
    QList<int> sections;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int section = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(section) && HistoryModel::columnAt(section))
            sections.append(section);
    }
    return sections;
}

std::vector<Column> HistoryTable::shownColumns() const
{
    std::vector<Column> columns;
    for (const int section : visualSections())
        columns.push_back(*HistoryModel::columnAt(section));
    return columns;
}

int HistoryTable::copySelection() const
{
    return copyRows(m_model, selectedRowNumbers(), visualSections());
}

void HistoryTable::copySelectedIds() const
{
    QApplication::clipboard()->setText(selectedIds().join(u'\n'));
}

void HistoryTable::keyPressEvent(QKeyEvent* event)
{
    m_usesKeys = true;
    m_isTouched = true;
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && selectionModel()->hasSelection())
        Q_EMIT openRequested(selectedIds());
    else if (event->matches(QKeySequence::Copy))
        Q_EMIT copyRequested();
    else if (event->key() == Qt::Key_Escape)
        event->ignore(); // the page clears its search
    else
        moveByKey(event);
}

void HistoryTable::moveByKey(QKeyEvent* event)
{
    const QModelIndex before = currentIndex();
    QTableView::keyPressEvent(event);
    m_isCurrentChosen = m_isCurrentChosen || currentIndex() != before;
}

void HistoryTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitRowHeight();
}

} // namespace widgets
