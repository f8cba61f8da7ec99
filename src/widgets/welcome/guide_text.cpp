// SPDX-License-Identifier: GPL-3.0-or-later
#include "guide_text.h"

#include <QRegularExpression>
#include <QStringList>

namespace widgets {

GuideText guideText(const QString& file)
{
    static const QRegularExpression anchorLine(QStringLiteral("^<a id=\"([a-z0-9-]+)\"></a>$"));
    static const QRegularExpression heading(QStringLiteral("^(#{1,6}) (.+)$"));
    static const QRegularExpression otherFile(QStringLiteral("\\[([^\\]]+)\\]\\((?!#)[^)]*\\)"));
    GuideText guide;
    QStringList lines;
    QString anchor;
    bool isCode = false;
    for (QString line : file.split(QLatin1Char('\n'))) {
        isCode = isCode != line.startsWith(QLatin1String("```"));
        if (!isCode) {
            if (const auto found = anchorLine.match(line); found.hasMatch()) {
                anchor = found.captured(1);
                continue;
            }
            const bool isPicture = line.startsWith(QLatin1String("!["));
            const bool isOnlyALinkAway = otherFile.match(line).capturedLength() == line.size();
            if (isPicture || (isOnlyALinkAway && !line.isEmpty()))
                continue;
            if (const auto found = heading.match(line); found.hasMatch()) {
                guide.sections.append({int(found.captured(1).size()), found.captured(2), anchor});
                anchor.clear();
            }
            line.replace(otherFile, QStringLiteral("\\1"));
        }
        lines.append(line);
    }
    guide.markdown = lines.join(QLatin1Char('\n'));
    return guide;
}

} // namespace widgets
