// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_signs.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/log/hidden_names.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace diagnosis {

namespace {

constexpr std::size_t bytesRead = 4096;

constexpr auto attempts =
    std::to_array<std::string_view>({"retry", "retries", "retried", "try again", "trying again",
        "attempt ", "backing off", "reconnecting", "重试", "重新尝试", "重连"});
constexpr auto aftermaths = std::to_array<std::string_view>(
    {"rolling back", "rollback", "rolled back", "aborting", "aborted", "giving up", "gave up",
        "progress deadline", "progressdeadline", "not become ready", "waiting for", "waited for",
        "see above", "see logs", "see the log", "check the log", "cancelled", "canceled",
        "cancelling", "canceling", "cleaning up", "shutting down", "marked as failed", "放弃",
        "等待超时", "未就绪", "未能就绪", "未能在", "内就绪", "回滚"});

bool holdsOneOf(std::string_view text, std::span<const std::string_view> all)
{
    return std::ranges::any_of(
        all, [&](std::string_view words) { return text.find(words) != std::string_view::npos; });
}

constexpr auto complaints = std::to_array<std::string_view>({"not", "cannot", "invalid", "missing",
    "expired", "exceeded", "exceeds", "rejected", "rejects", "refusing", "corrupt", "corrupted",
    "mismatch", "unsupported", "unexpected", "unknown", "lost", "insufficient", "exhausted",
    "broken", "stuck", "locked", "blocked", "illegal", "malformed", "incompatible", "undefined",
    "degraded", "dead", "down", "dropped", "overflow", "leak", "violates", "violation", "conflict",
    "throttled", "unresolved", "overloaded", "starvation", "too", "no", "without", "damaged",
    "truncated", "disconnected", "terminated", "differs", "wrong", "bad", "lacks", "slow"});
constexpr auto chineseComplaints = std::to_array<std::string_view>(
    {"不", "未", "无", "缺", "过期", "过长", "过高", "过大", "过多", "过慢", "超过", "超出", "丢失",
        "损坏", "冲突", "找不到", "非法", "堆积", "阻塞", "卡住", "泄漏", "耗尽", "断开", "拒绝"});

/// That something goes on is no complaint: "Rollout not completed, started update to revision 2",
/// nor that it was made smaller: "Scaled down ReplicaSet shop-7d4 (revision 2) from 1 to 0".
constexpr auto harmless = std::to_array<std::string_view>({"not completed", "not complete",
    "not finished", "not yet", "尚未完成", "scaled down", "scaling down", "scale down"});

/// Whether one of the words stands between borders of words.
bool holdsWord(std::string_view small, std::span<const std::string_view> words)
{
    for (std::size_t at = 0; at < small.size();) {
        const std::size_t from = at;
        while (at < small.size() && deployment::isAsciiLetter(small[at]))
            ++at;
        if (std::ranges::find(words, small.substr(from, at - from)) != words.end())
            return true;
        at = std::max(at, from + 1);
    }
    return false;
}

std::string inSmallLetters(std::string_view message)
{
    std::string small = deployment::withNamesHidden(message.substr(0, bytesRead));
    std::ranges::transform(small, small.begin(), deployment::toAsciiLower);
    return small;
}

} // namespace

bool complains(std::string_view message)
{
    std::string small = inSmallLetters(message);
    for (const std::string_view words : harmless) {
        for (std::size_t at = small.find(words); at != small.npos; at = small.find(words, at))
            small.erase(at, words.size());
    }
    return holdsWord(small, complaints) || holdsOneOf(small, chineseComplaints);
}

LineSigns signsOf(std::string_view message, std::string_view step)
{
    const deployment::ErrorReading reading = deployment::readErrors(message, step);
    LineSigns signs;
    signs.error = reading.sign;
    signs.isWarning = reading.isWarning;
    signs.isFatal = reading.isFatal;
    signs.isResult = reading.isResult;
    const bool saysError = signs.error != deployment::ErrorSign::None;
    if (!saysError && !signs.isWarning)
        return signs;
    if (saysError)
        signs.troubles = deployment::troublesOf(message);
    const std::string small = inSmallLetters(message);
    signs.isAttempt = holdsOneOf(small, attempts);
    signs.isAftermath = holdsOneOf(small, aftermaths);
    return signs;
}

} // namespace diagnosis
