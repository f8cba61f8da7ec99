// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"
#include "deploy/history/time_window.h"

#include <optional>
#include <string_view>

namespace cli {

/// A time as the user types it: RFC 3339, or an age before now in minutes, hours, days or weeks
/// ("30m", "24h", "7d", "2w"). nullopt for any other string.
[[nodiscard]] std::optional<deployment::Timestamp> parseTimeArgument(
    std::string_view text, deployment::Timestamp now);

struct Request;
/// What the request's words about times mean at that time, which a clock shows; open for the week
/// of a last release, which only the history tells.
[[nodiscard]] history::TimeRange rangeOf(const Request& request, deployment::Timestamp now);

} // namespace cli
