// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace formats {

/// Lays what the program allocates from now on into large pages, where the system has them: to be
/// given each small one when it is first written to takes longer than to write to it. For a program
/// that will need many, before it has other threads.
void useLargePages();

/// Gives what the heap keeps free back to the system; takes about a millisecond. For a program that
/// has read much and will not read again soon: useLargePages() lets the heap keep all of it.
void giveBackFreeMemory();

} // namespace formats
