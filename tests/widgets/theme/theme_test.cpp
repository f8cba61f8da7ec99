// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/contrast.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QFontInfo>
#include <QGlyphRun>
#include <QRawFont>
#include <QSvgRenderer>
#include <QTextLayout>

namespace {

using widgets::theme::Tone;

constexpr Tone allTones[] = {
    Tone::Neutral, Tone::Info, Tone::Good, Tone::Warning, Tone::Bad, Tone::Blue, Tone::Green};

QPalette lightPalette()
{
    return QPalette(QColor(0xef, 0xef, 0xef));
}

QPalette darkPalette()
{
    return QPalette(QColor(0x31, 0x36, 0x3b), QColor(0x23, 0x26, 0x29));
}

QPalette blackPalette()
{
    QPalette palette = darkPalette();
    palette.setColor(QPalette::Base, Qt::black);
    palette.setColor(QPalette::Text, Qt::white);
    return palette;
}

bool hasInk(const QImage& image, const QColor& color)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y) == color)
                return true;
    return false;
}

TEST(Theme, tonesReadWellOnEveryGround)
{
    for (const QPalette& palette : {lightPalette(), darkPalette(), blackPalette()}) {
        for (const Tone tone : allTones) {
            const QColor text = widgets::theme::foreground(tone, palette);
            for (const QColor& ground :
                {palette.color(QPalette::Base), palette.color(QPalette::AlternateBase),
                    palette.color(QPalette::Window), widgets::theme::background(tone, palette)})
                EXPECT_GE(widgets::theme::contrast(text, ground), 4.5)
                    << int(tone) << " on " << ground.name().toStdString();
        }
    }
}

/// What was answered before is no answer for a palette of which one color is another one.
TEST(Theme, theColorOfAToneFollowsEachColorOfThePalette)
{
    QPalette palette;
    for (const auto role : {QPalette::Base, QPalette::AlternateBase, QPalette::Window})
        palette.setColor(role, Qt::white);
    palette.setColor(QPalette::Text, Qt::black);
    const QColor before = widgets::theme::foreground(Tone::Warning, palette);
    const QColor gray(0xa0, 0xa0, 0xa0);
    for (const auto role : {QPalette::Base, QPalette::AlternateBase, QPalette::Window}) {
        QPalette other = palette;
        other.setColor(role, gray);
        const QColor text = widgets::theme::foreground(Tone::Warning, other);
        EXPECT_GE(widgets::theme::contrast(text, gray), 4.5) << int(role);
    }
    EXPECT_NE(widgets::theme::foreground(Tone::Bad, palette), before);
    for (int shade = 0; shade < 100; ++shade) {
        QPalette other = palette;
        other.setColor(QPalette::Window, QColor(255, 255, 255 - shade));
        (void)widgets::theme::foreground(Tone::Warning, other);
    }
    EXPECT_EQ(widgets::theme::foreground(Tone::Warning, palette), before);
    for (const auto role : {QPalette::Base, QPalette::AlternateBase, QPalette::Window})
        palette.setColor(role, QColor(0x77, 0x77, 0x77));
    const QColor onLight = widgets::theme::foreground(Tone::Warning, palette);
    palette.setColor(QPalette::Text, Qt::white);
    EXPECT_GT(widgets::theme::luminance(widgets::theme::foreground(Tone::Warning, palette)),
        widgets::theme::luminance(onLight));
}

TEST(Theme, contrastIsThatOfTheStandard)
{
    EXPECT_NEAR(widgets::theme::contrast(Qt::black, Qt::white), 21.0, 1e-6);
    EXPECT_NEAR(widgets::theme::contrast(QColor(0x77, 0x77, 0x77), Qt::white), 4.478, 0.001);
}

TEST(Theme, everyIconIsAValidDrawingAndTakesItsColor)
{
    const QColor ink(0x12, 0xab, 0x34);
    EXPECT_FALSE(widgets::theme::icon(QStringLiteral("filter"), ink).isNull());
    int icons = 0;
    for (QDirIterator files(QStringLiteral(":/icons")); files.hasNext();) {
        const QFileInfo file(files.next());
        const QImage image =
            widgets::theme::icon(file.completeBaseName(), ink).pixmap(QSize(64, 64), 2.0).toImage();
        EXPECT_TRUE(QSvgRenderer(file.filePath()).isValid()) << file.filePath().toStdString();
        EXPECT_EQ(image.size(), QSize(128, 128));
        const bool isInColour = file.completeBaseName() == QLatin1String("deployment-console");
        EXPECT_NE(hasInk(image, ink), isInColour) << file.filePath().toStdString();
        ++icons;
    }
    EXPECT_GT(icons, 30);
}

TEST(Theme, iconsAreOfOneFamily)
{
    ASSERT_FALSE(widgets::theme::icon(QStringLiteral("filter"), QColor(Qt::black)).isNull());
    for (QDirIterator files(QStringLiteral(":/icons")); files.hasNext();) {
        const QString path = files.next();
        if (path.endsWith(QLatin1String("deployment-console.svg")))
            continue;
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray drawing = file.readAll();
        EXPECT_TRUE(drawing.contains("viewBox=\"0 0 16 16\"")) << path.toStdString();
        EXPECT_TRUE(drawing.contains("stroke-width=\"1.5\"")) << path.toStdString();
    }
}

TEST(Theme, disabledIconsStepBack)
{
    const QIcon icon = widgets::theme::icon(QStringLiteral("pause"), QColor(Qt::black));
    const QImage image = icon.pixmap(QSize(32, 32), 1.0, QIcon::Disabled).toImage();
    EXPECT_FALSE(hasInk(image, Qt::black));
    EXPECT_FALSE(image.isNull());
}

TEST(Theme, anIconThatIsNotThereIsNull)
{
    EXPECT_TRUE(widgets::theme::icon(QStringLiteral("no-such-icon"), QColor(Qt::black)).isNull());
}

TEST(PlainLabel, showsMarkupLetterForLetter)
{
    const QString markup = QStringLiteral("<img src='/etc/hostname'><b>R&D</b>");
    widgets::PlainLabel label(markup);
    EXPECT_EQ(label.textFormat(), Qt::PlainText);
    EXPECT_EQ(label.text(), markup);
    widgets::PlainLabel plain(QStringLiteral("x"));
    EXPECT_EQ(label.sizeHint().height(), plain.sizeHint().height());
}

TEST(ThemeLetters, chineseIsDrawnInItsChineseFormsAndLatinLettersStay)
{
    const QFont before = QApplication::font();
    const QFont after = widgets::theme::withChineseLetters(before);
    EXPECT_EQ(QFontInfo(after).family(), QFontInfo(before).family());
    EXPECT_EQ(after.pointSizeF(), before.pointSizeF());
    EXPECT_EQ(widgets::theme::withChineseLetters(after).families(), after.families());
    if (after.families().size() < 2)
        GTEST_SKIP() << "no family of simplified Chinese is installed";
    QTextLayout layout(QStringLiteral("部署 V2"), after);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    QStringList used;
    for (const QGlyphRun& run : layout.glyphRuns())
        used << run.rawFont().familyName();
    EXPECT_TRUE(used.contains(after.families().last())) << used.join(", ").toStdString();
}

} // namespace
