// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube_watch.h"
#include "workload_versions.h"

#include <array>

namespace sources {

/// The watches of all kinds of workloads as one stream: open while each that was asked for is open,
/// ended as soon as one has ended for good. A silent one is normal for minutes; after one of them
/// the server is asked whether it is there at all.
class WorkloadStream final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkloadStream)

public:
    WorkloadStream(KubeClient& client, Worker& worker, const std::string& nameSpace);
    ~WorkloadStream() override;

    void open(const WorkloadVersions& versions);
    /// Ends without a further signal.
    void close();
    /// A list is being read, beside which nothing else is to be told.
    void pause();
    /// The list gave these versions, or failed (empty): what was paused goes on.
    void resume(const WorkloadVersions& versions);
    void reconnectNow();

    [[nodiscard]] bool isOpen() const;
    /// One of them is being opened right now.
    [[nodiscard]] bool isOpening() const;
    [[nodiscard]] int failures() const;
    [[nodiscard]] std::optional<deployment::Timestamp> nextAttempt() const;
    [[nodiscard]] std::size_t passedOver() const;

Q_SIGNALS:
    /// All are open, for the first time or again.
    void opened();
    void heard();
    void received(const sources::WatchBatch& batch);
    /// One of them; it will be reopened automatically.
    void lost(const sources::KubeFailure& failure);
    /// All are closed: the versions of one are known no more, or seem to be none of this server.
    void gone();
    /// All are closed: one may not be watched.
    void unavailable(const sources::KubeFailure& failure);
    /// All are closed.
    void unauthorized(const sources::KubeFailure& failure);

private:
    void connectTo(KubeWatch& watch);
    void handleHeard();
    /// Of the one that has been silent for longest: what another one brings says nothing of it.
    [[nodiscard]] deployment::Milliseconds silence() const;
    void watchSilence(deployment::Milliseconds patience);
    void handleSilence();
    void handleSignOfLife(const HttpResult& result);
    void stopChecks();

    KubeClient& m_client;
    std::array<KubeWatch, workloadKinds.size()> m_watches;
    std::vector<KubeWatch*> m_open; ///< that were asked for
    bool m_isPaused = false;
    Scheduler::AlarmPointer m_silence;
    QPointer<HttpExchange> m_check;
    int m_silentChecks = 0; ///< that the server answered, in a row
};

} // namespace sources
