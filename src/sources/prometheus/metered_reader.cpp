// SPDX-License-Identifier: GPL-3.0-or-later
#include "metered_reader.h"

namespace sources {

/// Somebody's hold on a deployment and its curves.
class MeteredReader::Watch final : public DeploymentWatch {
public:
    Watch(DeploymentPointer metered, DeploymentObserver observer)
        : m_metered(std::move(metered))
        , m_observer(std::move(observer))
    {
        m_connection = QObject::connect(m_metered.get(), &MeteredDeployment::changed,
            m_metered.get(), [this](const SnapshotPointer& shown) { m_observer.onRead(shown); });
    }
    ~Watch() override { QObject::disconnect(m_connection); }

    /// Of the record; false if there is none to watch.
    [[nodiscard]] bool begin(DeploymentReader& inner, const QString& id)
    {
        m_inner = inner.watch(id,
            {[this](const SnapshotResult& result) { handleRead(result); },
                [this] { m_observer.onFreshnessChanged(); }});
        return m_inner != nullptr;
    }

    [[nodiscard]] Freshness freshness() const override { return m_inner->freshness(); }

private:
    void handleRead(const SnapshotResult& result)
    {
        if (result)
            m_observer.onRead(m_metered->take(*result));
        else
            m_observer.onRead(result);
    }

    DeploymentPointer m_metered;
    DeploymentObserver m_observer;
    QMetaObject::Connection m_connection;
    std::unique_ptr<DeploymentWatch> m_inner;
};

MeteredReader::MeteredReader(DeploymentReader& inner, PrometheusClient& client,
    std::vector<operations::MetricQuery> queries, std::shared_ptr<Scheduler> scheduler)
    : m_inner(inner)
    , m_client(client)
    , m_queries(std::move(queries))
    , m_scheduler(std::move(scheduler))
{
}

MeteredReader::~MeteredReader()
{
    for (const DeploymentPointer& each : all())
        each->stop();
}

OwnedRequest MeteredReader::fetch(
    const QString& id, history::RecordHandle record, DeploymentReceiver receiver)
{
    auto answer = [metered = m_deployments.value(id), answer = std::move(receiver.onAnswer)](
                      const SnapshotResult& result) {
        const DeploymentPointer held = metered.lock();
        if (held && result)
            answer(held->take(*result));
        else
            answer(result);
    };
    return m_inner.fetch(id, record, {std::move(receiver.onPartial), std::move(answer)});
}

std::unique_ptr<DeploymentWatch> MeteredReader::watch(
    const QString& id, DeploymentObserver observer)
{
    auto watch = std::make_unique<Watch>(metered(id), std::move(observer));
    if (!watch->begin(m_inner, id))
        return nullptr;
    Q_EMIT needed();
    return watch;
}

MeteredReader::DeploymentPointer MeteredReader::metered(const QString& id)
{
    if (auto known = m_deployments.value(id).lock())
        return known;
    m_deployments.removeIf([](const auto& each) { return each.value().expired(); });
    auto metered = std::make_shared<MeteredDeployment>(m_queries, m_client, m_scheduler);
    metered->setHidden(m_isHidden);
    if (m_isReady)
        metered->setReady(m_obstacle);
    connect(metered.get(), &MeteredDeployment::unauthorized, this, &MeteredReader::unauthorized);
    m_deployments.insert(id, metered);
    return metered;
}

std::vector<MeteredReader::DeploymentPointer> MeteredReader::all() const
{
    std::vector<DeploymentPointer> deployments;
    for (const auto& each : m_deployments) {
        if (auto held = each.lock())
            deployments.push_back(std::move(held));
    }
    return deployments;
}

void MeteredReader::setHidden(bool hidden)
{
    m_isHidden = hidden;
    for (const DeploymentPointer& each : all())
        each->setHidden(hidden);
}

void MeteredReader::setReady(const std::optional<deployment::Error>& obstacle)
{
    m_isReady = true;
    m_obstacle = obstacle;
    for (const DeploymentPointer& each : all())
        each->setReady(obstacle);
}

void MeteredReader::readNow()
{
    for (const DeploymentPointer& each : all())
        each->readNow();
}

std::size_t MeteredReader::watched() const
{
    return all().size();
}

} // namespace sources
