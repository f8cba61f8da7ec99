// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics_session.h"

namespace sources {

namespace {

using deployment::Error;

/// Of which the user is asked for a secret.
Connection metricsConnection(const Connection& connection)
{
    Connection metrics = connection;
    metrics.address = connection.metrics.address;
    metrics.credential = connection.metrics.credential;
    return metrics;
}

} // namespace

MetricsSession::MetricsSession(
    DeploymentReader& inner, const Connection& connection, const SourceContext& context)
    : m_connection(connection)
    , m_authorization(std::make_shared<Authorization>(
          storedCredentials(connection.metrics.credential, context.secrets), context.redactor))
    , m_credentials(m_authorization, context.scheduler, true)
    , m_client(metricsAccessOf(connection), context.scheduler, m_worker)
    , m_reader(inner, m_client, connection.metrics.queries, context.scheduler)
{
    m_client.setAuthorization(m_authorization);
    connect(&m_credentials, &CredentialWatch::found, this, &MetricsSession::handleCredentials);
    connect(&m_credentials, &CredentialWatch::missing, this, &MetricsSession::handleMissing);
    connect(&m_reader, &MeteredReader::needed, this, &MetricsSession::begin);
    connect(&m_reader, &MeteredReader::unauthorized, &m_credentials, &CredentialWatch::reject);
}

MetricsSession::~MetricsSession() = default;

/// Nothing is looked up, and no one is asked, before somebody looks at a deployment.
void MetricsSession::begin()
{
    if (!std::exchange(m_hasBegun, true))
        m_credentials.obtain();
}

void MetricsSession::retryNow()
{
    if (!m_hasBegun)
        return;
    if (m_credentials.isMissing())
        m_credentials.obtain();
    else
        m_reader.readNow();
}

void MetricsSession::handleCredentials()
{
    if (auto input = std::move(m_input)) {
        input->settle();
        input.release()->deleteLater(); // it may be what answered
    }
    m_reader.setReady(std::nullopt);
}

/// The page has all else that it shows: only who said that they want to be asked is interrupted.
void MetricsSession::handleMissing(const Error& reason)
{
    m_reader.setReady(reason);
    if (m_connection.metrics.credential.place != CredentialReference::Place::Ask)
        return;
    m_input = std::make_unique<InputRequest>(
        reason, [this](const Secret& secret) { m_credentials.use(secret); },
        metricsConnection(m_connection));
    Q_EMIT inputRequired(m_input.get());
}

std::vector<Diagnostic> MetricsSession::diagnostics() const
{
    const auto state = [this] {
        if (!m_hasBegun)
            return "not asked yet";
        return m_credentials.isMissing() ? "without credentials" : "asked";
    };
    return {{"metrics server", m_connection.metrics.address}, {"metrics", state()},
        {"deployments with curves", std::to_string(m_reader.watched())}};
}

} // namespace sources
