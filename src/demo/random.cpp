// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/demo/random.h"

namespace demo {

namespace {

constexpr std::uint64_t golden = 0x9E3779B97F4A7C15;

std::uint64_t mixed(std::uint64_t value)
{
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EB;
    return value ^ (value >> 31U);
}

} // namespace

Random::Random(std::uint64_t seed)
    : m_state(seed)
{
}

Random::Random(std::uint64_t seed, std::uint64_t index)
    : m_state(mixed(seed + golden) ^ mixed(index * golden + 1))
{
}

std::uint64_t Random::next()
{
    m_state += golden;
    return mixed(m_state);
}

std::uint64_t Random::below(std::uint64_t bound)
{
    return next() % bound;
}

std::int64_t Random::between(std::int64_t low, std::int64_t high)
{
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
}

double Random::real(double low, double high)
{
    const double unit = static_cast<double>(next() >> 11U) * 0x1.0p-53;
    return low + (high - low) * unit;
}

bool Random::chance(double probability)
{
    return real(0, 1) < probability;
}

} // namespace demo
