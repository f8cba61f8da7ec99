// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/access/announcement.h"

#include "deploy/widgets/access/accessible_role.h"

#include <QAccessible>

namespace widgets {

Announcement::Announcement(QWidget& window)
    : QWidget(&window)
{
    setAccessibleRole(*this, QAccessible::Notification);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setGeometry(0, 0, 1, 1); // what has no place on the screen is not told of
    lower();
    hide();
}

void Announcement::say(const QString& text)
{
    setAccessibleName(text);
    // Screen readers say a notification when it is shown; Alert is what other systems know.
    if (isHidden()) {
        show();
    } else {
        QAccessibleEvent shown(this, QAccessible::ObjectShow);
        QAccessible::updateAccessibility(&shown);
    }
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void announce(QWidget& at, const QString& text)
{
    if (!QAccessible::isActive() || text.isEmpty() || !at.isVisible())
        return;
    QWidget& window = *at.window();
    auto* place = window.findChild<Announcement*>(QString(), Qt::FindDirectChildrenOnly);
    if (place == nullptr)
        place = new Announcement(window);
    place->say(text);
}

bool differsInNumbersOnly(const QString& one, const QString& other)
{
    const auto withoutNumbers = [](QString text) {
        text.removeIf([](QChar letter) { return letter.isDigit(); });
        return text;
    };
    return withoutNumbers(one) == withoutNumbers(other);
}

} // namespace widgets
