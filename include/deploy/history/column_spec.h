// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/summary.h"

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

} // namespace history
