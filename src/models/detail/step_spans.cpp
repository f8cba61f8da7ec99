// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/step_spans.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/log/own_times.h"
#include "deploy/models/log/log_times.h"

#include <algorithm>

namespace models {

using deployment::Timestamp;

namespace {

Timestamp startOf(const StepSpan& span)
{
    return span.span.from;
}

/// At its start, where it is not known.
Timestamp endOf(const deployment::Deployment& deployment, const deployment::OwnTimes& own,
    const deployment::Step& step, Timestamp now)
{
    if (deployment::lastsUntilNow(deployment, step, now))
        return std::max(*step.start, now);
    return step.end && own.contain(*step.end) ? std::max(*step.start, *step.end) : *step.start;
}

} // namespace

std::vector<StepSpan> stepSpans(const deployment::Deployment& deployment, Timestamp now)
{
    std::vector<StepSpan> spans;
    const deployment::OwnTimes own(deployment);
    const auto& steps = deployment.progress.steps;
    for (std::size_t step = 0; step < steps.size(); ++step) {
        const auto& start = steps[step].start;
        if (start && own.contain(*start))
            spans.push_back({step, {*start, endOf(deployment, own, steps[step], now)}});
    }
    std::ranges::stable_sort(spans, {}, startOf);
    return spans;
}

std::optional<std::size_t> stepAt(const std::vector<StepSpan>& spans, Timestamp moment)
{
    const auto later = std::ranges::upper_bound(spans, moment, {}, startOf);
    const auto found = std::find_if(std::make_reverse_iterator(later), spans.rend(),
        [moment](const StepSpan& each) { return moment <= each.span.to; });
    return found == spans.rend() ? std::nullopt : std::optional(found->step);
}

std::optional<std::size_t> firstLogEntry(const deployment::Log& log, const StepSpan& step)
{
    return firstLogEntryWithin(log, step.span.from, step.span.to);
}

std::optional<Timestamp> stepStartAfter(const std::vector<StepSpan>& spans, Timestamp moment)
{
    const auto later = std::ranges::upper_bound(spans, moment, {}, startOf);
    return later == spans.end() ? std::nullopt : std::optional(later->span.from);
}

std::optional<Timestamp> stepStartBefore(const std::vector<StepSpan>& spans, Timestamp moment)
{
    const auto notEarlier = std::ranges::lower_bound(spans, moment, {}, startOf);
    return notEarlier == spans.begin() ? std::nullopt
                                       : std::optional(std::prev(notEarlier)->span.from);
}

} // namespace models
