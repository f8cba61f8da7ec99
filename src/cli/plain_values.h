// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <cstdint>
#include <optional>
#include <string>

/// Values as the tables and pages of the command line show them; empty for nothing.
namespace cli {

/// "2025-02-15 18:00:00+08:00": RFC 3339 with a blank, so that it reads well and can be typed back.
[[nodiscard]] std::string timeText(
    std::optional<deployment::Timestamp> time, deployment::Zone zone);
/// Whole seconds: "1500".
[[nodiscard]] std::string secondsText(std::optional<deployment::Milliseconds> duration);
/// Hours, minutes and seconds: "0:25:00".
[[nodiscard]] std::string clockText(std::optional<deployment::Milliseconds> duration);
/// The shortest decimal that reads back as the same number: "60", "99.95".
[[nodiscard]] std::string numberText(std::optional<double> number);
[[nodiscard]] std::string countText(std::optional<std::int64_t> count);

} // namespace cli
