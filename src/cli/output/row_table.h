// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "output.h"

#include "deploy/history/history.h"

#include <span>

namespace cli {

/// What the cells of a table of deployments depend on.
struct RowTableOptions {
    deployment::Zone zone = deployment::Zone::Local;
    deployment::Timestamp now; ///< for the duration of what is still running
};

/// Writes the rows as aligned columns under their schema names. False if the output takes no more.
bool writeRowTable(const history::History& history, std::span<const history::Row> rows,
    std::span<const history::Column> columns, const RowTableOptions& options, Output& output);

} // namespace cli
