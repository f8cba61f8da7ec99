// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "log_message.h"

#include <cstddef>
#include <string_view>

/// Whether words of error in a message are taken back by those beside them.
namespace deployment {

/// What follows says that the count is zero: "=0", ": 0", "(0)", " 0 项", "=nil".
[[nodiscard]] bool isCountedAsNothing(std::string_view rest);
/// Whether a path, a file or another name holds the word: "on-error", "error.log", "/errors/".
[[nodiscard]] bool isPartOfAName(const LogMessage& message, const Token& token);
/// "no errors", "0 failed", "errors=0", "error rate"; of the words from the first token to the
/// last.
[[nodiscard]] bool isDenied(const LogMessage& message, std::size_t first, std::size_t last);
/// By what stands before the word: "ConnectionError: null" denies nothing.
[[nodiscard]] bool isDeniedBefore(const LogMessage& message, std::size_t token);
/// "没有", "未发现任何", "0 个" before a word of error; "10 个" is not zero.
[[nodiscard]] bool isDeniedBefore(std::string_view before);
/// The same, or "率", "已恢复" after it.
[[nodiscard]] bool isDeniedInChinese(std::string_view before, std::string_view after);

} // namespace deployment
