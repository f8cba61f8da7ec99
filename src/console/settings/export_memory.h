// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/columns.h"

#include <QString>

#include <optional>
#include <vector>

namespace console {

class Settings;

using ExportColumns = std::optional<std::vector<history::Column>>;

/// The columns that were chosen for an export of a source, named by its location; nullopt: those on
/// the screen. Of what is stored, columns that do not exist are passed over.
[[nodiscard]] ExportColumns rememberedColumns(const Settings& settings, const QString& location);
/// nullopt forgets them. The sources used last are kept, not all there ever were. Does not save.
void rememberColumns(Settings& settings, const QString& location, const ExportColumns& columns);

} // namespace console
