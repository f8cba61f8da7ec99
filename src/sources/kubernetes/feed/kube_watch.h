// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backoff.h"
#include "line_splitter.h"
#include "watch_batch.h"
#include "worker.h"

#include <QObject>
#include <QPointer>

#include <optional>
#include <string>
#include <vector>

namespace sources {

class HttpExchange;
class KubeClient;

/// The watch of one kind of workload: opened after a resourceVersion, opened again from the latest
/// one whenever it ends, as client-go's reflector does it. Its lines are read by the worker, at
/// most ten times a second; whatever its end means is told after all that came before it.
class KubeWatch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KubeWatch)

public:
    KubeWatch(
        KubeClient& client, Worker& worker, kubernetes::ObjectKind kind, std::string nameSpace);
    ~KubeWatch() override;

    void open(std::string version);
    /// Ends without a further signal.
    void close();
    /// Nothing comes any more until resume(); an attempt that waits for its time goes on waiting.
    void pause();
    /// Goes on after this version; empty: after the latest one that came.
    void resume(const std::string& version);
    /// Tries now what waits for its next attempt.
    void reconnectNow();
    /// The connection is dead, as was found by other means.
    void lose(const KubeFailure& failure);

    [[nodiscard]] kubernetes::ObjectKind kind() const { return m_kind; }
    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }
    /// It was asked for, and nothing of it has come.
    [[nodiscard]] bool isOpening() const { return m_state == State::Connecting; }
    /// When it last opened or brought anything, bookmarks included.
    [[nodiscard]] deployment::Timestamp heardAt() const { return m_heardAt; }
    [[nodiscard]] bool isClosed() const { return m_state == State::Closed; }
    /// Losses in a row without a watch that lived for a while.
    [[nodiscard]] int failures() const { return m_backoff.failures(); }
    [[nodiscard]] std::optional<deployment::Timestamp> nextAttempt() const { return m_nextAttempt; }
    /// Events so far that mean nothing to us.
    [[nodiscard]] std::size_t passedOver() const { return m_passedOver; }

Q_SIGNALS:
    void opened();
    /// Something came.
    void heard();
    void received(const sources::WatchBatch& batch);
    /// It will be reopened automatically.
    void lost(const sources::KubeFailure& failure);
    /// The version is known no more; nothing more will happen.
    void gone();
    /// It may not be watched, or cannot be; nothing more will happen.
    void unavailable(const sources::KubeFailure& failure);
    /// Nothing more will happen without other credentials.
    void unauthorized(const sources::KubeFailure& failure);

private:
    enum class State { Closed, Paused, Waiting, Connecting, Open };
    /// nullopt: the server ended it as it should.
    using End = std::optional<KubeFailure>;

    void connectNow();
    void drop();
    void handleHead(int status);
    void handleBytes(const QByteArray& bytes);
    void scheduleFlush();
    void flush();
    void handleBatch(const WatchBatch& batch);
    void end(End end);
    /// Once all that came before it has been read.
    void handleEnd();
    void handleFailure(const KubeFailure& failure);

    KubeClient& m_client;
    Worker& m_worker;
    const kubernetes::ObjectKind m_kind;
    const std::string m_nameSpace;
    State m_state = State::Closed;
    QPointer<HttpExchange> m_exchange;
    std::string m_version;
    LineSplitter m_splitter;
    std::vector<std::string> m_lines; ///< not read yet
    std::size_t m_waiting = 0; ///< bytes that came since lines were given to the worker
    std::optional<End> m_end; ///< of the connection, while something is still being read
    Backoff m_backoff;
    Scheduler::AlarmPointer m_flush;
    Scheduler::AlarmPointer m_reconnect;
    Scheduler::AlarmPointer m_patience; ///< with a server that does not answer, or does not end it
    std::optional<deployment::Timestamp> m_nextAttempt;
    std::optional<deployment::Timestamp> m_openedAt;
    deployment::Timestamp m_heardAt;
    quint64 m_generation = 0; ///< of connections; what an earlier one brought does not count
    bool m_isReading = false;
    bool m_hadEvent = false;
    bool m_isDue = false; ///< the attempt whose time came during a pause
    std::size_t m_passedOver = 0;
};

} // namespace sources
