// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/relative_time.h"

#include "deploy/deployment/log/plausible_time.h"
#include "deploy/models/display_strings.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

namespace models {

using deployment::Timestamp;
using deployment::Zone;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

/// What happened so short a time ago is not yet spoken of by the day.
constexpr hours recent{6};

class RelativeTimes final {
    Q_DECLARE_TR_FUNCTIONS(models::RelativeTimes)
};

QDate dateOf(Timestamp time, Zone zone)
{
    return QDate::fromString(dateTimeText(time, zone).left(10), Qt::ISODate);
}

/// How many days of the calendar lie between them.
qint64 daysBetween(Timestamp time, Timestamp now, Zone zone)
{
    return dateOf(time, zone).daysTo(dateOf(now, zone));
}

} // namespace

QString relativeTimeText(std::optional<Timestamp> time, Timestamp now, Zone zone)
{
    // Clocks of two machines differ by some seconds.
    if (!time || *time > now + minutes(1))
        return dateTimeText(time, zone);
    const auto age = now - *time;
    if (age < minutes(1))
        return RelativeTimes::tr("just now");
    if (age < hours(1))
        return RelativeTimes::tr("%1 min ago").arg(std::chrono::floor<minutes>(age).count());
    const qint64 days = age < hours(48) ? daysBetween(*time, now, zone) : 2;
    if (days == 0 || age < recent)
        return RelativeTimes::tr("%1 h ago").arg(std::chrono::floor<hours>(age).count());
    return days == 1 ? RelativeTimes::tr("yesterday %1", "a time")
                           .arg(timeText(*time, zone).left(5) + offsetMark(*time, zone, now))
                     : dateTimeText(time, zone);
}

QString futureMark(std::optional<Timestamp> time, Timestamp now)
{
    return time && deployment::isInFuture(*time, now)
        ? RelativeTimes::tr(" (in the future)", "behind a time")
        : QString();
}

QString dayText(Timestamp time, Timestamp now, Zone zone)
{
    if (!dateOf(time, zone).isValid())
        return dateTimeText(time, zone).left(10);
    const qint64 days = daysBetween(time, now, zone);
    if (days == 0)
        return RelativeTimes::tr("Today");
    if (days == 1)
        return RelativeTimes::tr("Yesterday");
    const QDate date = dateOf(time, zone);
    const QString format = date.year() == dateOf(now, zone).year()
        ? RelativeTimes::tr("ddd d MMM", "a day of this year, for QLocale")
        : RelativeTimes::tr("ddd d MMM yyyy", "a day of any year, for QLocale");
    // In the language of the interface, whatever the system speaks.
    return QLocale(RelativeTimes::tr("en_US", "the locale of this translation"))
        .toString(date, format);
}

} // namespace models
