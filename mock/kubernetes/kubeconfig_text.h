// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/access.h"

#include <string>
#include <vector>

namespace mock_kubernetes {

/// A kubeconfig with one context for each user, of their names; the first is current. Without users
/// there is one context without credentials. @p certificate: PEM; empty for http.
[[nodiscard]] std::string kubeconfigText(
    const std::string& server, const std::string& certificate, const std::vector<KubeUser>& users);

} // namespace mock_kubernetes
