// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/manual/program_manual.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace manual {

[[nodiscard]] inline std::string joined(
    const std::vector<std::string>& words, std::string_view between = " ")
{
    std::string text;
    for (const std::string& word : words)
        text.append(text.empty() ? "" : between).append(word);
    return text;
}

[[nodiscard]] inline std::string replaced(
    std::string text, std::string_view what, std::string_view by)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

/// The words that the option's value may be for this command.
[[nodiscard]] inline const std::vector<std::string>& choicesFor(
    const OptionManual& option, const std::string& command)
{
    const auto fewer = std::ranges::find(option.fewerChoices, command, &CommandChoices::command);
    return fewer == option.fewerChoices.end() ? option.choices : fewer->choices;
}

/// The name of a shell's function: letters, digits and underscores.
[[nodiscard]] inline std::string functionName(std::string program)
{
    std::ranges::replace(program, '-', '_');
    return '_' + program;
}

} // namespace manual
