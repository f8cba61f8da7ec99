// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/command_in_log.h"

#include "deploy/deployment/error_sign.h"

#include <algorithm>
#include <array>
#include <string>

namespace operations {

namespace {

constexpr std::size_t bytesLookedAt = 256; // a command is told at the front

constexpr auto pauses = std::to_array<std::string_view>(
    {"部署已暂停", "部署暂停", "暂停部署", "已暂停部署", "手动暂停", "人工暂停", "发布已暂停",
        "deployment paused", "rollout paused", "release paused", "deployment was paused",
        "pause requested", "manually paused", "pausing deployment", "paused deployment"});
constexpr auto resumes = std::to_array<std::string_view>({"部署继续", "继续部署", "恢复部署",
    "部署已恢复", "部署恢复", "手动恢复", "人工恢复", "发布已恢复", "deployment resumed",
    "rollout resumed", "release resumed", "deployment was resumed", "resume requested",
    "manually resumed", "resuming deployment", "resumed deployment"});
/// Right before the words: it was not, or has yet to be.
constexpr auto takenBack = std::to_array<std::string_view>(
    {"未", "没有", "不", "无法", "如需", "可", "请", "not ", "no ", "cannot ", "if "});

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool says(std::string_view small, std::string_view words)
{
    const std::size_t at = small.find(words);
    if (at == std::string_view::npos)
        return false;
    const std::string_view before = small.substr(0, at);
    return std::ranges::none_of(
        takenBack, [before](std::string_view word) { return before.ends_with(word); });
}

template <std::size_t N>
bool saysOneOf(std::string_view small, const std::array<std::string_view, N>& phrases)
{
    return std::ranges::any_of(
        phrases, [small](std::string_view words) { return says(small, words); });
}

/// Most lines of a log hold none of them.
bool mayTell(std::string_view message)
{
    static constexpr auto hints = std::to_array<std::string_view>(
        {"暂停", "继续", "恢复", "回滚", "aus", "AUS", "esum", "ESUM", "oll", "OLL"});
    return std::ranges::any_of(hints,
        [message](std::string_view hint) { return message.find(hint) != std::string_view::npos; });
}

} // namespace

std::optional<CommandKind> commandSaidBy(std::string_view message)
{
    message = message.substr(0, bytesLookedAt);
    if (!mayTell(message))
        return std::nullopt;
    std::string small(message);
    std::ranges::transform(small, small.begin(), lowered);
    if (deployment::saysRollbackByHand(message))
        return CommandKind::RollBack;
    if (saysOneOf(small, pauses))
        return CommandKind::Pause;
    if (saysOneOf(small, resumes))
        return CommandKind::Resume;
    return std::nullopt;
}

} // namespace operations
