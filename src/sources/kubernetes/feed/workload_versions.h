// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/object.h"

#include <QByteArray>

#include <array>
#include <map>
#include <string>

namespace sources {

/// The kinds of workloads, in the order in which they are listed: Rollouts say which Deployments
/// only keep a template for them.
inline constexpr std::array workloadKinds{
    kubernetes::ObjectKind::Rollout, kubernetes::ObjectKind::Deployment};

/// The resourceVersions from which each kind is to be watched; kinds that are not there cannot be.
using WorkloadVersions = std::map<kubernetes::ObjectKind, std::string>;

/// All of them as one position, and back.
[[nodiscard]] QByteArray joinedVersions(const WorkloadVersions& versions);
[[nodiscard]] WorkloadVersions versionsOf(const QByteArray& position);

} // namespace sources
