// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http_server.h"
#include "server/service.h"

#include <tl/expected.hpp>

#include <span>
#include <string>
#include <vector>

namespace server {

struct Options {
    ServiceOptions service;
    HttpOptions http;
    std::vector<std::string> historyFiles;
    bool demo = false; ///< begin with the console's built-in history
    std::uint64_t generated = 0; ///< or with so many made-up deployments
    std::string tokenFile;
    std::string accessLog;
    bool help = false;
};

/// The options of a command line, without the program's name; `now` is the current time unless the
/// line has another. Error: a sentence.
[[nodiscard]] tl::expected<Options, std::string> parseOptions(
    std::span<const char* const> arguments, deployment::Timestamp now);

[[nodiscard]] std::string usage();

} // namespace server
