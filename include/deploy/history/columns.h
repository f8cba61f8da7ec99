// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/known_spelling.h"
#include "deploy/history/column_set.h"
#include "deploy/history/column_spec.h"
#include "deploy/history/summary.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace history {

inline constexpr std::array columnSpecs{
    ColumnSpec{Column::Id, "id", ColumnType::Id, ColumnPlace::Record, Presence::Required,
        ColumnUse::Searched, textAccess<&Summary::id, &deployment::Deployment::id>()},
    ColumnSpec{Column::Version, "version", ColumnType::Word, ColumnPlace::Record,
        Presence::Required, ColumnUse::SearchedAndFiltered,
        textAccess<&Summary::version, &deployment::Deployment::version>()},
    ColumnSpec{Column::Environment, "environment", ColumnType::Word, ColumnPlace::Record,
        Presence::Required, ColumnUse::SearchedAndFiltered,
        textAccess<&Summary::environment, &deployment::Deployment::environment>()},
    ColumnSpec{Column::Strategy, "deploymentType", ColumnType::Word, ColumnPlace::Record,
        Presence::Expected, ColumnUse::Filtered,
        {&Summary::strategy,
            [](const deployment::Deployment& from) -> std::string_view {
                return from.strategy.text;
            },
            [](deployment::Deployment& to, std::string_view text) {
                to.strategy = deployment::openStrategy(text);
            }},
        deployment::strategySpelling},
    ColumnSpec{Column::Status, "status", ColumnType::Word, ColumnPlace::Record, Presence::Required,
        ColumnUse::Filtered,
        {&Summary::status,
            [](const deployment::Deployment& from) -> std::string_view { return from.status.text; },
            [](deployment::Deployment& to, std::string_view text) {
                to.status = deployment::openStatus(text);
            }},
        deployment::statusSpelling},
    ColumnSpec{
        Column::StartTime, "startTime", ColumnType::Time, ColumnPlace::Record, Presence::Required},
    ColumnSpec{
        Column::EndTime, "endTime", ColumnType::Time, ColumnPlace::Record, Presence::Optional},
    ColumnSpec{Column::Duration, "durationSeconds", ColumnType::Duration, ColumnPlace::Nowhere,
        Presence::Optional},
    ColumnSpec{Column::Executor, "executor", ColumnType::Word, ColumnPlace::Record,
        Presence::Expected, ColumnUse::SearchedAndFiltered,
        textAccess<&Summary::executor, &deployment::Deployment::executor>()},
    ColumnSpec{Column::Percentage, "percentage", ColumnType::Number, ColumnPlace::Progress,
        Presence::Optional},
    ColumnSpec{Column::CurrentStep, "currentStep", ColumnType::Word, ColumnPlace::Progress,
        Presence::Optional, ColumnUse::Searched,
        {&Summary::currentStep,
            [](const deployment::Deployment& from) -> std::string_view {
                return from.progress.currentStep;
            },
            [](deployment::Deployment& to, std::string_view text) {
                to.progress.currentStep = text;
            }}},
    ColumnSpec{Column::Service, "service", ColumnType::Word, ColumnPlace::Record, Presence::Rare,
        ColumnUse::SearchedAndFiltered,
        textAccess<&Summary::service, &deployment::Deployment::service>()},
};

[[nodiscard]] constexpr const ColumnSpec& specOf(Column column)
{
    return columnSpecs[static_cast<std::size_t>(column)];
}

static_assert(std::ranges::all_of(columnSpecs,
                  [](const ColumnSpec& spec) { return &specOf(spec.column) == &spec; }),
    "the lines of the table stand in the order of the columns");
static_assert(columnSpecs.size() <= ColumnSet::maxColumns);

/// The columns whose lines fulfil a condition, in their order.
template <auto fulfils> [[nodiscard]] constexpr auto columnsWhere()
{
    std::array<Column, std::ranges::count_if(columnSpecs, fulfils)> columns{};
    std::size_t count = 0;
    for (const ColumnSpec& spec : columnSpecs) {
        if (fulfils(spec))
            columns[count++] = spec.column;
    }
    return columns;
}

inline constexpr auto allColumns = columnsWhere<[](const ColumnSpec&) { return true; }>();
inline constexpr auto wordColumns =
    columnsWhere<[](const ColumnSpec& spec) { return spec.type == ColumnType::Word; }>();
/// By whose values a list can be narrowed, several of each.
inline constexpr auto filterColumns =
    columnsWhere<[](const ColumnSpec& spec) { return spec.isFiltered(); }>();

/// The schema name ("deploymentType", "durationSeconds", …) as it stands in exports and settings.
[[nodiscard]] constexpr std::string_view nameOf(Column column)
{
    return specOf(column).name;
}
[[nodiscard]] std::optional<Column> columnFromName(std::string_view name);

/// Something for each of the filter columns.
template <typename T> class PerFilterColumn {
public:
    [[nodiscard]] constexpr T& operator[](Column column) { return m_values[placeOf(column)]; }
    [[nodiscard]] constexpr const T& operator[](Column column) const
    {
        return m_values[placeOf(column)];
    }
    bool operator==(const PerFilterColumn&) const = default;

private:
    static constexpr std::size_t placeOf(Column column)
    {
        return static_cast<std::size_t>(
            std::ranges::find(filterColumns, column) - filterColumns.begin());
    }

    std::array<T, filterColumns.size()> m_values{};
};

/// The columns whose values may be others once the value of that one is.
[[nodiscard]] constexpr ColumnSet columnsWith(Column column)
{
    const bool bearsOnDuration =
        column == Column::Status || specOf(column).type == ColumnType::Time;
    return bearsOnDuration ? ColumnSet{column, Column::Duration} : ColumnSet{column};
}

struct Sort {
    Column column = Column::StartTime;
    bool descending = true;

    bool operator==(const Sort&) const = default;
};

} // namespace history
