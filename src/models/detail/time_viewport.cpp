// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/time_viewport.h"

#include <algorithm>
#include <cmath>

namespace models {

namespace {

using deployment::Milliseconds;
using deployment::Timestamp;

constexpr Milliseconds minLength{20};

Milliseconds scaled(Milliseconds length, double factor)
{
    return Milliseconds(std::llround(double(length.count()) * factor));
}

} // namespace

void TimeViewport::setWhole(const TimeSpan& whole)
{
    if (whole == m_whole)
        return;
    const bool all = showsWhole();
    const bool atEnd = m_visible.to == m_whole.to;
    m_whole = {whole.from, std::max(whole.to, whole.from + minLength)};
    const Milliseconds length = all ? m_whole.length() : m_visible.length();
    show(atEnd ? m_whole.to - length : m_visible.from, length);
}

void TimeViewport::zoom(double factor, Timestamp anchor)
{
    if (!(factor > 0))
        return;
    anchor = std::clamp(anchor, m_visible.from, m_visible.to);
    const Milliseconds length =
        std::clamp(scaled(m_visible.length(), 1 / factor), minLength, m_whole.length());
    const double share =
        double((anchor - m_visible.from).count()) / double(m_visible.length().count());
    show(anchor - scaled(length, share), length);
}

void TimeViewport::zoom(double factor)
{
    zoom(factor, m_visible.from + m_visible.length() / 2);
}

void TimeViewport::pan(Milliseconds distance)
{
    show(m_visible.from + distance, m_visible.length());
}

void TimeViewport::reset()
{
    show(m_whole.from, m_whole.length());
}

void TimeViewport::show(const TimeSpan& part)
{
    const Timestamp from = std::clamp(part.from, m_whole.from, m_whole.to);
    const Timestamp to = std::clamp(part.to, from, m_whole.to);
    show(from, std::max(minLength, to - from));
}

void TimeViewport::show(Timestamp from, Milliseconds length)
{
    length = std::min(length, m_whole.length());
    from = std::clamp(from, m_whole.from, m_whole.to - length);
    m_visible = {from, from + length};
    Q_EMIT changed();
}

} // namespace models
