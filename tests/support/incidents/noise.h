// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout.h"
#include "voice.h"

#include <span>
#include <string_view>
#include <vector>

namespace incidents {

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

/// What any run may say at any time and means nothing, though it has such words.
[[nodiscard]] std::span<const Phrase> harmlessPhrases();
/// Errors that a service has in nearly every run, and lives with.
[[nodiscard]] std::span<const Phrase> habitPhrases();
/// What only a new version says, and means nothing.
[[nodiscard]] std::span<const Phrase> noveltyPhrases();
/// Something that goes wrong and, right after it, what says that it was overcome.
struct Recovery {
    Phrase trouble;
    Phrase relief;
};
[[nodiscard]] std::span<const Recovery> recoveryPhrases();

/// Errors that no run before had, and that this one survives: they lead astray.
[[nodiscard]] std::span<const Phrase> survivedPhrases();

/// What follows from a cause, and is louder than it.
[[nodiscard]] std::span<const Phrase> serviceCascades();
[[nodiscard]] std::span<const Phrase> platformCascades();
[[nodiscard]] std::span<const Phrase> toolCascades(bool isChinese);

} // namespace incidents
