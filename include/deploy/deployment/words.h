// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace deployment {

enum class Status : std::uint8_t { Pending, Running, Completed, Failed, RolledBack, Unknown };
enum class StepStatus : std::uint8_t { Pending, Running, Completed, Failed, Unknown };
enum class Strategy : std::uint8_t { BlueGreen, Canary, Rolling, AllAtOnce, Unknown };

/// A word of an open vocabulary: what we know it as, and what the source wrote. A word that we
/// don't know keeps its text and is shown as it came.
template <typename Known> struct Word {
    Known known = Known::Unknown;
    std::string text;

    bool operator==(const Word&) const = default;
};

using StatusWord = Word<Status>;
using StepStatusWord = Word<StepStatus>;
using StrategyWord = Word<Strategy>;

/// The meaning of a wire word such as "ROLLED_BACK"; Unknown for any other text. Letter case
/// counts.
[[nodiscard]] Status statusFromWord(std::string_view word);
[[nodiscard]] StepStatus stepStatusFromWord(std::string_view word);
[[nodiscard]] Strategy strategyFromWord(std::string_view word);

/// The wire word of a meaning; empty for Unknown.
[[nodiscard]] std::string_view wordOf(Status status);
[[nodiscard]] std::string_view wordOf(StepStatus status);
[[nodiscard]] std::string_view wordOf(Strategy strategy);

[[nodiscard]] StatusWord statusWord(std::string_view text);
[[nodiscard]] StepStatusWord stepStatusWord(std::string_view text);
[[nodiscard]] StrategyWord strategyWord(std::string_view text);

/// Completed, failed or rolled back: nothing more will happen. Unknown words are not finished.
[[nodiscard]] bool isFinished(Status status);

} // namespace deployment
