// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison_table.h"

#include "controls/tables/table_rows.h"
#include "deploy/widgets/actions/page_action.h"
#include "deploy/widgets/theme/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>
#include <numeric>

namespace widgets {

namespace {

constexpr int comparisonRowPadding = 10;

} // namespace

ComparisonTable::ComparisonTable(QAbstractItemModel& model, int copiedColumns, QWidget* parent)
    : QTableView(parent)
    , m_copiedColumns(copiedColumns)
{
    setModel(&model);
    setupRowTable(*this);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionsMovable(false);
    updateRowHeight();
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QWidget::customContextMenuRequested, this, &ComparisonTable::showMenu);
    addPageAction(*this, PageAction::Copy, KeyUse::Owner, [this] { copySelection(); });
    addPageAction(*this, PageAction::SelectAll, KeyUse::Shown, [this] { selectAll(); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, this, &ComparisonTable::updateGeometry);
    connect(&model, &QAbstractItemModel::modelReset, this, &ComparisonTable::updateGeometry);
}

void ComparisonTable::setMostRows(int rows)
{
    m_mostRows = rows;
    updateGeometry();
}

QSize ComparisonTable::sizeHint() const
{
    const int rows = std::clamp(model()->rowCount(), 1, m_mostRows);
    const int height = horizontalHeader()->sizeHint().height()
        + rows * verticalHeader()->defaultSectionSize() + 2 * frameWidth();
    return {QTableView::sizeHint().width(), height};
}

void ComparisonTable::updateRowHeight()
{
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + comparisonRowPadding);
}

void ComparisonTable::copySelection()
{
    QList<int> columns(m_copiedColumns);
    std::iota(columns.begin(), columns.end(), 0);
    if (const int count = copyRows(*model(), selectedRowsOf(*this), columns); count > 0)
        Q_EMIT rowsCopied(count);
}

void ComparisonTable::fillMenu(QMenu& menu)
{
    menu.addAction(theme::icon(QStringLiteral("copy"), palette()), tr("Copy rows"), this,
            &ComparisonTable::copySelection)
        ->setShortcut(QKeySequence::Copy);
}

void ComparisonTable::showMenu(const QPoint& position)
{
    if (!selectionModel()->hasSelection())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    menu->popup(viewport()->mapToGlobal(position));
}

void ComparisonTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateRowHeight();
        updateGeometry();
    }
}

} // namespace widgets
