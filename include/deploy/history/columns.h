// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
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

struct Sort {
    Column column = Column::StartTime;
    bool descending = true;

    bool operator==(const Sort&) const = default;
};

} // namespace history
