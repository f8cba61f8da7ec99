// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/columns.h"

#include <QLocale>
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

/// Whether spreadsheets are to get decimal commas: as was chosen, else as the desktop has them.
[[nodiscard]] bool remembersDecimalComma(const Settings& settings, const QLocale& desktop);
/// What is as the desktop has it goes with the desktop later. Does not save.
void rememberDecimalComma(Settings& settings, bool hasComma, const QLocale& desktop);

} // namespace console
