// SPDX-License-Identifier: GPL-3.0-or-later
#include "time_chooser.h"

#include "access/popup_opener.h"
#include "controls/fields/calendar_look.h"
#include "filter/range_calendar.h"
#include "filter/search_field.h"

#include "deploy/models/time_context.h"
#include "deploy/widgets/access/accessible_role.h"
#include "deploy/widgets/controls/plain_label.h"

#include <QCalendarWidget>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

namespace widgets {

using deployment::Timestamp;
using history::TimeChoice;

namespace {

constexpr TimeChoice offered[] = {TimeChoice::All, TimeChoice::Today, TimeChoice::Yesterday,
    TimeChoice::Last24Hours, TimeChoice::Last7Days, TimeChoice::Last30Days, TimeChoice::Last90Days,
    TimeChoice::ThisWeek, TimeChoice::LastWeek, TimeChoice::ThisMonth, TimeChoice::LastMonth,
    TimeChoice::ReleaseWeek, TimeChoice::FromTo};

QDateTime toDateTime(Timestamp time, deployment::Zone zone)
{
    return QDateTime::fromMSecsSinceEpoch(
        time.time_since_epoch().count(), zone == deployment::Zone::Utc ? Qt::UTC : Qt::LocalTime);
}

Timestamp fromDateTime(const QDateTime& time)
{
    return Timestamp(deployment::Milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace

TimeChooser::TimeChooser(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
    , m_choices(new QComboBox(this))
    , m_fromTo(new QWidget(this))
    , m_since(new QDateTimeEdit(m_fromTo))
    , m_until(new QDateTimeEdit(m_fromTo))
    , m_days(new QToolButton(m_fromTo))
{
    setupChoices();
    setupEdits();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_choices);
    layout->addWidget(m_fromTo);
    connect(&m_time, &models::TimeContext::zoneChanged, this, &TimeChooser::showWindow);
    showWindow();
}

QString TimeChooser::label(TimeChoice choice)
{
    switch (choice) {
    case TimeChoice::All:
        return tr("All time");
    case TimeChoice::Today:
        return tr("Today");
    case TimeChoice::Last24Hours:
        return tr("Last 24 hours");
    case TimeChoice::Last7Days:
        return tr("Last 7 days");
    case TimeChoice::Last30Days:
        return tr("Last 30 days");
    case TimeChoice::Last90Days:
        return tr("Last 90 days");
    case TimeChoice::FromTo:
        return tr("From – to");
    case TimeChoice::Yesterday:
        return tr("Yesterday");
    case TimeChoice::ThisWeek:
        return tr("This week");
    case TimeChoice::LastWeek:
        return tr("Last week");
    case TimeChoice::ThisMonth:
        return tr("This month");
    case TimeChoice::LastMonth:
        return tr("Last month");
    case TimeChoice::ReleaseWeek:
        return tr("Last release week");
    }
    return {};
}

void TimeChooser::setupChoices()
{
    for (const TimeChoice choice : offered)
        m_choices->addItem(label(choice), int(choice));
    m_choices->setMaxVisibleItems(m_choices->count()); // the last ones are asked for each month
    setChoiceName(*m_choices, tr("Time range"));
    connect(m_choices, &QComboBox::activated, this, &TimeChooser::choose);
}

void TimeChooser::setupEdits()
{
    auto* layout = new QHBoxLayout(m_fromTo);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_since);
    auto* dash = new PlainLabel(QStringLiteral("–"), m_fromTo);
    dash->setTextInteractionFlags(Qt::NoTextInteraction);
    layout->addWidget(dash);
    layout->addWidget(m_until);
    layout->addWidget(m_days);
    m_days->setObjectName(QStringLiteral("days"));
    setAccessibleOpener(*m_days);
    m_days->setAccessibleDescription(tr("Choose the first and the last day in a calendar"));
    m_days->setText(tr("Days…"));
    m_days->setToolTip(tr("Choose the first and the last day in a calendar"));
    m_days->setFocusPolicy(Qt::StrongFocus);
    connect(m_days, &QToolButton::clicked, this, &TimeChooser::openCalendar);
    m_since->setAccessibleName(tr("From"));
    m_until->setAccessibleName(tr("To"));
    for (QDateTimeEdit* edit : {m_since, m_until}) {
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
        edit->setCalendarPopup(true);
        edit->installEventFilter(this);
        leaveWindowKeys(*edit);
        for (auto* field : edit->findChildren<QLineEdit*>())
            leaveWindowKeys(*field);
        edit->setMinimumDate(
            QDate(100, 1, 1)); // the first of the class: no bound is shown as another
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, [this, edit] { applyEdit(*edit); });
    }
}

/// The calendar of a field is made when it is first worked with: most never are.
bool TimeChooser::eventFilter(QObject* watched, QEvent* event)
{
    auto* edit = qobject_cast<QDateTimeEdit*>(watched);
    if (edit != nullptr && event->type() == QEvent::FocusIn
        && edit->findChild<QCalendarWidget*>() == nullptr)
        new CalendarLook(*edit->calendarWidget());
    return QWidget::eventFilter(watched, event);
}

void TimeChooser::setWindow(const history::TimeWindow& window)
{
    if (window == m_window)
        return;
    m_window = window;
    showWindow();
}

void TimeChooser::choose(int index)
{
    const auto choice = TimeChoice(m_choices->itemData(index).toInt());
    if (choice == m_window.choice)
        return;
    m_window.choice = choice;
    if (choice == TimeChoice::FromTo && m_window.fromTo.isOpen())
        m_window.fromTo = today();
    showWindow();
    Q_EMIT windowChanged(m_window);
    // The key that has chosen it is no choice of a day, too.
    if (choice == TimeChoice::FromTo)
        QMetaObject::invokeMethod(this, &TimeChooser::openCalendar, Qt::QueuedConnection);
}

void TimeChooser::openCalendar()
{
    if (m_calendar == nullptr) {
        m_calendar = new RangeCalendar(m_days);
        connect(m_calendar, &RangeCalendar::rangeChosen, this, &TimeChooser::applyDays);
    }
    const history::TimeRange day = today();
    const auto first = m_window.fromTo.since.value_or(*day.since);
    // Of one bound alone, its day.
    const auto last = m_window.fromTo.until.value_or(std::max(*day.until, first));
    const QDate lastDay = toDateTime(last, m_time.zone()).addMSecs(-1).date();
    const QDate firstDay = toDateTime(std::min(first, last), m_time.zone()).date();
    m_calendar->open(*m_days, std::min(firstDay, lastDay), lastDay);
}

/// Both days whole, in the zone.
void TimeChooser::applyDays(const QDate& first, const QDate& last)
{
    const Qt::TimeSpec spec = m_time.zone() == deployment::Zone::Utc ? Qt::UTC : Qt::LocalTime;
    m_window = {TimeChoice::FromTo,
        {fromDateTime(first.startOfDay(spec)), fromDateTime(last.addDays(1).startOfDay(spec))}};
    showWindow();
    Q_EMIT windowChanged(m_window);
}

/// The other bound stays what it is: its field shows no seconds, and of an hour that is repeated
/// not which of the two.
void TimeChooser::applyEdit(const QDateTimeEdit& edit)
{
    if (m_window.fromTo.isOpen())
        m_window.fromTo = today();
    (&edit == m_since ? m_window.fromTo.since : m_window.fromTo.until) =
        fromDateTime(edit.dateTime());
    Q_EMIT windowChanged(m_window);
}

void TimeChooser::showWindow()
{
    m_choices->setCurrentIndex(m_choices->findData(int(m_window.choice)));
    m_fromTo->setVisible(m_window.choice == TimeChoice::FromTo);
    const QSignalBlocker sinceBlocker(m_since);
    const QSignalBlocker untilBlocker(m_until);
    for (QDateTimeEdit* edit : {m_since, m_until})
        edit->setTimeSpec(m_time.zone() == deployment::Zone::Utc ? Qt::UTC : Qt::LocalTime);
    const history::TimeRange range = m_window.fromTo.isOpen() ? today() : m_window.fromTo;
    const auto show = [this](QDateTimeEdit& edit, const std::optional<Timestamp>& bound) {
        edit.setVisible(bound.has_value());
        if (bound)
            edit.setDateTime(toDateTime(*bound, m_time.zone()));
    };
    show(*m_since, range.since);
    show(*m_until, range.until);
}

history::TimeRange TimeChooser::today() const
{
    const Timestamp midnight = deployment::startOfDay(m_time.now(), m_time.zone());
    return {midnight, deployment::startOfDay(midnight + std::chrono::hours(36), m_time.zone())};
}

} // namespace widgets
