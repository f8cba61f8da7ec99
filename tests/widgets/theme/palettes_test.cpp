// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/theme/contrast.h"
#include "deploy/widgets/theme/palettes.h"
#include "deploy/widgets/theme/theme.h"
#include "style/control_colors.h"

#include <gtest/gtest.h>

namespace {

using widgets::theme::contrast;
using widgets::theme::Tone;

constexpr double ofText = 4.5;
constexpr double ofSigns = 3;

class ChosenPalette : public testing::TestWithParam<bool> {
protected:
    QColor color(QPalette::ColorRole role) const { return palette.color(role); }
    std::vector<QColor> grounds() const
    {
        return {color(QPalette::Window), color(QPalette::Base), color(QPalette::AlternateBase)};
    }
    void expectContrast(
        const QColor& ink, const std::vector<QColor>& on, double least, const char* what) const
    {
        for (const QColor& ground : on)
            EXPECT_GE(contrast(ink, ground), least)
                << what << ' ' << ink.name().toStdString() << " on " << ground.name().toStdString();
    }

    const QPalette palette =
        GetParam() ? widgets::theme::darkPalette() : widgets::theme::lightPalette();
    const widgets::ControlColors controls = widgets::controlColors(palette);
};

TEST_P(ChosenPalette, textReadsOnEveryGround)
{
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::PlaceholderText,
             QPalette::Link, QPalette::LinkVisited})
        expectContrast(color(role), grounds(), ofText, "text");
    expectContrast(color(QPalette::ToolTipText), {color(QPalette::ToolTipBase)}, ofText, "a tip");
    expectContrast(
        color(QPalette::HighlightedText), {color(QPalette::Highlight)}, ofText, "selected");
    expectContrast(widgets::theme::secondaryText(palette), grounds(), ofText, "secondary");
}

TEST_P(ChosenPalette, buttonsReadWhateverIsDoneWithThem)
{
    expectContrast(color(QPalette::ButtonText),
        {controls.face, controls.hovered, controls.pressed, controls.checked}, ofText, "a button");
    expectContrast(controls.onAccent, {controls.accentFill}, ofText, "the default button");
    expectContrast(
        color(QPalette::Text), {widgets::chosenGround(palette)}, ofText, "a chosen entry");
}

TEST_P(ChosenPalette, everyToneReadsOnEveryGroundAndOnItsOwn)
{
    for (const Tone tone : {Tone::Neutral, Tone::Info, Tone::Good, Tone::Warning, Tone::Bad,
             Tone::Blue, Tone::Green}) {
        auto on = grounds();
        on.push_back(widgets::theme::background(tone, palette));
        expectContrast(widgets::theme::foreground(tone, palette), on, ofText, "a tone");
    }
}

TEST_P(ChosenPalette, edgesAndSignsAreSeen)
{
    expectContrast(controls.edge, grounds(), ofSigns, "an edge");
    expectContrast(controls.accent, grounds(), ofSigns, "the accent");
    expectContrast(controls.accent, {controls.checked}, ofSigns, "the foot of what is checked");
    expectContrast(controls.quiet, {controls.face, controls.hovered, color(QPalette::Base)},
        ofSigns, "a chevron");
    expectContrast(controls.accentFill, {color(QPalette::Base), color(QPalette::Window)}, ofSigns,
        "the ground of what is selected");
    // What cannot be used now may step back, not vanish.
    expectContrast(palette.color(QPalette::Disabled, QPalette::ButtonText),
        {color(QPalette::Window), color(QPalette::Base)}, ofSigns, "what is off");
}

TEST_P(ChosenPalette, theLineOfAFrameIsTheOneOfTheTheme)
{
    EXPECT_EQ(color(QPalette::Mid), widgets::theme::line(palette));
}

TEST_P(ChosenPalette, isWhatItIsCalled)
{
    EXPECT_EQ(widgets::theme::isDark(palette), GetParam());
}

INSTANTIATE_TEST_SUITE_P(LightAndDark, ChosenPalette, testing::Bool());

TEST(PaletteFor, aDesktopIsLightOrDark)
{
    using widgets::theme::paletteFor;
    const QPalette gray(QColor(0xEF, 0xEF, 0xEF));
    EXPECT_EQ(paletteFor(gray), widgets::theme::lightPalette());
    const QPalette night(QColor(0x31, 0x36, 0x3b), QColor(0x23, 0x26, 0x29));
    EXPECT_EQ(paletteFor(night), widgets::theme::darkPalette());
}

TEST(PaletteFor, highContrastIsTheUsersChoice)
{
    QPalette strong(Qt::white, Qt::black, Qt::white, Qt::black, Qt::gray, Qt::white, Qt::white,
        Qt::black, Qt::black);
    EXPECT_EQ(widgets::theme::paletteFor(strong), strong);
}

} // namespace
