// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/models/time_ticks.h"

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
/// without losing a spike, and broken where the source has a gap. Points that are no number are
/// gaps.
class MetricCurve {
public:
    using Segment = std::vector<deployment::MetricPoint>; ///< to be joined by a line; never empty

    MetricCurve() = default;
    /// Shares the series with the deployment; only one that is not in order of time is copied.
    MetricCurve(std::shared_ptr<const deployment::Deployment> deployment,
        const deployment::MetricSeries deployment::Metrics::*series);

    /// Whether there is no number in it.
    [[nodiscard]] bool isEmpty() const { return !m_last; }
    [[nodiscard]] const std::optional<deployment::MetricPoint>& last() const { return m_last; }
    /// From the first to the last number.
    [[nodiscard]] std::optional<TimeRange> timeRange() const;
    /// The numbers within the range, both ends included; nothing if there are none.
    [[nodiscard]] std::optional<ValueRange> valueRange(const TimeRange& range) const;
    /// At most four points a column (first, smallest, largest, last), and one neighbour on each
    /// side of the range. Gaps narrower than a column are not broken.
    [[nodiscard]] std::vector<Segment> sample(const TimeRange& range, int columns) const;
    /// The number nearest in time.
    [[nodiscard]] std::optional<deployment::MetricPoint> nearest(deployment::Timestamp time) const;
    /// The next number in time, and the one before.
    [[nodiscard]] std::optional<deployment::MetricPoint> after(deployment::Timestamp time) const;
    [[nodiscard]] std::optional<deployment::MetricPoint> before(deployment::Timestamp time) const;
    /// An interval longer than this is a gap; nothing where there are too few points to tell.
    [[nodiscard]] std::optional<deployment::Milliseconds> gapThreshold() const { return m_gap; }

private:
    /// So many points together; a column that holds them all need not look at each.
    struct Block {
        std::size_t smallest = 0;
        std::size_t largest = 0;
        bool isWhole = false; ///< no gap in it
    };

    [[nodiscard]] const deployment::MetricSeries& points() const { return *m_points; }
    void findEnds();
    void findGapThreshold();
    void summarizeBlocks();
    [[nodiscard]] Block summaryOf(std::size_t begin) const;

    std::shared_ptr<const deployment::MetricSeries> m_points =
        std::make_shared<const deployment::MetricSeries>();
    std::optional<deployment::MetricPoint> m_first;
    std::optional<deployment::MetricPoint> m_last;
    std::optional<deployment::Milliseconds> m_gap;
    std::vector<Block> m_blocks;
};

} // namespace models
