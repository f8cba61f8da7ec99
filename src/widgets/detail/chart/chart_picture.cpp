// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_picture.h"

#include "deploy/widgets/detail/chart/metric_chart_view.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/palettes.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>

namespace widgets {

namespace {

constexpr int pointsPerPixelOfPicture = 2; // sharp on paper and in reports

int titleHeight()
{
    return QFontMetrics(theme::font(theme::Type::Heading)).height() + theme::space::near;
}

void paintPicture(MetricChartView& chart, QPainter& painter, const QSize& size)
{
    painter.fillRect(QRect(QPoint(), size), Qt::white);
    painter.setFont(theme::font(theme::Type::Heading));
    painter.setPen(theme::lightPalette().color(QPalette::Text));
    painter.drawText(QRect(theme::space::near, 0, size.width(), titleHeight()),
        Qt::AlignLeft | Qt::AlignVCenter, chart.kind().title);
    chart.paintOn(painter, QRectF(0, titleHeight(), size.width(), size.height() - titleHeight()));
}

} // namespace

QByteArray pictureOf(MetricChartView& chart, PictureFormat format)
{
    const QSize size = chart.size() + QSize(0, titleHeight());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (format == PictureFormat::Svg) {
        QSvgGenerator svg;
        svg.setOutputDevice(&buffer);
        svg.setSize(size);
        svg.setViewBox(QRect(QPoint(), size));
        svg.setTitle(chart.kind().title);
        svg.setDescription(chart.accessibleDescription());
        QPainter painter(&svg);
        paintPicture(chart, painter, size);
        painter.end();
        return bytes;
    }
    QImage image(size * pointsPerPixelOfPicture, QImage::Format_RGB32);
    image.setDevicePixelRatio(pointsPerPixelOfPicture);
    QPainter painter(&image);
    paintPicture(chart, painter, size);
    painter.end();
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace widgets
