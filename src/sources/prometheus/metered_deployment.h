// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/query_template.h"
#include "deploy/sources/scheduler.h"
#include "deploy/sources/snapshot.h"

#include "backoff.h"
#include "metered_metrics.h"
#include "prometheus_client.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

namespace sources {

/// One deployment that somebody looks at, with the curves of its metrics server: they are read as
/// soon as its record is there, and again at each step while there is more to come. Never keeps the
/// record waiting; what fails leaves the curves as they were and is said with them.
class MeteredDeployment final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeteredDeployment)

public:
    /// May outlive the client, and is quiet then.
    MeteredDeployment(std::vector<operations::MetricQuery> queries, PrometheusClient& client,
        std::shared_ptr<Scheduler> scheduler);
    ~MeteredDeployment() override;

    /// The record as it is shown: with the curves that are known now. The same for the same record
    /// until changed().
    [[nodiscard]] SnapshotPointer take(const SnapshotPointer& record);
    /// Nothing is read while no one can see it; what has fallen due is read afterwards.
    void setHidden(bool hidden);
    /// Before the first call nothing is read, nor as long as there is a reason not to.
    void setReady(const std::optional<deployment::Error>& obstacle);
    /// Whatever is waited for.
    void readNow();
    /// Nobody answers any more.
    void stop();

Q_SIGNALS:
    /// There are other curves.
    void changed(const sources::SnapshotPointer& shown);
    void unauthorized(const deployment::Error& error);

private:
    /// What the queries depend on.
    struct Subject {
        deployment::Timestamp start;
        operations::PlaceholderValues values;

        bool operator==(const Subject&) const = default;
    };

    [[nodiscard]] Subject subject() const;
    void readWhenDue();
    void read();
    [[nodiscard]] std::optional<deployment::Message> ask(
        std::size_t query, const operations::PlaceholderValues& values, const QueryRange& range);
    void handleAnswer(std::size_t query, const PrometheusClient::Result& result);
    void endReading();
    void readAfter(deployment::Milliseconds delay);
    void publishSoon();
    void publish();
    void build();

    std::vector<operations::MetricQuery> m_queries;
    QPointer<PrometheusClient> m_client;
    std::shared_ptr<Scheduler> m_scheduler;
    SnapshotPointer m_record; ///< null before the first
    SnapshotPointer m_shown;
    std::vector<QueryOutcome> m_outcomes; ///< of each query
    std::vector<QueryOutcome> m_shownOutcomes;
    std::vector<OwnedRequest> m_requests; ///< under way, or over
    std::size_t m_pending = 0; ///< queries under way
    deployment::Milliseconds m_step{}; ///< of the last reading
    bool m_wasLast = false; ///< nothing comes after the last reading
    bool m_isRefused = false; ///< in the last reading, what another attempt may change
    deployment::Milliseconds m_leastPause{}; ///< that a server has asked for
    std::optional<Subject> m_readFor;
    bool m_isReady = false;
    Backoff m_backoff;
    bool m_isHidden = false;
    bool m_isDue = false; ///< while hidden
    Scheduler::AlarmPointer m_next;
    Scheduler::AlarmPointer m_publish;
};

} // namespace sources
