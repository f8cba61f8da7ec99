// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/theme/palettes.h"

#include "deploy/widgets/theme/contrast.h"
#include "deploy/widgets/theme/theme.h"

namespace widgets::theme {

namespace {

/// As 0xRRGGBB.
struct Shades {
    QRgb window; ///< ground of pages and dialogs
    QRgb base; ///< ground of cards, tables and fields
    QRgb alternate; ///< of headings of tables and of tips
    QRgb button; ///< face of buttons
    QRgb text;
    QRgb quiet; ///< placeholders
    QRgb disabled; ///< words of what cannot be used now
    QRgb highlight; ///< ground of what is selected, of the default button, of ticks
    QRgb onHighlight;
    QRgb link;
};

constexpr Shades lightShades{0xF4F5F7, 0xFFFFFF, 0xF8F9FB, 0xFFFFFF, 0x1B1F24, 0x5F6977, 0x7F8894,
    0x1F66D6, 0xFFFFFF, 0x0B57D0};
constexpr Shades darkShades{0x1B1E23, 0x14161A, 0x1A1D22, 0x272B32, 0xE6E9ED, 0x98A1AE, 0x737C89,
    0x2F6BD0, 0xFFFFFF, 0x82B4FF};

/// Where there is no color left between text and ground, it is the user's choice.
constexpr double highContrast = 20.5;

QPalette paletteOf(const Shades& shades)
{
    QPalette palette(QColor(shades.button), QColor(shades.window));
    palette.setColor(QPalette::Window, shades.window);
    palette.setColor(QPalette::Base, shades.base);
    palette.setColor(QPalette::AlternateBase, shades.alternate);
    palette.setColor(QPalette::Button, shades.button);
    palette.setColor(QPalette::ToolTipBase, shades.alternate);
    palette.setColor(QPalette::PlaceholderText, shades.quiet);
    palette.setColor(QPalette::Highlight, shades.highlight);
    palette.setColor(QPalette::HighlightedText, shades.onHighlight);
    palette.setColor(QPalette::Link, shades.link);
    palette.setColor(QPalette::LinkVisited, shades.link);
    palette.setColor(QPalette::ToolTipText, shades.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(role, shades.text);
        palette.setColor(QPalette::Disabled, role, shades.disabled);
    }
    palette.setColor(QPalette::Mid, line(palette)); // what frames draw below a heading
    return palette;
}

bool isHighContrast(const QPalette& palette)
{
    const QColor window = palette.color(QPalette::Window);
    return window == palette.color(QPalette::Base)
        && contrast(window, palette.color(QPalette::WindowText)) >= highContrast;
}

} // namespace

QPalette lightPalette()
{
    return paletteOf(lightShades);
}

QPalette darkPalette()
{
    return paletteOf(darkShades);
}

QPalette paletteFor(const QPalette& desktop)
{
    if (isHighContrast(desktop))
        return desktop;
    return isDark(desktop) ? darkPalette() : lightPalette();
}

} // namespace widgets::theme
