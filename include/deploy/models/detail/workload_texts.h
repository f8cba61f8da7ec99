// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/workload/workload_facts.h"

#include <QString>

#include <vector>

/// What a cluster says of a workload, as the user reads it: the lines of its own tools, field by
/// field. Words of the cluster stay as they are, so that they can be looked up.
namespace models {

/// One line: "Replicas", "Desired 5, current 6, …".
struct WorkloadField {
    QString title;
    QString value;

    bool operator==(const WorkloadField&) const = default;
};

/// Which lines there are follows `kubectl argo rollouts get rollout`: a step and weights where the
/// workload has them, images where it runs some.
[[nodiscard]] std::vector<WorkloadField> workloadFields(const deployment::Workload& workload);
/// "Rollout canary-demo": what the lines are headed by.
[[nodiscard]] QString workloadTitle(const deployment::Workload& workload);
/// What is wrong with a node, in plain sentences; empty where nothing can be said.
[[nodiscard]] QString plainReasonText(const deployment::WorkloadNode& node);
/// The same, the cluster's own words behind it; those alone where there are no plain ones.
[[nodiscard]] QString reasonText(const deployment::WorkloadNode& node);

} // namespace models
