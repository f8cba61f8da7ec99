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
/// The phase of a workload or the status of one of its ReplicaSets, which is judged from what the
/// cluster says, in the user's language; another word as it came. Safe to show.
[[nodiscard]] QString conditionInWords(std::string_view word);
/// The same of a side of a deployment: "Healthy, 2/3 pods available".
[[nodiscard]] QString sideStatusInWords(const std::string& status);
/// A revision and the status of what is judged so in the user's language; words of the API (of
/// pods, jobs, analyses) as they are. Safe to show.
[[nodiscard]] QString nameInWords(const deployment::WorkloadNode& node);
[[nodiscard]] QString kindInWords(const deployment::WorkloadNode& node);
[[nodiscard]] QString statusInWords(const deployment::WorkloadNode& node);
/// "50m", "3m12s" (deployment::ageText()) in the user's language.
[[nodiscard]] QString ageInWords(deployment::Milliseconds age);

/// "Rollout canary-demo": what the lines are headed by.
[[nodiscard]] QString workloadTitle(const deployment::Workload& workload);
/// What is wrong with a node, in plain sentences; empty where nothing can be said.
[[nodiscard]] QString plainReasonText(const deployment::WorkloadNode& node);
/// What the cluster says of it: "CrashLoopBackOff: back-off 5m; last terminated: OOMKilled", with
/// what stands around its words in the user's language. Safe to show.
[[nodiscard]] QString clusterReasonText(const deployment::WorkloadNode& node);
/// The plain sentences, the cluster's own words behind them; those alone where there are no plain
/// ones.
[[nodiscard]] QString reasonText(const deployment::WorkloadNode& node);

} // namespace models
