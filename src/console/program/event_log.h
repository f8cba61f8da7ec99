// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace console {

class CommandSession;
class SourceSession;

/// From now on, what happens to the source stands in the program's log: one line for each change of
/// its state (not for each retry), and one for each load.
void logSession(SourceSession& session);
/// The same for every step of every command.
void logCommands(CommandSession& commands);

} // namespace console
