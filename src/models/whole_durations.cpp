// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/whole_durations.h"

#include "deploy/models/display_strings.h"

#include <QRegularExpression>
#include <QStringList>

namespace models {

namespace {

constexpr QChar noBreakSpace{u'\u00a0'};
constexpr QChar wordJoiner{u'\u2060'};

/// What durationText() may write in the language of the interface, the longest first.
QRegularExpression durationPattern()
{
    using namespace std::chrono_literals;
    static const QRegularExpression digits(QStringLiteral("\\d+"));
    QStringList forms;
    for (const deployment::Milliseconds one : {deployment::Milliseconds(28h),
             deployment::Milliseconds(65min), deployment::Milliseconds(65s),
             deployment::Milliseconds(2min), deployment::Milliseconds(2s)})
        forms.append(durationText(one).replace(digits, QStringLiteral("\\d+")));
    return QRegularExpression(
        QStringLiteral("(?<![\\d.:])(?:%1)(?![A-Za-z\\d])").arg(forms.join(u'|')));
}

/// A line may end at a space, and beside a Chinese character.
QString joined(const QString& duration)
{
    QString whole;
    for (qsizetype at = 0; at < duration.size(); ++at) {
        const bool hasSpace = duration[at].isSpace() || (at > 0 && duration[at - 1].isSpace());
        const bool mayBreak = at > 0 && !hasSpace
            && (duration[at].unicode() > 0xff || duration[at - 1].unicode() > 0xff);
        if (mayBreak)
            whole += wordJoiner;
        whole += duration[at].isSpace() ? noBreakSpace : duration[at];
    }
    return whole;
}

} // namespace

QString withWholeDurations(const QString& text)
{
    QString whole;
    qsizetype end = 0;
    for (auto found = durationPattern().globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        whole += text.mid(end, match.capturedStart() - end) + joined(match.captured());
        end = match.capturedEnd();
    }
    return whole + text.mid(end);
}

QString withoutJoiners(QString text)
{
    return text.remove(wordJoiner).replace(noBreakSpace, u' ');
}

} // namespace models
