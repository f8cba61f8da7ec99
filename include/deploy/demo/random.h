// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace demo {

/// Random numbers that are the same on every machine and in every run (SplitMix64).
class Random {
public:
    explicit Random(std::uint64_t seed);
    /// The generator of the index-th thing of a seed; neighbors have nothing in common.
    Random(std::uint64_t seed, std::uint64_t index);

    std::uint64_t next();
    /// 0 <= result < bound; bound must not be 0.
    std::uint64_t below(std::uint64_t bound);
    /// Both ends included.
    std::int64_t between(std::int64_t low, std::int64_t high);
    /// low <= result < high
    double real(double low, double high);
    bool chance(double probability);

    template <typename T> const T& pick(std::span<const T> from)
    {
        return from[below(from.size())];
    }

private:
    std::uint64_t m_state;
};

} // namespace demo
