// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace deployment {

/// Whether the text may hold a name that is hidden; cheap, and true too often rather than too
/// rarely.
[[nodiscard]] bool mayHoldName(std::string_view text);

/// The text, as long as before, with "_" for each byte of the names of images, pods, containers and
/// the like in it: what something is called tells nothing of what became of it. A name is known by
/// its place: 'Pulling image "crash:2"', "Killing pod/error-7d4f9", "Created container timeout".
/// What a program wrote in quotes of its own stays: {"level":"error"}, msg="not found".
[[nodiscard]] std::string withNamesHidden(std::string_view text);

} // namespace deployment
