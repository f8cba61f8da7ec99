// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubernetes {

struct OwnerReference {
    std::string kind;
    std::string name;
    std::string uid;

    bool operator==(const OwnerReference&) const = default;
};

/// What every object of the API has.
struct ObjectMeta {
    std::string name;
    std::string nameSpace;
    std::string uid;
    std::string resourceVersion; ///< opaque, but for isEarlierVersion()
    std::int64_t generation = 0;
    std::optional<deployment::Timestamp> created;
    bool isBeingDeleted = false;
    std::map<std::string, std::string, std::less<>> labels;
    std::map<std::string, std::string, std::less<>> annotations;
    std::vector<OwnerReference> owners;
    std::vector<std::string> managers; ///< of managedFields

    bool operator==(const ObjectMeta&) const = default;
};

/// Whether a resourceVersion is that of an earlier state than the other one for sure: both are
/// numbers, as all servers have them and newer ones promise.
[[nodiscard]] bool isEarlierVersion(std::string_view version, std::string_view than);

/// The kinds of objects that are read.
enum class ObjectKind : std::uint8_t {
    Rollout,
    Deployment,
    ReplicaSet,
    Pod,
    AnalysisRun,
    Experiment,
    Event,
    Job,
};

/// Where objects of a kind lie: "/apis/argoproj.io/v1alpha1", "rollouts".
struct Resource {
    ObjectKind kind;
    std::string_view kindWord; ///< "Rollout"
    std::string_view group; ///< "argoproj.io"; empty for the core
    std::string_view prefix; ///< "/apis/argoproj.io/v1alpha1"
    std::string_view plural; ///< "rollouts"
};
[[nodiscard]] const Resource& resourceOf(ObjectKind kind);

/// prefix/namespaces/{ns}/plural[/name[/subresource]]; all namespaces where @p nameSpace is empty.
/// Names are percent-encoded.
[[nodiscard]] std::string pathOf(ObjectKind kind, std::string_view nameSpace,
    std::string_view name = {}, std::string_view subresource = {});

} // namespace kubernetes
