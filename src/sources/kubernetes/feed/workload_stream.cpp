// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload_stream.h"

#include "http/http_exchange.h"

#include "kubernetes/client/kube_client.h"

#include <algorithm>

namespace sources {

namespace {

using deployment::Milliseconds;

constexpr Milliseconds maxSilence{60'000};
/// Bookmarks come every minute or so. A watch without any may be dead although the server is not,
/// or be waiting for a version that a server which was put back is never to reach.
constexpr int checksBeforeNewList = 3;

} // namespace

WorkloadStream::WorkloadStream(KubeClient& client, Worker& worker, const std::string& nameSpace)
    : m_client(client)
    , m_watches{KubeWatch(client, worker, workloadKinds[0], nameSpace),
          KubeWatch(client, worker, workloadKinds[1], nameSpace)}
{
    for (KubeWatch& watch : m_watches)
        connectTo(watch);
}

WorkloadStream::~WorkloadStream()
{
    stopChecks();
}

void WorkloadStream::connectTo(KubeWatch& watch)
{
    connect(&watch, &KubeWatch::opened, this, [this] {
        if (!isOpen())
            return;
        watchSilence(maxSilence);
        Q_EMIT opened();
    });
    connect(&watch, &KubeWatch::heard, this, &WorkloadStream::handleHeard);
    connect(&watch, &KubeWatch::received, this, &WorkloadStream::received);
    connect(&watch, &KubeWatch::lost, this, [this](const KubeFailure& failure) {
        stopChecks();
        Q_EMIT lost(failure);
    });
    connect(&watch, &KubeWatch::gone, this, [this] {
        close();
        Q_EMIT gone();
    });
    connect(&watch, &KubeWatch::unavailable, this, [this](const KubeFailure& failure) {
        close();
        Q_EMIT unavailable(failure);
    });
    connect(&watch, &KubeWatch::unauthorized, this, [this](const KubeFailure& failure) {
        close();
        Q_EMIT unauthorized(failure);
    });
}

void WorkloadStream::open(const WorkloadVersions& versions)
{
    close();
    for (KubeWatch& watch : m_watches) {
        if (versions.contains(watch.kind()))
            m_open.push_back(&watch);
    }
    for (KubeWatch* watch : m_open)
        watch->open(versions.at(watch->kind()));
}

void WorkloadStream::close()
{
    stopChecks();
    m_isPaused = false;
    m_open.clear();
    for (KubeWatch& watch : m_watches)
        watch.close();
}

void WorkloadStream::pause()
{
    if (m_open.empty())
        return;
    stopChecks();
    m_isPaused = true;
    for (KubeWatch* watch : m_open)
        watch->pause();
}

void WorkloadStream::resume(const WorkloadVersions& versions)
{
    if (!std::exchange(m_isPaused, false))
        return;
    if (versions.empty()) {
        for (KubeWatch* watch : m_open)
            watch->resume({});
        return;
    }
    // The list may have found kinds that were not there before, or lack some that were.
    m_open.clear();
    for (KubeWatch& watch : m_watches) {
        const auto version = versions.find(watch.kind());
        if (version == versions.end()) {
            watch.close();
            continue;
        }
        m_open.push_back(&watch);
        if (watch.isClosed())
            watch.open(version->second);
        else
            watch.resume(version->second);
    }
}

void WorkloadStream::reconnectNow()
{
    for (KubeWatch* watch : m_open)
        watch->reconnectNow();
}

bool WorkloadStream::isOpen() const
{
    return !m_open.empty() && std::ranges::all_of(m_open, &KubeWatch::isOpen);
}

bool WorkloadStream::isOpening() const
{
    return std::ranges::any_of(m_open, &KubeWatch::isOpening);
}

int WorkloadStream::failures() const
{
    int failures = 0;
    for (const KubeWatch* watch : m_open)
        failures = std::max(failures, watch->failures());
    return failures;
}

std::optional<deployment::Timestamp> WorkloadStream::nextAttempt() const
{
    std::optional<deployment::Timestamp> next;
    for (const KubeWatch* watch : m_open) {
        const auto attempt = watch->nextAttempt();
        if (attempt && (!next || *attempt < *next))
            next = attempt;
    }
    return next;
}

std::size_t WorkloadStream::passedOver() const
{
    std::size_t sum = 0;
    for (const KubeWatch& watch : m_watches)
        sum += watch.passedOver();
    return sum;
}

void WorkloadStream::handleHeard()
{
    if (silence() < maxSilence)
        m_silentChecks = 0;
    Q_EMIT heard();
}

Milliseconds WorkloadStream::silence() const
{
    const auto now = m_client.scheduler().now();
    Milliseconds longest(0);
    for (const KubeWatch* watch : m_open)
        longest =
            std::max(longest, std::chrono::duration_cast<Milliseconds>(now - watch->heardAt()));
    return longest;
}

void WorkloadStream::watchSilence(Milliseconds patience)
{
    m_silence = m_client.scheduler().after(patience, [this] { handleSilence(); });
}

void WorkloadStream::handleSilence()
{
    if (const Milliseconds lasting = silence(); lasting < maxSilence) {
        watchSilence(maxSilence - lasting);
        return;
    }
    m_check = m_client.get("/version");
    connect(m_check, &HttpExchange::finished, this, &WorkloadStream::handleSignOfLife);
}

void WorkloadStream::handleSignOfLife(const HttpResult& result)
{
    m_check.clear();
    // Also one that does not say its version is there.
    const bool isThere = result && result->status < 500 && result->status != 401;
    if (!isThere) {
        const KubeFailure failure = m_client.failureOf(result);
        const auto watches = m_open; // what is lost may end them all
        for (KubeWatch* watch : watches)
            watch->lose(failure);
        return;
    }
    if (++m_silentChecks >= checksBeforeNewList) {
        close();
        Q_EMIT gone();
        return;
    }
    watchSilence(maxSilence);
    Q_EMIT heard();
}

void WorkloadStream::stopChecks()
{
    m_silence.reset();
    m_silentChecks = 0;
    if (!m_check)
        return;
    m_check->disconnect(this);
    m_check->abort();
    m_check.clear();
}

} // namespace sources
