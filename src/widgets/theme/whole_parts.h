// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QString>

namespace widgets {

/// "V2.1.0 62% · about 6 min left" without the last parts, if there is no room for them: a number
/// that is cut off is another one.
[[nodiscard]] inline QString wholeParts(QString text, const QFontMetrics& metrics, int room)
{
    const QString between = QStringLiteral(" · ");
    while (metrics.horizontalAdvance(text) > room && text.contains(between))
        text.truncate(text.lastIndexOf(between));
    return text;
}

} // namespace widgets
