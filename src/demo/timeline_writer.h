// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/demo/random.h"
#include "deploy/demo/timeline.h"
#include "script.h"

namespace demo {

[[nodiscard]] Wording wordingOf(const Plan& plan);
/// The colors only.
[[nodiscard]] Wording wordingOf(deployment::Side newSide);

/// Writes a timeline step by step; each one begins where the one before ended.
class TimelineWriter {
public:
    TimelineWriter(Wording wording, std::uint64_t seed, double pace);

    void wait(deployment::Milliseconds length) { m_at += length; }
    /// A whole step with the given ending (EndStep or FailStep), the index-th of count.
    void step(
        std::size_t index, std::size_t count, const StepScript& script, TimelineEvent::Kind ending);
    /// What remains of a step that is running already.
    void restOfStep(std::size_t index, std::size_t count, const StepScript& script);
    /// Ends a running step as failed, without a word.
    void abandon(std::size_t index);
    void startAtTraffic(int percent) { m_traffic = percent; }
    /// Moves the traffic back and ends as rolled back; the progress stays where it is unless given.
    void rollBack(std::string_view target, std::string_view why, double percentage = -1);
    void finish(deployment::Status status);

    /// The timeline with metrics mixed in; they dip around a failing step.
    [[nodiscard]] Timeline withMetrics(
        deployment::Milliseconds interval, deployment::Milliseconds first = {});

private:
    void add(deployment::Milliseconds at, TimelineEvent::Kind kind, std::size_t index = 0);
    void say(deployment::Milliseconds at, TimelineEvent::Kind kind, std::string_view text);
    void line(deployment::Milliseconds at, std::string_view text);
    void traffic(deployment::Milliseconds at, int percent);
    void middle(deployment::Milliseconds from, deployment::Milliseconds length,
        const StepScript& script, bool fails);
    void trouble(deployment::Milliseconds begins, const StepScript& script);
    void end(
        std::size_t index, std::size_t count, const StepScript& script, TimelineEvent::Kind ending);
    [[nodiscard]] deployment::Milliseconds lengthOf(const StepScript& script);
    void metrics(deployment::Milliseconds at, bool troubled);

    Wording m_wording;
    Random m_random;
    double m_pace;
    Timeline m_events;
    deployment::Milliseconds m_at{0};
    deployment::Milliseconds m_troubleFrom = deployment::Milliseconds::max();
    deployment::Milliseconds m_troubleTo = deployment::Milliseconds::min();
    int m_traffic = 0;
};

} // namespace demo
