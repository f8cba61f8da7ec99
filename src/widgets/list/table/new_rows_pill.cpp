// SPDX-License-Identifier: GPL-3.0-or-later
#include "new_rows_pill.h"

#include "deploy/widgets/theme/theme.h"

#include <QPainter>

#include <initializer_list>

namespace widgets {

namespace {

constexpr int sideRoom = 14;
constexpr int topRoom = 4;
constexpr int distance = 6; ///< from the edges of the area
constexpr int handRoom = 32; ///< around the pointer

} // namespace

NewRowsPill::NewRowsPill(QWidget* parent)
    : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("newRows"));
    setFocusPolicy(Qt::NoFocus); // the keys stay with the list; Ctrl+Home leads there
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Go to the top of the list (Ctrl+Home)"));
    hide();
}

void NewRowsPill::setCount(int count, const QRect& area, const QPoint* pointer)
{
    if (count == 0) {
        hide();
        return;
    }
    setText(QStringLiteral("↑ ") + tr("%Ln new above", "rows of the list", count));
    resize(sizeHint());
    if (isHidden())
        move(leftIn(area, pointer), area.top() + distance);
    else
        move(std::clamp(x(), area.left(), std::max(area.left(), area.right() - width())),
            area.top() + distance);
    show();
    raise();
}

// At the right, where no figure is that would be read without its first digits.
int NewRowsPill::leftIn(const QRect& area, const QPoint* pointer) const
{
    const int center = area.center().x() - width() / 2;
    const int right = area.right() - width() - distance;
    const int left = area.left() + distance;
    for (const int candidate : {right, center, left}) {
        const QRect place(QPoint(candidate, area.top() + distance), size());
        if (pointer == nullptr
            || !place.adjusted(-handRoom, -handRoom, handRoom, handRoom).contains(*pointer))
            return candidate;
    }
    return right;
}

QSize NewRowsPill::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2 * sideRoom,
        fontMetrics().height() + 2 * topRoom};
}

void NewRowsPill::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF shape = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor color = theme::foreground(theme::Tone::Info, palette());
    painter.setPen(color);
    painter.setBrush(underMouse() ? palette().color(QPalette::Base)
                                  : theme::background(theme::Tone::Info, palette()));
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace widgets
