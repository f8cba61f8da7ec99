// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/setting_table.h"

class QWidget;

namespace console {

class Preferences;

/// What a setting of the table is changed with, at once: a box of its words, a check box, or a
/// number of points. It follows the setting, whoever changes it. The preferences outlive it.
[[nodiscard]] QWidget& makeEditor(Setting setting, Preferences& preferences);

} // namespace console
