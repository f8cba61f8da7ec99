// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/message.h"

#include <cstdint>
#include <string>

namespace deployment {

enum class Severity : std::uint8_t {
    Warning, ///< the record is shown; a part of it is doubtful
    Error, ///< the record, or the rest of the file, could not be shown
};

/// Something wrong in the data, with its place. Zero means "not known"; counting starts at 1.
struct Problem {
    Severity severity = Severity::Warning;
    Message message;
    std::uint64_t record = 0; ///< which deployment of the source
    std::uint64_t line = 0;
    std::uint64_t column = 0; ///< in bytes
    std::string pointer; ///< RFC 6901, within the record; empty for the record as a whole
    std::string id; ///< of the deployment, where it is known

    bool operator==(const Problem&) const = default;
};

} // namespace deployment
