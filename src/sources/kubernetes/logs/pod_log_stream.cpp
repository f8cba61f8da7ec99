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
/// A container that goes on writing has something new each time.
constexpr int mostAskedAgain = 3;

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
            {DEPLOY_MESSAGE("Message", "The container has not started yet: %1"), {failure.words()}},
            {}};
    if (hasNoPrevious)
        return {ErrorCode::NotFound,
            {DEPLOY_MESSAGE("Message", "There is no log of before the last restart: %1"),
                {failure.words()}},
            {}};
    if (failure.status == 404)
        return {ErrorCode::NotFound,
            {DEPLOY_MESSAGE("Message", "The pod is gone: %1"), {failure.words()}}, {}};
    return failure.error;
}

Error endNotSeen()
{
    return deployment::simpleError(ErrorCode::Incomplete,
        DEPLOY_MESSAGE("Message",
            "The end of the log was not seen: the connection may have broken off, and lines may be "
            "missing."));
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
    if (follows())
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
    m_entries += entries.size();
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
    if (!m_bytes.isEmpty())
        flush(false);
    else if (m_hasEnded)
        conclude();
    else if (isWhole())
        flush(m_hasEnded = true);
    else if (*m_end && (*m_end)->isSuccess())
        askAgain();
    else if (follows() && isWorthAnotherTry(m_client.failureOf(*m_end)))
        retry();
    else
        finish(logError(m_client.failureOf(*m_end)));
}

/// Everything that came has been read.
bool PodLogStream::isWhole() const
{
    if (!*m_end || !(*m_end)->isSuccess())
        return false;
    const bool isSameAgain = m_restBefore && m_entries == m_entriesBefore && m_lines->hasComeAgain()
        && m_lines->rest() == *m_restBefore;
    return (*m_end)->isEndProven || isSameAgain;
}

void PodLogStream::conclude()
{
    if ((*m_end)->status == 204)
        finish(deployment::simpleError(ErrorCode::Refused,
            DEPLOY_MESSAGE("Message", "The pod has not been given to a node yet.")));
    else
        finish(std::nullopt);
}

void PodLogStream::retry()
{
    const KubeFailure failure = m_client.failureOf(*m_end);
    m_restBefore.reset();
    connectLater(failure.retryAfter.value_or(Milliseconds(0)));
}

void PodLogStream::askAgain()
{
    // Lines without a time would come twice.
    const bool canRepeat = m_entries == 0 || !m_lines->since().empty();
    if (!canRepeat || (!follows() && m_askedAgain++ >= mostAskedAgain)) {
        finish(endNotSeen());
        return;
    }
    m_restBefore = m_lines->rest();
    connectLater(Milliseconds(0));
}

void PodLogStream::connectLater(Milliseconds delay)
{
    m_end.reset();
    m_entriesBefore = m_entries;
    Scheduler& scheduler = m_client.scheduler();
    m_alarm = scheduler.after(std::max(delay, m_backoff.next(scheduler)), [this] {
        m_alarm.reset();
        connectNow(false);
    });
}

void PodLogStream::finish(const std::optional<Error>& error)
{
    m_receiver.onEnd(error); // in which the receiver may let go of this
}

} // namespace sources
