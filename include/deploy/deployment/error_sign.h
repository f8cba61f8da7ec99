// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace deployment {

/// How plainly a line of a log says that something went wrong.
enum class ErrorSign : std::uint8_t {
    None, ///< also where errors are denied or counted as none: "errors=0", "no errors", 失败 0 项
    Mention, ///< only in passing, at the level of a warning, or as a result without its cause:
             ///< "deployment failed"
    Error, ///< by its level, or in its own words
};

/// What the message says, in English or Chinese, by its level and by words of trouble (trouble.h).
/// A result of the subject (the name of a step) is taken like one of the deployment: "Health check
/// failed" names no cause.
[[nodiscard]] ErrorSign errorSignOf(std::string_view message, std::string_view subject = {});

/// The same with what it rests on.
struct ErrorReading {
    ErrorSign sign = ErrorSign::None;
    bool isWarning = false; ///< by its level, whatever it says
    bool isFatal = false; ///< by its level
    bool isResult = false; ///< only that it went wrong: "deployment failed"
};
[[nodiscard]] ErrorReading readErrors(std::string_view message, std::string_view subject = {});

/// Whether readErrors() could find anything: quick, and true for some that say nothing.
[[nodiscard]] bool maySayError(std::string_view message);

/// Whether the message says that the rollback was requested manually, not by an automatic rule.
[[nodiscard]] bool saysRollbackByHand(std::string_view message);

} // namespace deployment
