// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/demo/history_generator.h"

#include "deploy/deployment/error.h"

#include <filesystem>
#include <span>

namespace generate {

enum class Format : std::uint8_t { Json, Lines };

struct Options {
    demo::HistoryOptions history;
    Format format = Format::Json;
    bool gzip = false;
    std::filesystem::path output; ///< empty: standard output
    bool help = false;
};

/// The options of a command line, without the program's name. `now` is the current time if the line
/// has none. Error: BadFormat, with a sentence about the option.
[[nodiscard]] deployment::Expected<Options> parseOptions(
    std::span<const char* const> arguments, deployment::Timestamp now);

[[nodiscard]] std::string_view usage();

} // namespace generate
