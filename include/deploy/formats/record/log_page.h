// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/log.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace formats {

/// A part of a log as a server gives it (docs/openapi.yaml). Every element of the part is an entry,
/// however little it says, for entries are counted. A text alone is a message without a time.
struct LogPage {
    std::optional<std::int64_t> after; ///< entries before the first one
    std::optional<std::int64_t> total; ///< entries of the whole log
    deployment::Log entries;
};

/// nullopt if the text is not a page of a log.
[[nodiscard]] std::optional<LogPage> decodeLogPage(std::string_view json);

} // namespace formats
