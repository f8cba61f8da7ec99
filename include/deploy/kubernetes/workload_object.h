// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/workload.h"
#include "deploy/kubernetes/object.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubernetes {

struct Container {
    std::string name;
    std::string image;

    bool operator==(const Container&) const = default;
};

/// What the pods of a workload are made from; what is read of it.
struct PodTemplate {
    std::vector<Container> containers; ///< not those that only begin a pod
    std::string versionLabel; ///< app.kubernetes.io/version; may be empty
    std::string restartedAt; ///< that kubectl writes to replace pods; may be empty

    bool operator==(const PodTemplate&) const = default;
};

struct Condition {
    std::string type;
    std::string status; ///< "True", "False", "Unknown"
    std::string reason;
    std::string message;
    std::optional<deployment::Timestamp> changed; ///< when its status last changed
    std::optional<deployment::Timestamp> updated; ///< when anything of it did

    bool operator==(const Condition&) const = default;
};

/// A step of a canary.
struct CanaryStep {
    std::string text; ///< as kubectl argo rollouts has it: "setWeight: 20", "pause: 10m"
    std::optional<std::int64_t> weight; ///< of a setWeight
    bool isPause = false;
    /// How long it pauses; nullopt: until a person goes on. -1 s: a text that is no duration.
    std::optional<deployment::Milliseconds> pause;
    bool hasAnalysis = false; ///< or an experiment

    bool operator==(const CanaryStep&) const = default;
};

struct PauseCondition {
    std::string reason; ///< "CanaryPauseStep", "BlueGreenPause"
    std::optional<deployment::Timestamp> start;

    bool operator==(const PauseCondition&) const = default;
};

struct WeightDestination {
    std::string hash; ///< of the pod template
    std::string service;
    std::int64_t weight = 0;

    bool operator==(const WeightDestination&) const = default;
};

/// status.canary.weights: what the router was told, as it was verified.
struct TrafficWeights {
    std::optional<std::int64_t> canary;
    std::optional<std::int64_t> stable;
    std::vector<WeightDestination> additional; ///< experiments

    bool operator==(const TrafficWeights&) const = default;
};

enum class RolloutStrategy : std::uint8_t {
    None, ///< of a Rollout that names none
    Canary,
    BlueGreen,
    RollingUpdate, ///< of a Deployment
    Recreate, ///< of a Deployment
};

struct WorkloadSpec {
    std::optional<std::int64_t> replicas; ///< 1 where there is none
    std::optional<std::int64_t> progressDeadline; ///< seconds; 600 where there is none
    bool isPaused = false;
    RolloutStrategy strategy = RolloutStrategy::None;
    PodTemplate podTemplate; ///< empty where a workloadRef holds it
    std::string selector; ///< for labelSelector=: "app=checkout,tier in (a,b)"
    std::string templateOwnerKind; ///< of a workloadRef; else empty
    std::string templateOwner; ///< its name
    std::vector<CanaryStep> steps;
    bool hasTrafficRouting = false;
    bool isPingPong = false;
    std::optional<std::int64_t> maxTrafficWeight; ///< 100 where there is none
    bool hasPostPromotionAnalysis = false;
    std::optional<deployment::Timestamp> restartAt;

    bool operator==(const WorkloadSpec&) const = default;
};

struct WorkloadStatus {
    bool exists = false; ///< a controller has written anything at all
    std::string observedGeneration; ///< a text in a Rollout; digits of a Deployment's number
    std::string phase; ///< of a Rollout's controller since 1.0; else empty
    std::string message;
    std::optional<std::int64_t> replicas;
    std::optional<std::int64_t> updated;
    std::optional<std::int64_t> ready;
    std::optional<std::int64_t> available;
    std::vector<Condition> conditions;
    std::string currentHash; ///< of the pod template that is wanted
    std::string stableHash;
    std::string activeHash; ///< that the active service selects (blue-green)
    std::string previewHash;
    bool isAborted = false;
    std::optional<deployment::Timestamp> aborted;
    bool isFullyPromoting = false; ///< promoteFull
    bool isControllerPause = false;
    std::vector<PauseCondition> pauses;
    std::optional<std::int64_t> stepIndex; ///< steps that are done; 0 again after an abort
    std::optional<TrafficWeights> weights;
    std::string stablePingPong; ///< "ping", "pong", or empty
    std::optional<deployment::Timestamp> restarted;
    std::string workloadObservedGeneration; ///< of what a workloadRef names
    std::optional<deployment::Timestamp> started; ///< status.duration of newest controllers
    std::optional<deployment::Timestamp> finished;

    bool operator==(const WorkloadStatus&) const = default;
};

/// The name under which this program changes what is in a cluster, as managedFields keep it. Every
/// console has the same.
inline constexpr std::string_view fieldManager = "deployment-console";

/// Who has given a field its value, as managedFields have it.
enum class Writer : std::uint8_t {
    Untold,
    Console, ///< among others, perhaps
    Others,
};

/// Of what commands change and what stays there.
struct FieldWriters {
    Writer podTemplate = Writer::Untold; ///< anything of it
    Writer paused = Writer::Untold; ///< spec.paused
    Writer abort = Writer::Untold; ///< status.abort

    bool operator==(const FieldWriters&) const = default;
};

/// A Rollout or an apps/v1 Deployment.
struct WorkloadObject {
    ObjectKind kind = ObjectKind::Rollout;
    ObjectMeta meta;
    WorkloadSpec spec;
    WorkloadStatus status;
    /// Which program last wrote spec.template, as managedFields have it; may be empty.
    std::string templateManager;
    FieldWriters writers;

    bool operator==(const WorkloadObject&) const = default;
};

/// The number in the annotation that both controllers count revisions in; 0: none yet.
[[nodiscard]] std::int64_t revisionOf(const ObjectMeta& meta);
/// nullptr if there is none of the type.
[[nodiscard]] const Condition* findCondition(
    const std::vector<Condition>& conditions, std::string_view type);

} // namespace kubernetes
