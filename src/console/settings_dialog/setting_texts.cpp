// SPDX-License-Identifier: GPL-3.0-or-later
#include "setting_texts.h"

#include "settings/languages.h"

#include "deploy/deployment/message.h"
#include "deploy/models/display_strings.h"

#include <algorithm>
#include <array>

namespace console {

namespace {

using enum SettingGroup;

constexpr std::array texts{
    SettingText{Setting::Language, General, DEPLOY_MESSAGE("Message", "Language"),
        DEPLOY_MESSAGE("Message",
            "Of the menus, pages and messages. What a source says stays as "
            "it is.")},
    SettingText{Setting::Theme, General, DEPLOY_MESSAGE("Message", "Appearance"),
        DEPLOY_MESSAGE("Message", "Light or dark colors.")},
    SettingText{Setting::Utc, General, DEPLOY_MESSAGE("Message", "Times in UTC"),
        DEPLOY_MESSAGE("Message", "Otherwise in the time zone of this machine.")},
    SettingText{Setting::PollPace, General, DEPLOY_MESSAGE("Message", "Read lists again"),
        DEPLOY_MESSAGE("Message",
            "Of servers that do not tell of changes by themselves. Others are always up to date, "
            "and F5 reads at once.")},
    SettingText{Setting::RestoreTabs, General,
        DEPLOY_MESSAGE("Message", "Open at the start what was open last"),
        DEPLOY_MESSAGE("Message", "Tabs with their sources, and where you were in them.")},
    SettingText{Setting::ListDensity, List, DEPLOY_MESSAGE("Message", "Height of the rows"),
        DEPLOY_MESSAGE("Message", "Compact shows the most rows.")},
    SettingText{Setting::ListTimes, List, DEPLOY_MESSAGE("Message", "Times in the list"),
        DEPLOY_MESSAGE("Message", "\"12 min ago\", or the date and the time.")},
    SettingText{Setting::DetailOnePage, List, DEPLOY_MESSAGE("Message", "A deployment on one page"),
        DEPLOY_MESSAGE("Message", "All its parts below each other, instead of in tabs.")},
    SettingText{Setting::FontSize, Text, DEPLOY_MESSAGE("Message", "Size of the text"),
        DEPLOY_MESSAGE("Message", "In points; Ctrl++ and Ctrl+- change it, too.")},
    SettingText{Setting::Notifications, Notifications,
        DEPLOY_MESSAGE("Message", "Notifications of the desktop"),
        DEPLOY_MESSAGE("Message",
            "While the window is in the background. A click on one leads to the deployment.")},
    SettingText{Setting::ReadOnly, Safety, DEPLOY_MESSAGE("Message", "Never send commands"),
        DEPLOY_MESSAGE("Message",
            "Pause, resume, roll back and all other commands are off on every connection, at "
            "once. Production asks for a typed confirmation in any case.")},
    SettingText{Setting::ExportFormat, Export, DEPLOY_MESSAGE("Message", "Format of an export"),
        DEPLOY_MESSAGE("Message", "The one that the export dialog offers first.")},
    SettingText{Setting::ExportByteOrderMark, Export,
        DEPLOY_MESSAGE("Message", "Begin CSV with a byte order mark"),
        DEPLOY_MESSAGE("Message", "Some spreadsheets need it to show other scripts than Latin.")},
    SettingText{Setting::ExportRaw, Export, DEPLOY_MESSAGE("Message", "Export cells as they are"),
        DEPLOY_MESSAGE("Message",
            "Otherwise a cell that a spreadsheet would run as a formula is made harmless.")},
    SettingText{Setting::ExportDecimalMark, Export,
        DEPLOY_MESSAGE("Message", "Decimal mark of CSV for spreadsheets"),
        DEPLOY_MESSAGE(
            "Message", "With commas, semicolons part the cells, as spreadsheets expect it then.")},
};

struct GroupTitle {
    SettingGroup group;
    std::string_view title;
};
constexpr std::array groupTitles{
    GroupTitle{General, DEPLOY_MESSAGE("Message", "General")},
    GroupTitle{List, DEPLOY_MESSAGE("Message", "List and pages")},
    GroupTitle{Text, DEPLOY_MESSAGE("Message", "Text size")},
    GroupTitle{Notifications, DEPLOY_MESSAGE("Message", "Notifications")},
    GroupTitle{Safety, DEPLOY_MESSAGE("Message", "Safety")},
    GroupTitle{Export, DEPLOY_MESSAGE("Message", "Export")},
    GroupTitle{Archive, DEPLOY_MESSAGE("Message", "Archive")},
    GroupTitle{Connections, DEPLOY_MESSAGE("Message", "Connections")},
    GroupTitle{Plugins, DEPLOY_MESSAGE("Message", "Credential plug-ins")},
    GroupTitle{Files, DEPLOY_MESSAGE("Message", "Files")},
};

struct ChoiceText {
    std::string_view value;
    std::string_view text;
};
constexpr std::array choiceTexts{
    ChoiceText{"system", DEPLOY_MESSAGE("Message", "As the system has it")},
    ChoiceText{"light", DEPLOY_MESSAGE("Message", "Light")},
    ChoiceText{"dark", DEPLOY_MESSAGE("Message", "Dark")},
    ChoiceText{"compact", DEPLOY_MESSAGE("Message", "Compact")},
    ChoiceText{"comfortable", DEPLOY_MESSAGE("Message", "Comfortable")},
    ChoiceText{"relative", DEPLOY_MESSAGE("Message", "How long ago")},
    ChoiceText{"absolute", DEPLOY_MESSAGE("Message", "Date and time")},
    ChoiceText{
        "usual", DEPLOY_MESSAGE("Message", "Every 2 s while something runs, else every 10 s")},
    ChoiceText{
        "slow", DEPLOY_MESSAGE("Message", "Every 10 s while something runs, else every 30 s")},
    ChoiceText{"minute", DEPLOY_MESSAGE("Message", "Every minute")},
    ChoiceText{"none", DEPLOY_MESSAGE("Message", "None")},
    ChoiceText{"problems",
        DEPLOY_MESSAGE("Message", "New failures and rollbacks, outcomes of my commands")},
    ChoiceText{"all", DEPLOY_MESSAGE("Message", "Also what has succeeded")},
    ChoiceText{"csv", "CSV"},
    ChoiceText{"spreadsheet", DEPLOY_MESSAGE("Message", "CSV for spreadsheets")},
    ChoiceText{"json", "JSON"},
    ChoiceText{"ndjson", DEPLOY_MESSAGE("Message", "JSON, one deployment a line")},
    ChoiceText{"point", DEPLOY_MESSAGE("Message", "Point (12.5)")},
    ChoiceText{"comma", DEPLOY_MESSAGE("Message", "Comma (12,5)")},
};

QString shown(std::string_view text)
{
    return models::translated(deployment::Message{text, {}});
}

QString choiceText(Setting setting, const QString& value)
{
    const auto language = std::ranges::find_if(
        languages(), [&](const Language& each) { return value == QLatin1String(each.code); });
    if (setting == Setting::Language && language != languages().end())
        return QString::fromUtf8(language->name);
    const auto found = std::ranges::find(choiceTexts, value.toStdString(), &ChoiceText::value);
    return found == choiceTexts.end() ? value : shown(found->text);
}

} // namespace

std::span<const SettingText> settingTexts()
{
    return texts;
}

std::vector<SettingGroup> settingGroups()
{
    std::vector<SettingGroup> groups;
    groups.reserve(std::size(groupTitles));
    for (const GroupTitle& each : groupTitles)
        groups.push_back(each.group);
    return groups;
}

QString groupTitle(SettingGroup group)
{
    return shown(std::ranges::find(groupTitles, group, &GroupTitle::group)->title);
}

std::vector<SettingChoice> choicesOf(Setting setting)
{
    std::vector<SettingChoice> choices;
    for (const QString& value :
        QString::fromLatin1(infoOf(setting).choices).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        choices.push_back({value, choiceText(setting, value)});
    return choices;
}

} // namespace console
