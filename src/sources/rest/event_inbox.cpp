// SPDX-License-Identifier: GPL-3.0-or-later
#include "event_inbox.h"

#include "deploy/deployment/decimal.h"
#include "deploy/formats/json/json_member.h"
#include "deploy/formats/record/log_page.h"

#include "live/record_revision.h"

#include <algorithm>
#include <limits>

namespace sources {

namespace {

constexpr deployment::Milliseconds batchInterval{100};

} // namespace

EventInbox::EventInbox(
    std::shared_ptr<Scheduler> scheduler, Worker& worker, RevisionLedger& ledger, QObject* parent)
    : QObject(parent)
    , m_scheduler(std::move(scheduler))
    , m_worker(worker)
    , m_ledger(ledger)
{
}

bool EventInbox::handle(const std::vector<ServerEvent>& events)
{
    for (const ServerEvent& event : events) {
        if (event.type == "reset" || event.type == "snapshot-needed")
            return false;
        if (event.type == "deployment")
            handleDeploymentEvent(event);
        else if (event.type == "log")
            handleLogEvent(event);
    }
    return true;
}

/// Not one that has come before, judging by its number.
bool EventInbox::isFresh(const ServerEvent& event)
{
    const auto number = deployment::parseDecimal(event.id);
    if (!number)
        return true;
    const bool isFresh = !m_lastNumber || *number > *m_lastNumber;
    m_lastNumber = std::max(m_lastNumber.value_or(0), *number);
    return isFresh;
}

void EventInbox::handleDeploymentEvent(const ServerEvent& event)
{
    const auto id = formats::findTextMember(event.data, "id");
    if (!id)
        return;
    const Revision revision = revisionOf(event.data);
    const auto news = m_ledger.acceptEvent(*id, revision, isFresh(event));
    if (news == RevisionLedger::News::Older) {
        const auto number = deployment::parseDecimal(event.id);
        if (!number || !m_repeatsUntil || *number > *m_repeatsUntil)
            Q_EMIT contradicted();
    }
    const bool isAgain = news == RevisionLedger::News::Again;
    if (news != RevisionLedger::News::Newer && !isAgain)
        return;
    std::string& record = m_waiting[*id];
    m_waitingBytes += event.data.size();
    m_waitingBytes -= record.size();
    record = event.data;
    // A number that is not new says nothing about what is known of the deployment.
    m_touched.insert(QString::fromStdString(*id), isAgain ? Revision() : revision);
    scheduleFlush();
}

void EventInbox::handleLogEvent(const ServerEvent& event)
{
    const auto id = formats::findTextMember(event.data, "id");
    if (!id)
        return;
    const auto page = formats::decodeLogPage(event.data);
    const auto end = page && page->after
        ? static_cast<std::size_t>(*page->after) + page->entries.size()
        : std::numeric_limits<std::size_t>::max();
    std::size_t& entries = m_logs[QString::fromStdString(*id)];
    entries = std::max(entries, end);
    scheduleFlush();
}

void EventInbox::forgetNumbers()
{
    m_lastNumber.reset();
    m_repeatsUntil.reset();
}

void EventInbox::forget()
{
    ++m_generation;
    m_waiting.clear();
    m_waitingBytes = 0;
    forgetNumbers();
    Q_EMIT room();
}

bool EventInbox::isFull() const
{
    return m_waitingBytes >= maxWaitingBytes || m_logs.size() >= maxWaitingLogs;
}

void EventInbox::scheduleFlush()
{
    if (!m_flush)
        m_flush = m_scheduler->after(batchInterval, [this] { flush(); });
}

void EventInbox::flush()
{
    m_flush.reset();
    reportTouched();
    if (!m_isReading && !m_waiting.empty())
        readWaiting();
    if (!isFull())
        Q_EMIT room();
}

/// The next batch waits until this one has been read, and becomes the newest of each in that time:
/// a worker that has much else to do does not gather one batch after the other.
void EventInbox::readWaiting()
{
    m_isReading = true;
    m_waitingBytes = 0;
    std::vector<std::string> records;
    for (auto& [id, record] : std::exchange(m_waiting, {}))
        records.push_back(std::move(record));
    m_worker.post([this, records = std::move(records), generation = m_generation](
                      const std::stop_token& stop) mutable {
        DeploymentPage page = readRecords(std::move(records), stop);
        EventBatch batch;
        batch.update.rows = std::make_shared<const history::History>(std::move(page.rows));
        batch.update.problems = std::move(page.problems);
        batch.update.totals = std::move(page.totals);
        batch.revisions = std::move(page.revisions);
        QMetaObject::invokeMethod(
            this, [this, batch, generation] { handleRead(batch, generation); },
            Qt::QueuedConnection);
    });
}

void EventInbox::handleRead(const EventBatch& batch, quint64 generation)
{
    m_isReading = false;
    if (!m_waiting.empty())
        scheduleFlush();
    if (generation == m_generation)
        Q_EMIT changed(batch);
}

void EventInbox::reportTouched()
{
    const auto touched = std::exchange(m_touched, {});
    const auto logs = std::exchange(m_logs, {});
    for (auto each = touched.cbegin(); each != touched.cend(); ++each)
        Q_EMIT this->touched(each.key(), each.value());
    for (auto each = logs.cbegin(); each != logs.cend(); ++each)
        Q_EMIT logTouched(each.key(), each.value());
}

} // namespace sources
