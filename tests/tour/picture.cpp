// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture.h"

#include <QHash>
#include <QImage>
#include <QList>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace tour {

namespace {

constexpr qsizetype mostColors = 256;
/// Grounds and lines: the eye sees a tint there that is nothing on a letter's edge.
constexpr qsizetype exactColors = 64;

QList<QRgb> colorsByFrequency(const QImage& image)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x)
            ++counts[line[x]];
    }
    QList<QRgb> colors = counts.keys();
    std::ranges::sort(
        colors, [&](QRgb a, QRgb b) { return std::pair(counts[b], a) < std::pair(counts[a], b); });
    return colors;
}

bool isNear(QRgb one, QRgb other, int distance)
{
    return std::abs(qRed(one) - qRed(other)) <= distance
        && std::abs(qGreen(one) - qGreen(other)) <= distance
        && std::abs(qBlue(one) - qBlue(other)) <= distance;
}

/// The most frequent ones, and one for each other color, none of these near another; one more than
/// there may be if these are too many.
QList<QRgb> standingFor(const QList<QRgb>& colors, int distance)
{
    QList<QRgb> chosen;
    for (const QRgb color : colors) {
        const bool isThere = chosen.size() >= exactColors
            && std::ranges::any_of(
                chosen, [&](QRgb other) { return isNear(color, other, distance); });
        if (!isThere)
            chosen.append(color);
        if (chosen.size() > mostColors)
            break;
    }
    return chosen;
}

/// Colors that are frequent first, and no color far from all of them: a sign of a few pixels keeps
/// its own.
QList<QRgb> fewColors(const QImage& image)
{
    constexpr int step = 3;
    const QList<QRgb> colors = colorsByFrequency(image);
    for (int distance = 0;; distance += step) {
        const QList<QRgb> chosen = standingFor(colors, distance);
        if (chosen.size() <= mostColors)
            return chosen;
    }
}

} // namespace

bool savePicture(const QPixmap& picture, const QString& path)
{
    constexpr int smallest = 0; // what is compressed longest
    const QImage image = picture.toImage().convertToFormat(QImage::Format_RGB32);
    return image
        .convertToFormat(
            QImage::Format_Indexed8, fewColors(image), Qt::ThresholdDither | Qt::AvoidDither)
        .save(path, "PNG", smallest);
}

} // namespace tour
