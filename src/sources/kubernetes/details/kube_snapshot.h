// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/snapshot.h"

#include "children_fetcher.h"

#include <memory>
#include <string>
#include <vector>

namespace sources {

/// What a snapshot of a cluster's deployment is made from.
struct SnapshotParts {
    deployment::Deployment deployment;
    std::vector<MissingChildren> missing;
    std::vector<deployment::Problem> problems; ///< items of its children that could not be read
    std::string guard; ///< empty: no command can be decided on it
    SnapshotPointer before; ///< what was known of it; may be null
};

struct AssembledSnapshot {
    Snapshot snapshot;
    std::vector<MissingChildren> missing;
    bool isUnchanged = false; ///< it says what was known before
};

/// Writes the record as JSON, and says what is missing where it would stand. Blocks.
[[nodiscard]] AssembledSnapshot assembleSnapshot(SnapshotParts parts);

} // namespace sources
