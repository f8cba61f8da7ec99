// SPDX-License-Identifier: GPL-3.0-or-later
#include "setting_table.h"

#include <array>
#include <cstddef>

namespace console {

namespace {

using enum SettingKind;
using enum SettingScope;

// In the order of the enumeration.
constexpr std::array table{
    SettingInfo{Setting::Language, "language", Word, Choice, "system", "system en zh_CN",
        "language of the interface"},
    SettingInfo{Setting::Theme, "theme", Word, Choice, "system", "system light dark", "colours"},
    SettingInfo{Setting::Utc, "utc", Flag, Choice, "false", "", "show times in UTC"},
    SettingInfo{Setting::ReadOnly, "readOnly", Flag, Choice, "false", "", "never send commands"},
    SettingInfo{Setting::PollPace, "pollPace", Word, Choice, "usual", "usual slow minute",
        "how often a list is read of a server that does not tell of changes"},
    SettingInfo{Setting::FontSize, "fontSize", Text, Choice, "", "",
        "size of the letters in points; empty: the system's"},
    SettingInfo{Setting::Notifications, "notifications", Word, Choice, "problems",
        "none problems all", "what the desktop is told while the window is in the background"},
    SettingInfo{Setting::ListColumns, "list/columns", Json, Choice, "", "",
        "columns of the list: order, width, choice"},
    SettingInfo{Setting::ListFilters, "list/filters", Json, Choice, "", "",
        "filters of the lists, each with its source"},
    SettingInfo{
        Setting::ListViews, "list/views", Json, Choice, "", "", "filters saved under a name"},
    SettingInfo{Setting::ListLiveNow, "list/liveNow", Json, Choice, "", "",
        "what is live, above the list: whether it is folded away, order of the cards"},
    SettingInfo{Setting::ListDensity, "list/density", Word, Choice, "compact",
        "compact comfortable", "height of the rows"},
    SettingInfo{Setting::ListTimes, "list/times", Word, Choice, "relative", "relative absolute",
        "how the list tells when something began"},
    SettingInfo{Setting::ListPreview, "list/preview", Json, Choice, "", "",
        "preview beside the list: whether it is shown, width"},
    SettingInfo{Setting::ListColumnPresets, "list/columnPresets", Json, Choice, "", "",
        "sets of columns saved under a name"},
    SettingInfo{Setting::DetailOnePage, "detail/onePage", Flag, Choice, "false", "",
        "all sections of a deployment on one page"},
    SettingInfo{Setting::DetailPanelSizes, "detail/panelSizes", Json, Choice, "", "",
        "how the room is divided where the sections of a deployment stand side by side"},
    SettingInfo{Setting::ExportFormat, "export/format", Word, Choice, "csv",
        "csv spreadsheet json ndjson", "format offered for an export"},
    SettingInfo{Setting::ExportByteOrderMark, "export/bom", Flag, Choice, "true", "",
        "begin CSV with a byte order mark"},
    SettingInfo{Setting::ExportRaw, "export/raw", Flag, Choice, "false", "",
        "do not escape cells that a spreadsheet would run"},
    SettingInfo{Setting::ExportDecimalMark, "export/decimalMark", Word, Choice, "system",
        "system point comma", "decimal mark of CSV for spreadsheets"},
    SettingInfo{Setting::ExportColumns, "export/columns", Json, Choice, "", "",
        "columns chosen for exports, each choice with its source"},
    SettingInfo{Setting::Connections, "connections", Json, Choice, "", "",
        "servers: name, address, color, safety level; never a secret"},
    SettingInfo{Setting::ApprovedPlugins, "approvedPlugins", List, Machine, "", "",
        "fingerprints of the credential plug-ins that may be run without asking"},
    SettingInfo{
        Setting::RecentFiles, "recentFiles", List, Machine, "", "", "recently opened files"},
    SettingInfo{Setting::LastFolder, "lastFolder", Text, Machine, "", "",
        "where a file was opened or saved last"},
    SettingInfo{Setting::RestoreTabs, "window/restoreTabs", Flag, Choice, "true", "",
        "open at the start what was open at the end"},
    SettingInfo{Setting::OpenTabs, "window/tabs", Json, Machine, "", "",
        "the tabs that were open, which come back at the next start"},
    SettingInfo{Setting::WindowGeometry, "window/geometry", Bytes, Machine, "", "",
        "place and size of the window"},
};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].setting) != i)
            return false;
    return true;
}
static_assert(isInOrder());

} // namespace

std::span<const SettingInfo> settingTable()
{
    return table;
}

const SettingInfo& infoOf(Setting setting)
{
    return table.at(static_cast<std::size_t>(setting));
}

} // namespace console
