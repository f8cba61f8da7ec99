// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <optional>
#include <string_view>

namespace kubernetes {

/// A length of time as a Rollout's spec has it: digits alone are seconds, else what Go's
/// time.ParseDuration takes ("1h30m", "1.5s", "-10ms"; units ns, us, ms, s, m, h). nullopt for any
/// other text, and for more than 292 years.
[[nodiscard]] std::optional<deployment::Milliseconds> parseGoDuration(std::string_view text);

} // namespace kubernetes
