// SPDX-License-Identifier: GPL-3.0-or-later
#include "report_breaks.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

bool isHeading(const QTextBlock& block)
{
    return block.isValid() && block.blockFormat().boolProperty(keptWithNextProperty);
}

/// What has to be on the page of the headings before it.
QTextBlock firstOfTable(const QTextBlock& block)
{
    const QTextTable* table = QTextCursor(block).currentTable();
    if (table == nullptr)
        return block;
    const int row = std::min(1, table->rows() - 1); // below its own headings
    return table->cellAt(row, 0).firstCursorPosition().block();
}

/// The end of the first line of the block, in the coordinates of the document.
double endOfFirstLine(const QTextDocument& document, const QTextBlock& block)
{
    const QRectF place = document.documentLayout()->blockBoundingRect(block);
    const QTextLayout* layout = block.layout();
    return layout->lineCount() == 0 ? place.bottom()
                                    : place.top() + layout->lineAt(0).rect().bottom();
}

bool isTornOff(const QTextDocument& document, const QTextBlock& heading, const QTextBlock& text)
{
    const double page = document.pageSize().height();
    const QTextLayout* layout = heading.layout();
    const double begin = document.documentLayout()->blockBoundingRect(heading).top()
        + (layout->lineCount() == 0 ? 0 : layout->lineAt(0).rect().top());
    const double end = endOfFirstLine(document, firstOfTable(text));
    return std::floor((begin + 1) / page) != std::floor((end - 1) / page);
}

/// A document is laid out as far as somebody asks. Where it is changed before the rest was, Qt
/// leaves some of that above where it belongs, and the last lines on no page.
void beginPageWith(QTextDocument& document, const QTextBlock& heading)
{
    QTextBlockFormat format = heading.blockFormat();
    format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    QTextCursor(heading).setBlockFormat(format);
    document.markContentsDirty(0, document.characterCount());
}

} // namespace

void keepHeadings(QTextDocument& document)
{
    // From the beginning: each break moves what comes after it.
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (!isHeading(block))
            continue;
        QTextBlock text = block.next();
        while (isHeading(text))
            text = text.next();
        if (!text.isValid())
            return;
        if (isTornOff(document, block, text))
            beginPageWith(document, block);
        block = text.previous();
    }
}

} // namespace widgets
