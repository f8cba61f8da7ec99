// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures.h"

namespace benchmarks {

/// How long the diagnosis takes for the log of ten million entries, beside opening it from its
/// file, and for one in which no two lines are alike.
void measureLogJudging(const Options& options);

} // namespace benchmarks
