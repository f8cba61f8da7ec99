// SPDX-License-Identifier: GPL-3.0-or-later
#include "range_calendar.h"

#include "controls/fields/calendar_look.h"

#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QCalendarWidget>
#include <QScreen>
#include <QTextCharFormat>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

/// More need not be marked: they are not seen at once.
constexpr qint64 maxMarked = 400;

} // namespace

RangeCalendar::RangeCalendar(QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_hint(new PlainLabel({}, this))
    , m_calendar(new QCalendarWidget(this))
{
    setObjectName(QStringLiteral("rangeCalendar"));
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Range of days"));
    m_calendar->setAccessibleName(tr("Days"));
    new CalendarLook(*m_calendar);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        theme::space::near, theme::space::near, theme::space::near, theme::space::near);
    layout->addWidget(m_hint);
    layout->addWidget(m_calendar);
    connect(m_calendar, &QCalendarWidget::clicked, this, &RangeCalendar::choose);
    // Enter; a double click has been two clicks already.
    connect(m_calendar, &QCalendarWidget::activated, this, [this](const QDate& day) {
        if (isVisible())
            choose(day);
    });
}

void RangeCalendar::open(const QWidget& anchor, const QDate& first, const QDate& last)
{
    m_first = {};
    m_hint->setText(tr("Choose the first day"));
    mark(first, last);
    m_calendar->setSelectedDate(first);
    adjustSize();
    QPoint corner = anchor.mapToGlobal(QPoint(0, anchor.height()));
    const QRect desk = anchor.screen()->availableGeometry();
    corner.setX(std::clamp(corner.x(), desk.left(), std::max(desk.left(), desk.right() - width())));
    move(corner);
    show();
    m_calendar->setFocus();
}

void RangeCalendar::choose(const QDate& day)
{
    if (m_first.isNull()) {
        m_first = day;
        m_hint->setText(tr("Choose the last day"));
        mark(day, day);
        return;
    }
    const auto [first, last] = std::minmax(m_first, day);
    const QDate from = first;
    const QDate to = last;
    hide();
    Q_EMIT rangeChosen(from, to);
}

void RangeCalendar::mark(const QDate& first, const QDate& last)
{
    m_calendar->setDateTextFormat({}, {}); // none of the days before
    QTextCharFormat format;
    format.setBackground(theme::background(theme::Tone::Info, palette()));
    format.setForeground(palette().text());
    const qint64 days = std::min(first.daysTo(last), maxMarked);
    for (qint64 day = 0; day <= days; ++day)
        m_calendar->setDateTextFormat(first.addDays(day), format);
}

} // namespace widgets
