// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console_window.h"

#include <QStringList>

namespace benchmarks {

// What the user does in the list, and how long each answer takes.

/// What users search for: a part of an id, a version, an executor, a step, and something that does
/// not exist. The first letters match nearly everything.
[[nodiscard]] const QStringList& searches();
/// Types each text letter by letter, and takes it back.
[[nodiscard]] console::FrameTimes searchTimes(
    ConsoleWindow& console, const QStringList& texts, int rounds = 1);
/// Each environment and each status alone, and several together.
[[nodiscard]] console::FrameTimes filterTimes(ConsoleWindow& console, int rounds = 1);
/// Clicks each status alone and takes it back; then adds one after the other with Ctrl held, and
/// takes all of them back.
void toggleStatuses(ConsoleWindow& console, bool andTogether);
/// Every column, first click and second.
[[nodiscard]] console::FrameTimes sortTimes(ConsoleWindow& console, int rounds = 2);
[[nodiscard]] console::FrameTimes selectTimes(ConsoleWindow& console);
/// Page after page from the top, then the end and the top again: each frame paints all rows in
/// view.
[[nodiscard]] console::FrameTimes scrollTimes(ConsoleWindow& console);

void showEverything(ConsoleWindow& console);
/// A row that the user has chosen stays chosen and has to be found again each time.
void chooseRow(ConsoleWindow& console);

} // namespace benchmarks
