// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace widgets {

/// A heading of the user guide.
struct GuideSection {
    int level = 0; ///< 1 for the title
    QString title;
    QString anchor; ///< by which links name it; empty: none does
};

/// The user guide as it is read in the window.
struct GuideText {
    QString markdown;
    QList<GuideSection> sections; ///< in the order of their headings
};

/// From the file in docs: the lines of anchors and pictures are left out, links to other files
/// become plain text, links to sections stay ("#commands").
[[nodiscard]] GuideText guideText(const QString& file);

} // namespace widgets
