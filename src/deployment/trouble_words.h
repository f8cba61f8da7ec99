// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/trouble.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace deployment {

/// Words that tell of a trouble, in lower case. ASCII ones stand between borders of words.
struct TroubleWords {
    enum class Strength : std::uint8_t {
        Plain, ///< tell of it wherever they stand
        WithError, ///< say which it is where the line tells of an error anyway
    };

    std::string_view words;
    Trouble trouble = Trouble::Exception;
    Strength strength = Strength::Plain;
};
[[nodiscard]] std::span<const TroubleWords> allTroubleWords();

} // namespace deployment
