// SPDX-License-Identifier: GPL-3.0-or-later
#include "archived_reader.h"

#include "archive_line.h"

#include "deploy/sources/interval.h"

#include <QPointer>

#include <optional>
#include <utility>

namespace sources {

using deployment::ErrorCode;

namespace {

/// What runs is read again and again while its page is open.
constexpr deployment::Milliseconds runningInterval{60'000};

/// The archive may have what could not be read.
bool mayBeArchived(const SnapshotResult& result)
{
    return !result && result.error().code != ErrorCode::Cancelled
        && result.error().code != ErrorCode::Unauthorized;
}

bool isWhole(const Snapshot& snapshot)
{
    return deployment::isFinished(snapshot.deployment.status.known) && !snapshot.logError;
}

/// An answer can be older than what the list has learned since it was asked for: the row stands,
/// and the rest is known as it was at a time.
SnapshotPointer partOf(const history::Summary& row, const Snapshot& snapshot)
{
    auto part = std::make_shared<Snapshot>(snapshot);
    history::assignSummary(part->deployment, row);
    if (!part->logError)
        part->logError.emplace();
    return part;
}

/// Of a deployment that only the archive has, the source as a whole says how fresh it is.
class ArchivedWatch final : public DeploymentWatch {
public:
    ArchivedWatch(
        std::unique_ptr<DeploymentWatch> inner, std::function<std::optional<Freshness>()> archived)
        : m_inner(std::move(inner))
        , m_archived(std::move(archived))
    {
    }

    [[nodiscard]] Freshness freshness() const override
    {
        const auto archived = m_archived();
        return archived ? *archived : m_inner->freshness();
    }

private:
    std::unique_ptr<DeploymentWatch> m_inner;
    std::function<std::optional<Freshness>()> m_archived;
};

} // namespace

ArchivedReader::Reading::Reading(
    QString deployment, DeploymentReceiver to, std::shared_ptr<int> count)
    : id(std::move(deployment))
    , receiver(std::move(to))
    , readings(std::move(count))
{
    ++*readings;
}

ArchivedReader::Reading::~Reading()
{
    if (readings)
        --*readings;
}

ArchivedReader::ArchivedReader(Parts parts, std::shared_ptr<Scheduler> scheduler)
    : m_parts(std::move(parts))
    , m_scheduler(std::move(scheduler))
{
}

OwnedRequest ArchivedReader::fetch(
    const QString& id, history::RecordHandle record, DeploymentReceiver receiver)
{
    auto reading = std::make_shared<Reading>(id, std::move(receiver), m_readings);
    Q_EMIT begun();
    const bool isLive = m_parts.live.has(id.toStdString());
    if (isLive || record == history::RecordHandle::None) {
        fetchLive(reading);
    } else {
        fetchArchived(
            reading, [this, weak = ReadingPointer(reading)](const SnapshotResult& result) {
                const auto held = weak.lock();
                if (held && !result && result.error().code == ErrorCode::NotFound)
                    fetchLive(held);
                else
                    answer(weak, result);
            });
    }
    return OwnedRequest(std::move(reading));
}

void ArchivedReader::fetchLive(const std::shared_ptr<Reading>& reading)
{
    const ReadingPointer weak = reading;
    reading->request = m_parts.inner.fetch(reading->id, history::RecordHandle::None,
        {reading->receiver.onPartial,
            [this, weak](const SnapshotResult& result) { handleLive(weak, result); }});
}

void ArchivedReader::handleLive(const ReadingPointer& reading, const SnapshotResult& result)
{
    const auto held = reading.lock();
    if (!held)
        return;
    if (result)
        learn(*result);
    if (!mayBeArchived(result)) {
        answer(reading, result);
        return;
    }
    // What has ended does not change: it serves while the server gives no answer.
    fetchArchived(held, [reading, result](const SnapshotResult& archived) {
        answer(reading, archived && isWhole(**archived) ? archived : result);
    });
}

void ArchivedReader::fetchArchived(const std::shared_ptr<Reading>& reading,
    std::function<void(const SnapshotResult& result)> answer)
{
    reading->request = m_parts.archive.read(reading->id, {{}, std::move(answer)});
}

void ArchivedReader::answer(const ReadingPointer& reading, const SnapshotResult& result)
{
    const auto held = reading.lock();
    if (!held)
        return;
    if (const auto count = std::exchange(held->readings, nullptr))
        --*count;
    if (const auto receive = std::exchange(held->receiver.onAnswer, {}))
        receive(result);
}

std::unique_ptr<DeploymentWatch> ArchivedReader::watch(
    const QString& id, DeploymentObserver observer)
{
    const QPointer guard(this); // a watch may outlive its source
    auto onRead = [this, id = id.toStdString(), onRead = std::move(observer.onRead)](
                      const SnapshotResult& result) {
        if (result)
            learn(*result);
        else if (!m_parts.live.has(id))
            return; // the server does not have it, and that is no news
        onRead(result);
    };
    auto watch =
        m_parts.inner.watch(id, {std::move(onRead), std::move(observer.onFreshnessChanged)});
    if (!watch)
        return nullptr;
    return std::make_unique<ArchivedWatch>(
        std::move(watch), [guard, id = id.toStdString()]() -> std::optional<Freshness> {
            if (!guard || guard->m_parts.live.has(id))
                return std::nullopt;
            return guard->m_parts.freshness();
        });
}

void ArchivedReader::learn(const SnapshotPointer& snapshot)
{
    const deployment::Deployment& deployment = snapshot->deployment;
    const bool hasEnded = deployment::isFinished(deployment.status.known);
    const auto row = m_parts.live.find(deployment.id);
    if (!row)
        return; // it goes there with its row
    if (!hasEnded && deployment::isFinished(deployment::openStatus(row->status).known))
        return; // it is older than that
    if (!hasEnded) {
        const deployment::Timestamp now = m_scheduler->now();
        deployment::Timestamp& kept = m_kept[deployment.id];
        if (!hasPassed(runningInterval, kept, now))
            return;
        kept = now;
    } else {
        m_kept.erase(deployment.id);
    }
    if (snapshot->requestedAt < m_parts.live.newsAt()
        && stateOf(history::summaryOf(deployment)) != stateOf(*row)) {
        m_parts.archive.keepWhole(partOf(*row, *snapshot));
        return;
    }
    m_parts.archive.keepWhole(snapshot);
    if (isWhole(*snapshot))
        Q_EMIT readWhole(deployment.id);
}

} // namespace sources
