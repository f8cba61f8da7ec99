// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextFormat>

class QTextDocument;

namespace widgets {

/// Of the format of a block: true if it is a heading, which no page may end with.
inline constexpr int keptWithNextProperty = QTextFormat::UserProperty + 16;

/// Begins a new page before each heading whose text would begin on the next one; headings that
/// follow each other are kept together, and so are the heading and the first row of a table. For a
/// document that has a page size. QTextDocument has no such rule of its own.
void keepHeadings(QTextDocument& document);

} // namespace widgets
