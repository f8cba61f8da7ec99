// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backoff.h"
#include "event_position.h"
#include "http/http_client.h"
#include "http/messages/http_errors.h"
#include "worker.h"

#include <QPointer>

#include <optional>
#include <vector>

namespace sources {

/// The stream of a server's events: opened, watched over, and opened again from the latest event
/// when it is lost. Has sockets of its own, since an open stream takes one for as long as it lives,
/// and a thread that reads what comes: one piece at a time, the server waits meanwhile.
class EventStream final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventStream)

public:
    EventStream(const Connection& connection, std::shared_ptr<Scheduler> scheduler,
        QObject* parent = nullptr);
    ~EventStream() override;

    void setAuthorization(std::shared_ptr<Authorization> authorization)
    {
        m_client.setAuthorization(std::move(authorization));
    }
    /// Starts after this event; empty: with what happens next.
    void open(std::string position);
    /// Ends without a further signal.
    void close();
    /// Tries now what waits for its next attempt.
    void reconnectNow();
    /// Takes nothing more of the stream that is open until release(): the server has to wait.
    void hold();
    void release();
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// The stream started after a known event, so that nothing was missed.
    [[nodiscard]] bool isContinuous() const { return m_position.isContinuous(); }
    /// Losses in a row without a stream that lived for a while.
    [[nodiscard]] int failures() const { return m_backoff.failures(); }
    [[nodiscard]] std::optional<deployment::Timestamp> nextAttempt() const { return m_nextAttempt; }
    /// The number of the latest event when the stream was opened, if the server sent it.
    [[nodiscard]] std::optional<std::uint64_t> hello() const { return m_position.hello(); }

Q_SIGNALS:
    /// Something has come: what stands between may say that there is a stream, and hold back all
    /// that the server sends. One that fell silent before has to say more than its greeting.
    void opened();
    /// Something was heard, a heartbeat at least.
    void heard();
    void received(const std::vector<sources::EventNews>& events);
    /// It will be reopened automatically.
    void lost(const sources::ReadFailure& failure);
    /// By its greeting the server has events after our position, and it does not repeat them: what
    /// they told is not known. The stream goes on.
    void missed();
    /// The server cannot resume from our position.
    void gone();
    /// The server counts fewer events than before: it is another one, or has lost some. The stream
    /// is closed.
    void fellBack();
    /// There is no such stream; nothing more will happen.
    void unavailable();
    /// Nothing more will happen without other credentials.
    void unauthorized(const sources::ReadFailure& failure);

private:
    /// Some bytes as the thread has read them.
    struct Piece {
        std::vector<EventNews> events;
        bool isFine = true; ///< within the limits
        std::string lastId;
        std::optional<std::int64_t> retry;
    };

    void connectNow();
    void handleHead(int status);
    void handleBytes(const QByteArray& bytes);
    void handlePiece(const Piece& piece);
    void takePiece(const Piece& piece);
    void waitForRepeats();
    void checkRepeats(const std::vector<EventNews>& events);
    void miss();
    [[nodiscard]] bool showsLife(const Piece& piece) const;
    void handleEnd(const HttpResult& result);
    void drop();
    void lose(const ReadFailure& failure);

    std::shared_ptr<Scheduler> m_scheduler;
    HttpClient m_client;
    QPointer<HttpExchange> m_exchange;
    std::shared_ptr<EventStreamParser> m_parser; ///< the thread's
    int m_unread = 0; ///< pieces that are with the thread
    std::optional<HttpResult> m_end; ///< came behind them
    bool m_isHeld = false; ///< by hold()
    quint64 m_generation = 0; ///< of the stream that is open
    Backoff m_backoff;
    Scheduler::AlarmPointer m_reconnect;
    std::optional<deployment::Timestamp> m_nextAttempt;
    deployment::Timestamp m_acceptedAt;
    std::optional<deployment::Timestamp> m_openedAt;
    EventPosition m_position;
    Scheduler::AlarmPointer m_owedWait; ///< for the next event that is owed
    bool m_isAccepted = false; ///< the server says that there is a stream
    bool m_isOpen = false; ///< and something has come
    bool m_wasSilent = false; ///< the one before, or this one until it says something
    Worker m_worker; ///< last, so that it is joined while all that it answers to still stands
};

} // namespace sources
