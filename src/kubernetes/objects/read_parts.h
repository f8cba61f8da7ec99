// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json_access.h"

#include "deploy/kubernetes/child_objects.h"

namespace kubernetes {

// What objects of several kinds have in common.

[[nodiscard]] ObjectMeta readMeta(const JsonAccess& metadata);
[[nodiscard]] std::vector<Condition> readConditions(const JsonAccess& conditions);
/// A PodTemplateSpec.
[[nodiscard]] PodTemplate readPodTemplate(const JsonAccess& podTemplate);
[[nodiscard]] std::vector<Container> readContainers(const JsonAccess& containers);
/// A LabelSelector in the form that labelSelector= takes.
[[nodiscard]] std::string readSelector(const JsonAccess& selector);

[[nodiscard]] CanaryStep readCanaryStep(const JsonAccess& step);

// The objects themselves.

[[nodiscard]] WorkloadObject readWorkload(ObjectKind kind, const JsonAccess& json);
[[nodiscard]] ReplicaSet readReplicaSet(const JsonAccess& json);
[[nodiscard]] Pod readPod(const JsonAccess& json);
[[nodiscard]] AnalysisRun readAnalysisRun(const JsonAccess& json);
[[nodiscard]] Experiment readExperiment(const JsonAccess& json);
[[nodiscard]] Event readEvent(const JsonAccess& json);

} // namespace kubernetes
