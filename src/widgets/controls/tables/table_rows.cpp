// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_rows.h"

#include "style/padded_item_style.h"

#include "deploy/models/tab_separated.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QTableView>

#include <algorithm>

namespace widgets {

namespace {

/// Whole rows are chosen: an end is one of the table, not of a row.
class EndKeys final : public QObject {
public:
    explicit EndKeys(QTableView& table)
        : QObject(&table)
        , m_table(table)
    {
        table.installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::KeyPress)
            return QObject::eventFilter(watched, event);
        const auto& key = static_cast<const QKeyEvent&>(*event);
        const bool isPlain = (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        if (!isPlain || (key.key() != Qt::Key_Home && key.key() != Qt::Key_End))
            return QObject::eventFilter(watched, event);
        const int column = m_table.currentIndex().column();
        QKeyEvent toEnd(key.type(), key.key(), key.modifiers() | Qt::ControlModifier);
        QApplication::sendEvent(&m_table, &toEnd);
        // With Ctrl, the row that is reached is not selected.
        if (column >= 0)
            m_table.selectionModel()->setCurrentIndex(
                m_table.currentIndex().siblingAtColumn(column),
                QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        return true;
    }

private:
    QTableView& m_table;
};

} // namespace

void setupRowTable(QTableView& table)
{
    new EndKeys(table);
    auto* roomy = new PaddedItemStyle;
    roomy->setParent(&table);
    table.setStyle(roomy);
    table.horizontalHeader()->setStyle(roomy);
    table.horizontalHeader()->setHighlightSections(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::ExtendedSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

QList<int> selectedRowsOf(const QTableView& table)
{
    QList<int> rows;
    for (const QItemSelectionRange& range : table.selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

int copyRows(const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns)
{
    if (!rows.isEmpty())
        QApplication::clipboard()->setText(models::tabSeparated(model, rows, columns));
    return static_cast<int>(rows.size());
}

QMimeData* draggedRows(
    const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns)
{
    const QString text = models::tabSeparated(model, rows, columns);
    auto* data = new QMimeData;
    data->setText(text);
    data->setData(QStringLiteral("text/tab-separated-values"), text.toUtf8());
    return data;
}

} // namespace widgets
