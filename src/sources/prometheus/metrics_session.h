// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/input_request.h"
#include "deploy/sources/source_registry.h"

#include "http/credential_watch.h"
#include "metered_reader.h"
#include "prometheus_client.h"
#include "worker.h"

#include <QObject>

namespace sources {

/// What a MeteredSource is made of: the client, its credentials, the reader of curves.
class MetricsSession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetricsSession)

public:
    MetricsSession(
        DeploymentReader& inner, const Connection& connection, const SourceContext& context);
    ~MetricsSession() override;

    [[nodiscard]] MeteredReader& details() { return m_reader; }
    /// The user wants it tried again.
    void retryNow();
    /// Also before the time that the server wants to be waited for.
    void waitNoLonger() { m_client.waitNoLonger(); }
    [[nodiscard]] std::vector<Diagnostic> diagnostics() const;

Q_SIGNALS:
    void inputRequired(sources::InputRequest* request);

private:
    void begin();
    void handleCredentials();
    void handleMissing(const deployment::Error& reason);

    Connection m_connection;
    std::shared_ptr<Authorization> m_authorization;
    CredentialWatch m_credentials;
    std::unique_ptr<InputRequest> m_input; ///< while the user is asked
    PrometheusClient m_client;
    MeteredReader m_reader;
    bool m_hasBegun = false;
    Worker m_worker; ///< last, so that it is joined while all that it answers to still stands
};

} // namespace sources
