// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/time_window.h"

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace history {

/// "30m", "24h", "7d", "2w". nullopt for anything else, and for ages beyond a thousand years.
[[nodiscard]] std::optional<std::chrono::minutes> parseAge(std::string_view text);

/// A period that moves along with the time, by its name: one that is written, and others that are
/// understood.
struct PeriodWord {
    std::string_view word;
    TimeChoice choice;
    std::array<std::string_view, 3> others{};
};
inline constexpr std::array periodWords{
    PeriodWord{"today", TimeChoice::Today, {"今天", "今日"}},
    PeriodWord{"yesterday", TimeChoice::Yesterday, {"昨天", "昨日"}},
    PeriodWord{"this-week", TimeChoice::ThisWeek, {"本周", "这周", "这个星期"}},
    PeriodWord{"last-week", TimeChoice::LastWeek, {"上周", "上星期", "上个星期"}},
    PeriodWord{"this-month", TimeChoice::ThisMonth, {"本月", "这个月", "当月"}},
    PeriodWord{"last-month", TimeChoice::LastMonth, {"上个月", "上月"}},
    PeriodWord{
        "last-release-week", TimeChoice::ReleaseWeek, {"上次发布周", "发布周", "release-week"}},
};
/// In any case, with spaces or underscores for the hyphens. nullopt for anything else.
[[nodiscard]] std::optional<TimeChoice> parsePeriodWord(std::string_view text);
/// Empty for a choice that is none of them.
[[nodiscard]] std::string_view wordOf(TimeChoice choice);

/// A day ("2025-02-03"), a week of ISO 8601 ("2025-W07", Monday to Sunday), a month ("2025-02"), a
/// year ("2025"), or one of the periodWords but for the week of the release, which only a history
/// knows: from its first midnight in the zone to that after it. nullopt for anything else, also for
/// a day that a month does not have.
[[nodiscard]] std::optional<TimeRange> parsePeriod(
    std::string_view text, deployment::Timestamp now, deployment::Zone zone);

/// How parsePeriod() reads exactly that range: "2025-02-03", "2025-W07", "2025-02", "2025". Empty
/// for a range that is no such period.
[[nodiscard]] std::string nameOfPeriod(const TimeRange& range, deployment::Zone zone);

/// The week, Monday to Sunday, that the moment is in, and so on.
[[nodiscard]] TimeRange dayOf(deployment::Timestamp time, deployment::Zone zone, int later = 0);
[[nodiscard]] TimeRange weekOf(deployment::Timestamp time, deployment::Zone zone, int later = 0);
[[nodiscard]] TimeRange monthOf(deployment::Timestamp time, deployment::Zone zone, int later = 0);

} // namespace history
