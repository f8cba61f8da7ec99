// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/log/own_times.h"
#include "deploy/models/detail/time_ticks.h"

#include <cstddef>
#include <optional>

namespace models {

/// The axis of time that the steps of a deployment have in common, as it is now. A value for the
/// moment: it holds the deployment and its own times by reference. Others are not on it.
class StepAxis final {
public:
    StepAxis(const deployment::Deployment& deployment, const deployment::OwnTimes& own,
        deployment::Timestamp now)
        : m_deployment(deployment)
        , m_own(own)
        , m_now(now)
    {
    }

    /// From the first known start to the last known end; while something runs, to now if it
    /// reaches so far, else with room for what is not known yet. nullopt where no time is known.
    [[nodiscard]] std::optional<TimeSpan> range() const;
    /// Not where the record is so old that nothing else could be distinguished.
    [[nodiscard]] bool reachesNow() const;
    /// Where the bar of a step begins and ends: now while it runs; nullopt if that is not known.
    [[nodiscard]] std::optional<deployment::Timestamp> startOf(const deployment::Step& step) const;
    [[nodiscard]] std::optional<deployment::Timestamp> endOf(const deployment::Step& step) const;
    /// When the step ran; nullopt if it is not known when it began.
    [[nodiscard]] std::optional<TimeSpan> spanOf(std::size_t step) const;
    /// The step that ran at that moment; nullopt if none is known.
    [[nodiscard]] std::optional<std::size_t> stepAt(deployment::Timestamp moment) const;

private:
    [[nodiscard]] std::optional<deployment::Timestamp> own(
        std::optional<deployment::Timestamp> time) const;
    [[nodiscard]] std::optional<deployment::Timestamp> someKnownMoment() const;
    [[nodiscard]] std::optional<TimeSpan> knownRange() const;

    const deployment::Deployment& m_deployment;
    const deployment::OwnTimes& m_own;
    deployment::Timestamp m_now;
};

} // namespace models
