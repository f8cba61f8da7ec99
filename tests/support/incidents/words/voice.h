// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "facts.h"

#include "deploy/demo/random.h"
#include "deploy/deployment/timestamp.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace incidents {

/// Who writes a line of the log, and so how it looks.
enum class Voice : std::uint8_t {
    Tool, ///< what carries the deployment out, in the language of the run
    Java,
    Go,
    Python,
    Nginx,
    Kubernetes,
    Systemd,
    // Of the incidents that are held back.
    Rust,
    DotNet,
    Node,
    Logfmt,
    Ruby,
    Ansible,
};
[[nodiscard]] std::string_view nameOf(Voice voice);

enum class Level : std::uint8_t { Debug, Info, Warning, Error, Fatal };

/// What is said, before a voice gives it its look.
struct Utterance {
    Level level = Level::Info;
    std::string component;
    std::string text;
    std::string exception; ///< "Type: message"; empty for none
};

/// The physical lines, with time, level and whatever else the voice puts around the words; the
/// stack of an exception below it, where the voice prints one.
[[nodiscard]] std::vector<std::string> spoken(Voice voice, const Utterance& utterance,
    deployment::Timestamp at, const Facts& facts, demo::Random& random);

} // namespace incidents
