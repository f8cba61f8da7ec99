// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/connection.h"

#include <vector>

namespace models {

/// What is to be saved of connections that were edited while somebody else may have saved others.
/// Of one that only they have changed, added or removed, what they made of it counts; of one that
/// both have changed, what was edited here; and whatever one of both has changed is not removed by
/// the other. One that is new here gets a name of its own.
/// @p before: as they were when editing began. @p saved: as they are by now.
[[nodiscard]] std::vector<operations::Connection> mergedConnections(
    const std::vector<operations::Connection>& before,
    const std::vector<operations::Connection>& edited,
    const std::vector<operations::Connection>& saved);

} // namespace models
