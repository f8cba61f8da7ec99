// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace deployment {
class Redactor;
}

namespace console {

class OpenCommands;
class OpenSources;

/// The state of all that is open, in lines, for those who look for a fault: sources and how fresh
/// they are, counters, unfinished commands. English; secrets do not show.
[[nodiscard]] std::string stateReport(
    const OpenSources& sources, const OpenCommands& commands, const deployment::Redactor& redactor);

} // namespace console
