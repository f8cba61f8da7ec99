// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/cluster_access.h"

#include "kubeconfig_file.h"

namespace kubernetes {

/// What was found under the names that a context gives.
struct ChosenEntries {
    std::string contextName;
    ContextEntry context;
    const ClusterEntry* cluster = nullptr; ///< null: there is none of that name
    const UserEntry* user = nullptr;
};

/// Judges the entries as kubectl does (validation.go and client_config.go of its client library),
/// and says in plain words what is wrong; the cause has kubectl's own. Files that are named must be
/// readable.
[[nodiscard]] deployment::Expected<ClusterAccess> checkedAccess(const ChosenEntries& chosen);

/// An error whose cause is in the words that kubectl would use.
[[nodiscard]] deployment::Error configError(deployment::ErrorCode code, std::string_view sentence,
    std::vector<std::string> arguments, std::string kubectl);

} // namespace kubernetes
