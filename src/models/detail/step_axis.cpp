// SPDX-License-Identifier: GPL-3.0-or-later
#include "step_axis.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/detail/step_spans.h"

#include <algorithm>

namespace models {

using deployment::Step;
using deployment::Timestamp;
using namespace std::chrono_literals;

namespace {

constexpr deployment::Milliseconds week = 24h * 7;

} // namespace

/// One that cannot be is shown beside the others, and stretches no axis.
std::optional<Timestamp> StepAxis::own(std::optional<Timestamp> time) const
{
    return time && m_own.contain(*time) ? time : std::nullopt;
}

/// From which the rest is found.
std::optional<Timestamp> StepAxis::someKnownMoment() const
{
    std::optional<Timestamp> moment = own(m_deployment.start);
    if (!moment)
        moment = own(m_deployment.end);
    for (const Step& step : m_deployment.progress.steps) {
        if (!moment)
            moment = own(step.start);
        if (!moment)
            moment = own(step.end);
    }
    return moment;
}

std::optional<TimeSpan> StepAxis::knownRange() const
{
    const auto some = someKnownMoment();
    if (!some)
        return std::nullopt;
    TimeSpan range{*some, own(m_deployment.end).value_or(*some)};
    for (const Step& step : m_deployment.progress.steps) {
        for (const std::optional<Timestamp>& time : {own(step.start), own(step.end)}) {
            range.from = std::min(range.from, time.value_or(range.from));
            range.to = std::max(range.to, time.value_or(range.to));
        }
    }
    return range;
}

std::optional<TimeSpan> StepAxis::range() const
{
    std::optional<TimeSpan> range = knownRange();
    if (!range)
        return std::nullopt;
    const auto least = std::max<deployment::Milliseconds>(1s, range->length() / 4);
    if (reachesNow())
        range->to = std::max(range->to, m_now);
    else if (!deployment::hasEnded(m_deployment))
        range->to += least;
    range->to = std::max(range->to, range->from + 1s);
    return range;
}

bool StepAxis::reachesNow() const
{
    const auto known = knownRange();
    if (!known || deployment::hasEnded(m_deployment)
        || deployment::isEndInDoubt(m_deployment, m_now))
        return false;
    // What hangs is drawn as long as it has hung; of a record of last year nothing could be read.
    const auto readable = std::max<deployment::Milliseconds>(week, known->length() * 3);
    return m_now >= known->from && m_now - known->to <= readable;
}

std::optional<Timestamp> StepAxis::startOf(const Step& step) const
{
    return own(step.start);
}

std::optional<Timestamp> StepAxis::endOf(const Step& step) const
{
    const auto start = startOf(step);
    const bool goesOn = start && deployment::lastsUntilNow(m_deployment, step, m_now);
    return goesOn ? std::max(*start, m_now) : own(step.end);
}

std::optional<TimeSpan> StepAxis::spanOf(std::size_t step) const
{
    const auto spans = stepSpans(m_deployment, m_now);
    const auto found = std::ranges::find(spans, step, &StepSpan::step);
    return found == spans.end() ? std::nullopt : std::optional(found->span);
}

std::optional<std::size_t> StepAxis::stepAt(Timestamp moment) const
{
    return models::stepAt(stepSpans(m_deployment, m_now), moment);
}

} // namespace models
