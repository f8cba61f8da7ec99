// SPDX-License-Identifier: GPL-3.0-or-later
#include "denial.h"

#include <algorithm>
#include <array>

namespace deployment {

namespace {

/// Before a word of error: there is none, or it is only thought of.
constexpr auto denials = std::to_array<std::string_view>({"no", "zero", "0", "without", "not",
    "never", "if", "on", "any", "ignore", "ignored", "ignoring"});
/// After one: the name of something else.
constexpr auto compounds = std::to_array<std::string_view>(
    {"rate", "rates", "budget", "handling", "handler", "handlers", "page", "pages", "log", "logs",
        "threshold", "domain", "domains", "tolerance", "policy", "tracking", "reporting", "over"});
constexpr auto zeroWords =
    std::to_array<std::string_view>({"0", "nil", "none", "null", "false", "no"});
constexpr auto chineseDenials = std::to_array<std::string_view>({"无", "没有", "未发现", "未出现",
    "未见", "未发生", "零", "未", "不会", "避免", "防止", "如果", "若", "忽略"});
constexpr auto chineseCounters =
    std::to_array<std::string_view>({"个", "项", "次", "条", "任何", "的", "处"});
constexpr auto chineseCompounds = std::to_array<std::string_view>({"率", "处理", "时间", "阈值",
    "日志", "已恢复", "恢复", "已解除", "解除", "已修复", "已处理", "已清除"});

std::string_view withoutCounters(std::string_view text)
{
    for (bool isShorter = true; isShorter;) {
        isShorter = false;
        text = trimmedBack(text, " ");
        for (const std::string_view counter : chineseCounters) {
            if (text.ends_with(counter)) {
                text.remove_suffix(counter.size());
                isShorter = true;
            }
        }
    }
    return text;
}

} // namespace

bool isCountedAsNothing(std::string_view rest)
{
    for (const std::string_view counter : {"总数", "数量", "次数", "数", "项", "码"}) {
        if (rest.starts_with(counter)) {
            rest.remove_prefix(counter.size());
            break;
        }
    }
    rest = trimmedFront(rest, " \t=:(\"'");
    if (rest.starts_with("："))
        rest = trimmedFront(rest.substr(std::string_view("：").size()), " ");
    const std::string_view nothing = leadingWord(rest, zeroWords);
    const char next = nothing.size() < rest.size() ? rest[nothing.size()] : ',';
    // "error: null pointer" is not a count.
    const bool isAlone = nothing == "0" ? !isWordPart(next) && next != '.' && next != '%'
                                        : std::string_view(",;.)]}\"'\n").find(next) != rest.npos;
    return !nothing.empty() && isAlone;
}

bool isPartOfAName(const LogMessage& message, const Token& token)
{
    const char before = token.from > 0 ? message.charAt(token.from - 1) : ' ';
    const char after = message.charAt(token.to);
    const bool joinsAfter = after == '-' || after == '.' || after == '/' || after == '@';
    return before == '-' || before == '/' || before == '.' || before == '@' || before == '$'
        || (joinsAfter && isWordPart(message.charAt(token.to + 1)));
}

bool isDeniedBefore(const LogMessage& message, std::size_t index)
{
    const auto& tokens = message.tokens();
    for (std::size_t back = 1; back <= std::min<std::size_t>(2, index); ++back) {
        const Token& before = tokens[index - back];
        // Another sentence denies nothing here.
        const std::size_t gap = tokens[index - back + 1].from - before.to;
        if (gap > 1 || message.charAt(before.to) != ' ')
            break;
        if (isOneOf(before.small, denials))
            return true;
    }
    return false;
}

bool isDenied(const LogMessage& message, std::size_t first, std::size_t last)
{
    const auto& tokens = message.tokens();
    const Token& token = tokens[last];
    if (isDeniedBefore(message, first) || isCountedAsNothing(message.after(token.to)))
        return true;
    const bool hasNext = last + 1 < tokens.size() && tokens[last + 1].from == token.to + 1;
    if (!hasNext)
        return false;
    const Token& next = tokens[last + 1];
    // "timeout 30s", "timeout=30s": how long one would wait.
    const bool isSetting = token.small == "timeout" && isAsciiDigit(next.written.front());
    return isSetting || isOneOf(next.small, compounds);
}

bool isDeniedBefore(std::string_view before)
{
    before = withoutCounters(before);
    const std::size_t number = before.find_last_not_of("0123456789.") + 1; // 0 if there is no other
    if (number < before.size())
        return before.find_first_of("123456789", number) == std::string_view::npos;
    return endsWithOneOf(before, chineseDenials);
}

bool isDeniedInChinese(std::string_view before, std::string_view after)
{
    return isDeniedBefore(before) || !leadingWord(after, chineseCompounds).empty()
        || isCountedAsNothing(after);
}

} // namespace deployment
