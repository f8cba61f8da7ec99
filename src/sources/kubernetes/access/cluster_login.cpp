// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster_login.h"

#include "cluster_credentials.h"
#include "http/proxy_choice.h"

#include <utility>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using kubernetes::ClusterAccess;

PemSource pemOf(const kubernetes::FileOrData& source)
{
    return {QString::fromStdString(source.file), QByteArray::fromStdString(source.data)};
}

/// The key of an extra as it can be the end of a field's name: bytes that may not stand in one are
/// percent-encoded, and "%" itself.
QByteArray fieldNameOf(const std::string& key)
{
    return QByteArray::fromStdString(key).toPercentEncoding("!#$&'*+^`|");
}

std::vector<std::pair<QByteArray, QByteArray>> clusterHeaders(const ClusterAccess& cluster)
{
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    if (cluster.disablesCompression)
        headers.emplace_back("Accept-Encoding", "identity");
    const kubernetes::Impersonation& as = cluster.impersonation;
    if (as.user.empty())
        return headers;
    headers.emplace_back("Impersonate-User", QByteArray::fromStdString(as.user));
    if (!as.uid.empty())
        headers.emplace_back("Impersonate-Uid", QByteArray::fromStdString(as.uid));
    for (const std::string& group : as.groups)
        headers.emplace_back("Impersonate-Group", QByteArray::fromStdString(group));
    for (const auto& [key, value] : as.extra)
        headers.emplace_back(
            "Impersonate-Extra-" + fieldNameOf(key), QByteArray::fromStdString(value));
    return headers;
}

std::optional<Error> loginObstacle(const HttpAccess& access)
{
    if (!access.baseUrl.isValid() || access.baseUrl.host().isEmpty())
        return deployment::simpleError(ErrorCode::BadFormat,
            DEPLOY_MESSAGE("Message", "The address of the cluster in the kubeconfig is none."));
    if (!access.baseUrl.userInfo().isEmpty())
        return deployment::simpleError(ErrorCode::BadFormat,
            DEPLOY_MESSAGE("Message",
                "The address of the cluster in the kubeconfig contains a user name or password; "
                "they belong to the user's entry."));
    if (!access.proxy)
        return std::nullopt;
    const auto proxy = proxyAt(*access.proxy);
    return proxy ? std::nullopt : std::optional(proxy.error());
}

HttpAccess clusterHttpAccess(const ClusterAccess& cluster)
{
    HttpAccess access;
    access.baseUrl = QUrl(QString::fromStdString(cluster.server), QUrl::StrictMode)
                         .adjusted(QUrl::StripTrailingSlash);
    access.authorities = pemOf(cluster.authority);
    access.onlyThoseAuthorities = !cluster.authority.isEmpty();
    access.verifiesPeer = !cluster.skipsVerification;
    access.peerName = QString::fromStdString(cluster.tlsServerName);
    access.certificate = pemOf(cluster.clientCertificate);
    access.key = pemOf(cluster.clientKey);
    access.allowsSharedKeyFile = true; // kubectl asks no more of it
    if (!cluster.proxyUrl.empty())
        access.proxy = QUrl(QString::fromStdString(cluster.proxyUrl), QUrl::StrictMode);
    access.headers = clusterHeaders(cluster);
    access.obstacle = loginObstacle(access);
    return access;
}

std::vector<deployment::Message> loginWarnings(const ClusterAccess& cluster)
{
    std::vector<deployment::Message> warnings;
    if (cluster.skipsVerification)
        warnings.push_back({DEPLOY_MESSAGE("Message",
                                "The cluster's certificate is not verified "
                                "(insecure-skip-tls-verify): another server may be answering."),
            {}});
    if (!cluster.impersonation.user.empty())
        warnings.push_back(
            {DEPLOY_MESSAGE("Message", "Acting as %1."), {cluster.impersonation.user}});
    if (cluster.withholdsCredentials)
        warnings.push_back({DEPLOY_MESSAGE("Message",
                                "The cluster is reached over plain http: the credentials of the "
                                "kubeconfig are not sent."),
            {}});
    return warnings;
}

} // namespace

ClusterLogin makeClusterLogin(const ClusterAccess& cluster, const LoginContext& context)
{
    for (const std::string& secret : {cluster.token, cluster.password, cluster.clientKey.data})
        context.redactor->addSecret(secret);
    return {clusterHttpAccess(cluster),
        std::make_shared<Authorization>(clusterCredentials(cluster, context), context.redactor),
        loginWarnings(cluster)};
}

} // namespace sources
