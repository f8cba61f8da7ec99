// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/deployment_reader.h"

#include "metered_deployment.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <vector>

namespace sources {

/// Reads whole deployments of another reader, to which the curves of a metrics server are added as
/// long as they are watched. The one place where both come together: whoever watches a deployment,
/// or fetches one that is watched, sees the same curves.
class MeteredReader final : public QObject, public DeploymentReader {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeteredReader)

public:
    /// Both outlive it.
    MeteredReader(DeploymentReader& inner, PrometheusClient& client,
        std::vector<operations::MetricQuery> queries, std::shared_ptr<Scheduler> scheduler);
    ~MeteredReader() override;

    [[nodiscard]] OwnedRequest fetch(
        const QString& id, history::RecordHandle record, DeploymentReceiver receiver) override;
    /// Null where that of the inner one is: its page would not be told of changes of the record.
    [[nodiscard]] std::unique_ptr<DeploymentWatch> watch(
        const QString& id, DeploymentObserver observer) override;

    void setHidden(bool hidden);
    /// Before the first call no curve is read, nor as long as there is a reason not to.
    void setReady(const std::optional<deployment::Error>& obstacle);
    void readNow();
    /// How many deployments have curves now.
    [[nodiscard]] std::size_t watched() const;

Q_SIGNALS:
    /// Somebody looks at a deployment.
    void needed();
    void unauthorized(const deployment::Error& error);

private:
    class Watch;
    using DeploymentPointer = std::shared_ptr<MeteredDeployment>;

    [[nodiscard]] DeploymentPointer metered(const QString& id);
    [[nodiscard]] std::vector<DeploymentPointer> all() const;

    DeploymentReader& m_inner;
    PrometheusClient& m_client;
    std::vector<operations::MetricQuery> m_queries;
    std::shared_ptr<Scheduler> m_scheduler;
    QHash<QString, std::weak_ptr<MeteredDeployment>> m_deployments; ///< their watches own them
    bool m_isReady = false;
    std::optional<deployment::Error> m_obstacle; ///< once it was ready
    bool m_isHidden = false;
};

} // namespace sources
