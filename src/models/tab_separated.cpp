// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/tab_separated.h"

#include "deploy/deployment/spreadsheet_cell.h"

#include <numeric>

namespace models {

namespace {

bool breaksTable(QChar c)
{
    return c == u'\t' || c == u'\n' || c == u'\r' || c == u'\v' || c == u'\f' || c == u'\0'
        || c == u'\u0085' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

QString oneCell(QString text)
{
    const bool runs = deployment::looksLikeFormula(text.toStdString());
    for (QChar& c : text) {
        if (breaksTable(c))
            c = u' ';
    }
    if (runs)
        text.prepend(u'\'');
    // A spreadsheet reads on after a quote until the next one, into other cells if need be.
    if (text.startsWith(u'"'))
        text = u'"' + text.replace(u'"', QLatin1String("\"\"")) + u'"';
    return text;
}

QString headingsOf(const QAbstractItemModel& model, const QList<int>& columns)
{
    QStringList cells;
    for (const int column : columns)
        cells.append(model.headerData(column, Qt::Horizontal).toString());
    return tabSeparatedLine(cells);
}

QString lineOf(const QModelIndex& row, const QList<int>& columns)
{
    QStringList cells;
    for (const int column : columns)
        cells.append(row.siblingAtColumn(column).data(Qt::EditRole).toString());
    return tabSeparatedLine(cells);
}

} // namespace

QString tabSeparatedLine(const QStringList& cells)
{
    QStringList line;
    for (const QString& cell : cells)
        line.append(oneCell(cell));
    return line.join(u'\t') + u'\n';
}

QString tabSeparated(
    const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns)
{
    QString text = headingsOf(model, columns);
    for (const int row : rows)
        text += lineOf(model.index(row, 0), columns);
    return text;
}

QString tabSeparated(const QAbstractItemModel& model, const QModelIndexList& rows)
{
    QList<int> columns(model.columnCount());
    std::iota(columns.begin(), columns.end(), 0);
    QString text = headingsOf(model, columns);
    for (const QModelIndex& row : rows)
        text += lineOf(row, columns);
    return text;
}

} // namespace models
