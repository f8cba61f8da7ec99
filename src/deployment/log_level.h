// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "log_message.h"

#include <cstddef>
#include <cstdint>

namespace deployment {

enum class Level : std::uint8_t { None, Lower, Warning, Error, Fatal };

struct LevelFound {
    Level level = Level::None;
    std::size_t end = 0; ///< where the words after it begin
};

/// The level that a message bears: "ERROR", "[error]", "error:", "level=error", "E0215 10:07:00 …",
/// "【错误】"; the word "error" within a sentence is none.
[[nodiscard]] LevelFound levelOf(const LogMessage& message);

} // namespace deployment
