// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>

namespace models {

/// What the heading of a section of the list says (ListSections), by role: title, tool tip,
/// alignment, the order that the first click gives.
[[nodiscard]] QVariant listHeading(int section, int role);

} // namespace models
