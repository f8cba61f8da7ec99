// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/known_spelling.h"
#include "deploy/history/summary.h"

#include <algorithm>
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
    Service,
};

/// What the values of a column are: how they are kept, ordered, aligned and written.
enum class ColumnType : std::uint8_t {
    Id, ///< a string that is unique to a row
    Word, ///< a string that many rows may have
    Time,
    Duration, ///< computed
    Number,
};

/// Where the value of a column stands in a record.
enum class ColumnPlace : std::uint8_t { Record, Progress, Nowhere };

enum class Presence : std::uint8_t {
    Required, ///< a record without it can't be shown
    Expected, ///< that it is missing is reported
    Optional,
    /// Optional, and most histories have none of it. Where no record has it, it costs no memory and
    /// is no column of exports, tables and filters.
    Rare,
};

/// What a column is there for beside being shown and sorted by.
enum class ColumnUse : std::uint8_t { Shown, Searched, Filtered, SearchedAndFiltered };

/// How the string of a column is found in a summary and in a whole deployment.
struct TextAccess {
    std::string_view Summary::*inSummary = nullptr;
    std::string_view (*read)(const deployment::Deployment&) = nullptr;
    void (*write)(deployment::Deployment&, std::string_view) = nullptr;
};

template <auto inSummary, auto inDeployment> constexpr TextAccess textAccess()
{
    return {inSummary,
        [](const deployment::Deployment& from) -> std::string_view { return from.*inDeployment; },
        [](deployment::Deployment& to, std::string_view text) { to.*inDeployment = text; }};
}

/// All that is particular to a column, in one line. Readers, exports, filters, the list and the
/// command line go by it; a new attribute of deployments is a line here, a member of Summary and
/// Deployment, and a title in models/list/column_texts.
struct ColumnSpec {
    Column column;
    std::string_view name; ///< in records, exports, settings and queries
    ColumnType type;
    ColumnPlace place;
    Presence presence;
    ColumnUse use = ColumnUse::Shown;
    TextAccess text{}; ///< of Id and Word
    /// Of words of the schema: its own spelling of one in another case.
    std::optional<std::string_view> (*spelling)(std::string_view) = nullptr;

    [[nodiscard]] constexpr bool isSearched() const
    {
        return use == ColumnUse::Searched || use == ColumnUse::SearchedAndFiltered;
    }
    [[nodiscard]] constexpr bool isFiltered() const
    {
        return use == ColumnUse::Filtered || use == ColumnUse::SearchedAndFiltered;
    }
};

inline constexpr std::array columnSpecs{
    ColumnSpec{Column::Id, "id", ColumnType::Id, ColumnPlace::Record, Presence::Required,
        ColumnUse::Searched, textAccess<&Summary::id, &deployment::Deployment::id>()},
    ColumnSpec{Column::Version, "version", ColumnType::Word, ColumnPlace::Record,
        Presence::Required, ColumnUse::Searched,
        textAccess<&Summary::version, &deployment::Deployment::version>()},
    ColumnSpec{Column::Environment, "environment", ColumnType::Word, ColumnPlace::Record,
        Presence::Required, ColumnUse::SearchedAndFiltered,
        textAccess<&Summary::environment, &deployment::Deployment::environment>()},
    ColumnSpec{Column::Strategy, "deploymentType", ColumnType::Word, ColumnPlace::Record,
        Presence::Expected, ColumnUse::Shown,
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
        Presence::Expected, ColumnUse::Searched,
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
    static_assert(columnSpecs.size() <= 16);

    std::uint16_t m_bits = 0;
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
