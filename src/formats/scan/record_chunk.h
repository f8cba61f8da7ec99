// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bytes/text_place.h"

#include "deploy/deployment/problem.h"
#include "deploy/history/summary_columns.h"

#include <cstdint>
#include <string>
#include <vector>

namespace formats {

/// Records that follow one another, all good enough to be shown and no two with the same id, as
/// they were read ahead of the scan. What it says depends on nothing but the bytes from its
/// beginning on.
struct RecordChunk {
    std::uint64_t begin = 0; ///< of the first record
    std::uint64_t end = 0; ///< where the scan continues
    TextPlace endPlace; ///< counted from the beginning
    bool hasComma = false; ///< of a list: a comma stands between the last record and the end
    history::SummaryRun rows; ///< one a record
    /// Up to the scan's limit; their records and places count from the beginning.
    std::vector<deployment::Problem> problems;
    std::uint64_t problemCount = 0; ///< all of them warnings, since the records are shown
    std::vector<std::string> unlistedIds; ///< deployments with one that is beyond the limit
};

} // namespace formats
