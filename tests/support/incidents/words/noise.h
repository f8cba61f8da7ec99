// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incidents/run/layout.h"
#include "voice.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace incidents {

/// Which kinds, and what stands around them: those that one looks at while working on the rules, or
/// those that only tell whether the rules are good for others, too (told by systems that the open
/// ones are not told by).
enum class KindSet : std::uint8_t { Open, HeldBack };

/// What may be said; texts as in filled().
struct Phrase {
    Level level = Level::Info;
    std::string_view component;
    std::string_view text;
    std::string_view exception = {};
};

/// What goes well in a step: of the tool, of the platform, of the service itself.
[[nodiscard]] std::span<const Phrase> toolPhrases(StepRole role, bool isChinese);
[[nodiscard]] std::span<const Phrase> platformPhrases(StepRole role);
[[nodiscard]] std::span<const Phrase> servicePhrases(StepRole role);

/// Something that goes wrong and, right after it, what says that it was overcome.
struct Recovery {
    Phrase trouble;
    Phrase relief;
};

/// What is said beside a cause.
struct Noise {
    std::vector<Phrase>
        harmless; ///< by any run at any time; means nothing, though it has such words
    std::vector<Phrase> habits; ///< errors that a service has in nearly every run, and lives with
    std::vector<Phrase> novelties; ///< what only a new version says, and means nothing
    std::vector<Recovery> recoveries;
    std::vector<Phrase> survived; ///< errors that no run before had, and that this one survives
    // What follows from a cause, and is louder than it.
    std::vector<Phrase> ofService;
    std::vector<Phrase> ofPlatform;
    std::vector<Phrase> ofToolEnglish;
    std::vector<Phrase> ofToolChinese;
};
[[nodiscard]] const Noise& noiseOf(KindSet set);
/// The two of them.
[[nodiscard]] const Noise& openNoise();
[[nodiscard]] const Noise& heldBackNoise();

} // namespace incidents
