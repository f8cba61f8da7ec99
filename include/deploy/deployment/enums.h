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
template <typename Known> struct OpenEnum {
    Known known = Known::Unknown;
    std::string text;

    bool operator==(const OpenEnum&) const = default;
};

using OpenStatus = OpenEnum<Status>;
using OpenStepStatus = OpenEnum<StepStatus>;
using OpenStrategy = OpenEnum<Strategy>;

/// The meaning of a wire word such as "ROLLED_BACK"; Unknown for any other text. Letter case
/// counts.
[[nodiscard]] Status parseStatus(std::string_view word);
[[nodiscard]] StepStatus parseStepStatus(std::string_view word);
[[nodiscard]] Strategy parseStrategy(std::string_view word);

/// The wire word of a meaning; empty for Unknown.
[[nodiscard]] std::string_view toWire(Status status);
[[nodiscard]] std::string_view toWire(StepStatus status);
[[nodiscard]] std::string_view toWire(Strategy strategy);

[[nodiscard]] OpenStatus openStatus(std::string_view text);
[[nodiscard]] OpenStepStatus openStepStatus(std::string_view text);
[[nodiscard]] OpenStrategy openStrategy(std::string_view text);

/// Completed, failed or rolled back: nothing more will happen. Unknown words are not finished.
[[nodiscard]] bool isFinished(Status status);

} // namespace deployment
