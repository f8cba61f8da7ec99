// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/workload_object.h"

namespace kubernetes {

struct ReplicaSet {
    ObjectMeta meta;
    PodTemplate podTemplate;
    std::optional<std::int64_t> replicas; ///< that are wanted
    std::int64_t current = 0;
    std::int64_t ready = 0;
    std::int64_t available = 0;
    std::int64_t observedGeneration = 0;
    std::vector<Condition> conditions;

    bool operator==(const ReplicaSet&) const = default;
};

/// What a container does, or did before it was started again.
struct ContainerState {
    enum class Kind : std::uint8_t { None, Waiting, Running, Terminated };
    Kind kind = Kind::None;
    std::string reason;
    std::string message;
    std::int64_t exitCode = 0;
    std::int64_t signal = 0;
    std::optional<deployment::Timestamp> finished;

    bool operator==(const ContainerState&) const = default;
};

struct ContainerStatus {
    std::string name;
    bool isReady = false;
    bool isStarted = false;
    std::int64_t restarts = 0;
    ContainerState state;
    ContainerState last; ///< before the last restart

    bool operator==(const ContainerStatus&) const = default;
};

struct Pod {
    ObjectMeta meta;
    std::vector<Container> containers;
    struct InitContainer {
        std::string name;
        bool isSidecar = false; ///< restartPolicy: Always

        bool operator==(const InitContainer&) const = default;
    };
    std::vector<InitContainer> initContainers;
    std::string node; ///< empty: not given to one yet
    std::string phase; ///< "Pending", "Running", ...
    std::string reason; ///< "Evicted", "NodeLost"; mostly empty
    std::string message;
    std::vector<Condition> conditions;
    std::vector<ContainerStatus> containerStatuses;
    std::vector<ContainerStatus> initContainerStatuses;

    bool operator==(const Pod&) const = default;
};

/// One measurement of an analysis run's metric.
struct Measurement {
    std::string phase; ///< "Successful", "Failed", "Inconclusive", "Error", "Running"
    std::string message;
    std::string value; ///< as the provider gave it: "0.98", "[0.98]", "[NaN]", JSON; may be empty
    std::string jobName; ///< of a job that measured it; else empty
    std::optional<deployment::Timestamp> started;
    std::optional<deployment::Timestamp> finished;

    bool operator==(const Measurement&) const = default;
};

struct AnalysisMetric {
    std::string name;
    std::string successCondition;
    std::string failureCondition;
    std::string phase; ///< empty until it was measured
    std::string message;
    std::int64_t successful = 0;
    std::int64_t failed = 0;
    std::int64_t inconclusive = 0;
    std::int64_t errors = 0;
    std::vector<Measurement> measurements; ///< the last ten, in the order of time

    bool operator==(const AnalysisMetric&) const = default;
};

struct AnalysisRun {
    ObjectMeta meta;
    std::string phase;
    std::string message;
    std::vector<AnalysisMetric> metrics; ///< in the order of its spec

    bool operator==(const AnalysisRun&) const = default;
};

struct Experiment {
    ObjectMeta meta;
    std::string phase;
    std::string message;

    bool operator==(const Experiment&) const = default;
};

/// An Event of the core, in either of its two forms.
struct Event {
    ObjectMeta meta;
    std::string type; ///< "Normal", "Warning"
    std::string reason;
    std::string message;
    std::string aboutKind;
    std::string aboutName;
    std::string aboutUid;
    std::int64_t count = 1; ///< repeats are folded into one
    std::optional<deployment::Timestamp> first;
    std::optional<deployment::Timestamp> last;

    bool operator==(const Event&) const = default;
};

} // namespace kubernetes
