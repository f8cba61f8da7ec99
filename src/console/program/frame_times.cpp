// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame_times.h"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>

namespace console {

namespace {

constexpr FrameTimes::Duration unit = std::chrono::microseconds(1);

double milliseconds(FrameTimes::Duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

} // namespace

void FrameTimes::add(Duration duration)
{
    ++m_classes[classOf(duration)];
    ++m_count;
    m_total += duration;
    m_longest = std::max(m_longest, duration);
}

FrameTimes::Duration FrameTimes::percentile(double share) const
{
    if (m_count == 0)
        return Duration(0);
    const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(m_count)));
    std::uint64_t seen = 0;
    // What is longer than the last class begins is in it.
    for (std::size_t index = 0; index + 1 < m_classes.size(); ++index) {
        seen += m_classes[index];
        if (seen >= std::max<std::uint64_t>(wanted, 1))
            return std::min(upperBound(index), m_longest);
    }
    return m_longest;
}

std::string FrameTimes::summary() const
{
    return fmt::format("{} times: median {:.1f} ms, 99th percentile {:.1f} ms, maximum {:.1f} ms",
        m_count, milliseconds(percentile(0.5)), milliseconds(percentile(0.99)),
        milliseconds(m_longest));
}

std::size_t FrameTimes::classOf(Duration duration)
{
    if (duration <= unit)
        return 0;
    const double octave =
        std::log2(static_cast<double>(duration.count()) / static_cast<double>(unit.count()));
    const auto index = static_cast<std::size_t>(std::ceil(octave * classesAnOctave));
    return std::min(index, octaves * classesAnOctave - 1);
}

FrameTimes::Duration FrameTimes::upperBound(std::size_t index)
{
    const double octave = static_cast<double>(index) / classesAnOctave;
    return Duration(static_cast<Duration::rep>(
        std::ceil(static_cast<double>(unit.count()) * std::exp2(octave))));
}

} // namespace console
