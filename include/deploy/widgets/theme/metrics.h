// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

/// The distances and sizes of letters that every view is set with; docs/design.md says when to use
/// which.
namespace widgets::theme {

/// Distances, in device-independent pixels.
namespace space {
inline constexpr int tight = 4; ///< between an icon and its word
inline constexpr int near = 8; ///< between parts of one thing
inline constexpr int apart = 12; ///< between things of one group
inline constexpr int group = 16; ///< between groups, and the edge of a page
inline constexpr int section = 24; ///< between sections
} // namespace space

/// Of the corners of cards, chips and buttons.
inline constexpr int cornerRadius = 6;

enum class Type {
    Title, ///< what a page is of
    Heading, ///< of a section
    Body, ///< the application's font as it is
    Caption, ///< what steps back: units, "from the log", the age of something
    Mono, ///< lines of a log, ids, queries
};

/// The application's font in that size, weight and family.
[[nodiscard]] QFont font(Type type);

/// The font, with its Chinese characters from a family that draws them as Chinese readers know
/// them, where one is installed: what a system falls back to may draw their Japanese forms.
[[nodiscard]] QFont withChineseLetters(const QFont& font);

} // namespace widgets::theme
