// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/columns.h"

#include <utility>

namespace history {

namespace {

constexpr std::array<std::pair<Column, std::string_view>, allColumns.size()> names{{
    {Column::Id, "id"},
    {Column::Version, "version"},
    {Column::Environment, "environment"},
    {Column::Strategy, "deploymentType"},
    {Column::Status, "status"},
    {Column::StartTime, "startTime"},
    {Column::EndTime, "endTime"},
    {Column::Duration, "durationSeconds"},
    {Column::Executor, "executor"},
    {Column::Percentage, "percentage"},
    {Column::CurrentStep, "currentStep"},
}};

} // namespace

std::string_view nameOf(Column column)
{
    for (const auto& [known, name] : names) {
        if (known == column)
            return name;
    }
    return {};
}

std::optional<Column> columnFromName(std::string_view name)
{
    for (const auto& [column, known] : names) {
        if (known == name)
            return column;
    }
    return std::nullopt;
}

} // namespace history
