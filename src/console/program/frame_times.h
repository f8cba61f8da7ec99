// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace console {

/// How long things took, as percentiles, in a few kilobytes however many there were. Values are
/// kept to about one percent (64 classes an octave, from a microsecond to over a minute).
class FrameTimes {
public:
    using Duration = std::chrono::nanoseconds;

    void add(Duration duration);
    void clear() { *this = {}; }

    [[nodiscard]] std::uint64_t count() const { return m_count; }
    [[nodiscard]] Duration total() const { return m_total; }
    [[nodiscard]] Duration longest() const { return m_longest; }
    /// The least duration that at least this share (0 to 1) of all did not exceed; zero if there
    /// are none. Never more than longest().
    [[nodiscard]] Duration percentile(double share) const;
    /// "1204 times: half within 2.1 ms, 99 of 100 within 6.0 ms, all within 9.3 ms".
    [[nodiscard]] std::string summary() const;

private:
    static constexpr std::size_t octaves = 27;
    static constexpr std::size_t classesAnOctave = 64;

    [[nodiscard]] static std::size_t classOf(Duration duration);
    [[nodiscard]] static Duration upperBound(std::size_t index);

    std::array<std::uint64_t, octaves * classesAnOctave> m_classes{};
    std::uint64_t m_count = 0;
    Duration m_total{0};
    Duration m_longest{0};
};

} // namespace console
