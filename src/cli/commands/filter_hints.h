// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"

#include <string>
#include <vector>

namespace cli {

/// What keeps the filter from letting anything through, one sentence each: values that no
/// deployment of the history has, with what was meant perhaps, and a range that no time is in.
[[nodiscard]] std::vector<std::string> filterHints(
    const history::History& history, const history::Filter& filter);

} // namespace cli
