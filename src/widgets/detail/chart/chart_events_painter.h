// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chart_geometry.h"

#include "deploy/models/detail/time_marks.h"

#include <QPalette>

class QPainter;

namespace widgets {

/// Paints what happened while a curve ran: the steps as bands behind it with their names above,
/// marks at their moments, and the stretch of time that is looked into.
class ChartEventsPainter final {
public:
    /// All of it outlives this.
    ChartEventsPainter(const ChartGeometry& geometry, const models::TimeEvents& events,
        QPainter& painter, const QPalette& palette);

    void paintBands() const;
    void paintNames() const;
    void paintMarks() const;
    /// Over what lies outside of the range.
    void paintVeil(const models::TimeSpan& range) const;
    void paintStretch(const models::TimeSpan& stretch) const;

private:
    void paintMark(const models::TimeMark& mark, double x) const;

    const ChartGeometry& m_geometry;
    const models::TimeEvents& m_events;
    QPainter& m_painter;
    const QPalette& m_palette;
};

/// What is said of the place on a chart: the marks there, in the row of names the step; empty if
/// there is nothing.
[[nodiscard]] QString eventTextAt(
    const ChartGeometry& geometry, const models::TimeEvents& events, const QPointF& place);

} // namespace widgets
