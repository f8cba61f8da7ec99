// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "controls/badge.h"

#include "deploy/widgets/style/console_style.h"
#include "deploy/widgets/theme/contrast.h"
#include "deploy/widgets/theme/palettes.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QHash>
#include <QImage>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

#include <gtest/gtest.h>

/// What is painted, not what the palette promises.
namespace pixels {

/// So that a stroke of a letter has pixels that are its color and nothing else.
inline constexpr int pixelScale = 3;

struct Inks {
    QColor ground; ///< the color of most pixels
    double strongest = 1; ///< contrast of the pixel that stands out most from it
};

inline Inks inksOf(const QImage& image)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ++counts[image.pixel(x, y)];
    QRgb most = 0;
    int times = 0;
    for (auto at = counts.cbegin(); at != counts.cend(); ++at) {
        if (at.value() > times) {
            times = at.value();
            most = at.key();
        }
    }
    Inks inks{QColor(most), 1};
    for (auto at = counts.cbegin(); at != counts.cend(); ++at)
        inks.strongest =
            std::max(inks.strongest, widgets::theme::contrast(QColor(at.key()), inks.ground));
    return inks;
}

inline QImage pictureOf(QWidget& window)
{
    QImage image(window.size() * pixelScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelScale);
    image.fill(window.palette().color(QPalette::Window));
    window.render(&image);
    return image;
}

/// A part of the picture, in the coordinates of the widget.
inline QImage partOf(
    const QImage& picture, const QWidget& window, const QWidget& widget, QRect rect)
{
    rect.moveTopLeft(widget.mapTo(&window, rect.topLeft()));
    const QRect scaled(rect.topLeft() * pixelScale, rect.size() * pixelScale);
    return picture.copy(scaled.intersected(QRect(QPoint(), picture.size())));
}

inline QString wordsOf(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->text();
    if (const auto* edit = qobject_cast<const QLineEdit*>(&widget))
        return edit->text().isEmpty() ? edit->placeholderText() : edit->text();
    if (const auto* box = qobject_cast<const QComboBox*>(&widget))
        return box->currentText();
    if (const auto* badge = qobject_cast<const widgets::Badge*>(&widget))
        return badge->text();
    return {};
}

/// Checks every word of the window; returns how many places had some.
inline int expectReadable(QWidget& window)
{
    const QImage picture = pictureOf(window);
    int places = 0;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        const QRect seen = widget->visibleRegion().boundingRect();
        const bool isWhole = seen.size() == widget->size();
        if (!widget->isVisible() || !widget->isEnabled() || !isWhole
            || wordsOf(*widget).trimmed().isEmpty())
            continue;
        const Inks inks = inksOf(partOf(picture, window, *widget, widget->rect()));
        EXPECT_GE(inks.strongest, 4.5)
            << wordsOf(*widget).toStdString() << " (" << widget->metaObject()->className() << ' '
            << widget->objectName().toStdString() << ") on " << inks.ground.name().toStdString();
        ++places;
    }
    return places;
}

/// The style and the palette of the program, as long as it lives.
class Dressed {
public:
    explicit Dressed(bool isDark)
    {
        QApplication::setStyle(new widgets::ConsoleStyle);
        QApplication::setPalette(
            isDark ? widgets::theme::darkPalette() : widgets::theme::lightPalette());
    }
    ~Dressed()
    {
        QApplication::setStyle(QStringLiteral("fusion"));
        QApplication::setPalette(QPalette());
    }
    Dressed(const Dressed&) = delete;
    Dressed& operator=(const Dressed&) = delete;
};

} // namespace pixels
