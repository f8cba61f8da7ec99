// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/actions/folded_control.h"

#include <QAbstractButton>
#include <QVariant>

namespace widgets {

namespace {

constexpr const char* foldedBehind = "foldedBehind";

QAbstractButton* buttonBefore(const QWidget& control)
{
    return qobject_cast<QAbstractButton*>(control.property(foldedBehind).value<QObject*>());
}

} // namespace

void setFoldedBehind(QWidget& control, QAbstractButton* button)
{
    control.setProperty(foldedBehind, QVariant::fromValue<QObject*>(button));
}

bool isOffered(const QWidget& control, const QWidget& page)
{
    for (const QWidget* each = &control; each != &page; each = each->parentWidget()) {
        if (each == nullptr || each->isWindow())
            return false;
        if (each->isHidden() && buttonBefore(*each) == nullptr)
            return false;
    }
    return true;
}

void unfold(QWidget& control)
{
    for (const QWidget* each = &control; each != nullptr; each = each->parentWidget()) {
        QAbstractButton* button = buttonBefore(*each);
        if (button != nullptr && each->isHidden())
            button->click();
    }
}

} // namespace widgets
