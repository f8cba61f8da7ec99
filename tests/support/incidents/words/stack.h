// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "voice.h"

namespace incidents {

/// What a voice prints below a line for an exception ("Type: message"): its stack, the type and
/// message where the voice puts them. Empty for voices that put it into the line.
[[nodiscard]] std::vector<std::string> stackOf(
    Voice voice, const std::string& exception, const Facts& facts, demo::Random& random);

} // namespace incidents
