// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/metric_templates.h"

namespace models {

/// The template as the user's own query, its title in the language of the interface.
[[nodiscard]] operations::MetricQuery queryOf(const operations::MetricTemplate& metric);

} // namespace models
