// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incidents/run/layout.h"
#include "incidents/words/voice.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace incidents {

/// What curves do.
enum class Effect : std::uint8_t { None, RateDrop, LatencyJump, LatencyCreep, Both };

/// How a cause is told by one system. Texts as in filled().
struct Wording {
    Voice voice = Voice::Tool;
    Level level = Level::Error;
    std::string_view component;
    std::string_view text;
    std::string_view exception = {};
    bool inChinese = false; ///< of what the tool says
};

/// A kind of incident.
struct Kind {
    std::string_view name;
    std::vector<StepRole> where; ///< a step of one of these roles fails
    std::vector<Wording> causes; ///< one of them is said; none: the log does not tell
    Effect effect = Effect::None;
    bool repeats = false; ///< said again and again, as of a container that is restarted
};

/// Written from what such systems say, without a look at the rules that are to find it.
[[nodiscard]] std::span<const Kind> openKinds();
/// For telling whether the rules are good for what they were not measured with while they were
/// written: nothing is ever tuned to these, nor to what they say.
[[nodiscard]] std::span<const Kind> heldBackKinds();

/// Parts of openKinds().
[[nodiscard]] std::vector<Kind> startKinds();
[[nodiscard]] std::vector<Kind> platformKinds();
[[nodiscard]] std::vector<Kind> loadKinds();

} // namespace incidents
