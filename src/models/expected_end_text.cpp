// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/expected_end_text.h"

#include "deploy/models/display_strings.h"

#include <QCoreApplication>

#include <algorithm>

namespace models {

namespace {

class ExpectedEndTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::ExpectedEndTexts)
};

/// Seconds would say more than is known.
QString coarseText(deployment::Milliseconds duration)
{
    return durationText(std::chrono::ceil<std::chrono::minutes>(duration));
}

/// "6 to 11 min"; a number and its unit stand together where it is not one unit.
QString rangeText(deployment::Milliseconds from, deployment::Milliseconds to)
{
    using std::chrono::ceil;
    using std::chrono::minutes;
    const minutes first = ceil<minutes>(from);
    const minutes last = ceil<minutes>(to);
    return last < std::chrono::hours(1)
        ? ExpectedEndTexts::tr("%1 to %2 min", "minutes").arg(first.count()).arg(last.count())
        : ExpectedEndTexts::tr("%1 to %2", "durations")
              .arg(durationText(first), durationText(last));
}

/// "10:42"; with its day where that is not the one that is clear.
QString minuteText(deployment::Timestamp time, deployment::Timestamp clear, deployment::Zone zone)
{
    constexpr qsizetype hoursAndMinutes = 5;
    const bool isOfDay = deployment::startOfDay(time, zone) == deployment::startOfDay(clear, zone);
    return isOfDay ? timeText(time, zone).left(hoursAndMinutes) : dateTimeText(time, zone);
}

} // namespace

QString expectedEndText(const diagnosis::ExpectedEnd& expected, deployment::Timestamp now)
{
    if (expected.isLate)
        return ExpectedEndTexts::tr("late by %1", "a duration")
            .arg(coarseText(expected.lateBy(now)));
    constexpr std::chrono::minutes minute{1};
    const deployment::Milliseconds left = expected.likely - now;
    const deployment::Milliseconds most = expected.latest - now;
    if (expected.isByStartAlone ? most < minute : left < minute)
        return ExpectedEndTexts::tr("less than 1 min left");
    if (expected.isByStartAlone)
        return left < minute || coarseText(most) == coarseText(left)
            ? ExpectedEndTexts::tr("up to %1 left", "a duration").arg(coarseText(most))
            : ExpectedEndTexts::tr("%1 left", "durations").arg(rangeText(left, most));
    return ExpectedEndTexts::tr("about %1 left", "a duration").arg(coarseText(left));
}

QString expectedRangeText(
    const diagnosis::ExpectedEnd& expected, deployment::Timestamp now, deployment::Zone zone)
{
    QString state = expectedEndText(expected, now);
    if (expected.isLate)
        return state;
    const deployment::Timestamp likely = std::max(expected.likely, now);
    const QString first = minuteText(likely, now, zone);
    if (first == minuteText(expected.latest, now, zone))
        return ExpectedEndTexts::tr("%1, ends at %2", "about 6 min left, time").arg(state, first);
    // The day of the first stands before both.
    return ExpectedEndTexts::tr("%1, ends %2 to %3", "about 6 min left, times")
        .arg(state, first, minuteText(expected.latest, likely, zone));
}

QString usualDurationText(const diagnosis::DurationStatistics& usual)
{
    // Of few runs that is the longest one.
    constexpr std::size_t fewestForShare = 20;
    const auto runs = static_cast<int>(usual.runs);
    const QString text = usual.runs < fewestForShare
        ? ExpectedEndTexts::tr("Usually %1; all %Ln known run(s) took up to %2.", nullptr, runs)
        : ExpectedEndTexts::tr(
            "Usually %1; 95% of the %Ln known run(s) took up to %2.", nullptr, runs);
    return text.arg(durationText(usual.median), durationText(usual.p95));
}

} // namespace models
