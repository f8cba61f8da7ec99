// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/style/console_style.h"
#include "deploy/widgets/theme/contrast.h"
#include "deploy/widgets/theme/theme.h"

#include <QCheckBox>
#include <QPushButton>
#include <QRadioButton>
#include <QStyleOption>
#include <QToolButton>

namespace {

using widgets::ConsoleStyle;
using widgets::theme::contrast;

QPalette palette(bool isDark)
{
    return isDark ? QPalette(QColor(0x2C3037), QColor(0x1F2227))
                  : QPalette(QColor(0xE9EBEE), QColor(0xF3F4F6));
}

/// The strongest contrast of a pixel to the ground.
double strongest(const QImage& image, const QColor& ground)
{
    double most = 1;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            most = std::max(most, contrast(image.pixelColor(x, y), ground));
    return most;
}

template <typename Option> QImage drawn(Option option, const QPalette& colors, const auto& draw)
{
    option.palette = colors;
    option.rect = {2, 2, 16, 16};
    QImage image(20, 20, QImage::Format_RGB32);
    image.fill(colors.color(QPalette::Window));
    QPainter painter(&image);
    draw(option, painter);
    return image;
}

} // namespace

TEST(ConsoleStyle, anEmptyBoxIsSeenInEveryPalette)
{
    const ConsoleStyle style;
    for (const bool isDark : {false, true}) {
        const QPalette colors = palette(isDark);
        for (const auto element : {QStyle::PE_IndicatorCheckBox, QStyle::PE_IndicatorRadioButton}) {
            QStyleOptionButton option;
            option.state = QStyle::State_Enabled | QStyle::State_Off;
            const QImage image = drawn(option, colors, [&](const auto& each, QPainter& painter) {
                style.drawPrimitive(element, &each, &painter);
            });
            EXPECT_GE(strongest(image, colors.color(QPalette::Window)), 3.0) << isDark << element;
        }
    }
}

TEST(ConsoleStyle, aFlatButtonShowsThatItHasTheFocusOfTheKeyboard)
{
    const ConsoleStyle style;
    for (const bool isDark : {false, true}) {
        const QPalette colors = palette(isDark);
        QStyleOptionToolButton option;
        const auto picture = [&](QStyle::State state) {
            option.state = QStyle::State_Enabled | QStyle::State_AutoRaise | state;
            option.arrowType = Qt::NoArrow;
            option.features = QStyleOptionToolButton::None;
            option.subControls = QStyle::SC_ToolButton;
            return drawn(option, colors, [&](const auto& each, QPainter& painter) {
                style.drawComplexControl(QStyle::CC_ToolButton, &each, &painter);
            });
        };
        const QColor ground = colors.color(QPalette::Window);
        EXPECT_LT(strongest(picture({}), ground), 3.0);
        EXPECT_GE(
            strongest(picture(QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange), ground),
            3.0);
    }
}

TEST(ConsoleStyle, questionsHaveSignsOfTheFamily)
{
    const ConsoleStyle style;
    QWidget asked;
    asked.setPalette(palette(true));
    const QColor wanted =
        widgets::theme::foreground(widgets::theme::Tone::Warning, asked.palette());
    const QImage sign =
        style.standardIcon(QStyle::SP_MessageBoxWarning, nullptr, &asked).pixmap(32, 32).toImage();
    int inked = 0;
    for (int y = 0; y < sign.height(); ++y)
        for (int x = 0; x < sign.width(); ++x)
            inked += sign.pixelColor(x, y) == wanted ? 1 : 0;
    EXPECT_GT(inked, 20) << "in the color of a warning, on a dark ground, too";
}

TEST(ConsoleStyle, aMenuHasAnEdgeOfItsOwn)
{
    const ConsoleStyle style;
    for (const bool isDark : {false, true}) {
        const QPalette colors = palette(isDark);
        const QImage image =
            drawn(QStyleOption(), colors, [&](const auto& each, QPainter& painter) {
                style.drawPrimitive(QStyle::PE_PanelMenu, &each, &painter);
            });
        const QRgb line = widgets::theme::line(colors).rgb();
        for (const QPoint& edge : {QPoint(2, 9), QPoint(17, 9), QPoint(9, 2), QPoint(9, 17)})
            EXPECT_EQ(image.pixel(edge), line) << isDark << ' ' << edge.x() << ' ' << edge.y();
        EXPECT_EQ(image.pixelColor(9, 9), colors.color(QPalette::Base)) << isDark;
    }
}
