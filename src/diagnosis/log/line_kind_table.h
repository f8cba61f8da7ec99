// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "log/line_kinds.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace diagnosis {

/// Counts the lines of one log by their keys, in bounded memory: where kinds become too many, lines
/// are known by less of their beginning, and those that may tell of an error separately.
class LineKindTable {
public:
    LineKindTable(const deployment::Log& log, std::size_t maxKinds);

    void add(std::string_view message, std::size_t entry, bool isWithin);
    /// What was counted in another part of the same log.
    void merge(const LineKindTable& other);
    [[nodiscard]] const std::vector<LineKind>& kinds() const { return m_kinds; }

private:
    /// Lines that may tell of an error, and others.
    enum Population : std::uint8_t { Plain, Suspicious, PopulationCount };

    struct Key {
        std::uint64_t value = 0;
        Population population = Plain;
    };

    [[nodiscard]] Key keyOf(std::string_view message) const;
    [[nodiscard]] LineKind& kindOf(const Key& key);
    [[nodiscard]] bool hasTooMany(Population population) const;
    [[nodiscard]] bool isFull() const;
    void coarsen();
    /// Counts all again by what is known of them at the present levels.
    void recount();
    void growSlots();

    const deployment::Log* m_log;
    std::size_t m_maxKinds;
    std::vector<LineKind> m_kinds;
    std::vector<std::uint32_t> m_slots; ///< 1 + index of a kind, by its key; 0 where there is none
    bool m_isDivided = false; ///< into populations
    std::array<std::size_t, PopulationCount> m_levels{}; ///< how little a line is known by
    std::array<std::size_t, PopulationCount>
        m_sizes{}; ///< kinds; all are Plain until it is divided
};

} // namespace diagnosis
