// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/metric_curve.h"

#include "curve_sampler.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

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
    const auto hole = std::ranges::upper_bound(m_holes, begin);
    if (hole != m_holes.end() && *hole < begin + blockSize)
        return {};
    std::size_t smallest = begin;
    std::size_t largest = begin;
    for (std::size_t i = begin; i < begin + blockSize; ++i) {
        const MetricPoint& point = points()[i];
        if (!isNumber(point))
            return {};
        if (point.value < points()[smallest].value)
            smallest = i;
        if (point.value > points()[largest].value)
            largest = i;
    }
    return {points()[smallest], points()[largest], points()[begin].time,
        points()[begin + blockSize - 1].time, true, largest < smallest};
}

const MetricCurve::Block* MetricCurve::blockAt(std::size_t point, std::size_t end) const
{
    if (point % blockSize != 0 || point + blockSize > end)
        return nullptr;
    const Block& block = m_blocks[point / blockSize];
    return block.isComplete ? &block : nullptr;
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
    const auto add = [&values](double smallest, double largest) {
        if (!values)
            values = ValueRange{smallest, largest};
        values->smallest = std::min(values->smallest, smallest);
        values->largest = std::max(values->largest, largest);
    };
    const auto first = std::ranges::lower_bound(points(), range.from, {}, &MetricPoint::time);
    const auto last = std::ranges::upper_bound(points(), range.to, {}, &MetricPoint::time);
    auto at = static_cast<std::size_t>(first - points().begin());
    const auto end = static_cast<std::size_t>(last - points().begin());
    while (at < end) {
        if (const Block* block = blockAt(at, end)) {
            add(block->smallest.value, block->largest.value);
            at += blockSize;
            continue;
        }
        if (isNumber(points()[at]))
            add(points()[at].value, points()[at].value);
        ++at;
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
    CurveSampler sampler(range, columns);
    auto hole = std::ranges::lower_bound(m_holes, at);
    while (at < end) {
        hole = std::find_if(hole, m_holes.end(), [&](std::size_t point) { return point >= at; });
        if (hole != m_holes.end() && *hole == at)
            sampler.addHole();
        const Block* block = blockAt(at, end);
        if (block != nullptr && sampler.isOneColumn(block->from, block->to)) {
            const auto& [one, other] = block->isLargestFirst
                ? std::tie(block->largest, block->smallest)
                : std::tie(block->smallest, block->largest);
            sampler.addRun({block->from, block->to}, one, other);
            at += blockSize;
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
