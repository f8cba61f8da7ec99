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

/// "V2.1.0 failed yesterday 13:52: Build im…" as far as there is room. A reason of which nothing
/// would be left goes with its colon, which would belong to the time then.
[[nodiscard]] inline QString elidedReason(
    const QString& text, const QFontMetrics& metrics, int room)
{
    QString shown = metrics.elidedText(text, Qt::ElideRight, room);
    const qsizetype end = shown.size() - 1;
    const bool isCut = end > 0 && shown != text;
    const bool endsBeforeReason = isCut
        && ((shown[end - 1] == u':' && text.mid(end, 1) == u" ") || shown[end - 1] == u'\uff1a');
    if (endsBeforeReason)
        shown.truncate(end - 1);
    return shown;
}

} // namespace widgets
