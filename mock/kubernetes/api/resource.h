// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/values/json.h"

#include <span>
#include <string>
#include <string_view>

namespace mock_kubernetes {

/// A kind of object as the API knows it.
struct Resource {
    std::string_view group; ///< "" for core
    std::string_view version;
    std::string_view plural;
    std::string_view singular;
    std::string_view kind;
    std::string_view shortName;
    bool isNamespaced = true;
    bool isCustom = false; ///< defined by a CustomResourceDefinition
    bool hasStatus = false; ///< /status is a resource of its own
    bool countsGenerations = false;

    /// "argoproj.io/v1alpha1", "v1".
    [[nodiscard]] std::string apiVersion() const;
    /// "rollouts.argoproj.io", "pods".
    [[nodiscard]] std::string qualified() const;
    /// "Rollout.argoproj.io", "Pod".
    [[nodiscard]] std::string qualifiedKind() const;
};

[[nodiscard]] std::span<const Resource> allResources();
/// nullptr if there is none.
[[nodiscard]] const Resource* findResource(
    std::string_view group, std::string_view version, std::string_view plural);
/// By apiVersion and kind of the object; nullptr if it is of none.
[[nodiscard]] const Resource* resourceOf(const Json& object);

/// Those that the controllers work with.
[[nodiscard]] const Resource& rollouts();
[[nodiscard]] const Resource& analysisRuns();
[[nodiscard]] const Resource& deployments();
[[nodiscard]] const Resource& replicaSets();
[[nodiscard]] const Resource& pods();
[[nodiscard]] const Resource& services();
[[nodiscard]] const Resource& events();
[[nodiscard]] const Resource& namespaces();

} // namespace mock_kubernetes
