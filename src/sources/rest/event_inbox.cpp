// SPDX-License-Identifier: GPL-3.0-or-later
#include "event_inbox.h"

#include "deploy/deployment/decimal.h"

#include <algorithm>
#include <iterator>

namespace sources {

namespace {

constexpr deployment::Milliseconds batchInterval{100};
/// Where more waits than one batch takes: time for input and for painting between them.
constexpr deployment::Milliseconds partInterval{10};

} // namespace

EventInbox::EventInbox(std::shared_ptr<Scheduler> scheduler, Worker& worker, RevisionLedger& ledger,
    deployment::Clock clock, QObject* parent)
    : QObject(parent)
    , m_scheduler(std::move(scheduler))
    , m_worker(worker)
    , m_ledger(ledger)
    , m_clock(std::move(clock))
{
}

bool EventInbox::handle(const std::vector<EventNews>& events)
{
    constexpr std::size_t expected = 256; // what is read for them is smaller than a cache
    for (std::size_t first = 0; first < events.size(); first += expected) {
        const auto some = std::span(events).subspan(first);
        if (!handleSome(some.first(std::min(expected, some.size()))))
            return false;
    }
    return true;
}

bool EventInbox::handleSome(std::span<const EventNews> events)
{
    std::vector<std::uint64_t> hashes;
    for (const EventNews& news : events) {
        if (news.deployment)
            hashes.push_back(history::hashOf(*news.deployment));
    }
    m_ledger.expect(hashes);
    for (const EventNews& news : events) {
        const std::string& type = news.event.type;
        if (type == "reset" || type == "snapshot-needed")
            return false;
        if (news.deployment && type == "deployment")
            handleDeployment(news);
        else if (type == "deployment")
            Q_EMIT contradicted(); // of which one is not to be told: the list may
        else if (news.deployment && type == "log")
            handleLog(news);
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

void EventInbox::handleDeployment(const EventNews& news)
{
    const auto known = m_ledger.acceptEvent(*news.deployment, news.revision, isFresh(news.event));
    if (known == RevisionLedger::News::Older) {
        const auto number = deployment::parseDecimal(news.event.id);
        if (!number || !m_repeatsUntil || *number > *m_repeatsUntil)
            Q_EMIT contradicted();
    }
    const bool isAgain = known == RevisionLedger::News::Again;
    if (known != RevisionLedger::News::Newer && !isAgain)
        return;
    if (m_waiting.empty())
        m_waitingSince = m_ledger.timesTold();
    std::string& record = m_waiting[*news.deployment];
    m_waitingBytes += news.event.data.size();
    m_waitingBytes -= record.size();
    record = news.event.data;
    // A number that is not new says nothing about what is known of the deployment.
    m_touched.insert(
        QString::fromStdString(*news.deployment), isAgain ? Revision() : news.revision);
    scheduleFlush(batchInterval);
}

void EventInbox::handleLog(const EventNews& news)
{
    std::size_t& entries = m_logs[QString::fromStdString(*news.deployment)];
    entries = std::max(entries, news.logEnd);
    scheduleFlush(batchInterval);
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
    m_due.clear();
    m_waitingBytes = 0;
    forgetNumbers();
    Q_EMIT room();
}

bool EventInbox::isFull() const
{
    return m_waitingBytes >= maxWaitingBytes || m_logs.size() >= maxWaitingLogs;
}

void EventInbox::scheduleFlush(deployment::Milliseconds delay)
{
    if (!m_flush)
        m_flush = m_scheduler->after(delay, [this] { flush(); });
}

void EventInbox::flush()
{
    m_flush.reset();
    reportTouched();
    if (!m_isReading && isAnyWaiting())
        readWaiting();
    if (!isFull())
        Q_EMIT room();
}

/// The next batch waits until this one has been read, and becomes the newest of each in that time:
/// a worker that has much else to do does not gather one batch after the other. What one batch
/// does not take comes before what is newer, so that nothing waits for ever; of two states of one
/// deployment the older one is dropped then, or shown first.
void EventInbox::readWaiting()
{
    m_isReading = true;
    if (m_due.empty()) {
        for (auto& [id, record] : std::exchange(m_waiting, {}))
            m_due.push_back(std::move(record));
        m_dueSince = m_waitingSince;
    }
    const auto first = m_due.end() - std::ptrdiff_t(std::min(m_due.size(), maxBatch));
    std::vector<std::string> records(
        std::make_move_iterator(first), std::make_move_iterator(m_due.end()));
    m_due.erase(first, m_due.end());
    for (const std::string& record : records)
        m_waitingBytes -= record.size();
    m_worker.post([this, records = std::move(records), now = m_clock(), generation = m_generation,
                      timesTold = m_dueSince](const std::stop_token& stop) mutable {
        DeploymentPage page = readRecords(std::move(records), now, stop);
        EventBatch batch;
        batch.update.rows = std::make_shared<const history::History>(std::move(page.rows));
        batch.update.problems = std::move(page.problems);
        batch.update.totals = std::move(page.totals);
        batch.update.supersedes = true;
        batch.update.unreadNews = std::move(page.unreadIds);
        batch.revisions = std::move(page.revisions);
        batch.timesTold = timesTold;
        QMetaObject::invokeMethod(
            this, [this, batch, generation] { handleRead(batch, generation); },
            Qt::QueuedConnection);
    });
}

void EventInbox::handleRead(const EventBatch& batch, quint64 generation)
{
    m_isReading = false;
    if (!m_due.empty())
        m_flush.reset(); // that is sooner
    if (isAnyWaiting())
        scheduleFlush(m_due.empty() ? batchInterval : partInterval);
    if (generation != m_generation)
        return;
    Q_EMIT changed(batch);
    if (!batch.update.unreadNews.empty())
        Q_EMIT contradicted(); // what an event garbled may be whole in the list
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
