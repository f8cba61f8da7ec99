// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette_entry.h"

#include <vector>

class QMenu;
class QWidget;

namespace console {

/// The actions of a menu that can be chosen now, and those of the menus in it; the path says where
/// they stand ("View › Language").
void addActionsOf(std::vector<PaletteEntry>& to, QMenu& menu, const QString& path);

/// What can be pressed or chosen on a page now, also what a narrow page has folded away: its
/// buttons, the entries of their menus, the choices of its boxes. What has the name of an entry
/// that is there already is that one, unless it stands in another menu within a menu.
void addControlsOf(std::vector<PaletteEntry>& to, QWidget& page);

} // namespace console
