// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

/// Words of error, in lower case: of English they stand between borders of words.
namespace deployment {

inline constexpr auto errorWords = std::to_array<std::string_view>(
    {"error", "errors", "fail", "fails", "failed", "failure", "failures", "fatal", "panic",
        "exception", "exceptions", "traceback", "timeout", "refused", "denied", "unreachable",
        "unavailable", "unhealthy", "aborted", "crash", "crashed", "killed", "oomkilled", "evicted",
        "crashloopbackoff", "imagepullbackoff", "errimagepull", "segfault", "cannot", "unable"});
inline constexpr auto chineseErrors =
    std::to_array<std::string_view>({"错误", "失败", "异常", "超时", "崩溃", "致命", "报错", "无法",
        "未通过", "未能", "不可用", "拒绝", "中断", "宕机", "无响应", "未响应"});

/// Levels, where they stand as levels.
inline constexpr auto errorLevels = std::to_array<std::string_view>({"error", "err", "fatal",
    "critical", "crit", "severe", "panic", "emerg", "emergency", "alert", "failure"});
inline constexpr auto fatalLevels =
    std::to_array<std::string_view>({"fatal", "critical", "crit", "panic", "emerg", "emergency"});
inline constexpr auto chineseErrorLevels =
    std::to_array<std::string_view>({"错误", "致命", "严重", "故障", "异常"});
inline constexpr auto warningLevels = std::to_array<std::string_view>({"warn", "warning"});
inline constexpr auto chineseWarningLevels = std::to_array<std::string_view>({"警告", "告警"});

} // namespace deployment
