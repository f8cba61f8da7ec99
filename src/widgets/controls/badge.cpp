// SPDX-License-Identifier: GPL-3.0-or-later
#include "badge.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/access/accessible_role.h"
#include "deploy/widgets/access/announcement.h"

#include <QPainter>

#include <algorithm>

namespace widgets {

namespace {

constexpr int chipSidePadding = 9;
constexpr int topPadding = 3;
constexpr int chipIconSize = 16;
constexpr int iconSpacing = 5;
constexpr int slack = 2; // advances are rounded; without it the last letter may be elided

} // namespace

Badge::Badge(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleRole(*this, QAccessible::StaticText);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void Badge::setState(const QString& text, theme::Tone tone, const QIcon& icon)
{
    const QSize before = sizeHint();
    const bool isSame = text == m_text && tone == m_tone && icon.cacheKey() == m_icon.cacheKey();
    if (isSame)
        return;
    const bool isNews = m_isAnnounced && tone != m_tone;
    m_text = text;
    m_tone = tone;
    m_icon = icon;
    setAccessibleName(text);
    if (isNews)
        announce(*this, text);
    setToolTip(
        fontMetrics().horizontalAdvance(text) > m_widest ? models::toolTipText(text) : QString());
    // A ticking clock must not lay out the page every time.
    if (sizeHint() != before)
        updateGeometry();
    update();
}

void Badge::setWidest(int width)
{
    m_widest = width;
    updateGeometry();
}

int Badge::iconWidth() const
{
    return m_icon.isNull() ? 0 : chipIconSize + iconSpacing;
}

QSize Badge::sizeHint() const
{
    const int text = std::min(m_widest, fontMetrics().horizontalAdvance(m_text));
    const int line = std::max(fontMetrics().height(), chipIconSize);
    return {text + iconWidth() + 2 * chipSidePadding + slack, line + 2 * topPadding};
}

QSize Badge::minimumSizeHint() const
{
    return {std::min(sizeHint().width(),
                6 * fontMetrics().averageCharWidth() + iconWidth() + 2 * chipSidePadding),
        sizeHint().height()};
}

void Badge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::background(m_tone, palette()));
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);

    QRect line = rect().adjusted(chipSidePadding, 0, -chipSidePadding, 0);
    if (!m_icon.isNull())
        m_icon.paint(&painter, QRect(line.left(), 0, chipIconSize, height()));
    line.setLeft(line.left() + iconWidth());
    painter.setPen(theme::foreground(m_tone, palette()));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
        fontMetrics().elidedText(m_text, Qt::ElideRight, line.width()));
}

} // namespace widgets
