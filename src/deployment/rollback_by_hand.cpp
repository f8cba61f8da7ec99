// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/error_sign.h"

#include "denial.h"
#include "log_message.h"

#include <algorithm>
#include <array>
#include <optional>

namespace deployment {

namespace {

constexpr auto manual = std::to_array<std::string_view>({"manual", "manually"});
constexpr auto automatic =
    std::to_array<std::string_view>({"automatic", "automatically", "automated", "auto"});
/// What rolls back of itself, or the article before it: "by the canary analysis".
constexpr auto machines = std::to_array<std::string_view>(
    {"the", "a", "an", "analysis", "argo", "automation", "bot", "canary", "ci", "controller",
        "deadline", "flagger", "health", "kayenta", "monitor", "monitoring", "pipeline", "policy",
        "rollouts", "rule", "scheduler", "spinnaker", "system", "timeout", "watchdog"});
constexpr auto chineseManual = std::to_array<std::string_view>({"手动", "人工", "手工"});
constexpr auto chineseDoing =
    std::to_array<std::string_view>({"触发", "执行", "发起", "进行", "操作", "的"});
constexpr auto chineseNeedless =
    std::to_array<std::string_view>({"无需", "无须", "不需", "不需要", "不用", "不必", "非"});

/// "rollback", or "rolled back": the first and the last of its words.
struct Mention {
    std::size_t first = 0;
    std::size_t last = 0;
};

std::optional<Mention> mentionAt(const LogMessage& message, std::size_t at)
{
    const auto& tokens = message.tokens();
    const std::string_view word = tokens[at].small;
    if (word == "rollback")
        return Mention{at, at};
    const bool rolls = word == "roll" || word == "rolled" || word == "rolling";
    return rolls && at + 1 < tokens.size() && tokens[at + 1].small == "back"
        ? std::optional(Mention{at, at + 1})
        : std::nullopt;
}

std::string_view wordAt(const LogMessage& message, std::size_t at)
{
    return at < message.tokens().size() ? message.tokens()[at].small : std::string_view();
}

/// Nothing between two words ends a clause.
bool isOneClause(const LogMessage& message, std::size_t one, std::size_t other)
{
    const auto& tokens = message.tokens();
    const std::size_t from = tokens[std::min(one, other)].to;
    const std::size_t to = tokens[std::max(one, other)].from;
    return message.before(to).substr(from).find_first_of(",.;:!(\n") == std::string_view::npos;
}

/// "manual rollback", "rollback was triggered manually".
bool isCalledManual(const LogMessage& message, const Mention& mention)
{
    constexpr std::size_t reach = 3;
    const std::size_t from = mention.first - std::min(mention.first, reach);
    const std::size_t end = std::min(mention.last + reach + 1, message.tokens().size());
    for (std::size_t at = from; at < end; ++at) {
        const std::size_t near = at < mention.first ? mention.first : mention.last;
        if (isOneOf(wordAt(message, at), manual) && isOneClause(message, at, near)
            && !isDeniedBefore(message, at))
            return true;
    }
    return false;
}

/// "by alice"; what rolls back of itself is no one.
bool isBySomebody(const LogMessage& message, std::size_t at)
{
    const std::string_view who = wordAt(message, at + 1);
    return wordAt(message, at) == "by" && !who.empty() && !isOneOf(who, machines);
}

/// "requested a rollback", "rollback was requested", "rolled back by alice".
bool isAskedFor(const LogMessage& message, const Mention& mention)
{
    const bool hasArticle = mention.first > 0 && wordAt(message, mention.first - 1) == "a";
    const std::size_t before = mention.first - (hasArticle ? 1 : 0);
    if (before > 0 && wordAt(message, before - 1) == "requested")
        return true;
    std::size_t after = mention.last + 1;
    if (isBySomebody(message, after))
        return true;
    after += wordAt(message, after) == "was" ? 1 : 0;
    return wordAt(message, after) == "requested"
        && (wordAt(message, after + 1) != "by" || isBySomebody(message, after + 1));
}

bool saysSoInEnglish(const LogMessage& message)
{
    const auto& tokens = message.tokens();
    const bool isAutomatic = std::ranges::any_of(
        tokens, [](const Token& token) { return isOneOf(token.small, automatic); });
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto mention = mentionAt(message, at);
        if (!mention || isDeniedBefore(message, mention->first))
            continue;
        if (isCalledManual(message, *mention) || (!isAutomatic && isAskedFor(message, *mention)))
            return true;
    }
    return false;
}

/// "手动触发回滚", not "无需人工回滚".
bool saysSoInChinese(std::string_view text)
{
    constexpr std::string_view rollback = "回滚";
    for (std::size_t at = text.find(rollback); at != std::string_view::npos;
         at = text.find(rollback, at + rollback.size())) {
        std::string_view before = text.substr(0, at);
        for (const std::string_view doing : chineseDoing) {
            if (before.ends_with(doing))
                before.remove_suffix(doing.size());
        }
        const auto* const word = std::ranges::find_if(
            chineseManual, [before](std::string_view each) { return before.ends_with(each); });
        if (word == chineseManual.end())
            continue;
        before.remove_suffix(word->size());
        if (!isDeniedBefore(before) && !endsWithOneOf(before, chineseNeedless))
            return true;
    }
    return false;
}

} // namespace

bool saysRollbackByHand(std::string_view text)
{
    const LogMessage message(text);
    return saysSoInEnglish(message) || saysSoInChinese(message.small());
}

} // namespace deployment
