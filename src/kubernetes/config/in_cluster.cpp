// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/kubernetes/kubeconfig.h"

#include "access_checks.h"

#include <fstream>
#include <iterator>

namespace kubernetes {

namespace {

/// What Kubernetes gives to the programs in it.
std::string accountFile(const Kubeconfig::Environment& environment, const char* name)
{
    return environment.root + "/var/run/secrets/kubernetes.io/serviceaccount/" + name;
}

std::string contentOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file.is_open())
        return {};
    std::string text(std::istreambuf_iterator<char>(file), {});
    text.erase(text.find_last_not_of(" \t\r\n") + 1);
    return text;
}

} // namespace

deployment::Expected<ClusterAccess> inClusterAccess(const Kubeconfig::Environment& environment)
{
    std::string host = environment.variable("KUBERNETES_SERVICE_HOST");
    const std::string port = environment.variable("KUBERNETES_SERVICE_PORT");
    ClusterAccess access;
    access.tokenFile = accountFile(environment, "token");
    if (host.empty() || port.empty() || contentOf(access.tokenFile).empty())
        return tl::unexpected(configError(deployment::ErrorCode::NotReadable,
            DEPLOY_MESSAGE("Message", "The program does not run in a cluster."), {},
            "unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST and "
            "KUBERNETES_SERVICE_PORT must be defined"));
    if (host.find(':') != std::string::npos)
        host = '[' + host + ']';
    access.server = "https://" + host + ':' + port;
    if (const std::string authority = accountFile(environment, "ca.crt");
        !contentOf(authority).empty())
        access.authority.file = authority;
    access.nameSpace = environment.variable("POD_NAMESPACE");
    if (access.nameSpace.empty())
        access.nameSpace = contentOf(accountFile(environment, "namespace"));
    return access;
}

} // namespace kubernetes
