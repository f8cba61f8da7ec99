// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "event_stream_parser.h"
#include "live/revision_ledger.h"

#include <cstddef>
#include <optional>
#include <string>

namespace sources {

/// An event of the stream, and what it says of a deployment.
struct EventNews {
    ServerEvent event;
    std::optional<std::string> deployment; ///< its id
    Revision revision; ///< of an event "deployment"
    std::size_t logEnd = 0; ///< of an event "log": there are at least so many entries
};

/// Goes through the event's data: for the thread that reads the stream.
[[nodiscard]] EventNews newsOf(ServerEvent event);

} // namespace sources
