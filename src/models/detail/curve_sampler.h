// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/metric_curve.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace models {

/// Collects the points of one column of a picture and hands on what is needed of it.
class PixelColumn {
public:
    void add(const deployment::MetricPoint& point);
    /// Of more than are handed on singly, two: the smallest and the largest, in their order.
    void addMany(const deployment::MetricPoint& one, const deployment::MetricPoint& other);
    void flushTo(MetricCurve::Segment& segment);

private:
    struct Entry {
        std::size_t place = 0;
        deployment::MetricPoint point;
    };

    std::array<deployment::MetricPoint, 4> m_few; ///< what is handed on as it is
    Entry m_smallest, m_largest;
    std::size_t m_count = 0;
};

/// Builds the segments of one picture from points that come in order.
class CurveSampler {
public:
    CurveSampler(const TimeSpan& range, int columns);

    /// The source was silent for long before the next point.
    void addHole() { m_sawHole = m_previous.has_value(); }
    void add(const deployment::MetricPoint& point);
    /// Many points of one column that hold no gap, by the two that are the smallest and the
    /// largest, in their order.
    void addRun(const TimeSpan& span, const deployment::MetricPoint& one,
        const deployment::MetricPoint& other);

    [[nodiscard]] bool isOneColumn(deployment::Timestamp from, deployment::Timestamp to) const
    {
        return columnOf(from) == columnOf(to);
    }

    [[nodiscard]] std::vector<MetricCurve::Segment> finish();

private:
    /// Of what comes at that time.
    void begin(deployment::Timestamp time);
    [[nodiscard]] bool isBreak(deployment::Timestamp before, deployment::Timestamp after) const;
    [[nodiscard]] int columnOf(deployment::Timestamp time) const;
    void endSegment();

    TimeSpan m_range;
    int m_columns;
    double m_columnWidth; ///< milliseconds
    std::optional<deployment::Timestamp> m_previous;
    bool m_sawHole = false;
    PixelColumn m_column;
    int m_columnAt = -2;
    MetricCurve::Segment m_segment;
    std::vector<MetricCurve::Segment> m_segments;
};

} // namespace models
