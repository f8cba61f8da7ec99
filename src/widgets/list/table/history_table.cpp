// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_table.h"

#include "controls/tables/table_rows.h"
#include "history_delegate.h"
#include "history_table_columns.h"
#include "list/cells/current_row_ring.h"
#include "list/cells/sort_header.h"
#include "row_actions.h"

#include "deploy/models/list/history_model.h"

#include <QApplication>
#include <QDrag>
#include <QHeaderView>
#include <QMimeData>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace widgets {

using models::HistoryModel;

namespace {

/// Above and below the text of a row together.
constexpr int compactPadding = 12;
constexpr int comfortablePadding = 20;

} // namespace

HistoryTable::HistoryTable(HistoryModel& model, QWidget* parent)
    : EvenRowsTable(parent)
    , m_model(model)
    , m_delegate(new HistoryDelegate(this))
    , m_header(new SortHeader(this))
{
    setupAppearance();
    m_columns = new HistoryTableColumns(*this, *m_header, m_model);
    setModel(&m_model);
    // Rows are selected, no columns; yet a heading would look through all selected rows to know.
    horizontalHeader()->setSelectionModel(new QItemSelectionModel(&m_model, this));
    m_columns->start();
    m_rowActions = new RowActions(*this, m_model);
    m_ring = new CurrentRowRing(*this, [this](const QModelIndex& index) {
        const int end = rowViewportPosition(index.row()) + rowHeight(index.row());
        return QRect(0, end - evenHeight(), viewport()->width(), evenHeight());
    });
    m_model.setHeldRows([this] { return selectedRows().numbers(); });
    m_place = new PlaceKeeper(*this, m_model);
    m_groups = new GroupHeadings(*this, m_model);
    connect(m_groups, &GroupHeadings::updateNeeded, this, [this] { keepPlace([] {}); });
    // Sorted by the user: by the header's earlier connection, the model is by now.
    connect(m_columns, &HistoryTableColumns::sortChanged, m_groups, &GroupHeadings::updateIfDue);
    connect(m_columns, &HistoryTableColumns::sortChanged, m_place, &PlaceKeeper::noteSorted);
    connect(m_place, &PlaceKeeper::shifted, this, [this] { m_presses.noteShift(); });
    connect(this, &QAbstractItemView::clicked, this, &HistoryTable::runAction);
}

HistoryTable::~HistoryTable()
{
    // A table that goes is left by the pointer; there are no rows to hold any more.
    viewport()->removeEventFilter(m_place);
    removeEventFilter(m_place);
}

void HistoryTable::setupAppearance()
{
    setHorizontalHeader(m_header);
    setupRowTable(*this);
    setObjectName(QStringLiteral("historyTable"));
    setAccessibleName(tr("Deployments"));
    setItemDelegate(m_delegate);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setMouseTracking(true);
    setFrameShape(NoFrame);
    fitRowHeight();
}

void HistoryTable::runAction(const QModelIndex& index)
{
    const bool extends =
        QApplication::keyboardModifiers() & (Qt::ShiftModifier | Qt::ControlModifier);
    if (!m_isActionPressed || extends)
        return;
    // The press has selected the row: the action is about that one, and knows whether it may be.
    if (m_pressedAction != nullptr && m_pressedAction->isEnabled())
        m_pressedAction->trigger();
    else if (m_pressedAction != nullptr)
        QToolTip::showText(QCursor::pos(), m_pressedAction->toolTip(), this);
    else
        Q_EMIT openRequested({m_model.id(index.row())});
}

void HistoryTable::setRowActions(QAction* log, const QList<QAction*>& commands)
{
    m_rowActions->setActions(log, commands);
    m_columns->setActionIconsWidth(m_rowActions->iconsWidth());
}

void HistoryTable::setSearched(const QString& text)
{
    m_delegate->setSearched(text);
    viewport()->update();
}

void HistoryTable::fitRowHeight()
{
    const int padding = m_density == ListDensity::Compact ? compactPadding : comfortablePadding;
    setEvenHeight(fontMetrics().height() + padding);
    if (m_groups != nullptr)
        m_groups->forgetHeights();
}

void HistoryTable::setDensity(ListDensity density)
{
    if (m_density == density)
        return;
    m_density = density;
    keepPlace([this] { fitRowHeight(); });
}

SelectedRows HistoryTable::selectedRows() const
{
    return {*this, m_model, m_columns->visualSections()};
}

void HistoryTable::changeEvent(QEvent* event)
{
    EvenRowsTable::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_groups != nullptr)
        keepPlace([this] {
            fitRowHeight();
            m_columns->fitLetters();
        });
}

void HistoryTable::paintEvent(QPaintEvent* event)
{
    EvenRowsTable::paintEvent(event);
    QPainter painter(viewport());
    // No part of the list: rows that are held stay below it.
    const int above = -verticalScrollBar()->value();
    painter.fillRect(0, 0, viewport()->width(), above, palette().window());
    m_rowActions->paint(painter);
    m_ring->paint(painter);
    m_groups->paint(painter);
}

// What is scrolled is what was painted; the heading at the top is to stay.
void HistoryTable::scrollContentsBy(int dx, int dy)
{
    const int before = m_groups == nullptr ? 0 : m_groups->coveredAtTop();
    EvenRowsTable::scrollContentsBy(dx, dy);
    if (m_rowActions != nullptr && dx != 0)
        viewport()->update(); // the actions stay at the edge
    else if (m_rowActions != nullptr)
        m_rowActions->handleScrolled();
    const int covered = m_groups == nullptr ? 0 : std::max(before, m_groups->coveredAtTop());
    if (covered == 0)
        return;
    viewport()->update(0, 0, viewport()->width(), covered);
    viewport()->update(0, dy, viewport()->width(), covered);
}

void HistoryTable::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    EvenRowsTable::scrollTo(index, hint);
    // Setting the table up scrolls, too.
    if (m_groups == nullptr || !index.isValid())
        return;
    const int hidden = m_groups->coveredAtTop() - visualRect(index).top();
    if (hidden > 0 && visualRect(index).bottom() >= 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() - hidden);
}

void HistoryTable::updateGeometries()
{
    // The first ones come before there is a place.
    if (m_place == nullptr)
        EvenRowsTable::updateGeometries();
    else
        m_place->fitScrollBar([this] { EvenRowsTable::updateGeometries(); });
}

void HistoryTable::mousePressEvent(QMouseEvent* event)
{
    m_place->notePress(event->pos());
    setDragEnabled(false);
    const QModelIndex index = indexAt(event->pos());
    if (m_groups->isAt(event->pos()))
        return;
    m_isActionPressed = m_rowActions->isAt(event->pos());
    m_pressedAction = m_rowActions->at(event->pos());
    const bool isRow = index.isValid() && !m_isActionPressed;
    // The row that was meant may just have gone from under the pointer; the one that is there now
    // was not meant.
    if (!m_presses.press(isRow ? m_model.id(index.row()) : QString(), event->button()))
        return;
    // Rows that are selected can be dragged; from any other the selection goes on.
    setDragEnabled(index.isValid() && selectionModel()->isSelected(index) && isRow
        && event->modifiers() == Qt::NoModifier);
    EvenRowsTable::mousePressEvent(event);
    m_place->setCurrentChosen(index.isValid());
}

void HistoryTable::startDrag(Qt::DropActions /*actions*/)
{
    QMimeData* data = selectedRows().dragged();
    if (data == nullptr)
        return;
    auto* drag = new QDrag(this);
    drag->setMimeData(data);
    // The rows stay where they are; what they are dropped on gets a copy.
    drag->exec(Qt::CopyAction);
}

void HistoryTable::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_presses.release())
        EvenRowsTable::mouseReleaseEvent(event);
}

// What opens is what was pressed first, whatever stands there at the second press.
void HistoryTable::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QString id = event->button() == Qt::LeftButton ? m_presses.takePressed() : QString();
    if (id.isEmpty())
        mousePressEvent(event);
    else
        Q_EMIT openRequested({id});
}

void HistoryTable::resizeEvent(QResizeEvent* event)
{
    EvenRowsTable::resizeEvent(event);
    m_columns->fitWidth(width());
    m_place->updatePill();
}

} // namespace widgets
