// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_level.h"

#include "denial.h"
#include "error_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace deployment {

namespace {

constexpr std::size_t maxLevelPosition = 96; // a level stands at the front

constexpr auto lowerLevels =
    std::to_array<std::string_view>({"info", "information", "notice", "debug", "trace", "verbose"});
constexpr auto chineseLowerLevels =
    std::to_array<std::string_view>({"注意", "提示", "信息", "通知", "调试"});
constexpr auto levelKeys = std::to_array<std::string_view>({"level", "lvl", "severity"});

LevelFound chineseLevel(std::string_view text)
{
    std::string_view begun = trimmedFront(text, " \t[(0123456789-:.,|/");
    if (begun.starts_with("【"))
        begun.remove_prefix(std::string_view("【").size());
    const std::pair<Level, Words> levels[]{{Level::Error, chineseErrorLevels},
        {Level::Warning, chineseWarningLevels}, {Level::Lower, chineseLowerLevels}};
    for (const auto& [found, words] : levels) {
        const std::string_view level = leadingWord(begun, words);
        const std::string_view after = begun.substr(level.size());
        const std::string_view mark =
            leadingWord(after, std::to_array<std::string_view>({":", "：", "]", "】", " ", ")"}));
        if (!level.empty() && !mark.empty())
            return {found, text.size() - after.size() + mark.size()};
    }
    return {};
}

/// "E0215 10:07:00.123456 main.go:12]", as glog writes it.
Level glogLevel(const Token& first)
{
    constexpr std::size_t length = 5;
    if (first.from != 0 || first.written.size() != length
        || first.written.find_first_not_of("0123456789", 1) != std::string_view::npos)
        return Level::None;
    switch (first.written.front()) {
    case 'E':
    case 'F':
        return Level::Error;
    case 'W':
        return Level::Warning;
    case 'I':
        return Level::Lower;
    default:
        return Level::None;
    }
}

Level levelOfWord(std::string_view small)
{
    if (isOneOf(small, errorLevels))
        return Level::Error;
    if (isOneOf(small, warningLevels))
        return Level::Warning;
    return isOneOf(small, lowerLevels) ? Level::Lower : Level::None;
}

LevelFound englishLevel(const LogMessage& message)
{
    const auto& tokens = message.tokens();
    bool isFirst = true;
    for (std::size_t i = 0; i < tokens.size() && tokens[i].from < maxLevelPosition; ++i) {
        const Token& token = tokens[i];
        if (const Level glog = glogLevel(token); glog != Level::None)
            return {glog, token.to};
        const Level level = levelOfWord(token.small);
        const bool isKeyed = i > 0 && isOneOf(tokens[i - 1].small, levelKeys);
        const bool isShouted = std::ranges::all_of(token.written, isAsciiUpper);
        const char before = token.from > 0 ? message.charAt(token.from - 1) : ' ';
        const char after = message.charAt(token.to);
        const bool isMarked = (before == '[' && after == ']') || (isFirst && after == ':')
            || (before == '<' && after == '>');
        if (level != Level::None && (isKeyed || isShouted || isMarked)
            && !isPartOfAName(message, token) && !isDenied(message, i, i))
            return {level, token.to};
        isFirst = isFirst && !std::ranges::any_of(token.written, isAsciiLetter);
    }
    return {};
}

} // namespace

LevelFound levelOf(const LogMessage& message)
{
    const LevelFound found = chineseLevel(message.small());
    return found.level == Level::None ? englishLevel(message) : found;
}

} // namespace deployment
