// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/tab_separated.h"

#include "deploy/deployment/spreadsheet_cell.h"

#include <QAbstractItemModel>

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

} // namespace

QString tabSeparated(
    const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns)
{
    QStringList line;
    for (const int column : columns)
        line.append(oneCell(model.headerData(column, Qt::Horizontal).toString()));
    QString text = line.join(u'\t') + u'\n';
    for (const int row : rows) {
        line.clear();
        for (const int column : columns)
            line.append(oneCell(model.index(row, column).data(Qt::EditRole).toString()));
        text += line.join(u'\t') + u'\n';
    }
    return text;
}

} // namespace models
