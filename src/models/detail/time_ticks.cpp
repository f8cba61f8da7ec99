// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/time_ticks.h"

#include "deploy/models/display_strings.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace models {

namespace {

using namespace std::chrono_literals;
using deployment::Milliseconds;
using deployment::Timestamp;
using deployment::Zone;

constexpr Milliseconds day = 24h;
constexpr std::array<Milliseconds, 32> roundSteps{1ms, 2ms, 5ms, 10ms, 20ms, 50ms, 100ms, 200ms,
    500ms, 1s, 2s, 5s, 10s, 15s, 30s, 1min, 2min, 5min, 10min, 15min, 30min, 1h, 2h, 3h, 6h, 12h,
    day, 2 * day, 7 * day, 14 * day, 30 * day, 90 * day};

Milliseconds stepFor(Milliseconds length, int most)
{
    const auto fits = [length, most](Milliseconds step) { return length / step + 1 <= most; };
    const auto found = std::ranges::find_if(roundSteps, fits);
    if (found != roundSteps.end())
        return *found;
    const Milliseconds year = 365 * day;
    return year * (length / year / most + 1);
}

/// What the zone's clock shows, as if it were UTC: round times are round there.
Timestamp wallClock(Timestamp time, Zone zone)
{
    return time + deployment::zoneOffset(time, zone);
}

Timestamp roundDown(Timestamp time, Milliseconds step)
{
    const Milliseconds since = time.time_since_epoch();
    const Milliseconds rest = ((since % step) + step) % step;
    return time - rest;
}

QString textOf(Timestamp time, Milliseconds step, Zone zone)
{
    const std::string text = deployment::formatDateTime(time, zone); // 2025-02-15 18:00:00
    const QString whole = QString::fromStdString(text);
    if (step >= 365 * day)
        return whole.left(7);
    if (step >= day || (whole.mid(11) == QLatin1String("00:00:00") && step >= 1s))
        return whole.mid(5, 5);
    if (step >= 1min)
        return whole.mid(11, 5);
    if (step >= 1s)
        return whole.mid(11);
    const auto fraction = time.time_since_epoch() - roundDown(time, 1s).time_since_epoch();
    return QStringLiteral("%1.%2")
        .arg(whole.mid(17))
        .arg(fraction.count(), 3, 10, QLatin1Char('0'));
}

bool isRound(Timestamp time, Milliseconds step, Zone zone)
{
    const Timestamp wall = wallClock(time, zone);
    return roundDown(wall, step) == wall;
}

/// The next one at which the zone's clock shows a round time: also within an hour that a change of
/// the clock repeats, which is there twice, and past one that it leaves out.
Timestamp nextRound(Timestamp after, Milliseconds step, Zone zone)
{
    for (Timestamp time = after;;) {
        const Timestamp wall = roundDown(wallClock(time, zone), step) + step;
        const Timestamp next = wall - deployment::zoneOffset(time, zone);
        if (isRound(next, step, zone))
            return next;
        // By then the clock is another one.
        const Timestamp changed = wall - deployment::zoneOffset(next, zone);
        if (changed > after && wallClock(changed, zone) == wall)
            return changed;
        if (step >= day)
            return next; // of a day without midnight
        time = next;
    }
}

std::vector<TimeTick> ticksEvery(Milliseconds step, const TimeSpan& range, int most, Zone zone)
{
    std::vector<TimeTick> ticks;
    Timestamp time =
        isRound(range.from, step, zone) ? range.from : nextRound(range.from, step, zone);
    for (; time <= range.to && std::ssize(ticks) < most; time = nextRound(time, step, zone))
        ticks.push_back({time, textOf(time, step, zone)});
    return ticks;
}

/// Those of finer steps that are far enough apart; two at least, if there is a step that has them.
std::vector<TimeTick> finerTicks(Milliseconds than, const TimeSpan& range, int most, Zone zone)
{
    const Milliseconds leastApart = range.length() * 4 / 5 / most; // labels have room to spare
    constexpr int mostTries = 5;
    constexpr int plenty = 64;
    std::vector<TimeTick> best;
    auto step = std::ranges::lower_bound(roundSteps, than);
    for (int tries = 0; tries < mostTries && step != roundSteps.begin() && best.size() < 2;
         ++tries) {
        std::vector<TimeTick> apart;
        for (const TimeTick& tick : ticksEvery(*--step, range, plenty, zone)) {
            const bool isApart = apart.empty() || tick.time - apart.back().time >= leastApart;
            if (isApart && std::ssize(apart) < most)
                apart.push_back(tick);
        }
        if (apart.size() > best.size())
            best = std::move(apart);
    }
    return best;
}

/// Where times that stand on the axis already begin once more, the first of them has its offset;
/// two such beside each other would have no room.
void tellRepeatedApart(std::vector<TimeTick>& ticks, Zone zone)
{
    for (auto tick = ticks.begin(); tick != ticks.end(); ++tick) {
        const auto before = std::ranges::find(ticks.begin(), tick, tick->text, &TimeTick::text);
        if (before == tick)
            continue;
        const QString mark = offsetMark(tick->time, zone, before->time);
        tick->text += mark;
        if (!mark.isEmpty())
            return;
    }
}

} // namespace

std::vector<TimeTick> timeTicks(const TimeSpan& range, int most, Zone zone)
{
    if (range.to <= range.from || most < 1)
        return {};
    const Milliseconds step = stepFor(range.length(), most);
    std::vector<TimeTick> ticks = ticksEvery(step, range, most, zone);
    // An axis that says one time does not say how long anything took; one without says nothing.
    if (ticks.size() < 2 && (most > 1 || ticks.empty())) {
        auto finer = finerTicks(step, range, most, zone);
        if (finer.size() > ticks.size())
            ticks = std::move(finer);
    }
    tellRepeatedApart(ticks, zone);
    return ticks;
}

std::vector<TimeTick> distanceTicks(const TimeSpan& range, int most)
{
    std::vector<TimeTick> ticks;
    if (range.to <= range.from || most < 1)
        return ticks;
    // A distance is written to the second.
    const Milliseconds step = std::max<Milliseconds>(1s, stepFor(range.length(), most));
    for (Timestamp time = roundDown(range.from, step); time <= range.to; time += step) {
        if (time >= range.from && std::ssize(ticks) < most)
            ticks.push_back({time, distanceText(time)});
    }
    return ticks;
}

QString distanceText(Timestamp time)
{
    const Milliseconds distance = time.time_since_epoch();
    const auto length = std::chrono::floor<std::chrono::seconds>(std::chrono::abs(distance));
    const std::chrono::hh_mm_ss parts(length);
    // A duration is written in two units.
    const bool saysAll = length < 1h || (length < day && length % 1min == 0s) || length % 1h == 0s;
    const QString text = saysAll ? durationText(length)
                                 : QStringLiteral("%1:%2:%3")
                                       .arg(parts.hours().count())
                                       .arg(parts.minutes().count(), 2, 10, QLatin1Char('0'))
                                       .arg(parts.seconds().count(), 2, 10, QLatin1Char('0'));
    return distance <= -1s ? QStringLiteral("−") + text : text;
}

} // namespace models
