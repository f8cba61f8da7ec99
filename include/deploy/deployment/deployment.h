// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/enums.h"
#include "deploy/deployment/log.h"
#include "deploy/deployment/metrics.h"
#include "deploy/deployment/resources.h"
#include "deploy/deployment/timestamp.h"
#include "deploy/deployment/workload.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace deployment {

struct Step {
    std::string name;
    OpenStepStatus status;
    std::optional<Timestamp> start;
    std::optional<Timestamp> end;

    bool operator==(const Step&) const = default;
};

struct Progress {
    std::optional<double> percentage; ///< the source's own number, not clamped
    std::string currentStep;
    std::vector<Step> steps;

    bool operator==(const Progress&) const = default;
};

/// One act of bringing one version to one environment, with its whole record.
struct Deployment {
    std::string id;
    std::string version;
    std::string environment;
    std::string service; ///< what is deployed; empty where the record does not tell
    OpenStrategy strategy;
    Timestamp start;
    std::optional<Timestamp> end;
    OpenStatus status;
    bool paused = false; ///< meaningful while the status is Running
    std::string executor;
    Progress progress;
    Resources resources;
    Metrics metrics;
    Log log;
    /// What its cluster says of it; nullopt where no cluster does.
    std::optional<Workload> workload = std::nullopt;

    bool operator==(const Deployment&) const = default;
};

} // namespace deployment
