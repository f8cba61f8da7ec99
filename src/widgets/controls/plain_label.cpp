// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/controls/plain_label.h"

namespace widgets {

PlainLabel::PlainLabel(QWidget* parent)
    : PlainLabel(QString(), parent)
{
}

PlainLabel::PlainLabel(const QString& text, QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
}

// Text that can be selected is laid out by a document of its own, of which a window has dozens and
// the user needs one: the label gets it when the pointer enters.
void PlainLabel::enterEvent(QEnterEvent* event)
{
    const bool isUntouched =
        textInteractionFlags() == Qt::LinksAccessibleByMouse; // as QLabel has it
    if (isUntouched)
        setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QLabel::enterEvent(event);
}

} // namespace widgets
