// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/column_spec.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace history {

/// Some of the columns.
class ColumnSet {
public:
    static constexpr std::size_t maxColumns = 16;

    constexpr ColumnSet() = default;
    constexpr ColumnSet(std::initializer_list<Column> columns)
    {
        for (const Column column : columns)
            m_bits = static_cast<std::uint16_t>(m_bits | bit(column));
    }
    template <std::size_t count>
    constexpr explicit ColumnSet(const std::array<Column, count>& columns)
    {
        for (const Column column : columns)
            m_bits = static_cast<std::uint16_t>(m_bits | bit(column));
    }

    [[nodiscard]] constexpr bool has(Column column) const { return (m_bits & bit(column)) != 0; }
    constexpr ColumnSet& operator|=(ColumnSet other)
    {
        m_bits = static_cast<std::uint16_t>(m_bits | other.m_bits);
        return *this;
    }
    bool operator==(const ColumnSet&) const = default;

private:
    static constexpr std::uint16_t bit(Column column)
    {
        return static_cast<std::uint16_t>(1U << static_cast<unsigned>(column));
    }

    std::uint16_t m_bits = 0;
};

} // namespace history
