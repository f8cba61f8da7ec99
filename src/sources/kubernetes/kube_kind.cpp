// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/kubernetes/kubeconfig.h"
#include "deploy/sources/kubernetes/kube_source.h"
#include "deploy/sources/source_registry.h"

namespace sources {

namespace {

using deployment::Expected;
using kubernetes::ClusterTarget;
using kubernetes::Kubeconfig;

/// Once it is known which cluster a location means, it is called by that.
std::string addressOf(const ClusterTarget& target)
{
    std::string address = std::string(kubernetes::kubeScheme) + target.context;
    if (!target.nameSpace.empty())
        address.append("/").append(target.nameSpace);
    return address;
}

KubeSource::Target targetIn(
    Connection connection, kubernetes::ClusterAccess access, const ClusterTarget& target)
{
    // What was typed is no name yet: it may be "kube:" alone.
    if (connection.name == connection.address)
        connection.name.clear();
    if (!target.context.empty())
        connection.address = addressOf(target);
    if (connection.name.empty())
        connection.name = connection.address.substr(kubernetes::kubeScheme.size());
    if (connection.name.empty())
        connection.name = access.server;
    return {std::move(connection), std::move(access), target.nameSpace};
}

/// A program that runs in the cluster itself needs no kubeconfig.
Expected<KubeSource::Target> findTarget(Connection connection)
{
    const auto config = Kubeconfig::load(connection.cluster.kubeconfigFile);
    if (!config)
        return tl::unexpected(config.error());
    if (config->contexts().empty() && connection.address == kubernetes::kubeScheme) {
        if (auto access = kubernetes::inClusterAccess())
            return targetIn(std::move(connection), std::move(*access), {});
    }
    const auto target = config->resolve(connection.address);
    if (!target)
        return tl::unexpected(target.error());
    auto access = config->accessOf(target->context);
    if (!access)
        return tl::unexpected(access.error());
    return targetIn(std::move(connection), std::move(*access), *target);
}

OpenedSource openKubernetes(const SourceSpec& spec, const SourceContext& context)
{
    Connection connection = spec.connection.value_or(Connection());
    if (connection.address.empty())
        connection.address = spec.location;
    auto target = findTarget(std::move(connection));
    if (!target)
        return tl::unexpected(target.error());
    return std::make_unique<KubeSource>(
        std::move(*target), KubeSource::Options{context, spec.wanted});
}

} // namespace

SourceKind kubernetesKind()
{
    SourceKind kind;
    kind.id = "kubernetes";
    kind.accepts = kubernetes::isKubeLocation;
    kind.hasConnection = true;
    kind.open = openKubernetes;
    return kind;
}

} // namespace sources
