// SPDX-License-Identifier: GPL-3.0-or-later
#include "preview_table.h"

#include "controls/tables/table_rows.h"
#include "quiet_header.h"

#include "deploy/widgets/theme/metrics.h"

#include <QEvent>
#include <QFocusEvent>
#include <QHeaderView>
#include <QWheelEvent>

namespace widgets {

PreviewTable::PreviewTable(QAbstractItemModel& model, QWidget* parent)
    : QTableView(parent)
{
    setHorizontalHeader(new QuietHeader(this));
    setModel(&model);
    setupRowTable(*this);
    setSelectionMode(SingleSelection);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    fitRows();
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, change, this, &QWidget::updateGeometry);
    connect(&model, &QAbstractItemModel::modelReset, this, &QWidget::updateGeometry);
}

QSize PreviewTable::sizeHint() const
{
    const int header = horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sizeHint().height();
    const int rows = model() == nullptr ? 0 : model()->rowCount();
    return {0, header + rows * verticalHeader()->defaultSectionSize()};
}

QSize PreviewTable::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void PreviewTable::fitRows()
{
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + theme::space::near);
    updateGeometry();
}

/// Who comes by the keyboard sees where he is.
void PreviewTable::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
    else if (currentIndex().isValid())
        selectRow(currentIndex().row());
}

void PreviewTable::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        clearSelection();
}

/// The page scrolls.
void PreviewTable::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void PreviewTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitRows();
}

} // namespace widgets
