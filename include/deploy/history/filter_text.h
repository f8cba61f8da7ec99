// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/history/filter.h"
#include "deploy/history/time_window.h"

#include <string>
#include <string_view>
#include <vector>

/// A filter as a line of text, to be typed, copied and given to the command line:
///
///     status:failed,rolled_back env:生产 service:"check out" since:7d timeout
///
/// - A term is key:value; values of one key are separated by commas, and one of them must hold.
/// - A value with a space, a comma, a quotation mark or a backslash stands in quotation marks; in
///   them a backslash goes before a quotation mark or a backslash.
/// - Keys: environment (env), status, service, since, until, on.
/// - since and until take an age ("30m", "24h", "7d", "2w"), a day, a month, a year ("2025-02-03",
///   "2025-02", "2025") or a time (RFC 3339); on takes "today", "yesterday", a day, a month or a
///   year. Days are those of the zone. until:2025-02 ends before that month, as until does with
///   times.
/// - Whatever is no term is searched for, as it stands; a word with a colon whose key is none, too.
namespace history {

/// What such a line says.
struct WrittenFilter {
    PerFilterColumn<std::vector<std::string>> words;
    TimeWindow window;
    std::string text;

    bool operator==(const WrittenFilter&) const = default;
};

/// Errors (BadFormat): a value that its key does not take, or that is missing; a quotation mark
/// that is not closed.
[[nodiscard]] deployment::Expected<WrittenFilter> parseFilterText(
    std::string_view line, deployment::Timestamp now, deployment::Zone zone);

/// Reads back as the same filter, at the same time in the same zone.
[[nodiscard]] std::string formatFilterText(const WrittenFilter& filter, deployment::Zone zone);

/// What is searched for while such a line is being typed: its terms left out, those that are not
/// whole yet, too. A line without terms comes back as it is.
[[nodiscard]] std::string withoutTerms(std::string_view line);

} // namespace history
