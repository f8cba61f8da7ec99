// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QList>
#include <QString>
#include <QStringList>

/// Text for chats and tickets: Markdown, with tables whose columns are parted by bars.
namespace models {

/// Shown as it stands: what would be markup is escaped, line breaks become spaces.
[[nodiscard]] QString markdownText(const QString& text);

/// A line of a table with a line feed; the cells are texts.
[[nodiscard]] QString markdownRow(const QStringList& cells);
/// The line of headings and the one below it.
[[nodiscard]] QString markdownHeadings(const QStringList& headings);

/// Rows and columns of a table, with the headings; cells are what one reads (Qt::DisplayRole).
[[nodiscard]] QString markdownTable(
    const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns);

} // namespace models
