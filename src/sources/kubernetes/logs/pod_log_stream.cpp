// SPDX-License-Identifier: GPL-3.0-or-later
#include "pod_log_stream.h"

#include "deploy/kubernetes/object.h"

#include "http/http_exchange.h"
#include "worker.h"

#include "kubernetes/client/kube_client.h"

#include <algorithm>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Milliseconds;

constexpr Milliseconds logBatchInterval{100};
/// So much waits to be read; what a container writes beyond that waits in the cluster.
constexpr qsizetype mostLogBytes = 8 << 20;

QByteArray sinceOf(deployment::Timestamp time)
{
    return QByteArray::fromStdString(deployment::formatTimestamp(
        std::chrono::floor<std::chrono::seconds>(time), deployment::Zone::Utc));
}

/// What the API server says in ways of its own about logs.
Error logError(const KubeFailure& failure)
{
    const bool isWaiting =
        failure.status == 400 && failure.message.find("waiting to start") != std::string::npos;
    const bool hasNoPrevious = failure.status == 400
        && failure.message.find("previous terminated container") != std::string::npos;
    if (isWaiting)
        return {ErrorCode::Refused,
            {DEPLOY_MESSAGE("Message", "The container has not started yet: %1"), {failure.message}},
            {}};
    if (hasNoPrevious)
        return {ErrorCode::NotFound,
            {DEPLOY_MESSAGE("Message", "There is no log of before the last restart: %1"),
                {failure.message}},
            {}};
    if (failure.status == 404)
        return {ErrorCode::NotFound,
            {DEPLOY_MESSAGE("Message", "The pod is gone: %1"), {failure.message}}, {}};
    return failure.error;
}

bool isWorthAnotherTry(const KubeFailure& failure)
{
    return failure.status == 0 || failure.status == 429 || failure.status >= 500;
}

} // namespace

PodLogStream::PodLogStream(KubeClient& client, Worker& worker, std::string nameSpace,
    LogRequest request, LogReceiver receiver)
    : m_client(client)
    , m_worker(worker)
    , m_nameSpace(std::move(nameSpace))
    , m_request(std::move(request))
    , m_receiver(std::move(receiver))
    , m_lines(std::make_shared<PodLogLines>())
{
}

PodLogStream::~PodLogStream()
{
    stop();
}

void PodLogStream::stop()
{
    if (std::exchange(m_isStopped, true))
        return;
    m_alarm.reset();
    if (m_exchange) {
        m_exchange->disconnect(this);
        m_exchange->abort();
    }
    deleteLater();
}

void PodLogStream::start()
{
    connectNow(true);
}

void PodLogStream::connectNow(bool isFirst)
{
    KubeClient::Query query{
        {"container", QByteArray::fromStdString(m_request.source.name)}, {"timestamps", "true"}};
    const bool follows = m_request.follow && !m_request.previous;
    if (follows)
        query.emplace_back("follow", "true");
    if (m_request.previous)
        query.emplace_back("previous", "true");
    if (!isFirst)
        m_lines->expectRepeats();
    if (m_lines->since().empty()) {
        if (m_request.lines > 0)
            query.emplace_back("tailLines", QByteArray::number(m_request.lines));
        if (m_request.since)
            query.emplace_back("sinceTime", sinceOf(*m_request.since));
    } else {
        query.emplace_back("sinceTime", QByteArray::fromStdString(m_lines->since()));
    }
    const auto path =
        kubernetes::pathOf(kubernetes::ObjectKind::Pod, m_nameSpace, m_request.source.group, "log");
    m_exchange = m_client.stream(path, query);
    connect(m_exchange, &HttpExchange::received, this, &PodLogStream::handleBytes);
    connect(m_exchange, &HttpExchange::finished, this, &PodLogStream::handleEnd);
}

void PodLogStream::handleBytes(const QByteArray& bytes)
{
    m_backoff.reset();
    m_bytes += bytes;
    if (m_bytes.size() >= mostLogBytes)
        m_exchange->hold();
    scheduleFlush();
}

void PodLogStream::scheduleFlush()
{
    if (!m_bytes.isEmpty() && !m_isReading && !m_alarm)
        m_alarm = m_client.scheduler().after(logBatchInterval, [this] { flush(false); });
}

void PodLogStream::flush(bool isLast)
{
    m_alarm.reset();
    m_isReading = true;
    m_worker.post([self = QPointer<PodLogStream>(this), context = &m_client, lines = m_lines,
                      bytes = std::exchange(m_bytes, {}), isLast](const std::stop_token&) {
        auto entries = std::make_shared<deployment::Log>(
            lines->feed({bytes.constData(), std::size_t(bytes.size())}));
        if (isLast)
            entries->append(lines->end());
        QMetaObject::invokeMethod(
            context,
            [self, entries] {
                if (self && !self->m_isStopped)
                    self->handleEntries(std::move(*entries));
            },
            Qt::QueuedConnection);
    });
}

void PodLogStream::handleEntries(deployment::Log entries)
{
    m_isReading = false;
    if (!entries.empty())
        m_receiver.onEntries(std::move(entries)); // in which the receiver may let go of this
    if (m_isStopped)
        return;
    if (m_exchange)
        m_exchange->release();
    settle();
}

void PodLogStream::handleEnd(const HttpResult& result)
{
    m_exchange.clear();
    m_end = result;
    settle();
}

void PodLogStream::settle()
{
    if (m_isReading)
        return;
    if (!m_end) {
        scheduleFlush();
        return;
    }
    const bool isWhole = (*m_end) && (*m_end)->isSuccess();
    if (!m_bytes.isEmpty() || (isWhole && !std::exchange(m_hasEnded, true))) {
        flush(isWhole);
        return;
    }
    if (isWhole) {
        if ((*m_end)->status == 204)
            finish(deployment::simpleError(ErrorCode::Refused,
                DEPLOY_MESSAGE("Message", "The pod has not been given to a node yet.")));
        else
            finish(std::nullopt);
        return;
    }
    const KubeFailure failure = m_client.failureOf(*m_end);
    if (m_request.follow && !m_request.previous && isWorthAnotherTry(failure))
        retry();
    else
        finish(logError(failure));
}

void PodLogStream::retry()
{
    const KubeFailure failure = m_client.failureOf(*m_end);
    m_end.reset();
    Scheduler& scheduler = m_client.scheduler();
    const auto delay =
        std::max(failure.retryAfter.value_or(Milliseconds(0)), m_backoff.next(scheduler));
    m_alarm = scheduler.after(delay, [this] {
        m_alarm.reset();
        connectNow(false);
    });
}

void PodLogStream::finish(const std::optional<Error>& error)
{
    m_receiver.onEnd(error); // in which the receiver may let go of this
}

} // namespace sources
