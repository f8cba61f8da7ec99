// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"

#include <QUrlQuery>

namespace sources {

/// What the first page of a list is asked for with: how many rows, and what the contract knows of
/// the filter (docs/openapi.yaml). A server may filter by less; what it gives is filtered again.
/// The text is not asked for: a server need not find all that is found here.
[[nodiscard]] QUrlQuery listQuery(const history::Filter& filter);

} // namespace sources
