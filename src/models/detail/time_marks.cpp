// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/time_marks.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"

#include <algorithm>

namespace models {

TimeEvents timeEvents(const deployment::Deployment& deployment, deployment::Timestamp now,
    std::vector<TimeMark> marks)
{
    TimeEvents events{stepSpans(deployment, now), {}, std::move(marks)};
    std::ranges::stable_sort(events.marks, {}, &TimeMark::at);
    const auto failing = deployment::firstFailingStep(deployment);
    for (const StepSpan& span : events.steps)
        events.labels.push_back({stepName(deployment, span.step), failing == span.step});
    return events;
}

QString TimeEvents::nameOf(std::size_t step) const
{
    const auto found = std::ranges::find(steps, step, &StepSpan::step);
    return labels[static_cast<std::size_t>(found - steps.begin())].name;
}

std::vector<TimeMark> marksAround(
    const std::vector<TimeMark>& marks, const MetricCurve& curve, deployment::Timestamp moment)
{
    const auto before = curve.before(moment);
    const auto after = curve.after(moment);
    const auto begin =
        before ? std::ranges::upper_bound(marks, before->time, {}, &TimeMark::at) : marks.begin();
    const auto end =
        after ? std::ranges::lower_bound(marks, after->time, {}, &TimeMark::at) : marks.end();
    return begin < end ? std::vector<TimeMark>(begin, end) : std::vector<TimeMark>();
}

QString rangeText(const TimeSpan& range, deployment::Zone zone, deployment::Timestamp reference)
{
    const auto day = deployment::startOfDay(reference, zone);
    const bool isThatDay = deployment::startOfDay(range.from, zone) == day
        && deployment::startOfDay(range.to, zone) == day;
    const auto text = [&](deployment::Timestamp time) {
        const QString clock = isThatDay ? timeText(time, zone) : dateTimeText(time, zone, true);
        return clock + offsetMark(time, zone, reference);
    };
    return text(range.from) + QStringLiteral(" – ") + text(range.to);
}

} // namespace models
