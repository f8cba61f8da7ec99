// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/demo/timeline.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace demo {

/// A deployment under way: the record as it stands and what is still going to happen to it. It only
/// advances when it is given the time.
class Rollout {
public:
    /// Pending, at its very beginning.
    explicit Rollout(const Plan& plan);
    /// A deployment that is there already, with what happens next; the origin is that of the
    /// timeline.
    Rollout(deployment::Deployment deployment, Timeline timeline, deployment::Timestamp origin,
        std::optional<deployment::Timestamp> pausedAt = {});

    /// Applies what is due at the time; whether there was anything.
    bool advance(deployment::Timestamp now);
    /// Nothing happens from now on, until resume().
    void pause(deployment::Timestamp now, std::string_view words);
    void resume(deployment::Timestamp now, std::string_view words);
    /// From now on it goes back to the target version, at `speed` times the usual pace.
    void rollBack(deployment::Timestamp now, std::string_view target, std::string_view words,
        std::uint64_t seed, double speed = 1);

    [[nodiscard]] const deployment::Deployment& deployment() const { return m_deployment; }
    /// The record itself, when it is not needed here any more.
    [[nodiscard]] deployment::Deployment take() && { return std::move(m_deployment); }
    /// When something is next due; nullopt if it has ended or is paused.
    [[nodiscard]] std::optional<deployment::Timestamp> nextChange() const;

    /// To store it: what has not happened yet, from which time it counts, and since when it is
    /// paused.
    [[nodiscard]] Timeline remaining() const;
    [[nodiscard]] deployment::Timestamp origin() const { return m_origin; }
    [[nodiscard]] std::optional<deployment::Timestamp> pausedAt() const { return m_pausedAt; }

private:
    void apply(const TimelineEvent& event);
    void applyToStep(const TimelineEvent& event, deployment::Timestamp at);
    void applyToSides(const TimelineEvent& event);
    void appendStep(const TimelineEvent& event, deployment::Timestamp at);
    void finish(const TimelineEvent& event, deployment::Timestamp at);

    deployment::Deployment m_deployment;
    Timeline m_timeline;
    std::size_t m_next = 0;
    deployment::Timestamp m_origin;
    std::optional<deployment::Timestamp> m_pausedAt;
};

} // namespace demo
