// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/preview/preview.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/expected_end_text.h"

#include <algorithm>

namespace models {

namespace {

using deployment::Milliseconds;
using deployment::StepState;

struct StepTimes {
    std::optional<Milliseconds> took;
    std::optional<diagnosis::DurationStatistics> usual;
};

std::vector<StepTimes> timesOf(const PreviewFacts& facts, deployment::Timestamp now)
{
    const deployment::Deployment& run = *facts.deployment;
    std::vector<StepTimes> times;
    for (std::size_t step = 0; step < run.progress.steps.size(); ++step) {
        StepTimes each;
        const deployment::Step& one = run.progress.steps[step];
        if (one.start)
            each.took = deployment::durationOf(run, one, now);
        if (facts.usual != nullptr)
            each.usual = facts.usual->ofStep(run, step);
        times.push_back(each);
    }
    return times;
}

Milliseconds longestOf(const std::vector<StepTimes>& times)
{
    Milliseconds longest{1};
    for (const StepTimes& each : times) {
        longest = std::max(longest, each.took.value_or(longest));
        longest = std::max(longest, each.usual ? each.usual->median : longest);
    }
    return longest;
}

double shareOf(std::optional<Milliseconds> duration, Milliseconds longest)
{
    return duration ? static_cast<double>(duration->count()) / static_cast<double>(longest.count())
                    : 0;
}

/// By the judgement, as on its page.
bool isLateStep(const PreviewFacts& facts, std::size_t step)
{
    return std::ranges::any_of(facts.judgement.findings, [step](const diagnosis::Finding& finding) {
        const auto* const late = std::get_if<diagnosis::LateStep>(&finding);
        return late != nullptr && late->step == step;
    });
}

Emphasis emphasisOf(StepState state, bool isLate)
{
    switch (state) {
    case StepState::Failed:
        return Emphasis::Trouble;
    case StepState::NotRun:
    case StepState::Pending:
    case StepState::Skipped:
    case StepState::Passed:
        return Emphasis::Quiet;
    case StepState::Running:
        return isLate ? Emphasis::Warning : Emphasis::Active;
    default:
        return Emphasis::Plain;
    }
}

} // namespace

std::vector<PreviewStep> previewSteps(const PreviewFacts& facts, deployment::Timestamp now)
{
    std::vector<PreviewStep> steps;
    if (!facts.deployment || !facts.isWhole)
        return steps;
    const deployment::Deployment& run = *facts.deployment;
    const std::vector<StepTimes> times = timesOf(facts, now);
    const Milliseconds longest = longestOf(times);
    for (std::size_t index = 0; index < times.size(); ++index) {
        const deployment::Step& one = run.progress.steps[index];
        const StepTimes& known = times[index];
        const StepState state = deployment::stateOf(run, one);
        PreviewStep step;
        step.name = stepName(run, index);
        step.state = state;
        step.took = known.took ? durationText(known.took) : stepStatusText(run, one);
        step.share = shareOf(known.took, longest);
        if (known.usual) {
            step.usual = durationText(known.usual->median);
            step.usualLong = usualDurationText(*known.usual);
            step.usualShare = shareOf(known.usual->median, longest);
        }
        step.emphasis = emphasisOf(state, isLateStep(facts, index));
        steps.push_back(std::move(step));
    }
    return steps;
}

} // namespace models
