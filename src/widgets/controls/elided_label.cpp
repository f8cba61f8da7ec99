// SPDX-License-Identifier: GPL-3.0-or-later
#include "elided_label.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/access/accessible_role.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace widgets {

ElidedLabel::ElidedLabel(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleRole(*this, QAccessible::StaticText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void ElidedLabel::setText(const QString& text)
{
    m_text = text;
    setToolTip(models::toolTipText(text));
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const
{
    // Rounded up: a width that is short of the text by less than a pixel has it elided.
    const double width = QFontMetricsF(font()).horizontalAdvance(m_text);
    return {static_cast<int>(std::ceil(width)), fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        fontMetrics().elidedText(m_text, Qt::ElideMiddle, width()));
}

} // namespace widgets
