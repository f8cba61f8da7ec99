// SPDX-License-Identifier: GPL-3.0-or-later
#include "metered_deployment.h"

#include "shared_snapshot.h"

#include <algorithm>
#include <utility>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Message;
using deployment::Milliseconds;
using namespace std::chrono_literals;

/// What comes from several queries at about the same time is shown at once.
constexpr Milliseconds gatherTime = 200ms;
constexpr Milliseconds longestPause = 5min;

} // namespace

MeteredDeployment::MeteredDeployment(std::vector<operations::MetricQuery> queries,
    PrometheusClient& client, std::shared_ptr<Scheduler> scheduler)
    : m_queries(std::move(queries))
    , m_client(&client)
    , m_scheduler(std::move(scheduler))
    , m_outcomes(m_queries.size())
    , m_requests(m_queries.size())
    , m_backoff(leastStep, longestPause)
{
}

MeteredDeployment::~MeteredDeployment() = default;

void MeteredDeployment::stop()
{
    m_client.clear();
    m_next.reset();
    m_publish.reset();
    for (OwnedRequest& each : m_requests)
        each.cancel();
    m_pending = 0;
}

SnapshotPointer MeteredDeployment::take(const SnapshotPointer& record)
{
    if (record == m_record)
        return m_shown;
    m_record = record;
    if (m_readFor != subject())
        readWhenDue();
    build();
    return m_shown;
}

MeteredDeployment::Subject MeteredDeployment::subject() const
{
    const deployment::Deployment& deployment = m_record->deployment;
    return {deployment.start, operations::placeholderValues(deployment)};
}

void MeteredDeployment::setHidden(bool hidden)
{
    m_isHidden = hidden;
    if (!hidden && std::exchange(m_isDue, false))
        read();
}

void MeteredDeployment::setReady(const std::optional<Error>& obstacle)
{
    m_isReady = !obstacle;
    for (QueryOutcome& each : m_outcomes)
        each.failure = obstacle ? std::optional(obstacle->message) : std::nullopt;
    if (m_isReady)
        readNow();
    publishSoon();
}

void MeteredDeployment::readNow()
{
    m_backoff.reset();
    if (m_record)
        readWhenDue();
}

/// It is due: now, unless no one can see it.
void MeteredDeployment::readWhenDue()
{
    m_next.reset();
    if (m_isHidden)
        m_isDue = true;
    else
        read();
}

void MeteredDeployment::read()
{
    if (!m_client || !m_isReady)
        return;
    m_readFor = subject();
    const auto now = m_scheduler->now() + m_client->clockLead();
    const QueryRange range = queryRangeOf(m_record->deployment, now);
    m_step = range.step;
    m_wasLast = !goesOn(m_record->deployment, now);
    m_isRefused = false;
    m_leastPause = 0ms;
    operations::PlaceholderValues values = m_readFor->values;
    values["window"] = operations::durationText(rateWindow(range));
    m_pending = 0;
    for (std::size_t i = 0; i < m_queries.size(); ++i)
        m_outcomes[i].failure = ask(i, values, range);
    if (m_pending == 0)
        endReading();
}

/// Why nothing was asked; nullopt where the answer will come. What failed before stays said until
/// then.
std::optional<Message> MeteredDeployment::ask(
    std::size_t query, const operations::PlaceholderValues& values, const QueryRange& range)
{
    m_requests[query].cancel();
    const auto text = operations::filledQuery(m_queries[query].expression, values);
    if (!text)
        return text.error().message;
    ++m_pending;
    m_requests[query] = m_client->ask(*text, range,
        [this, query](const PrometheusClient::Result& result) { handleAnswer(query, result); });
    return m_outcomes[query].failure;
}

void MeteredDeployment::handleAnswer(std::size_t query, const PrometheusClient::Result& result)
{
    QueryOutcome& outcome = m_outcomes[query];
    if (result) {
        outcome = {*result, m_scheduler->now(), std::nullopt};
    } else {
        outcome.failure = result.error().error.message;
        m_isRefused = true;
        m_leastPause = std::max(m_leastPause, result.error().retryAfter.value_or(0ms));
    }
    const bool isLast = --m_pending == 0;
    const bool isUnauthorized = !result && result.error().error.code == ErrorCode::Unauthorized;
    if (isLast)
        endReading();
    else
        publishSoon();
    if (isUnauthorized)
        Q_EMIT unauthorized(result.error().error);
}

void MeteredDeployment::endReading()
{
    if (m_isRefused) {
        readAfter(std::max({m_step, m_leastPause, m_backoff.next(*m_scheduler)}));
    } else {
        m_backoff.reset();
        if (!m_wasLast)
            readAfter(m_step);
    }
    publishSoon();
}

void MeteredDeployment::readAfter(Milliseconds delay)
{
    m_next = m_scheduler->after(delay, [this] { readWhenDue(); });
}

void MeteredDeployment::publishSoon()
{
    if (!m_publish)
        m_publish = m_scheduler->after(m_pending == 0 ? 0ms : gatherTime, [this] { publish(); });
}

void MeteredDeployment::publish()
{
    m_publish.reset();
    if (!m_record || m_outcomes == m_shownOutcomes)
        return;
    build();
    Q_EMIT changed(m_shown);
}

void MeteredDeployment::build()
{
    Snapshot shown = *m_record;
    shown.deployment.metrics = meteredMetrics(shown.deployment.metrics, m_queries, m_outcomes);
    m_shownOutcomes = m_outcomes;
    m_shown = sharedSnapshot(std::move(shown));
}

} // namespace sources
