// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace deployment {

enum class Status : std::uint8_t { Pending, Running, Completed, Failed, RolledBack, Unknown };
enum class StepStatus : std::uint8_t {
    Pending,
    Running,
    Completed,
    Failed,
    Skipped,
    Passed, ///< it is behind the deployment: nobody saw whether it was done or skipped
    Unknown
};
enum class Strategy : std::uint8_t { BlueGreen, Canary, Rolling, AllAtOnce, Unknown };

/// A value of an open enumeration: the known value, and the string of the source. An unknown one
/// keeps its string and is shown as it came.
template <typename Known> struct OpenEnum {
    Known known = Known::Unknown;
    std::string text;

    bool operator==(const OpenEnum&) const = default;
};

using OpenStatus = OpenEnum<Status>;
using OpenStepStatus = OpenEnum<StepStatus>;
using OpenStrategy = OpenEnum<Strategy>;

/// The value of a wire string such as "ROLLED_BACK"; Unknown for any other string. Case-sensitive.
[[nodiscard]] Status parseStatus(std::string_view word);
[[nodiscard]] StepStatus parseStepStatus(std::string_view word);
[[nodiscard]] Strategy parseStrategy(std::string_view word);

/// The wire string of a value; empty for Unknown.
[[nodiscard]] std::string_view toWire(Status status);
[[nodiscard]] std::string_view toWire(StepStatus status);
[[nodiscard]] std::string_view toWire(Strategy strategy);

[[nodiscard]] OpenStatus openStatus(std::string_view text);
[[nodiscard]] OpenStepStatus openStepStatus(std::string_view text);
[[nodiscard]] OpenStrategy openStrategy(std::string_view text);

/// Completed, failed or rolled back: a final state. Unknown words are not finished.
[[nodiscard]] bool isFinished(Status status);

} // namespace deployment
