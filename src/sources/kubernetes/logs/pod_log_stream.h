// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/log_reader.h"

#include "backoff.h"
#include "pod_log_lines.h"

#include "kubernetes/client/kube_status.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace sources {

class HttpExchange;
class KubeClient;
class Worker;

/// One log of one container on its way: read once, or followed over lost connections until the
/// container ends.
class PodLogStream final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PodLogStream)

public:
    PodLogStream(KubeClient& client, Worker& worker, std::string nameSpace, LogRequest request,
        LogReceiver receiver);
    ~PodLogStream() override;

    void start();
    /// Without a further word; it destroys itself soon.
    void stop();

private:
    void connectNow(bool isFirst);
    void handleBytes(const QByteArray& bytes);
    void scheduleFlush();
    void flush(bool isLast);
    void handleEntries(deployment::Log entries);
    void handleEnd(const HttpResult& result);
    /// Once all that came before it has been read.
    void settle();
    void conclude();
    void retry();
    /// Whether the log is whole: the next connection brings the same end, or what was missing.
    void askAgain();
    void connectLater(deployment::Milliseconds delay);
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] bool follows() const { return m_request.follow && !m_request.previous; }
    void finish(const std::optional<deployment::Error>& error);

    KubeClient& m_client;
    Worker& m_worker;
    const std::string m_nameSpace;
    const LogRequest m_request;
    LogReceiver m_receiver;
    QPointer<HttpExchange> m_exchange;
    std::shared_ptr<PodLogLines> m_lines; ///< of the worker, while it reads
    QByteArray m_bytes; ///< not read yet
    std::optional<HttpResult> m_end; ///< of the connection
    Backoff m_backoff;
    Scheduler::AlarmPointer m_alarm; ///< the next reading, or the next attempt
    std::optional<std::string> m_restBefore; ///< at an end that this connection has to prove
    std::size_t m_entries = 0; ///< that were handed out
    std::size_t m_entriesBefore = 0; ///< this connection
    int m_askedAgain = 0;
    bool m_isReading = false;
    bool m_isStopped = false;
    bool m_hasEnded = false; ///< the last line was read, too
};

} // namespace sources
