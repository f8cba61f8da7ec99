// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/columns.h"

#include <QString>
#include <QVariant>

#include <optional>

namespace models {

/// What the heading of a section of the list says (ListSections), by role: title, tool tip,
/// alignment, the order that the first click gives.
[[nodiscard]] QVariant listHeading(int section, int role);

/// "Sorted first, ascending", for those who do not see the arrow; empty where nothing goes by it.
[[nodiscard]] QString sortDescription(
    int section, history::Sort first, const std::optional<history::Sort>& then);

} // namespace models
