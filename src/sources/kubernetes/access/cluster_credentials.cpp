// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster_credentials.h"

#include "deploy/sources/interval.h"

#include "plugin_credentials.h"

#include <QFile>
#include <QMetaObject>

#include <utility>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;

/// Whoever projects tokens into files replaces them well before they expire.
constexpr deployment::Milliseconds tokenFileInterval{50'000};
constexpr qint64 maxToken = 64 << 10;

CredentialResult bearerOf(const Secret& token)
{
    CredentialReference bearer;
    bearer.scheme = CredentialReference::Scheme::Bearer;
    auto field = authorizationField(bearer, token);
    if (!field)
        return tl::unexpected(std::move(field.error()));
    return Credential{*std::move(field), token, {}};
}

CredentialResult basicOf(const kubernetes::ClusterAccess& cluster)
{
    CredentialReference basic;
    basic.scheme = CredentialReference::Scheme::Basic;
    basic.user = cluster.userName;
    const Secret password(QByteArray::fromStdString(cluster.password));
    auto field = authorizationField(basic, password);
    if (!field)
        return tl::unexpected(std::move(field.error()));
    return Credential{*std::move(field), password, {}};
}

/// What the kubeconfig holds itself.
class FixedCredentials final : public CredentialProvider {
public:
    FixedCredentials(CredentialResult credential, bool hasAny)
        : m_credential(std::move(credential))
        , m_hasAny(hasAny)
        , m_isCurrent(!hasAny)
    {
    }
    void read(QObject* context, Answer answer) override
    {
        m_isCurrent = m_credential.has_value();
        QMetaObject::invokeMethod(
            context,
            [credential = m_credential, answer = std::move(answer)] { answer(credential); },
            Qt::QueuedConnection);
    }
    [[nodiscard]] bool hasAny() const override { return m_hasAny; }
    [[nodiscard]] bool canChange() const override { return false; }
    [[nodiscard]] bool isCheap() const override { return false; }
    [[nodiscard]] bool isCurrent() const override { return m_isCurrent; }
    [[nodiscard]] CredentialResult credentialOf(const Secret& typed) const override
    {
        return bearerOf(typed);
    }

private:
    CredentialResult m_credential;
    bool m_hasAny;
    bool m_isCurrent;
};

/// A file that somebody renews. The token beside it counts only while the file cannot be read.
class TokenFile final : public CredentialProvider {
public:
    TokenFile(const kubernetes::ClusterAccess& cluster, std::shared_ptr<Scheduler> scheduler)
        : m_path(QString::fromStdString(cluster.tokenFile))
        , m_token(QByteArray::fromStdString(cluster.token))
        , m_scheduler(std::move(scheduler))
    {
    }
    void read(QObject* context, Answer answer) override
    {
        QMetaObject::invokeMethod(
            context, [credential = readNow(), answer = std::move(answer)] { answer(credential); },
            Qt::QueuedConnection);
    }
    [[nodiscard]] bool hasAny() const override { return true; }
    [[nodiscard]] bool canChange() const override { return true; }
    [[nodiscard]] bool isCheap() const override { return true; }
    [[nodiscard]] bool isCurrent() const override
    {
        return m_readAt && !hasPassed(tokenFileInterval, *m_readAt, m_scheduler->now());
    }
    [[nodiscard]] CredentialResult credentialOf(const Secret& typed) const override
    {
        return bearerOf(typed);
    }

private:
    CredentialResult readNow()
    {
        QFile file(m_path);
        QByteArray token;
        if (file.open(QIODevice::ReadOnly))
            token = file.read(maxToken).trimmed();
        if (!token.isEmpty())
            m_token = token;
        if (m_token.isEmpty())
            return tl::unexpected(Error{ErrorCode::NotReadable,
                {DEPLOY_MESSAGE("Message",
                     "The token file that the kubeconfig names cannot be read or is empty: %1"),
                    {m_path.toStdString()}},
                {}});
        m_readAt = m_scheduler->now();
        return bearerOf(Secret(m_token));
    }

    QString m_path;
    QByteArray m_token; ///< the latest one
    std::shared_ptr<Scheduler> m_scheduler;
    std::optional<deployment::Timestamp> m_readAt;
};

} // namespace

std::shared_ptr<CredentialProvider> clusterCredentials(
    const kubernetes::ClusterAccess& cluster, const LoginContext& context)
{
    if (!cluster.tokenFile.empty())
        return std::make_shared<TokenFile>(cluster, context.scheduler);
    if (!cluster.token.empty())
        return std::make_shared<FixedCredentials>(
            bearerOf(Secret(QByteArray::fromStdString(cluster.token))), true);
    if (!cluster.userName.empty() || !cluster.password.empty())
        return std::make_shared<FixedCredentials>(basicOf(cluster), true);
    if (cluster.exec)
        return std::make_shared<PluginCredentials>(cluster, context);
    return std::make_shared<FixedCredentials>(Credential(), false);
}

} // namespace sources
