// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/markdown.h"

namespace models {

QString markdownText(const QString& text)
{
    static const QString active = QStringLiteral("\\`*_[]<>|#~&");
    QString escaped;
    escaped.reserve(text.size());
    for (const QChar c : text.simplified()) {
        if (active.contains(c))
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

QString markdownRow(const QStringList& cells)
{
    QString line = QStringLiteral("|");
    for (const QString& cell : cells)
        line += u' ' + markdownText(cell) + QStringLiteral(" |");
    return line + u'\n';
}

QString markdownHeadings(const QStringList& headings)
{
    return markdownRow(headings) + u'|' + QStringLiteral(" --- |").repeated(headings.size())
        + u'\n';
}

QString markdownTable(
    const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns)
{
    QStringList headings;
    for (const int column : columns)
        headings << model.headerData(column, Qt::Horizontal).toString();
    QString text = markdownHeadings(headings);
    for (const int row : rows) {
        QStringList cells;
        for (const int column : columns)
            cells << model.index(row, column).data(Qt::EditRole).toString(); // an age is soon wrong
        text += markdownRow(cells);
    }
    return text;
}

} // namespace models
