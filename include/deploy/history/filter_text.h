// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/history/filter.h"
#include "deploy/history/filter_keys.h"
#include "deploy/history/time_window.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// A filter as a line of text, to be typed, copied and given to the command line:
///
///     status:failed,rolled_back env:生产 service:"check out" since:7d timeout
///
/// - A term is key:value; values of one key are separated by commas, and one of them must hold.
/// - A value with a space, a comma, a quotation mark or a backslash stands in quotation marks; in
///   them a backslash goes before a quotation mark or a backslash. A value in quotation marks is
///   meant as it stands; without them "failed" and "blue-green" are words of the schema.
/// - The keys are those of filter_keys.h.
/// - since and until take an age ("30m", "24h", "7d", "2w"), a period (parsePeriod()) or a time
/// (RFC
///   3339); in takes a period. Days are those of the zone. until:2025-02 ends before that month, as
///   until does with times; of in:last-release-week and the other words only the name is kept.
/// - is takes needs-me.
/// - Whatever is no term is searched for, as it stands; a word with a colon whose key is none, too.
namespace history {

/// What such a line says.
struct WrittenFilter {
    PerFilterColumn<std::vector<std::string>> words;
    TimeWindow window;
    std::string text;
    bool needsMe = false; ///< what is paused, late, or failed and not yet replaced

    bool operator==(const WrittenFilter&) const = default;
};

/// Errors (BadFormat): a value that its key does not take, or that is missing; a quotation mark
/// that is not closed.
[[nodiscard]] deployment::Expected<WrittenFilter> parseFilterText(
    std::string_view line, deployment::Timestamp now, deployment::Zone zone);

/// Reads back as the same filter, at any time in the same zone.
[[nodiscard]] std::string formatFilterText(const WrittenFilter& filter, deployment::Zone zone);

/// What is searched for while such a line is being typed: its terms left out, those that are not
/// whole yet, too. A line without terms comes back as it is.
[[nodiscard]] std::string withoutTerms(std::string_view line);

/// A word of such a line, up to a space that is not in quotation marks.
struct FilterToken {
    std::size_t begin = 0; ///< bytes of the line
    std::string_view text;
    std::size_t colon = std::string_view::npos; ///< the first one outside quotation marks

    /// Before the colon; empty where there is none.
    [[nodiscard]] std::string_view key() const;
    /// Behind the colon, its quotation marks included.
    [[nodiscard]] std::string_view value() const;
};
[[nodiscard]] std::vector<FilterToken> filterTokens(std::string_view line);

/// One of the values that stand between commas in a term.
struct FilterValue {
    std::size_t begin = 0; ///< bytes of the term's value, its quotation marks included
    std::size_t end = 0;
    std::string text; ///< without quotation marks
    bool isQuoted = false;
};
[[nodiscard]] std::vector<FilterValue> filterValues(std::string_view list);
/// How a value of a column is written in a term so that it reads back as the same one.
[[nodiscard]] std::string writtenValue(Column column, const std::string& value);
/// What a value means that was typed: "failed" is FAILED, "blue-green" BLUE_GREEN; as it stands in
/// other columns, or where it is no word of the schema.
[[nodiscard]] std::string meantValue(Column column, const std::string& typed);

} // namespace history
