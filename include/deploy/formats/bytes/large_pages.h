// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace formats {

/// Lays what the program allocates from now on into large pages, where the system has them: to be
/// given each small one when it is first written to takes longer than to write to it. For a program
/// that will need many, before it has other threads.
void useLargePages();

} // namespace formats
