// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <functional>
#include <optional>

namespace history {

/// What took a deployment's place: the newest one that began in its environment after it and was
/// not rolled back since. Nothing where the deployment is the newest itself.
[[nodiscard]] std::optional<Row> successorOf(const History& history, Row row);
/// The same for those who know more of a later deployment that was rolled back: whether it gave
/// the place back to this one.
[[nodiscard]] std::optional<Row> successorOf(
    const History& history, Row row, const std::function<bool(Row)>& gaveBack);

} // namespace history
