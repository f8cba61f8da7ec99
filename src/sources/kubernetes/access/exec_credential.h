// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"
#include "deploy/kubernetes/cluster_access.h"
#include "deploy/sources/http/credential_provider.h"

#include <QByteArray>

#include <optional>

namespace sources {

/// What a credential plug-in is told and what it answers: the ExecCredential of
/// client.authentication.k8s.io, versions v1 and v1beta1.

/// The value of KUBERNETES_EXEC_INFO: one line of JSON; with the cluster if the plug-in wants it.
[[nodiscard]] QByteArray execInfoOf(const kubernetes::ClusterAccess& cluster);

struct PluginAnswer {
    Credential credential;
    std::optional<deployment::Timestamp> expires; ///< nullopt: it does not say
};
/// Errors (BadFormat): it is none, or holds nothing that can be used; never what it holds.
[[nodiscard]] deployment::Expected<PluginAnswer> pluginAnswer(
    const QByteArray& output, const kubernetes::ExecPlugin& plugin);

} // namespace sources
