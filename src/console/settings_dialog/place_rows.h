// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setting_texts.h"

#include <functional>
#include <vector>

class QWidget;

namespace console {

class ConnectionController;
class SettingRow;
class Settings;

/// What the rows lead to, and what they change. Everything outlives them.
struct PlaceContext {
    Settings& settings;
    ConnectionController& connections;
    /// What the rows show has changed: they are to be made anew.
    std::function<void(SettingGroup)> onChanged;
};

/// The rows of the groups that are not made from the table: what lies on this machine (archives,
/// files) and what is allowed there (connections, credential plug-ins). None for another group.
[[nodiscard]] std::vector<SettingRow*> makePlaceRows(
    SettingGroup group, const PlaceContext& context, QWidget& parent);

} // namespace console
