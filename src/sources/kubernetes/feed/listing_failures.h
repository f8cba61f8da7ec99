// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/object.h"

#include "kubernetes/client/kube_status.h"

#include <string_view>

namespace sources {

// What a person is told of a list that failed, or that lacks a kind.

/// Neither kind of workload is there.
[[nodiscard]] KubeFailure noWorkloadApi();
/// Of whoever asked for all namespaces.
[[nodiscard]] KubeFailure forbiddenEverywhere(KubeFailure failure);
/// It will not be there the next time either.
[[nodiscard]] bool isRefusal(const KubeFailure& failure);
/// What the list lacks without that kind; "%1" stands for what the cluster says.
[[nodiscard]] std::string_view missingSentence(
    kubernetes::ObjectKind kind, const KubeFailure& failure, bool wasListed);

} // namespace sources
