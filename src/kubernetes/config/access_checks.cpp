// SPDX-License-Identifier: GPL-3.0-or-later
#include "access_checks.h"

#include "file_part.h"
#include "plugin_checks.h"

#include <algorithm>
#include <utility>

namespace kubernetes {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;
using Problem = std::optional<Error>;

constexpr std::string_view secureScheme = "https://";
constexpr std::string_view plainScheme = "http://";

bool hasScheme(const std::string& address, std::string_view scheme)
{
    return address.size() >= scheme.size()
        && std::equal(scheme.begin(), scheme.end(), address.begin(),
            [](char wanted, char c) { return wanted == (c >= 'A' && c <= 'Z' ? c + 32 : c); });
}

/// Without query and fragment, which nothing uses.
std::string addressOf(const std::string& server)
{
    return server.substr(0, server.find_first_of("?#"));
}

class AccessChecks {
public:
    explicit AccessChecks(const ChosenEntries& chosen)
        : m_chosen(chosen)
        , m_context(chosen.contextName)
        , m_clusterName(chosen.context.cluster)
        , m_userName(chosen.context.user)
    {
        m_access.context = m_context;
        m_access.cluster = m_clusterName;
        m_access.user = m_userName;
        m_access.nameSpace = chosen.context.nameSpace;
    }

    Expected<ClusterAccess> run()
    {
        using Check = Problem (AccessChecks::*)();
        for (const Check check : {&AccessChecks::names, &AccessChecks::server,
                 &AccessChecks::authority, &AccessChecks::methods, &AccessChecks::certificate,
                 &AccessChecks::tokenFile, &AccessChecks::plugin, &AccessChecks::impersonation})
            if (auto problem = (this->*check)())
                return tl::unexpected(*std::move(problem));
        if (hasScheme(m_access.server, plainScheme))
            withholdCredentials();
        return m_access;
    }

private:
    Problem names()
    {
        if (m_clusterName.empty() || m_userName.empty())
            return configError(ErrorCode::BadFormat,
                DEPLOY_MESSAGE("Message", "The context %1 names no cluster or no user."),
                {m_context},
                (m_clusterName.empty() ? "cluster" : "user")
                    + (" was not specified for context \"" + m_context + "\""));
        if (!m_chosen.user)
            return missing("user", m_userName,
                DEPLOY_MESSAGE(
                    "Message", "The context %1 names the user %2, which no kubeconfig file has."));
        if (!m_chosen.cluster)
            return missing("cluster", m_clusterName,
                DEPLOY_MESSAGE("Message",
                    "The context %1 names the cluster %2, which no kubeconfig file has."));
        return std::nullopt;
    }
    [[nodiscard]] Error missing(
        const std::string& what, const std::string& name, std::string_view sentence) const
    {
        return configError(ErrorCode::BadFormat, sentence, {m_context, name},
            what + " \"" + name + "\" was not found for context \"" + m_context + '"');
    }

    Problem server()
    {
        const ClusterEntry& cluster = *m_chosen.cluster;
        m_access.server = addressOf(cluster.server);
        if (m_access.server.empty())
            return configError(ErrorCode::BadFormat,
                DEPLOY_MESSAGE("Message", "The kubeconfig names no server for the cluster %1."),
                {m_clusterName}, "no server found for cluster \"" + m_clusterName + '"');
        if (!hasScheme(m_access.server, secureScheme) && !hasScheme(m_access.server, plainScheme))
            return configError(ErrorCode::Insecure,
                DEPLOY_MESSAGE("Message",
                    "The address of the cluster %1 (%2) does not begin with https://. kubectl "
                    "would speak plain http to it, without credentials and without checking the "
                    "server. Put https:// in front of it in the kubeconfig."),
                {m_clusterName, m_access.server}, {});
        m_access.tlsServerName = cluster.tlsServerName;
        m_access.proxyUrl = cluster.proxyUrl;
        m_access.disablesCompression = cluster.disablesCompression;
        return std::nullopt;
    }

    Problem authority()
    {
        const ClusterEntry& cluster = *m_chosen.cluster;
        m_access.skipsVerification = cluster.skipsVerification;
        if (auto problem = takePart({"certificate-authority", cluster.authorityFile,
                                        cluster.authorityData, m_clusterName},
                m_access.authority))
            return problem;
        if (cluster.skipsVerification && !m_access.authority.isEmpty())
            return configError(ErrorCode::BadFormat,
                DEPLOY_MESSAGE("Message",
                    "The kubeconfig gives a certificate authority for the cluster %1 and tells not "
                    "to verify its certificate (insecure-skip-tls-verify); only one of them may be "
                    "there."),
                {m_clusterName},
                "specifying a root certificates file with the insecure flag is not allowed");
        return std::nullopt;
    }

    Problem methods()
    {
        const UserEntry& user = *m_chosen.user;
        const bool hasToken = !user.token.empty() || !user.tokenFile.empty();
        const bool hasBasic = !user.userName.empty() || !user.password.empty();
        if (hasToken && hasBasic)
            return configError(ErrorCode::BadFormat,
                DEPLOY_MESSAGE("Message",
                    "The user %1 of the kubeconfig has both a token and a password; only one of "
                    "them may be there."),
                {m_userName},
                "more than one authentication method found for " + m_userName
                    + "; found [token basicAuth], only one is allowed");
        if (!user.authProvider.empty())
            return authProvider(user);
        m_access.token = user.token;
        m_access.userName = user.userName;
        m_access.password = user.password;
        return std::nullopt;
    }
    [[nodiscard]] Error authProvider(const UserEntry& user) const
    {
        return configError(ErrorCode::BadFormat,
            DEPLOY_MESSAGE("Message",
                "The user %1 of the kubeconfig signs in by auth-provider (%2), which current "
                "clients do not support any more. Use exec with a credential plug-in instead "
                "(kubelogin, gke-gcloud-auth-plugin)."),
            {m_userName, user.authProvider},
            user.exec ? "authProvider cannot be provided in combination with an exec plugin for "
                    + m_userName
                      : "auth-provider is not supported by current clients; use exec");
    }

    Problem certificate()
    {
        const UserEntry& user = *m_chosen.user;
        if (auto problem = takePart(
                {"client-certificate", user.certificateFile, user.certificateData, m_userName},
                m_access.clientCertificate))
            return problem;
        if (auto problem = takePart(
                {"client-key", user.keyFile, user.keyData, m_userName}, m_access.clientKey))
            return problem;
        if (!m_access.clientCertificate.isEmpty() && m_access.clientKey.isEmpty())
            return configError(ErrorCode::BadFormat,
                DEPLOY_MESSAGE("Message",
                    "The user %1 of the kubeconfig has a client certificate and no key to it."),
                {m_userName},
                "client-key-data or client-key must be specified for " + m_userName
                    + " to use the clientCert authentication method.");
        return std::nullopt;
    }

    Problem tokenFile()
    {
        const UserEntry& user = *m_chosen.user;
        m_access.tokenFile = user.tokenFile;
        if (user.tokenFile.empty() || !user.token.empty() || isReadable(user.tokenFile))
            return std::nullopt;
        return configError(ErrorCode::NotReadable,
            DEPLOY_MESSAGE(
                "Message", "The file %1, which the kubeconfig names for %2, cannot be read."),
            {user.tokenFile, m_userName}, "unable to read tokenFile " + user.tokenFile);
    }

    Problem plugin()
    {
        const UserEntry& user = *m_chosen.user;
        if (!user.exec)
            return std::nullopt;
        auto checked = checkedPlugin(*user.exec, user.interactiveMode, m_userName);
        if (!checked)
            return checked.error();
        // Not run where there is something else.
        const bool hasOther = !m_access.token.empty() || !m_access.tokenFile.empty()
            || !m_access.userName.empty() || !m_access.clientCertificate.isEmpty();
        if (hasOther)
            return std::nullopt;
        m_access.exec = *std::move(checked);
        m_access.exec->clusterConfig = m_chosen.cluster->execConfig;
        return std::nullopt;
    }

    Problem impersonation()
    {
        const Impersonation& as = m_chosen.user->impersonation;
        if (as.user.empty() && (!as.uid.empty() || !as.groups.empty() || !as.extra.empty()))
            return configError(ErrorCode::BadFormat,
                DEPLOY_MESSAGE("Message",
                    "The user %1 of the kubeconfig is to act with the groups of somebody, and it "
                    "is not said as whom (as)."),
                {m_userName},
                "requesting uid, groups or user-extra for " + m_userName
                    + " without impersonating a user");
        m_access.impersonation = as;
        return std::nullopt;
    }

    void withholdCredentials()
    {
        const ClusterAccess before = m_access;
        m_access.clientCertificate = {};
        m_access.clientKey = {};
        m_access.token.clear();
        m_access.tokenFile.clear();
        m_access.userName.clear();
        m_access.password.clear();
        m_access.exec.reset();
        m_access.impersonation = {};
        m_access.withholdsCredentials = !before.clientCertificate.isEmpty() || !before.token.empty()
            || !before.tokenFile.empty() || !before.userName.empty() || before.exec.has_value()
            || !before.impersonation.user.empty();
    }

    const ChosenEntries& m_chosen;
    const std::string& m_context;
    const std::string& m_clusterName;
    const std::string& m_userName;
    ClusterAccess m_access;
};

} // namespace

Error configError(ErrorCode code, std::string_view sentence, std::vector<std::string> arguments,
    std::string kubectl)
{
    return {code, {sentence, std::move(arguments)}, std::move(kubectl)};
}

Expected<ClusterAccess> checkedAccess(const ChosenEntries& chosen)
{
    return AccessChecks(chosen).run();
}

} // namespace kubernetes
