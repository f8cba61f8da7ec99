// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/manual/program_manual.h"

#include <optional>
#include <string>
#include <string_view>

namespace manual {

/// For section 1, in the macros of man(7); ASCII, whatever the texts are.
[[nodiscard]] std::string manPage(const ProgramManual& manual);

/// For bash 4 and later; needs no library of completions.
[[nodiscard]] std::string bashCompletion(const ProgramManual& manual);
/// For the completion system of zsh, as a function to be loaded by itself.
[[nodiscard]] std::string zshCompletion(const ProgramManual& manual);
[[nodiscard]] std::string fishCompletion(const ProgramManual& manual);

/// By the word that names the form: "man", "bash", "zsh" or "fish"; nullopt for any other.
[[nodiscard]] std::optional<std::string> written(
    const ProgramManual& manual, std::string_view form);

} // namespace manual
