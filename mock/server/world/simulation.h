// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/demo/random.h"
#include "deploy/demo/rollout.h"

#include "server/list/deployment_index.h"
#include "server/live/event_hub.h"
#include "server/world/deployment_generator.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace server {

struct SimulationOptions {
    deployment::Timestamp now;
    std::uint64_t seed = 1;
    /// How much faster deployments go than in real life. Their times stay real: at 60, what would
    /// take an hour takes a minute.
    double speed = 1;
    bool launches = true; ///< new deployments start automatically
};

/// What happened since it was last asked.
struct Changes {
    std::vector<Event> events;
    std::set<std::string> deployments; ///< ids of what is different now
};

/// The simulation: deployments that advance as time passes, and new ones from time to time. It
/// knows no clock: it advances only when it is given the time. Not synchronized.
class Simulation {
public:
    /// The position is the number of the last event; revisions are event numbers too.
    Simulation(SimulationOptions options, std::uint64_t position);

    /// A deployment that is there from the beginning; what is not finished continues.
    void add(const deployment::Deployment& deployment);
    /// One that was kept, as it was; with what was still to happen, if anything.
    void restore(const deployment::Deployment& deployment, std::uint64_t revision,
        std::optional<demo::Rollout> rollout);

    void advance(deployment::Timestamp now);
    [[nodiscard]] deployment::Timestamp now() const { return m_options.now; }
    [[nodiscard]] std::uint64_t position() const { return m_position; }
    [[nodiscard]] const DeploymentIndex& deploymentIndex() const { return m_index; }
    /// What is not finished yet; null if it is not active.
    [[nodiscard]] const demo::Rollout* rollout(const std::string& id) const;

    /// The deployment must be running, paused for resume().
    void pause(const std::string& id, const std::string& words);
    void resume(const std::string& id, const std::string& words);
    /// The deployment must have started, not have been rolled back, and not be rolling back yet.
    void rollBack(const std::string& id, const std::string& target, const std::string& words);
    [[nodiscard]] bool isRollingBack(const std::string& id) const;
    /// Of one that was restored.
    void markRollingBack(const std::string& id);
    /// The version that the deployment replaces; empty if unknown.
    [[nodiscard]] std::string replacedVersion(const std::string& id) const;

    /// What took the deployment's place in its environment: the newest one after it, other than
    /// those that were rolled back to its version.
    [[nodiscard]] std::optional<history::Row> successor(const std::string& id) const;

    [[nodiscard]] Changes takeChanges();

private:
    [[nodiscard]] deployment::Deployment record(const std::string& id) const;
    demo::Rollout& track(demo::Rollout rollout);
    void publish(const deployment::Deployment& deployment, std::size_t knownEntries);
    void announce(std::string_view name, std::string data);
    void advanceActive();
    void launch();

    SimulationOptions m_options;
    std::uint64_t m_position;
    demo::Random m_random;
    DeploymentIndex m_index;
    DeploymentGenerator m_generator;
    std::map<std::string, demo::Rollout, std::less<>> m_active;
    std::set<std::string, std::less<>> m_rollingBack;
    Changes m_changes;
};

} // namespace server
