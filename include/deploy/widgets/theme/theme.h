// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/enums.h"

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

#include <string_view>

namespace deployment {
enum class StepState : std::uint8_t;
}

/// Colors and icons, derived from the palette so that light and dark both read well (text on its
/// ground has a contrast of at least 4.5 to 1).
namespace widgets::theme {

enum class Tone { Neutral, Info, Good, Warning, Bad, Blue, Green };

[[nodiscard]] bool isDark(const QPalette& palette);
/// The color of the tone for text and icons on the palette's base.
[[nodiscard]] QColor foreground(Tone tone, const QPalette& palette);
/// A quiet fill of the tone for bands and chips; foreground() reads well on it.
[[nodiscard]] QColor background(Tone tone, const QPalette& palette);
/// Text that steps back, still readable.
[[nodiscard]] QColor secondaryText(const QPalette& palette);
/// Hairlines and grids.
[[nodiscard]] QColor line(const QPalette& palette);
/// Edges and signs that carry a meaning of their own: at least 3 to 1 on every ground.
[[nodiscard]] QColor edge(const QPalette& palette);
/// Lines that say "this one": the current tab, the focus.
[[nodiscard]] QColor accent(const QPalette& palette);
/// The ground with that share (0 to 1) of the tint in it.
[[nodiscard]] QColor mixed(const QColor& ground, const QColor& tint, double share);

[[nodiscard]] Tone toneOf(deployment::Status status, bool paused);
/// Of a step as it stands in its deployment: the same wherever it is drawn.
[[nodiscard]] Tone toneOf(deployment::StepState state);
/// Of the line of a metric (deployment::NamedSeries::id), wherever it is drawn.
[[nodiscard]] Tone toneOfMetric(std::string_view id);

/// An icon of resources/icons (name without ".svg") painted in the color.
[[nodiscard]] QIcon icon(const QString& name, const QColor& color);
/// The same in the palette's text color, for buttons and menus (disabled state dimmed).
[[nodiscard]] QIcon icon(const QString& name, const QPalette& palette);
[[nodiscard]] QIcon statusIcon(deployment::Status status, bool paused, const QPalette& palette);
/// The status icon in another color, for a selected row.
[[nodiscard]] QIcon statusIcon(deployment::Status status, bool paused, const QColor& color);
[[nodiscard]] QIcon stepIcon(deployment::StepState state, const QPalette& palette);

} // namespace widgets::theme
