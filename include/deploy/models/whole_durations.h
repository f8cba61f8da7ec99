// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace models {

/// For text that is wrapped, and not for what is copied or written: no line ends within a duration
/// that durationText() wrote, or between its number and its unit.
[[nodiscard]] QString withWholeDurations(const QString& text);
/// For text that is wrapped: a line may also end within what would not be broken for long (a
/// digest, a name without a blank).
[[nodiscard]] QString withBreaksInLongWords(const QString& text);
/// What is copied of either: plain spaces, and nothing that is not seen.
[[nodiscard]] QString withoutJoiners(QString text);

} // namespace models
