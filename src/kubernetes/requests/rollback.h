// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/child_objects.h"
#include "deploy/kubernetes/commands.h"

#include <string>
#include <vector>

namespace kubernetes {

/// A revision that can be gone back to: a ReplicaSet of the workload that is still there.
struct Revision {
    ReplicaSet replicaSet;
    std::string json; ///< as the API gave it
    operations::CommandTarget target;
};
/// Those of the workload whose template is another one than it has now, the newest first.
[[nodiscard]] std::vector<Revision> revisionsOf(
    const WorkloadObject& workload, const CommandObjects& objects);

/// That a command names by targetId, else by revision or version; nullptr if there is none.
[[nodiscard]] const Revision* findRevision(
    const std::vector<Revision>& revisions, const operations::Command& command);

/// What a target's id is made of: "7/5d8f9c" or "7/web=registry/web:1.4.0".
struct TargetId {
    std::int64_t revision = 0;
    std::string podTemplate; ///< as Guard has it, without a revision

    [[nodiscard]] static TargetId parse(std::string_view text);
};

/// The plan of going back; what the objects do not allow is an error.
[[nodiscard]] deployment::Expected<CommandPlan> rollbackPlan(const operations::Command& command,
    const WorkloadObject& workload, const CommandObjects& objects, const std::string& annotation);

} // namespace kubernetes
