// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/setting_table.h"

#include <QString>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace console {

/// The pages of the settings dialog, in their order.
enum class SettingGroup : std::uint8_t {
    General,
    List,
    Text,
    Notifications,
    Safety,
    Export,
    Archive,
    Connections,
    Plugins,
    Files,
};

/// What the dialog says of a setting; for translation (context "Message").
struct SettingText {
    Setting setting;
    SettingGroup group;
    std::string_view title;
    std::string_view help;
};

/// A value of a setting that is a word.
struct SettingChoice {
    QString value; ///< as the settings have it
    QString text;
};

[[nodiscard]] std::span<const SettingText> settingTexts();
[[nodiscard]] std::vector<SettingGroup> settingGroups();
[[nodiscard]] QString groupTitle(SettingGroup group);
/// In the order of the table. A language is named in itself.
[[nodiscard]] std::vector<SettingChoice> choicesOf(Setting setting);

} // namespace console
