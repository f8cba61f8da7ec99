// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/http/credential_provider.h"

#include "cluster_login.h"

namespace sources {

/// The credentials that a context of a kubeconfig comes to: a token, user and password, a token
/// file, or a plug-in that is asked for one. A client certificate of its own is none of them
/// (HttpAccess).
[[nodiscard]] std::shared_ptr<CredentialProvider> clusterCredentials(
    const kubernetes::ClusterAccess& cluster, const LoginContext& context);

} // namespace sources
