// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <cstdint>
#include <span>

namespace console {

/// Everything that lasts over restarts; the table says more.
enum class Setting : std::uint8_t {
    Language,
    Theme,
    Utc,
    ReadOnly,
    PollPace,
    FontSize,
    Notifications,
    ListColumns,
    ListFilters,
    ListViews,
    ListLiveNow,
    ListDensity,
    ListTimes,
    ListPreview,
    ListColumnPresets,
    DetailOnePage,
    DetailPanelSizes,
    ExportFormat,
    ExportByteOrderMark,
    ExportRaw,
    ExportDecimalMark,
    ExportColumns,
    Connections,
    ApprovedPlugins,
    RecentFiles,
    LastFolder,
    RestoreTabs,
    OpenTabs,
    WindowGeometry,
};

/// How a setting's value is read and written.
enum class SettingKind : std::uint8_t {
    Word, ///< one of the choices
    Text,
    Flag,
    List, ///< of texts
    Json, ///< an object or an array
    Bytes, ///< opaque; of Qt's saveState() and saveGeometry()
};

enum class SettingScope : std::uint8_t {
    Choice, ///< made by the user, worth carrying to another machine
    Machine, ///< of this machine and screen
};

struct SettingInfo {
    Setting setting;
    const char* key; ///< in settings.ini
    SettingKind kind;
    SettingScope scope;
    const char* fallback; ///< as the file would have it
    const char* choices; ///< of a word, spaces between them
    const char* meaning;
};

[[nodiscard]] std::span<const SettingInfo> settingTable();
[[nodiscard]] const SettingInfo& infoOf(Setting setting);

} // namespace console
