// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/attempts.h"

#include <string>

namespace made_up {

/// A Rollout as a test wants it; what is not set is that of a canary of four steps, five pods and a
/// router, whose second revision is under way.
struct RolloutPlan {
    std::string name = "checkout";
    std::string uid = "3f2a9c1e-0000-4000-8000-000000000001";
    std::int64_t revision = 2;
    std::int64_t generation = 4;
    std::string observed = "4";
    std::string image = "registry.test:5000/shop/checkout:1.5.0";
    std::string hash = "new";
    std::string stable = "old";
    std::string phase = "Progressing";
    std::string message = "more replicas need to be updated";
    std::int64_t step = 0;
    std::string started = "2026-02-10T08:00:00Z"; ///< as newest controllers tell it; may be empty
    std::string moreSpec; ///< members, each with a comma behind it
    std::string moreStatus; ///< members, each with a comma behind it
    std::string moreMeta; ///< members, each with a comma behind it

    [[nodiscard]] std::string json() const;
    [[nodiscard]] kubernetes::WorkloadObject read() const;
};

/// A ReplicaSet of it.
struct ReplicaSetPlan {
    std::string hash;
    std::int64_t revision = 1;
    std::string created = "2026-03-01T10:00:00Z";
    std::string image = "registry.test:5000/shop/checkout:1.4.0";
    std::string history = {}; ///< "1,3"
    std::int64_t replicas = 0;
    std::string owner = RolloutPlan().uid;

    [[nodiscard]] kubernetes::ReplicaSet read() const;
};

/// An Event about something of that uid.
[[nodiscard]] kubernetes::Event event(const std::string& reason, const std::string& message,
    const std::string& time, const std::string& uid = RolloutPlan().uid, int count = 1);

[[nodiscard]] kubernetes::WorkloadObject readWorkload(
    kubernetes::ObjectKind kind, const std::string& json);

[[nodiscard]] inline deployment::Timestamp at(std::string_view time)
{
    return *deployment::parseTimestamp(time);
}

} // namespace made_up
