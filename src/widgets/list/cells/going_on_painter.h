// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/list/going_on.h"

#include <QColor>
#include <QPalette>
#include <QRect>

#include <vector>

class QPainter;
class QStyleOptionViewItem;

namespace widgets {

class SearchMarks;

/// How a text with that emphasis is colored on the palette's base.
[[nodiscard]] QColor colorOf(models::Emphasis emphasis, const QPalette& palette);

/// Draws what is going on with a run in one line of a cell: a bar with its percentage, then the
/// parts. Where they do not fit, the step gives way: how long it still takes says more.
class GoingOnPainter final {
public:
    /// What is searched for is marked.
    GoingOnPainter(QPainter& painter, const QStyleOptionViewItem& option, const SearchMarks& marks);

    /// Within the rectangle, centered in its height.
    void paint(const models::GoingOn& line, const QRect& place);

private:
    void paintPercentage(const QString& percentage);
    void paintParts(std::vector<models::GoingOn::Part> parts, bool isRunning);
    void paintBar(double share, models::Emphasis emphasis);
    void paintText(const QString& text, const QColor& color);
    [[nodiscard]] int widthOf(const QString& text) const;
    [[nodiscard]] QColor colorOf(models::Emphasis emphasis) const;

    QPainter& m_painter;
    const QStyleOptionViewItem& m_option;
    const SearchMarks& m_marks;
    QRect m_place; ///< that is left
};

} // namespace widgets
