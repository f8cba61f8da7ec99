// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture.h"

#include <QHash>
#include <QImage>
#include <QList>

#include <algorithm>

namespace tour {

namespace {

QList<QRgb> mostFrequentColors(const QImage& image)
{
    constexpr qsizetype most = 256;
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x)
            ++counts[line[x]];
    }
    QList<QRgb> colors = counts.keys();
    std::ranges::sort(
        colors, [&](QRgb a, QRgb b) { return std::pair(counts[b], a) < std::pair(counts[a], b); });
    return colors.first(std::min(most, colors.size()));
}

} // namespace

bool savePicture(const QPixmap& picture, const QString& path)
{
    constexpr int smallest = 0; // what is compressed longest
    const QImage image = picture.toImage().convertToFormat(QImage::Format_RGB32);
    return image
        .convertToFormat(QImage::Format_Indexed8, mostFrequentColors(image),
            Qt::ThresholdDither | Qt::AvoidDither)
        .save(path, "PNG", smallest);
}

} // namespace tour
