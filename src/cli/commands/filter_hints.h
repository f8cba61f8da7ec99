// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"

#include <string>
#include <vector>

namespace cli {

/// What keeps the filter from letting anything through, one sentence each: values that no
/// deployment of the history has, with what was meant perhaps, and a range that no time is in. Of
/// a history that the server has narrowed by the filter they say nothing of what it left out.
[[nodiscard]] std::vector<std::string> filterHints(
    const history::History& history, const history::Filter& filter, bool isNarrowed);

} // namespace cli
