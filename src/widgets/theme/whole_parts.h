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

/// "V2.1.0 failed yesterday 13:52: Build: im…" as far as there is room. A reason of which nothing
/// would be left goes with its colon, which would belong to the time then: the first one of a
/// sentence. Those behind it are the reason's own.
[[nodiscard]] inline QString elidedReason(
    const QString& text, const QFontMetrics& metrics, int room)
{
    QString shown = metrics.elidedText(text, Qt::ElideRight, room);
    const qsizetype end = shown.size() - 1;
    const bool isCut = end > 0 && shown != text;
    const auto isColonAt = [&text](qsizetype place) {
        return text[place] == u'\uff1a' || (text[place] == u':' && text.mid(place + 1, 1) == u" ");
    };
    qsizetype first = 0;
    while (first < end - 1 && !isColonAt(first))
        ++first;
    if (isCut && first == end - 1 && isColonAt(first))
        shown.truncate(end - 1);
    return shown;
}

} // namespace widgets
