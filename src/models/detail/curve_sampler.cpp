// SPDX-License-Identifier: GPL-3.0-or-later
#include "curve_sampler.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace models {

namespace {

using deployment::MetricPoint;
using deployment::Timestamp;

} // namespace

void PixelColumn::add(const MetricPoint& point)
{
    if (m_count < m_few.size())
        m_few[m_count] = point;
    if (m_count == 0)
        m_smallest = m_largest = {m_count, point};
    if (point.value < m_smallest.point.value)
        m_smallest = {m_count, point};
    if (point.value > m_largest.point.value)
        m_largest = {m_count, point};
    ++m_count;
}

void PixelColumn::addMany(const MetricPoint& one, const MetricPoint& other)
{
    add(one);
    m_count = std::max(m_count, m_few.size());
    add(other);
}

void PixelColumn::flushTo(MetricCurve::Segment& segment)
{
    if (m_count <= m_few.size()) {
        segment.insert(
            segment.end(), m_few.begin(), m_few.begin() + static_cast<std::ptrdiff_t>(m_count));
    } else {
        const bool isLargestFirst = m_largest.place < m_smallest.place;
        segment.push_back((isLargestFirst ? m_largest : m_smallest).point);
        if (m_smallest.place != m_largest.place)
            segment.push_back((isLargestFirst ? m_smallest : m_largest).point);
    }
    m_count = 0;
}

CurveSampler::CurveSampler(const TimeSpan& range, int columns)
    : m_range(range)
    , m_columns(columns)
    , m_columnWidth(double(std::max<std::int64_t>(1, range.length().count())) / columns)
{
}

void CurveSampler::add(const MetricPoint& point)
{
    if (!std::isfinite(point.value)) {
        addHole();
        return;
    }
    begin(point.time);
    m_column.add(point);
    m_previous = point.time;
}

void CurveSampler::addRun(const TimeSpan& span, const MetricPoint& one, const MetricPoint& other)
{
    begin(span.from);
    m_column.addMany(one, other);
    m_previous = span.to;
}

std::vector<MetricCurve::Segment> CurveSampler::finish()
{
    endSegment();
    return std::move(m_segments);
}

void CurveSampler::begin(Timestamp time)
{
    if (m_previous && isBreak(*m_previous, time))
        endSegment();
    const int column = columnOf(time);
    if (column != m_columnAt)
        m_column.flushTo(m_segment);
    m_columnAt = column;
    m_sawHole = false;
}

bool CurveSampler::isBreak(Timestamp before, Timestamp after) const
{
    return m_sawHole && double((after - before).count()) >= m_columnWidth;
}

int CurveSampler::columnOf(Timestamp time) const
{
    if (time < m_range.from)
        return -1;
    if (time > m_range.to)
        return m_columns;
    return static_cast<int>(double((time - m_range.from).count()) / m_columnWidth);
}

void CurveSampler::endSegment()
{
    m_column.flushTo(m_segment);
    if (!m_segment.empty())
        m_segments.push_back(std::move(m_segment));
    m_segment = {};
}

} // namespace models
