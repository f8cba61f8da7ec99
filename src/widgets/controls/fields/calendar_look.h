// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QCalendarWidget;

namespace widgets {

/// A calendar in the colors of the theme, whichever it is when it opens, whose weeks begin on
/// Monday: red is for what failed, and for no Sunday. Belongs to the calendar.
class CalendarLook final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CalendarLook)

public:
    explicit CalendarLook(QCalendarWidget& calendar);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();
    void applyToHead();

    QCalendarWidget& m_calendar;
};

} // namespace widgets
