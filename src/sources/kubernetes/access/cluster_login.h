// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/message.h"
#include "deploy/deployment/redactor.h"
#include "deploy/kubernetes/cluster_access.h"
#include "deploy/sources/http/authorization.h"
#include "deploy/sources/kubernetes/access/credential_plugins.h"
#include "deploy/sources/scheduler.h"

#include "http/http_access.h"

#include <memory>
#include <vector>

namespace sources {

/// How requests to a cluster are sent, and who sends them. What cannot be used is the access's
/// obstacle. Shared by all clients of the cluster (KubeClient).
struct ClusterLogin {
    HttpAccess access;
    /// Reads token files and runs plug-ins by itself, before the requests that need it
    /// (CredentialWatch obtains it ahead of them and says what is missing).
    std::shared_ptr<Authorization> authorization;
    /// To be seen for as long as the source is open: the server is not verified, we act as another.
    std::vector<deployment::Message> warnings;
};

/// What a login borrows of the program.
struct LoginContext {
    std::shared_ptr<Scheduler> scheduler;
    std::shared_ptr<deployment::Redactor> redactor; ///< learns every secret of it
    std::shared_ptr<CredentialPlugins> plugins; ///< null: none is run
};

[[nodiscard]] ClusterLogin makeClusterLogin(
    const kubernetes::ClusterAccess& cluster, const LoginContext& context);

} // namespace sources
