// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/log/log_pattern.h"

#include <QRect>

class QPainter;
class QString;
class QStyleOptionViewItem;

namespace widgets {

/// Marks what the list is searched for in the texts of its cells: drawn over a text that is drawn
/// already.
class SearchMarks final {
public:
    /// Nothing is searched for.
    SearchMarks() = default;
    explicit SearchMarks(const QString& searched);

    [[nodiscard]] bool isEmpty() const { return m_searched.isEmpty(); }
    [[nodiscard]] bool occursIn(const QString& text) const;
    /// The text stands at the left of the place, in the middle of its height, with an ellipsis
    /// where it does not fit; what is found behind that marks the ellipsis.
    void paint(QPainter& painter, const QStyleOptionViewItem& option, const QString& text,
        const QRect& place) const;
    /// The whole of it, which stands for a text that has what is searched for.
    void paintWhole(QPainter& painter, const QStyleOptionViewItem& option, const QString& text,
        const QRect& place) const;

private:
    models::LogPattern m_searched;
};

} // namespace widgets
