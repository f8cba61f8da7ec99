// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAbstractItemModel;
class QMimeData;
class QTableView;

namespace widgets {

/// What all tables of rows have in common: room beside the texts, whole rows are selected, nothing
/// is edited in place, no grid and no numbers of rows; Home and End go to the first and the last
/// one. While none is selected, Up, Down and the key of the menu select the one that the keys are
/// on. Before the table's own settings.
void setupRowTable(QTableView& table);

/// Selects the row that the keys are on, and says it.
void chooseCurrentRow(QTableView& table);

/// The selected rows in the order of the table; quick however many there are.
[[nodiscard]] QList<int> selectedRowsOf(const QTableView& table);

/// Copies the cells to the clipboard (models::tabSeparated); leaves it alone where there are no
/// rows. How many rows were copied.
int copyRows(const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns);

/// The same for who drags them: as plain text, which nearly everything takes, and by its own name.
[[nodiscard]] QMimeData* draggedRows(
    const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns);

} // namespace widgets
