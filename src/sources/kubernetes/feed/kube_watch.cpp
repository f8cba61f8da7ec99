// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_watch.h"

#include "deploy/sources/interval.h"

#include "http/http_exchange.h"
#include "http/messages/http_headers.h"

#include "kubernetes/client/kube_client.h"

#include <algorithm>
#include <utility>

namespace sources {

namespace {

using deployment::ErrorCode;
using deployment::Milliseconds;

/// An object has 1.5 MiB at most in the cluster's store, and a little more as JSON.
constexpr std::size_t longestWatchLine = std::size_t{8} << 20;
/// So much waits to be read; what else the cluster has to tell waits there.
constexpr std::size_t mostWatchBytes = 2 * longestWatchLine;
constexpr Milliseconds watchBatchInterval{100};
constexpr Milliseconds headPatience{30'000};
constexpr Milliseconds shortestWatch{1'000}; ///< one that ends sooner, and empty, is a failure
constexpr Milliseconds stableWatch{30'000}; ///< after so long, failures before it don't count
constexpr std::int64_t leastTimeout = 300; ///< seconds
constexpr Milliseconds retryBase{800};
constexpr Milliseconds retryCap{30'000};

/// Statuses by which a server says that nothing can be watched here, not just now.
bool meansNoWatch(int status)
{
    constexpr int statuses[]{301, 302, 303, 307, 308, 403, 404, 405, 406, 501};
    return std::ranges::find(statuses, status) != std::end(statuses);
}

} // namespace

KubeWatch::KubeWatch(
    KubeClient& client, Worker& worker, kubernetes::ObjectKind kind, std::string nameSpace)
    : m_client(client)
    , m_worker(worker)
    , m_kind(kind)
    , m_nameSpace(std::move(nameSpace))
    , m_splitter(longestWatchLine)
    , m_backoff(retryBase, retryCap)
{
}

KubeWatch::~KubeWatch()
{
    drop();
}

void KubeWatch::open(std::string version)
{
    close();
    m_version = std::move(version);
    m_backoff.reset();
    connectNow();
}

void KubeWatch::close()
{
    drop();
    m_reconnect.reset();
    m_nextAttempt.reset();
    m_isDue = false;
    m_state = State::Closed;
}

void KubeWatch::pause()
{
    if (m_state == State::Closed)
        return;
    drop();
    m_state = State::Paused;
}

void KubeWatch::resume(const std::string& version)
{
    if (m_state != State::Paused)
        return;
    if (!version.empty())
        m_version = version;
    if (m_reconnect && !m_isDue)
        m_state = State::Waiting;
    else
        connectNow();
}

void KubeWatch::reconnectNow()
{
    if (m_state == State::Waiting)
        connectNow();
}

void KubeWatch::lose(const KubeFailure& failure)
{
    if (m_state != State::Open && m_state != State::Connecting)
        return;
    end(failure);
}

void KubeWatch::drop()
{
    ++m_generation;
    m_isReading = false;
    m_lines.clear();
    m_waiting = 0;
    m_end.reset();
    m_flush.reset();
    m_patience.reset();
    m_splitter.reset();
    if (!m_exchange)
        return;
    m_exchange->disconnect(this);
    m_exchange->abort();
    m_exchange.clear();
}

void KubeWatch::connectNow()
{
    close();
    m_state = State::Connecting;
    m_hadEvent = false;
    m_openedAt.reset();
    Scheduler& scheduler = m_client.scheduler();
    // Spread, so that the watches of many consoles do not end at the same time.
    const auto timeout =
        leastTimeout + static_cast<std::int64_t>(scheduler.random() * leastTimeout);
    m_exchange = m_client.stream(kubernetes::pathOf(m_kind, m_nameSpace),
        {{"watch", "1"}, {"resourceVersion", QByteArray::fromStdString(m_version)},
            {"allowWatchBookmarks", "true"}, {"timeoutSeconds", QByteArray::number(timeout)}});
    connect(m_exchange, &HttpExchange::started, this, [this, timeout](int status) {
        m_patience = m_client.scheduler().after(
            std::chrono::seconds(timeout) + headPatience, [this] { end(std::nullopt); });
        handleHead(status);
    });
    connect(m_exchange, &HttpExchange::received, this, &KubeWatch::handleBytes);
    connect(m_exchange, &HttpExchange::finished, this, [this](const HttpResult& result) {
        m_exchange.clear();
        const bool isFine = result && result->isSuccess();
        if (!result && m_state == State::Open)
            end(ownFailure(ErrorCode::Offline,
                DEPLOY_MESSAGE("Message", "The connection to the cluster was lost.")));
        else
            end(isFine ? End() : End(m_client.failureOf(result)));
    });
    m_patience = scheduler.after(headPatience, [this] {
        end(ownFailure(
            ErrorCode::Timeout, DEPLOY_MESSAGE("Message", "The cluster did not begin to answer.")));
    });
}

void KubeWatch::handleHead(int status)
{
    if (status < 200 || status > 299)
        return; // its end says more
    if (!mayBeJson(m_exchange->response().header("Content-Type"))) {
        end(ownFailure(ErrorCode::BadFormat,
            DEPLOY_MESSAGE("Message",
                "Something that is no cluster answers in its place, possibly a log-in page.")));
        return;
    }
    m_state = State::Open;
    m_openedAt = m_client.scheduler().now();
    m_heardAt = *m_openedAt;
    Q_EMIT opened();
}

void KubeWatch::handleBytes(const QByteArray& bytes)
{
    if (m_state != State::Open)
        return;
    const bool isFine = m_splitter.feed({bytes.constData(), std::size_t(bytes.size())}, m_lines);
    m_heardAt = m_client.scheduler().now();
    const QPointer<KubeWatch> alive(this);
    Q_EMIT heard();
    if (!alive || m_state != State::Open)
        return;
    m_waiting += std::size_t(bytes.size());
    if (m_waiting >= mostWatchBytes)
        m_exchange->hold();
    scheduleFlush();
    if (!isFine)
        end(ownFailure(ErrorCode::TooLarge,
            DEPLOY_MESSAGE("Message", "The cluster sent an event that is too large.")));
}

void KubeWatch::scheduleFlush()
{
    if (!m_lines.empty() && !m_isReading && !m_flush)
        m_flush = m_client.scheduler().after(watchBatchInterval, [this] { flush(); });
}

void KubeWatch::flush()
{
    m_flush.reset();
    m_isReading = true;
    m_waiting = 0;
    m_worker.post([this, kind = m_kind, generation = m_generation,
                      lines = std::exchange(m_lines, {})](const std::stop_token& stop) {
        auto batch = std::make_shared<WatchBatch>(readWatchLines(kind, lines, stop));
        QMetaObject::invokeMethod(
            this,
            [this, batch, generation] {
                if (generation == m_generation)
                    handleBatch(*batch);
            },
            Qt::QueuedConnection);
    });
}

void KubeWatch::handleBatch(const WatchBatch& batch)
{
    m_isReading = false;
    m_hadEvent = true;
    m_passedOver += batch.passedOver;
    if (!batch.version.empty())
        m_version = batch.version;
    const auto generation = m_generation;
    const QPointer<KubeWatch> alive(this);
    Q_EMIT received(batch);
    if (!alive || generation != m_generation)
        return;
    if (batch.failure) {
        m_lines.clear();
        end(*batch.failure);
        return;
    }
    if (m_exchange)
        m_exchange->release();
    scheduleFlush();
    if (m_end)
        handleEnd();
}

/// Of the connection. What it brought is read first: the version to go on from is in it.
void KubeWatch::end(End end)
{
    m_patience.reset();
    if (m_exchange) {
        m_exchange->disconnect(this);
        m_exchange->abort();
        m_exchange.clear();
    }
    m_end = std::move(end);
    if (!m_lines.empty() && !m_isReading)
        flush();
    handleEnd();
}

void KubeWatch::handleEnd()
{
    if (m_isReading || !m_lines.empty())
        return;
    const End end = std::move(*m_end);
    const auto now = m_client.scheduler().now();
    const bool wasOpen = m_openedAt.has_value();
    if (wasOpen && hasPassed(stableWatch, *m_openedAt, now))
        m_backoff.reset();
    if (end) {
        handleFailure(*end);
    } else if (wasOpen && (m_hadEvent || hasPassed(shortestWatch, *m_openedAt, now))) {
        connectNow();
    } else {
        handleFailure(ownFailure(ErrorCode::Offline,
            DEPLOY_MESSAGE("Message", "The cluster ended the watch as soon as it had begun.")));
    }
}

void KubeWatch::handleFailure(const KubeFailure& failure)
{
    close();
    if (failure.isExpired() || failure.isAhead() || failure.status == 400) {
        Q_EMIT gone();
    } else if (failure.status == 401) {
        Q_EMIT unauthorized(failure);
    } else if (meansNoWatch(failure.status)) {
        Q_EMIT unavailable(failure);
    } else {
        Scheduler& scheduler = m_client.scheduler();
        const auto delay =
            std::max(failure.retryAfter.value_or(Milliseconds(0)), m_backoff.next(scheduler));
        m_state = State::Waiting;
        m_nextAttempt = scheduler.now() + delay;
        m_reconnect = scheduler.after(delay, [this] {
            if (m_state == State::Paused)
                m_isDue = true;
            else
                connectNow();
        });
        Q_EMIT lost(failure);
    }
}

} // namespace sources
