// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/demo/random.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace incidents {

/// What the lines of a service's runs have in common, and what differs from run to run.
struct Facts {
    std::string service;
    std::string package; ///< of its classes: "com.example.orders"
    std::string version;
    std::string oldVersion;
    std::string environment;
    std::string database;
    std::string table;
    std::string key; ///< of its configuration
    std::vector<std::string> pods; ///< of this run
    std::vector<std::string> hosts;
    bool isChinese = false; ///< the language of the tool that deploys
    std::uint8_t toolStyle = 0;
    bool oneEntryAnException = false; ///< with line breaks, instead of an entry a line
};
[[nodiscard]] Facts factsOfService(demo::Random& random);
/// What is new in each run.
void beginRun(Facts& facts, std::string_view version, demo::Random& random);

/// The text with the names in braces filled in: those of the facts, and {n} (1 to 9), {nn}, {big},
/// {ms}, {ip}, {port}, {hex}, {uuid}, {pct}, which differ each time.
[[nodiscard]] std::string filled(std::string_view text, const Facts& facts, demo::Random& random);

} // namespace incidents
