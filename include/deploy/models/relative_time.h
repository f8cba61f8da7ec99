// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <QString>

#include <optional>

/// Times as one says them while looking at the clock; one way for cards, list and pages.
namespace models {

/// "just now", "12 min ago", "3 h ago" of the same day or of the last six hours, "yesterday 02:05";
/// the date and time of what is older or to come ("2025-02-15 10:00"); an en dash for nullopt.
[[nodiscard]] QString relativeTimeText(
    std::optional<deployment::Timestamp> time, deployment::Timestamp now, deployment::Zone zone);

/// " (in the future)" behind a time that is told of as past; empty for any other.
[[nodiscard]] QString futureMark(
    std::optional<deployment::Timestamp> time, deployment::Timestamp now);

/// What a day is called above what happened on it: "Today", "Yesterday", "Mon 24 Nov"; with the
/// year, "Mon 24 Nov 2025", if it is another one than now.
[[nodiscard]] QString dayText(
    deployment::Timestamp time, deployment::Timestamp now, deployment::Zone zone);

} // namespace models
