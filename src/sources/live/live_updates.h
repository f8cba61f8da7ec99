// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/source.h"

#include "revision_ledger.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sources {

/// A part of the list on its way: a page, or the whole list.
struct ListPart {
    HistoryUpdate update;
    std::vector<std::string> unfinished; ///< ids of what may still change
    bool isComplete = false; ///< the whole list
};

/// A batch of deployments from events, with their revisions by row.
struct EventBatch {
    HistoryUpdate update;
    std::vector<Revision> revisions;
    std::uint64_t timesTold = 0; ///< RevisionLedger::timesTold() when the first of them came
};

} // namespace sources
