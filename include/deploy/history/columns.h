// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace history {

/// The columns of a history, in the default order of the exports.
enum class Column : std::uint8_t {
    Id,
    Version,
    Environment,
    Strategy,
    Status,
    StartTime,
    EndTime,
    Duration,
    Executor,
    Percentage,
    CurrentStep,
};

inline constexpr std::array allColumns{Column::Id, Column::Version, Column::Environment,
    Column::Strategy, Column::Status, Column::StartTime, Column::EndTime, Column::Duration,
    Column::Executor, Column::Percentage, Column::CurrentStep};

/// The schema name ("deploymentType", "durationSeconds", …) as it stands in exports and settings.
[[nodiscard]] std::string_view nameOf(Column column);
[[nodiscard]] std::optional<Column> columnFromName(std::string_view name);

/// Some of the columns.
class ColumnSet {
public:
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

struct Sort {
    Column column = Column::StartTime;
    bool descending = true;

    bool operator==(const Sort&) const = default;
};

} // namespace history
