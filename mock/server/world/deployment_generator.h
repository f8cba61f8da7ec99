// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/demo/history_generator.h"
#include "deploy/demo/plan.h"
#include "deploy/demo/random.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace server {

/// Decides which deployment begins next, and when: versions move on, each environment gets one at a
/// time.
class DeploymentGenerator {
public:
    DeploymentGenerator(deployment::Timestamp now, double speed, std::uint64_t seed);

    /// Learns from a deployment which ids and versions there are, and what it left.
    void learn(const deployment::Deployment& deployment);
    void occupy(const std::string& environment) { m_busy.insert(environment); }
    void release(const std::string& environment);

    /// The plan of a deployment that is to begin now, if one is due and an environment is free.
    [[nodiscard]] std::optional<demo::Plan> next(deployment::Timestamp now);

private:
    /// What serves an environment (one service of it), and since when.
    struct Live {
        demo::LiveVersion version;
        deployment::Timestamp since;
    };
    void learnLive(const deployment::Deployment& deployment);
    [[nodiscard]] std::string newId();
    [[nodiscard]] std::string versionInsteadOf(const std::string& live);
    void scheduleAfter(deployment::Timestamp now);

    double m_speed;
    demo::Random m_random;
    deployment::Timestamp m_due;
    std::uint64_t m_lastNumber = 0;
    std::size_t m_digits = 3; ///< of the ids
    std::string m_newest = "V1.0.0"; ///< version
    std::map<std::string, std::map<std::string, Live>> m_live; ///< by environment and service
    std::multiset<std::string> m_busy;
};

/// "V2.1.1" after "V2.1.0"; with ".1" appended if it does not end in a number.
[[nodiscard]] std::string versionAfter(const std::string& version);

} // namespace server
