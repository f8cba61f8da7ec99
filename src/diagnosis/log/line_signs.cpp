// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_signs.h"

#include "deploy/deployment/ascii.h"

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
        "progress deadline", "not become ready", "not ready", "waiting for", "waited for",
        "wait for", "see above", "see logs", "see the log", "check the log", "terminating",
        "skipping", "skipped", "cancelled", "canceled", "cancelling", "canceling", "cleaning up",
        "cleanup", "shutting down", "stopping", "marked as failed", "marking", "exiting", "中止",
        "终止", "放弃", "等待", "未就绪", "未能就绪", "内就绪", "回滚", "清理", "跳过", "取消"});

bool holdsOneOf(std::string_view text, std::span<const std::string_view> all)
{
    return std::ranges::any_of(
        all, [&](std::string_view words) { return text.find(words) != std::string_view::npos; });
}

} // namespace

LineSigns signsOf(std::string_view message, std::string_view step)
{
    const deployment::ErrorReading reading = deployment::readErrors(message, step);
    LineSigns signs;
    signs.error = reading.sign;
    signs.isWarning = reading.isWarning;
    signs.isResult = reading.isResult;
    if (signs.error == deployment::ErrorSign::None)
        return signs;
    signs.troubles = deployment::troublesOf(message);
    std::string small(message.substr(0, bytesRead));
    std::ranges::transform(small, small.begin(), deployment::toAsciiLower);
    signs.isAttempt = holdsOneOf(small, attempts);
    signs.isAftermath = holdsOneOf(small, aftermaths);
    return signs;
}

} // namespace diagnosis
