// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "told_source.h"

#include "deploy/history/columns.h"
#include "deploy/models/list/list_filter.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace random_window {

/// What is asked of a list.
struct Wish {
    models::ListFilter filter;
    history::Sort sort;
    std::optional<history::Sort> then;
};

/// When it is, and until when the source is known to have gone on.
struct Moment {
    deployment::Timestamp now;
    deployment::Timestamp seenUntil;
};

/// The rows that are to be seen, one after the other: each is looked at alone, and all are sorted
/// anew.
[[nodiscard]] QStringList plainList(const Runs& runs, const Wish& wish, const Moment& moment);
/// The status that it counts as.
[[nodiscard]] std::string plainStatus(const deployment::Deployment& run);
[[nodiscard]] bool plainMatch(
    const deployment::Deployment& run, const models::ListFilter& filter, const Moment& moment);
/// What the cell of a column says, where times are said as what they are from now.
[[nodiscard]] QString plainCell(
    const deployment::Deployment& run, history::Column column, const Moment& moment);
/// The same as it is copied.
[[nodiscard]] QString plainCopy(
    const deployment::Deployment& run, history::Column column, const Moment& moment);

/// The same in a CSV: times, numbers and texts that a program can read.
[[nodiscard]] std::string plainExport(
    const deployment::Deployment& run, history::Column column, const Moment& moment, bool isRaw);

} // namespace random_window
