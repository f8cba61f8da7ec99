// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_rows.h"

#include "style/padded_item_style.h"

#include "deploy/models/tab_separated.h"
#include "deploy/widgets/access/announcement.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>

namespace widgets {

namespace {

/// The focus does not move to the row that is chosen where it was: nobody else says it.
void sayRow(QTableView& table, int row)
{
    QStringList words;
    const QHeaderView& header = *table.horizontalHeader();
    for (int place = 0; place < header.count(); ++place) {
        const int column = header.logicalIndex(place);
        if (!header.isSectionHidden(column))
            words << table.model()->index(row, column).data().toString();
    }
    words.removeAll(QString());
    announce(table, words.join(QStringLiteral(", ")));
}

/// In the row that the keys are on: the cell that they are on, unless its column is hidden by now.
QModelIndex seenCell(const QTableView& table)
{
    const QModelIndex current = table.currentIndex();
    const QHeaderView& header = *table.horizontalHeader();
    for (int place = 0; table.isColumnHidden(current.column()) && place < header.count(); ++place) {
        if (!header.isSectionHidden(header.logicalIndex(place)))
            return current.siblingAtColumn(header.logicalIndex(place));
    }
    return current;
}

/// Whole rows are chosen: an end is one of the table, not of a row. A row that the keys are on and
/// that nobody has chosen yet is chosen by the first key that asks for one.
class RowKeys final : public QObject {
public:
    explicit RowKeys(QTableView& table)
        : QObject(&table)
        , m_table(table)
    {
        table.installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::KeyPress && takeKey(static_cast<const QKeyEvent&>(*event)))
            return true;
        if (event->type() == QEvent::ContextMenu
            && openMenu(static_cast<const QContextMenuEvent&>(*event)))
            return true;
        return QObject::eventFilter(watched, event);
    }

private:
    [[nodiscard]] bool isRowUnchosen() const
    {
        return m_table.currentIndex().isValid() && !m_table.selectionModel()->hasSelection();
    }

    bool takeKey(const QKeyEvent& key)
    {
        if ((key.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
            return false;
        if (key.key() == Qt::Key_Home || key.key() == Qt::Key_End) {
            goToEnd(key);
            return true;
        }
        const bool moves = key.key() == Qt::Key_Up || key.key() == Qt::Key_Down;
        if (!moves || !isRowUnchosen())
            return false;
        chooseCurrentRow(m_table); // instead of stepping past it
        return true;
    }

    void goToEnd(const QKeyEvent& key)
    {
        const int column = m_table.currentIndex().column();
        QKeyEvent toEnd(key.type(), key.key(), key.modifiers() | Qt::ControlModifier);
        QApplication::sendEvent(&m_table, &toEnd);
        // With Ctrl, the row that is reached is not selected.
        if (column >= 0)
            m_table.selectionModel()->setCurrentIndex(
                m_table.currentIndex().siblingAtColumn(column),
                QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }

    /// The menu that the keyboard asks for is that of the row that the keys are on, wherever it is.
    bool openMenu(const QContextMenuEvent& event)
    {
        if (m_isOpening || event.reason() != QContextMenuEvent::Keyboard
            || !m_table.currentIndex().isValid())
            return false;
        if (isRowUnchosen())
            chooseCurrentRow(m_table);
        m_table.scrollTo(seenCell(m_table));
        const QPoint place = m_table.visualRect(seenCell(m_table)).center();
        QContextMenuEvent there(
            QContextMenuEvent::Keyboard, place, m_table.viewport()->mapToGlobal(place));
        const QScopedValueRollback opening(m_isOpening, true);
        return QCoreApplication::sendEvent(&m_table, &there);
    }

    QTableView& m_table;
    bool m_isOpening = false;
};

} // namespace

void chooseCurrentRow(QTableView& table)
{
    const QModelIndex current = table.currentIndex();
    if (!current.isValid())
        return;
    table.selectionModel()->setCurrentIndex(
        current, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    table.scrollTo(seenCell(table));
    sayRow(table, current.row());
}

void setupRowTable(QTableView& table)
{
    new RowKeys(table);
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
