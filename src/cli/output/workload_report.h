// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/workload.h"

#include <string>
#include <vector>

namespace cli {

/// What a cluster says of a workload, as rows of cells for the user to read.
struct WorkloadReport {
    std::string title; ///< "Rollout canary-demo"
    std::vector<std::vector<std::string>> fields; ///< name and value
    /// What it is made of, under a heading and indented by depth; empty if it is not known.
    std::vector<std::vector<std::string>> tree;
    std::vector<std::string> notes;
};
[[nodiscard]] WorkloadReport workloadReport(
    const deployment::Workload& workload, deployment::Timestamp now);

/// What is wrong with a part of it: in plain words, with those of the cluster behind them; empty
/// where nothing is.
[[nodiscard]] std::string reasonOf(const deployment::WorkloadNode& node);

} // namespace cli
