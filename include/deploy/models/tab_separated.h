// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QList>
#include <QString>
#include <QStringList>

namespace models {

/// Rows and columns of a table as text for the clipboard: a line of headings, then one line a row,
/// cells parted by tabs. Cells are the raw texts (Qt::EditRole); tabs and line breaks in them
/// become spaces, and what a spreadsheet would run as a formula gets an apostrophe in front, as in
/// an exported CSV.
[[nodiscard]] QString tabSeparated(
    const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns);

/// The same of rows of a tree, with all of its columns.
[[nodiscard]] QString tabSeparated(const QAbstractItemModel& model, const QModelIndexList& rows);

/// One line of such a table, of cells that are in no model.
[[nodiscard]] QString tabSeparatedLine(const QStringList& cells);

} // namespace models
