// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures.h"

#include <string>

namespace benchmarks {

/// Whether scripts/benchmark could install DuckDB beside the data; says so if not.
[[nodiscard]] bool hasDuckDb(const Options& options);

/// The command line's filter to CSV, the whole process, beside DuckDB's query of the same file on
/// as many threads as there are cores, which has to find the same rows.
void compareWithDuckDb(
    const Options& options, const std::string& what, const std::string& file, double atLeast);

} // namespace benchmarks
