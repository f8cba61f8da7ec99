// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/models/detail/time_ticks.h"

#include <memory>
#include <optional>
#include <vector>

namespace models {

struct ValueRange {
    double smallest = 0;
    double largest = 0;

    bool operator==(const ValueRange&) const = default;
};

/// A metric made ready for drawing: what lies in a range, thinned out to the columns of a picture
/// without losing a spike, and broken where the source has a gap: at a point that is no number, and
/// where it was silent for more than a quarter of an hour and for more than three times as long as
/// usual, both before and after (the medians of three intervals). A single point on one side says
/// nothing of what is usual there and is joined.
class MetricCurve {
public:
    using Segment = std::vector<deployment::MetricPoint>; ///< to be joined by a line; never empty

    MetricCurve() = default;
    /// Only a series that is not in order of time is copied.
    explicit MetricCurve(std::shared_ptr<const deployment::MetricSeries> points);

    /// Whether there is no number in it.
    [[nodiscard]] bool isEmpty() const { return !m_last; }
    /// It has points, and none of them is a number.
    [[nodiscard]] bool hasOnlyGaps() const { return isEmpty() && !m_points->empty(); }
    [[nodiscard]] const std::optional<deployment::MetricPoint>& last() const { return m_last; }
    /// From the first to the last number.
    [[nodiscard]] std::optional<TimeSpan> timeRange() const;
    /// The numbers within the range, both ends included; nullopt if there are none.
    [[nodiscard]] std::optional<ValueRange> valueRange(const TimeSpan& range) const;
    /// The points of a column, of many the smallest and the largest alone (within a column the line
    /// between them covers all others), and one neighbor on each side of the range. Gaps narrower
    /// than a column are not broken.
    [[nodiscard]] std::vector<Segment> sample(const TimeSpan& range, int columns) const;
    /// The number nearest in time; nullopt in a gap.
    [[nodiscard]] std::optional<deployment::MetricPoint> valueAt(deployment::Timestamp time) const;
    /// The number nearest in time.
    [[nodiscard]] std::optional<deployment::MetricPoint> nearest(deployment::Timestamp time) const;
    /// The next number in time, and the one before.
    [[nodiscard]] std::optional<deployment::MetricPoint> after(deployment::Timestamp time) const;
    [[nodiscard]] std::optional<deployment::MetricPoint> before(deployment::Timestamp time) const;

private:
    /// So many points together; what holds them all need not look at each.
    struct Block {
        deployment::MetricPoint smallest;
        deployment::MetricPoint largest;
        deployment::Timestamp from;
        deployment::Timestamp to;
        bool isComplete = false; ///< no gap in it
        bool isLargestFirst = false;
    };

    [[nodiscard]] const deployment::MetricSeries& points() const { return *m_points; }
    void findEnds();
    void findHoles();
    [[nodiscard]] bool isHole(std::size_t point) const;
    void summarizeBlocks();
    [[nodiscard]] Block summaryOf(std::size_t begin) const;
    /// The block that begins at the point and ends before the end; null if none does, or if it has
    /// a gap.
    [[nodiscard]] const Block* blockAt(std::size_t point, std::size_t end) const;

    std::shared_ptr<const deployment::MetricSeries> m_points =
        std::make_shared<const deployment::MetricSeries>();
    std::optional<deployment::MetricPoint> m_first;
    std::optional<deployment::MetricPoint> m_last;
    std::vector<std::size_t> m_holes; ///< the points before which there is one, in order
    std::vector<Block> m_blocks;
};

} // namespace models
