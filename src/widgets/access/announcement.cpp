// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/access/announcement.h"

#include "deploy/widgets/access/accessible_role.h"

#include <QAccessible>
#include <QStringList>

#include <chrono>
#include <utility>

namespace widgets {

namespace {

constexpr std::chrono::milliseconds tellingMoment{150};

} // namespace

Announcement::Announcement(QWidget& window)
    : QWidget(&window)
{
    setAccessibleRole(*this, QAccessible::Notification);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setGeometry(0, 0, 1, 1); // what has no place on the screen is not told of
    lower();
    hide();
    m_moment.setSingleShot(true);
    m_moment.setInterval(tellingMoment);
    connect(&m_moment, &QTimer::timeout, this, &Announcement::say);
}

void Announcement::saySoon(const QObject& source, const QString& text)
{
    std::erase_if(m_pending,
        [&](const Pending& each) { return each.source == &source || each.text == text; });
    m_pending.push_back({&source, text});
    m_moment.start();
}

void Announcement::say()
{
    QStringList texts;
    for (const Pending& each : std::exchange(m_pending, {}))
        texts << each.text;
    setAccessibleName(texts.join(u' '));
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
    place->saySoon(at, text);
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
