// SPDX-License-Identifier: GPL-3.0-or-later
#include "svg_icon_engine.h"

#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace widgets {

namespace {

constexpr qreal disabledOpacity = 0.4;

QRectF largestSquareIn(const QRect& rect)
{
    const int side = std::min(rect.width(), rect.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(rect).center());
    return square;
}

} // namespace

SvgIconEngine::SvgIconEngine(QByteArray svg)
    : m_svg(std::move(svg))
{
}

void SvgIconEngine::paint(
    QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device() != nullptr ? painter->device()->devicePixelRatio() : 1.0;
    QPixmap image = scaledPixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state, ratio);
    image.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect.topLeft(), image);
}

QPixmap SvgIconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap SvgIconEngine::scaledPixmap(
    const QSize& size, QIcon::Mode mode, QIcon::State /*state*/, qreal /*scale*/)
{
    const QString cacheKey = QStringLiteral("svg-%1-%2x%3-%4")
                                 .arg(qHash(m_svg), 0, 16)
                                 .arg(size.width())
                                 .arg(size.height())
                                 .arg(int(mode == QIcon::Disabled));
    QPixmap result;
    if (QPixmapCache::find(cacheKey, &result))
        return result;
    result = QPixmap(size);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    painter.setRenderHint(QPainter::Antialiasing);
    if (mode == QIcon::Disabled)
        painter.setOpacity(disabledOpacity);
    QSvgRenderer(m_svg).render(&painter, largestSquareIn(QRect(QPoint(), size)));
    painter.end();
    QPixmapCache::insert(cacheKey, result);
    return result;
}

QIconEngine* SvgIconEngine::clone() const
{
    return new SvgIconEngine(m_svg);
}

QString SvgIconEngine::key() const
{
    return QStringLiteral("deployment-console-svg");
}

} // namespace widgets
