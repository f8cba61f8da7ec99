// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/list/list_filter.h"

#include <optional>

namespace console {

class Settings;

/// The filters of the lists in the settings. Each belongs to its source, named by its location, and
/// to no other one.
[[nodiscard]] std::optional<models::ListFilter> rememberedFilter(
    const Settings& settings, const QString& location);
/// The sources used last are kept, not all there ever were. Does not save.
void rememberFilter(Settings& settings, const QString& location, const models::ListFilter& filter);

} // namespace console
