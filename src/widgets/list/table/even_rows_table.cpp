// SPDX-License-Identifier: GPL-3.0-or-later
#include "even_rows_table.h"

#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace widgets {

void EvenRowsTable::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    verticalHeader()->setModel(nullptr);
    verticalHeader()->hide();
    QTableView::updateGeometries(); // hides the button in the corner, too
    connect(model, &QAbstractItemModel::rowsRemoved, this,
        [this](const QModelIndex& /*parent*/, int first, int last) {
            m_places.remove(first, last);
            layOutSoon();
        });
    connect(model, &QAbstractItemModel::layoutChanged, this, &EvenRowsTable::layOutSoon);
    connect(model, &QAbstractItemModel::modelReset, this, [this] { setTallRows({}, 0); });
}

void EvenRowsTable::rowsInserted(const QModelIndex& parent, int first, int last)
{
    m_places.insert(first, last - first + 1);
    QTableView::rowsInserted(parent, first, last);
    layOutSoon();
}

void EvenRowsTable::setEvenHeight(int pixels)
{
    verticalHeader()->setMinimumSectionSize(pixels);
    verticalHeader()->setDefaultSectionSize(pixels);
    m_places.setHeight(pixels);
    layOutSoon();
}

void EvenRowsTable::setTallRows(std::vector<int> rows, int taller)
{
    m_places.setTall(std::move(rows), taller);
    layOutSoon();
}

/// The base class would lay the rows out when it is about to paint them, and have all of them
/// painted once more for it: posted events come before the painting.
void EvenRowsTable::layOutSoon()
{
    scheduleDelayedItemsLayout();
    if (std::exchange(m_isLayoutPosted, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isLayoutPosted = false;
            executeDelayedItemsLayout();
        },
        Qt::QueuedConnection);
}

int EvenRowsTable::rowCount() const
{
    return model() == nullptr ? 0 : model()->rowCount();
}

int EvenRowsTable::rowAtPlace(int place) const
{
    return place < 0 ? 0 : std::min(m_places.rowAt(place), rowCount());
}

int EvenRowsTable::rowAt(int y) const
{
    const int place = y + verticalOffset();
    const int row = place < 0 ? -1 : m_places.rowAt(place);
    return row < rowCount() ? row : -1;
}

int EvenRowsTable::rowViewportPosition(int row) const
{
    return m_places.topOf(row) - verticalOffset();
}

std::pair<int, int> EvenRowsTable::rowsBetween(int top, int bottom) const
{
    const int end = bottom + verticalOffset();
    return {rowAtPlace(top + verticalOffset()),
        end < 0 ? -1 : std::min(m_places.rowAt(end), rowCount() - 1)};
}

QRect EvenRowsTable::visualRect(const QModelIndex& index) const
{
    if (!index.isValid() || index.model() != model() || isColumnHidden(index.column()))
        return {};
    return {columnViewportPosition(index.column()), rowViewportPosition(index.row()),
        columnWidth(index.column()), rowHeight(index.row())};
}

QModelIndex EvenRowsTable::indexAt(const QPoint& position) const
{
    const int row = rowAt(position.y());
    const int column = columnAt(position.x());
    return row < 0 || column < 0 ? QModelIndex() : model()->index(row, column);
}

void EvenRowsTable::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!index.isValid() || index.model() != model() || isColumnHidden(index.column()))
        return;
    const auto scroll = [](QScrollBar& bar, ScrollHint to, int begin, int size, int room) {
        const bool isAtWill = to == EnsureVisible;
        if (to == PositionAtCenter)
            bar.setValue(begin - (room - size) / 2);
        else if (to == PositionAtTop || (isAtWill && (begin < bar.value() || size > room)))
            bar.setValue(begin);
        else if (to == PositionAtBottom || begin + size > bar.value() + room)
            bar.setValue(begin + size - room);
    };
    scroll(*verticalScrollBar(), hint, topOf(index.row()), rowHeight(index.row()),
        viewport()->height());
    // To the sides only as far as is needed.
    const QHeaderView& header = *horizontalHeader();
    scroll(*horizontalScrollBar(), hint == PositionAtCenter ? hint : EnsureVisible,
        header.sectionPosition(index.column()), header.sectionSize(index.column()),
        viewport()->width());
    update(index);
}

QList<int> EvenRowsTable::shownColumns() const
{
    QList<int> columns;
    const QHeaderView& header = *horizontalHeader();
    for (int place = 0; place < header.count(); ++place) {
        const int column = header.logicalIndex(place);
        if (!header.isSectionHidden(column))
            columns.append(column);
    }
    return columns;
}

/// The column itself at an end.
int EvenRowsTable::columnBeside(int column, int step) const
{
    const QList<int> columns = shownColumns();
    const auto place = columns.indexOf(column);
    const auto beside = std::clamp<qsizetype>(
        place + (isRightToLeft() ? -step : step), 0, std::max<qsizetype>(columns.size() - 1, 0));
    return columns.value(beside, column);
}

QModelIndex EvenRowsTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QList<int> columns = shownColumns();
    const int last = rowCount() - 1;
    if (last < 0 || columns.isEmpty())
        return {};
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return model()->index(0, columns.constFirst());
    int row = current.row();
    int column = current.column();
    const bool isToEnd = modifiers.testFlag(Qt::ControlModifier);
    switch (action) {
    case MoveUp:
        --row;
        break;
    case MoveDown:
        ++row;
        break;
    case MovePageUp:
        row = rowAtPlace(bottomOf(row) - 1 - viewport()->height());
        break;
    case MovePageDown:
        row = rowAtPlace(topOf(row) + viewport()->height());
        break;
    case MoveHome:
        row = isToEnd ? 0 : row;
        column = columns.constFirst();
        break;
    case MoveEnd:
        row = isToEnd ? last : row;
        column = columns.constLast();
        break;
    case MovePrevious:
    case MoveLeft:
        column = columnBeside(column, -1);
        break;
    case MoveNext:
    case MoveRight:
        column = columnBeside(column, 1);
        break;
    }
    return model()->index(std::clamp(row, 0, last), column);
}

QRect EvenRowsTable::stripOf(int first, int last) const
{
    const auto [top, bottom] = rowsBetween(0, viewport()->height() - 1);
    if (std::max(first, top) > std::min(last, bottom))
        return {};
    const int begin = rowViewportPosition(std::max(first, top));
    const int end = rowViewportPosition(std::min(last, bottom) + 1);
    return {0, begin, viewport()->width(), end - begin};
}

QRegion EvenRowsTable::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    for (const QItemSelectionRange& range : selection)
        region += stripOf(range.top(), range.bottom());
    return region;
}

void EvenRowsTable::dataChanged(
    const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles)
{
    QTableView::dataChanged(topLeft, bottomRight, roles);
    const QRect strip = stripOf(topLeft.row(), bottomRight.row());
    const bool areAll = topLeft.column() == 0 && bottomRight.column() + 1 == model()->columnCount();
    QRegion cells = areAll ? strip : QRegion();
    for (int column = topLeft.column(); !areAll && column <= bottomRight.column(); ++column) {
        const int left = columnViewportPosition(column);
        if (!isColumnHidden(column))
            cells += QRect(left, strip.top(), columnWidth(column), strip.height());
    }
    viewport()->update(cells);
}

int EvenRowsTable::sizeHintForColumn(int column) const
{
    ensurePolished();
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    int widest = -1;
    const auto [first, last] = rowsBetween(0, viewport()->height() - 1);
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = model()->index(row, column);
        option.rect = visualRect(index);
        widest = std::max(widest, itemDelegateForIndex(index)->sizeHint(option, index).width());
    }
    return widest;
}

void EvenRowsTable::updateGeometries()
{
    if (m_isUpdatingGeometries)
        return;
    const QScopedValueRollback updating(m_isUpdatingGeometries, true);
    layoutHeader();
    fitScrollBars();
    QAbstractItemView::updateGeometries(); // NOLINT(bugprone-parent-virtual-call): not as a table
                                           // with a header of rows
}

void EvenRowsTable::layoutHeader()
{
    QHeaderView& header = *horizontalHeader();
    const int height = header.isHidden()
        ? 0
        : std::clamp(header.sizeHint().height(), header.minimumHeight(), header.maximumHeight());
    setViewportMargins(0, height, 0, 0);
    const QRect rows = viewport()->geometry();
    header.setGeometry(rows.left(), rows.top() - height, rows.width(), height);
}

void EvenRowsTable::fitScrollBars()
{
    const QHeaderView& header = *horizontalHeader();
    const int width = header.length();
    const int height = topOf(rowCount());
    // Where all has room without scroll bars, they are not there.
    const QSize most = maximumViewportSize();
    const bool fits = most.width() >= width && most.height() >= height;
    const QSize room = fits ? most : viewport()->size();
    constexpr int columnsAtOnce = 4;
    const auto fit = [](QScrollBar& bar, int length, int page, int step) {
        bar.setPageStep(page);
        bar.setRange(0, std::max(0, length - page));
        bar.setSingleStep(step);
    };
    fit(*horizontalScrollBar(), width, room.width(), std::max(2, room.width() / columnsAtOnce));
    fit(*verticalScrollBar(), height, room.height(), evenHeight());
    horizontalHeader()->setOffset(horizontalScrollBar()->value());
    verticalHeader()->setOffset(verticalScrollBar()->value());
}

void EvenRowsTable::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const QList<int> columns = shownColumns();
    const QRect area = event->rect();
    QStyleOptionViewItem option; // one for all cells: a copy costs as much as a short text
    initViewItemOption(&option);
    if (option.state.testFlag(QStyle::State_Enabled))
        option.palette.setCurrentColorGroup(QPalette::Normal);
    const QStyle::State state = option.state;
    const auto [first, last] = rowsBetween(area.top(), area.bottom());
    for (int row = first; row <= last; ++row) {
        if (!event->region().intersects(stripOf(row, row)))
            continue;
        for (const int column : columns) {
            const QModelIndex index = model()->index(row, column);
            option.rect = visualRect(index);
            option.state = state | stateOf(index);
            if (event->region().intersects(option.rect))
                paintCell(painter, option, index);
        }
    }
}

QStyle::State EvenRowsTable::stateOf(const QModelIndex& index) const
{
    QStyle::State state;
    state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
    state.setFlag(
        QStyle::State_HasFocus, index == currentIndex() && (hasFocus() || viewport()->hasFocus()));
    return state;
}

void EvenRowsTable::paintCell(
    QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    style()->drawPrimitive(QStyle::PE_PanelItemViewRow, &option, &painter, this);
    itemDelegateForIndex(index)->paint(&painter, option, index);
}

} // namespace widgets
