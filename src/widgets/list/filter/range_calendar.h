// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QFrame>

class QCalendarWidget;
class QLabel;

namespace widgets {

/// A calendar that chooses a range of days by two clicks, or by Enter on the first day and on the
/// last one. It closes when both are chosen.
class RangeCalendar final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RangeCalendar)

public:
    explicit RangeCalendar(QWidget* parent = nullptr);

    /// Below the anchor, with that range shown.
    void open(const QWidget& anchor, const QDate& first, const QDate& last);

Q_SIGNALS:
    /// Both belong to it; the first is not after the last.
    void rangeChosen(const QDate& first, const QDate& last);

private:
    void choose(const QDate& day);
    void mark(const QDate& first, const QDate& last);

    QLabel* m_hint;
    QCalendarWidget* m_calendar;
    QDate m_first; ///< chosen; null: not yet
};

} // namespace widgets
