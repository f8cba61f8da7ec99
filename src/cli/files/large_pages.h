// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cli {

/// Lays what this thread allocates from now on into large pages, where the system has them: to be
/// given each small one when it is first written to takes longer than to write to it. For a program
/// that will need many.
void useLargePages();

} // namespace cli
