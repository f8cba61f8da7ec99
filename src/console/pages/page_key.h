// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment_key.h"

namespace console {

enum class PageKind { Welcome, List, Deployment, Comparison, Journal, Diagnostics };

/// What a page shows; each is open once. The subject is empty where there can be only one of its
/// kind.
struct PageKey {
    PageKind kind;
    deployment::DeploymentKey subject = {};

    auto operator<=>(const PageKey&) const = default;
};

} // namespace console
