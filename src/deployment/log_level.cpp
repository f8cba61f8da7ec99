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

LevelFound chineseLevelAt(std::string_view text, std::size_t at)
{
    const std::string_view begun = text.substr(at);
    const std::pair<Level, Words> levels[]{{Level::Error, chineseErrorLevels},
        {Level::Warning, chineseWarningLevels}, {Level::Lower, chineseLowerLevels}};
    for (const auto& [found, words] : levels) {
        const std::string_view level = leadingWord(begun, words);
        const std::string_view after = begun.substr(level.size());
        const std::string_view mark =
            leadingWord(after, std::to_array<std::string_view>({":", "：", "]", "】", " ", ")"}));
        if (!level.empty() && !mark.empty())
            return {level == "致命" ? Level::Fatal : found, at + level.size() + mark.size()};
    }
    return {};
}

/// "错误：", "[警告]", "10:07:00 | 错误 |", "【致命】": at the front, or in brackets not far from
/// it.
LevelFound chineseLevel(std::string_view text)
{
    const std::size_t front =
        std::min(text.find_first_not_of(" \t[(0123456789-:.,|/"), text.size());
    if (const LevelFound found = chineseLevelAt(text, front); found.level != Level::None)
        return found;
    for (const std::string_view bracket : {"[", "【", "| "}) {
        for (std::size_t at = text.find(bracket); at < maxLevelPosition;
             at = text.find(bracket, at + bracket.size())) {
            const LevelFound found = chineseLevelAt(text, at + bracket.size());
            if (found.level != Level::None)
                return found;
        }
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
        return Level::Error;
    case 'F':
        return Level::Fatal;
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
        return isOneOf(small, fatalLevels) ? Level::Fatal : Level::Error;
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
