// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Values as the tables and pages of the command line show them; empty for nullopt.
namespace cli {

/// "2025-02-15 18:00:00+08:00": RFC 3339 with a space, so that it is readable and can be typed
/// back.
[[nodiscard]] std::string timeText(
    std::optional<deployment::Timestamp> time, deployment::Zone zone);
/// Whole seconds: "1500".
[[nodiscard]] std::string secondsText(std::optional<deployment::Milliseconds> duration);
/// "42 s", "25 min", "1 min 44 s", "1 h 05 min", "3 d 04 h".
[[nodiscard]] std::string durationText(std::optional<deployment::Milliseconds> duration);
/// The shortest decimal that reads back as the same number: "60", "99.95".
[[nodiscard]] std::string numberText(std::optional<double> number);
/// The same of a value of a curve, with as many decimals as it is told with.
[[nodiscard]] std::string roundedText(double value);
[[nodiscard]] std::string countText(std::optional<std::int64_t> count);
/// The current step of a record, a pause or failure of a rollout in plain words (plainStep());
/// still to be made safe to show.
[[nodiscard]] std::string stepInWords(std::string_view currentStep);

} // namespace cli
