// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/whole_durations.h"

#include "deploy/models/display_strings.h"

#include <QRegularExpression>
#include <QStringList>
#include <QTextBoundaryFinder>

namespace models {

namespace {

constexpr QChar noBreakSpace{u'\u00a0'};
constexpr QChar wordJoiner{u'\u2060'};
/// Of the program's own making alone: in foreign text, displayText() shows it.
constexpr QChar zeroWidthSpace{u'\u200b'};
/// As long as the tag of a version; a longer one is read in parts.
constexpr qsizetype longestWord = 32;
constexpr int lettersOfPart = 8;

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

QString inParts(const QString& word)
{
    QString parts;
    QTextBoundaryFinder letters(QTextBoundaryFinder::Grapheme, word);
    qsizetype begin = 0;
    for (int count = 1; letters.toNextBoundary() >= 0; ++count) {
        if (count % lettersOfPart != 0 || letters.position() == word.size())
            continue;
        parts += word.mid(begin, letters.position() - begin) + zeroWidthSpace;
        begin = letters.position();
    }
    return parts + word.mid(begin);
}

/// Where a person would: "registry.example.com:5000", "app@sha256:…".
QString betweenNames(const QString& word)
{
    const QString separators = QStringLiteral(".:@=_,;&");
    QString names;
    qsizetype begin = 0;
    for (qsizetype at = 0; at < word.size(); ++at) {
        const bool isEnd = at + 1 == word.size();
        if (!isEnd && !separators.contains(word[at]))
            continue;
        const QString name = word.mid(begin, at + 1 - begin);
        names += name.size() > longestWord ? inParts(name) : name;
        if (!isEnd)
            names += zeroWidthSpace;
        begin = at + 1;
    }
    return names;
}

} // namespace

QString withBreaksInLongWords(const QString& text)
{
    if (text.size() <= longestWord)
        return text;
    QString whole;
    QTextBoundaryFinder words(QTextBoundaryFinder::Line, text);
    qsizetype begin = 0;
    while (words.toNextBoundary() >= 0) {
        const QString word = text.mid(begin, words.position() - begin);
        whole += word.size() > longestWord ? betweenNames(word) : word;
        begin = words.position();
    }
    return whole + text.mid(begin);
}

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
    return text.remove(wordJoiner).remove(zeroWidthSpace).replace(noBreakSpace, u' ');
}

} // namespace models
