// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar_look.h"

#include "deploy/widgets/theme/theme.h"

#include <QCalendarWidget>
#include <QEvent>
#include <QTextCharFormat>
#include <QToolButton>

namespace widgets {

CalendarLook::CalendarLook(QCalendarWidget& calendar)
    : QObject(&calendar)
    , m_calendar(calendar)
{
    calendar.setFirstDayOfWeek(Qt::Monday);
    calendar.setGridVisible(false);
    calendar.installEventFilter(this);
}

bool CalendarLook::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show)
        apply();
    return QObject::eventFilter(watched, event);
}

void CalendarLook::apply()
{
    QTextCharFormat day;
    day.setForeground(m_calendar.palette().text());
    for (int weekday = Qt::Monday; weekday <= Qt::Sunday; ++weekday)
        m_calendar.setWeekdayTextFormat(Qt::DayOfWeek(weekday), day);
    QTextCharFormat heading;
    heading.setForeground(theme::secondaryText(m_calendar.palette()));
    heading.setBackground(m_calendar.palette().base());
    m_calendar.setHeaderTextFormat(heading);
    applyToHead();
}

/// Qt knows these parts by their names alone.
void CalendarLook::applyToHead()
{
    const QPalette& colors = m_calendar.palette();
    if (auto* head = m_calendar.findChild<QWidget*>(QStringLiteral("qt_calendar_navigationbar")))
        head->setBackgroundRole(QPalette::Base);
    for (auto* button : m_calendar.findChildren<QToolButton*>()) {
        QPalette own = colors;
        own.setColor(
            QPalette::HighlightedText, colors.color(QPalette::Text)); // of what they are on
        button->setPalette(own);
        const bool isBack = button->objectName() == QLatin1String("qt_calendar_prevmonth");
        if (!isBack && button->objectName() != QLatin1String("qt_calendar_nextmonth"))
            continue;
        button->setIcon(QIcon());
        button->setArrowType(isBack ? Qt::LeftArrow : Qt::RightArrow);
    }
}

} // namespace widgets
