// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"
#include "deploy/history/row_set.h"
#include "deploy/history/time_window.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace history {

/// What a deployment that runs and is paused counts as beside the words of its source: it is
/// paused, not running, so that the counts of all statuses add up to the deployments.
inline constexpr std::string_view pausedStatus = "PAUSED";
[[nodiscard]] bool isPaused(const History& history, Row row);
/// Whether somebody broke it off, as far as its row tells, and nothing says that it failed.
[[nodiscard]] bool isAborted(const History& history, Row row);
/// The status that a filter goes by: the source's word, or that of what is paused.
[[nodiscard]] std::string_view statusOf(const History& history, Row row);

/// A part of a filter, for telling which of them empties a list.
struct FilterPart {
    enum class Kind : std::uint8_t { Words, Time, Text, Rows };

    Kind kind = Kind::Text;
    Column column = Column::Id; ///< whose words

    [[nodiscard]] static constexpr FilterPart words(Column column) { return {Kind::Words, column}; }
    [[nodiscard]] static constexpr FilterPart time() { return {Kind::Time}; }
    [[nodiscard]] static constexpr FilterPart text() { return {Kind::Text}; }
    [[nodiscard]] static constexpr FilterPart rows() { return {Kind::Rows}; }
    bool operator==(const FilterPart&) const = default;
};
inline constexpr auto allFilterParts = [] {
    std::array<FilterPart, filterColumns.size() + 3> parts{};
    std::ranges::transform(filterColumns, parts.begin(), FilterPart::words);
    parts[filterColumns.size()] = FilterPart::time();
    parts[filterColumns.size() + 1] = FilterPart::text();
    parts[filterColumns.size() + 2] = FilterPart::rows();
    return parts;
}();

/// Which deployments of a history to show; all parts must hold. An empty part lets everything
/// through.
struct Filter {
    /// Of each column, one of which a row must have: full names of environments, statuses of
    /// statusOf().
    PerFilterColumn<std::vector<std::string>> words;
    TimeRange range;
    /// Searched in the searchable columns (id, version, environment, service, executor, step):
    /// case-insensitive, composed or not, full-width or not (deployment::CaseInsensitiveFinder).
    std::string text;
    /// In ascending order: those alone of which something holds that the columns do not tell, such
    /// as that they are late. nullopt: all.
    std::optional<std::vector<Row>> rows;

    bool operator==(const Filter&) const = default;
    [[nodiscard]] bool has(FilterPart part) const;
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] Filter without(FilterPart part) const;
};

/// A value of a column of words and how many deployments have it under the rest of the filter.
struct FacetValue {
    std::string text;
    std::size_t count = 0;

    bool operator==(const FacetValue&) const = default;
};
/// Which rows pass, and how many.
struct RowMarks {
    RowSet marks;
    std::size_t count = 0;
};
[[nodiscard]] RowMarks markMatching(const History& history, const Filter& filter);
/// The marked rows, in ascending order of their numbers.
[[nodiscard]] std::vector<Row> rowsOf(const RowMarks& matching);
/// The rows that pass, in ascending order of their numbers.
[[nodiscard]] std::vector<Row> matchingRows(const History& history, const Filter& filter);

/// Every value that the history has in one of the filter columns (of statuses, as statusOf() has
/// them), ordered by text; counted with the filter's other parts in force, so that the user sees
/// what choosing it would add.
[[nodiscard]] std::vector<FacetValue> facet(
    const History& history, const Filter& filter, Column column);

/// How many rows would show without one part of the filter; one entry for each part in force.
struct Relaxation {
    FilterPart part;
    std::size_t rows;

    bool operator==(const Relaxation&) const = default;
};
[[nodiscard]] std::vector<Relaxation> relaxations(const History& history, const Filter& filter);

/// In lower case where it is ASCII.
[[nodiscard]] std::string asciiLowered(std::string_view text);

} // namespace history
