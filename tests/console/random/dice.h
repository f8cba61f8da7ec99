// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <random>

namespace random_window {

/// Chance that a seed repeats on every machine.
class Dice {
public:
    explicit Dice(unsigned seed)
        : m_engine(seed)
    {
    }

    [[nodiscard]] int below(int end)
    {
        return static_cast<int>(m_engine() % static_cast<unsigned>(end));
    }
    [[nodiscard]] bool oneIn(int n) { return below(n) == 0; }
    template <typename List> [[nodiscard]] const auto& of(const List& list)
    {
        return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
    }

private:
    std::mt19937 m_engine;
};

} // namespace random_window
