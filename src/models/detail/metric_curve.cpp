// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/metric_curve.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace models {

namespace {

using deployment::MetricPoint;
using deployment::MetricSeries;
using deployment::Milliseconds;
using deployment::Timestamp;

constexpr std::size_t neighborsLookedAt = 3; // on either side
constexpr int gapFactor = 3;
constexpr Milliseconds leastGap = std::chrono::minutes(15);
constexpr std::size_t blockSize = 128;

bool isNumber(const MetricPoint& point)
{
    return std::isfinite(point.value);
}

std::shared_ptr<const MetricSeries> inOrder(std::shared_ptr<const MetricSeries> series)
{
    if (std::ranges::is_sorted(*series, {}, &MetricPoint::time))
        return series;
    auto sorted = std::make_shared<MetricSeries>(*series);
    std::ranges::stable_sort(*sorted, {}, &MetricPoint::time);
    return sorted;
}

/// The median of the intervals that follow each other from a point on, in one direction (the longer
/// one of two); points of the same time count as one. Zero where there is none.
template <typename Point> Milliseconds usualOfNext(Point point, Point end)
{
    std::array<Milliseconds, neighborsLookedAt> intervals{};
    std::size_t count = 0;
    while (count < intervals.size() && point != end) {
        const Point next = std::next(point);
        if (next == end)
            break;
        const Milliseconds interval = std::chrono::abs(next->time - point->time);
        if (interval > Milliseconds::zero())
            intervals[count++] = interval;
        point = next;
    }
    std::sort(intervals.begin(), intervals.begin() + static_cast<std::ptrdiff_t>(count));
    return intervals[count / 2];
}

/// Collects the points of one column and hands on the four that its picture needs.
class PixelColumn {
public:
    void add(const MetricPoint& point)
    {
        if (m_count == 0)
            m_first = m_smallest = m_largest = {m_count, point};
        if (point.value < m_smallest.point.value)
            m_smallest = {m_count, point};
        if (point.value > m_largest.point.value)
            m_largest = {m_count, point};
        m_last = {m_count, point};
        ++m_count;
    }

    void flushTo(MetricCurve::Segment& segment)
    {
        if (m_count == 0)
            return;
        std::array<Entry, 4> chosen{m_first, m_smallest, m_largest, m_last};
        std::ranges::sort(chosen, {}, &Entry::place);
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (i == 0 || chosen[i].place != chosen[i - 1].place)
                segment.push_back(chosen[i].point);
        }
        m_count = 0;
    }

private:
    struct Entry {
        std::size_t place = 0;
        MetricPoint point;
    };

    Entry m_first, m_smallest, m_largest, m_last;
    std::size_t m_count = 0;
};

/// Builds the segments of one picture from points that come in order.
class Sampler {
public:
    Sampler(const TimeSpan& range, int columns)
        : m_range(range)
        , m_columns(columns)
        , m_columnWidth(double(std::max<std::int64_t>(1, range.length().count())) / columns)
    {
    }

    /// The source was silent for long before the next point.
    void addHole() { m_sawHole = m_previous.has_value(); }

    void add(const MetricPoint& point)
    {
        if (!isNumber(point)) {
            addHole();
            return;
        }
        if (m_previous && isBreak(*m_previous, point.time))
            endSegment();
        const int column = columnOf(point.time);
        if (column != m_columnAt)
            m_column.flushTo(m_segment);
        m_columnAt = column;
        m_column.add(point);
        m_previous = point.time;
        m_sawHole = false;
    }

    /// Points that hold no gap: the first, two that are the smallest and the largest, the last.
    void addRun(const std::array<const MetricPoint*, 4>& run)
    {
        add(*run.front());
        for (const MetricPoint* point : run)
            m_column.add(*point);
        m_previous = run.back()->time;
    }

    [[nodiscard]] bool isOneColumn(Timestamp from, Timestamp to) const
    {
        return columnOf(from) == columnOf(to);
    }

    std::vector<MetricCurve::Segment> finish()
    {
        endSegment();
        return std::move(m_segments);
    }

private:
    [[nodiscard]] bool isBreak(Timestamp before, Timestamp after) const
    {
        return m_sawHole && double((after - before).count()) >= m_columnWidth;
    }

    [[nodiscard]] int columnOf(Timestamp time) const
    {
        if (time < m_range.from)
            return -1;
        if (time > m_range.to)
            return m_columns;
        return static_cast<int>(double((time - m_range.from).count()) / m_columnWidth);
    }

    void endSegment()
    {
        m_column.flushTo(m_segment);
        if (!m_segment.empty())
            m_segments.push_back(std::move(m_segment));
        m_segment = {};
    }

    TimeSpan m_range;
    int m_columns;
    double m_columnWidth; ///< milliseconds
    std::optional<Timestamp> m_previous;
    bool m_sawHole = false;
    PixelColumn m_column;
    int m_columnAt = -2;
    MetricCurve::Segment m_segment;
    std::vector<MetricCurve::Segment> m_segments;
};

} // namespace

MetricCurve::MetricCurve(std::shared_ptr<const MetricSeries> points)
    : m_points(inOrder(std::move(points)))
{
    findEnds();
    findHoles();
    summarizeBlocks();
}

void MetricCurve::findEnds()
{
    const auto first = std::ranges::find_if(points(), isNumber);
    if (first == points().end())
        return;
    m_first = *first;
    m_last = *std::find_if(points().rbegin(), points().rend(), isNumber);
}

void MetricCurve::findHoles()
{
    for (std::size_t i = 1; i < points().size(); ++i) {
        if (points()[i].time - points()[i - 1].time > leastGap && isHole(i))
            m_holes.push_back(i);
    }
}

bool MetricCurve::isHole(std::size_t point) const
{
    const auto at = points().begin() + static_cast<std::ptrdiff_t>(point);
    const Milliseconds before = usualOfNext(std::make_reverse_iterator(at), points().rend());
    const Milliseconds after = usualOfNext(at, points().end());
    // A single point tells nothing of what is usual on its side: it is joined.
    return before > Milliseconds::zero() && after > Milliseconds::zero()
        && at->time - points()[point - 1].time > std::max(before, after) * gapFactor;
}

void MetricCurve::summarizeBlocks()
{
    m_blocks.reserve(points().size() / blockSize);
    for (std::size_t begin = 0; begin + blockSize <= points().size(); begin += blockSize)
        m_blocks.push_back(summaryOf(begin));
}

MetricCurve::Block MetricCurve::summaryOf(std::size_t begin) const
{
    Block block{begin, begin, true};
    const auto hole = std::ranges::upper_bound(m_holes, begin);
    if (hole != m_holes.end() && *hole < begin + blockSize)
        return {begin, begin, false};
    for (std::size_t i = begin; i < begin + blockSize; ++i) {
        const MetricPoint& point = points()[i];
        if (!isNumber(point))
            return {begin, begin, false};
        if (point.value < points()[block.smallest].value)
            block.smallest = i;
        if (point.value > points()[block.largest].value)
            block.largest = i;
    }
    return block;
}

std::optional<TimeSpan> MetricCurve::timeRange() const
{
    if (isEmpty())
        return std::nullopt;
    return TimeSpan{m_first->time, m_last->time};
}

std::optional<ValueRange> MetricCurve::valueRange(const TimeSpan& range) const
{
    std::optional<ValueRange> values;
    auto point = std::ranges::lower_bound(points(), range.from, {}, &MetricPoint::time);
    for (; point != points().end() && point->time <= range.to; ++point) {
        if (!isNumber(*point))
            continue;
        if (!values)
            values = ValueRange{point->value, point->value};
        values->smallest = std::min(values->smallest, point->value);
        values->largest = std::max(values->largest, point->value);
    }
    return values;
}

std::vector<MetricCurve::Segment> MetricCurve::sample(const TimeSpan& range, int columns) const
{
    if (columns < 1 || range.to < range.from)
        return {};
    const auto first = std::ranges::lower_bound(points(), range.from, {}, &MetricPoint::time);
    const auto last = std::ranges::upper_bound(points(), range.to, {}, &MetricPoint::time);
    // A neighbor on each side, so that lines run out of the picture.
    auto at = static_cast<std::size_t>(first - points().begin()) - (first != points().begin());
    const auto end = static_cast<std::size_t>(last - points().begin()) + (last != points().end());
    Sampler sampler(range, columns);
    auto hole = std::ranges::lower_bound(m_holes, at);
    while (at < end) {
        hole = std::find_if(hole, m_holes.end(), [&](std::size_t point) { return point >= at; });
        if (hole != m_holes.end() && *hole == at)
            sampler.addHole();
        const std::size_t after = at + blockSize;
        if (at % blockSize == 0 && after <= end && m_blocks[at / blockSize].isComplete
            && sampler.isOneColumn(points()[at].time, points()[after - 1].time)) {
            const Block& block = m_blocks[at / blockSize];
            const auto [one, other] = std::minmax(block.smallest, block.largest);
            sampler.addRun({&points()[at], &points()[one], &points()[other], &points()[after - 1]});
            at = after;
        } else {
            sampler.add(points()[at++]);
        }
    }
    return sampler.finish();
}

std::optional<MetricPoint> MetricCurve::after(Timestamp time) const
{
    const auto later = std::ranges::upper_bound(points(), time, {}, &MetricPoint::time);
    const auto found = std::find_if(later, points().end(), isNumber);
    return found == points().end() ? std::nullopt : std::optional(*found);
}

std::optional<MetricPoint> MetricCurve::before(Timestamp time) const
{
    const auto notEarlier = std::ranges::lower_bound(points(), time, {}, &MetricPoint::time);
    const auto found =
        std::find_if(std::make_reverse_iterator(notEarlier), points().rend(), isNumber);
    return found == points().rend() ? std::nullopt : std::optional(*found);
}

std::optional<MetricPoint> MetricCurve::valueAt(Timestamp time) const
{
    const auto later = std::ranges::upper_bound(points(), time, {}, &MetricPoint::time);
    const auto index = static_cast<std::size_t>(later - points().begin());
    const bool isInside = index > 0 && later != points().end();
    const bool isAtPoint = index > 0 && points()[index - 1].time == time;
    if (isInside && !isAtPoint
        && (!isNumber(points()[index - 1]) || !isNumber(*later)
            || std::ranges::binary_search(m_holes, index)))
        return std::nullopt;
    if (isAtPoint && !isNumber(points()[index - 1]))
        return std::nullopt;
    return nearest(time);
}

std::optional<MetricPoint> MetricCurve::nearest(Timestamp time) const
{
    const auto earlier = before(time);
    // One millisecond earlier, so that a point at this very time counts as later.
    const auto later = after(time - Milliseconds(1));
    if (!earlier || !later)
        return earlier ? earlier : later;
    return time - earlier->time < later->time - time ? earlier : later;
}

} // namespace models
