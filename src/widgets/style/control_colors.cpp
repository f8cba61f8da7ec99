// SPDX-License-Identifier: GPL-3.0-or-later
#include "control_colors.h"

#include "deploy/widgets/theme/theme.h"

#include <QCache>
#include <QStyleOption>

namespace widgets {

namespace {

constexpr int cachedPalettes = 16;

ControlColors workedOut(const QPalette& palette)
{
    const QColor face = palette.color(QPalette::Button);
    const QColor text = palette.color(QPalette::ButtonText);
    ControlColors colors;
    colors.accent = theme::accent(palette);
    colors.accentFill = palette.color(QPalette::Highlight);
    colors.onAccent = palette.color(QPalette::HighlightedText);
    colors.edge = theme::edge(palette);
    colors.softEdge = theme::line(palette);
    colors.quiet = theme::secondaryText(palette);
    colors.face = face;
    colors.hovered = theme::mixed(face, text, 0.06);
    colors.pressed = theme::mixed(face, text, 0.13);
    colors.checked = theme::mixed(face, colors.accentFill, theme::isDark(palette) ? 0.3 : 0.14);
    return colors;
}

} // namespace

ControlColors controlColors(const QPalette& palette)
{
    static QCache<qint64, ControlColors> cache(cachedPalettes);
    if (const ControlColors* known = cache.object(palette.cacheKey()))
        return *known;
    // What is disabled has the grounds and edges of what is not.
    QPalette active = palette;
    active.setCurrentColorGroup(QPalette::Active);
    const ControlColors colors = workedOut(active);
    cache.insert(palette.cacheKey(), new ControlColors(colors));
    return colors;
}

QColor chosenGround(const QPalette& palette)
{
    return theme::mixed(palette.color(QPalette::Base), controlColors(palette).accentFill,
        theme::isDark(palette) ? 0.3 : 0.14);
}

QColor signColor(const QStyleOption& option)
{
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    return isEnabled ? controlColors(option.palette).quiet
                     : option.palette.color(QPalette::Disabled, QPalette::ButtonText);
}

} // namespace widgets
