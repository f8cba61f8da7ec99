// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/columns.h"
#include "deploy/models/list/list_sections.h"

#include <QString>

/// What the user reads of the columns of the list, in the language of the interface.
namespace models {

/// The heading.
[[nodiscard]] QString columnTitle(history::Column column);
[[nodiscard]] QString columnTitle(ComputedColumn column);
/// What a computed column means, and what it is ordered by.
[[nodiscard]] QString columnToolTip(ComputedColumn column);

/// "Running (archived)": what the status of one from an archive was when it was last seen.
[[nodiscard]] QString archivedStatusText(const QString& status);

/// Of a column that the list can be narrowed by (history::filterColumns).
struct FilterTexts {
    QString all; ///< "All environments": nothing is chosen
    QString without; ///< "Without the environment": a way out of an empty list
    QString noMatch; ///< "The chosen environments have nothing."
};
[[nodiscard]] FilterTexts filterTexts(history::Column column);

} // namespace models
