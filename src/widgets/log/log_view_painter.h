// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error_sign.h"
#include "deploy/models/log/log_pattern.h"
#include "deploy/widgets/theme/theme.h"

#include <QColor>
#include <QFontMetrics>
#include <QPalette>
#include <QRect>
#include <optional>

class QPainter;

namespace widgets {

/// Paints lines of a log, one after the other.
class LogViewPainter final {
public:
    /// What all lines have in common.
    struct Style {
        QPalette palette;
        int timeWidth; ///< with its margins
        int offset; ///< so far the text is scrolled to the left
        const models::LogPattern& pattern; ///< marked in the text
    };
    struct Line {
        QRect place;
        QString time;
        QString text;
        bool isSelected;
        bool isCurrent; ///< and has the focus
        bool isMarked; ///< it was written at the moment that is looked at
        bool isFailing; ///< it says why the deployment failed, or belongs to that
        deployment::ErrorReading level;
        bool isDimmed; ///< it is of another time than that which is looked into
    };

    static constexpr int sidePadding = 8;

    /// In the painter's font.
    LogViewPainter(QPainter& painter, const Style& style);

    void paint(const Line& line) const;

private:
    void paintGround(const Line& line) const;
    [[nodiscard]] static std::optional<theme::Tone> toneOf(const deployment::ErrorReading& level);
    [[nodiscard]] QColor textColor(const Line& line) const;
    void paintMatches(const QString& text, const QRect& rect, bool isSelected) const;

    QPainter& m_painter;
    Style m_style;
    QFontMetrics m_metrics;
    double m_narrowest;
    QColor m_quiet;
    QColor m_dimmed;
    QColor m_match;
};

} // namespace widgets
