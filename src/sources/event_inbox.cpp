// SPDX-License-Identifier: GPL-3.0-or-later
#include "event_inbox.h"

#include "json_field.h"

#include <algorithm>

namespace sources {
namespace {

constexpr deployment::Milliseconds batchInterval{100};

} // namespace

EventInbox::EventInbox(std::shared_ptr<Scheduler> scheduler, Worker& worker, QObject* parent)
    : QObject(parent)
    , m_scheduler(std::move(scheduler))
    , m_worker(worker)
{
}

bool EventInbox::Revisions::advance(std::string_view id, std::uint64_t revision)
{
    const history::Symbol symbol = m_ids.intern(id);
    const bool isNew = symbol == m_revisions.size();
    if (isNew)
        m_revisions.push_back(revision);
    if (!isNew && revision <= m_revisions[symbol])
        return false;
    m_revisions[symbol] = revision;
    return true;
}

bool EventInbox::take(const std::vector<ServerEvent>& events)
{
    for (const ServerEvent& event : events) {
        if (event.type == "reset" || event.type == "snapshot-needed")
            return false;
        if (event.type == "deployment")
            takeDeployment(event);
        else if (event.type == "log")
            takeLog(event);
    }
    return true;
}

void EventInbox::takeDeployment(const ServerEvent& event)
{
    const auto id = stringMember(event.data, "id");
    if (!id)
        return;
    if (const auto revision = integerMember(event.data, "revision")) {
        if (!m_revisions.advance(*id, *revision))
            return;
    }
    m_waiting[*id] = event.data;
    if (m_listing)
        m_duringList[*id] = event.data;
    m_touched << QString::fromStdString(*id);
    scheduleFlush();
}

void EventInbox::takeLog(const ServerEvent& event)
{
    const auto id = stringMember(event.data, "id");
    if (!id)
        return;
    m_touched << QString::fromStdString(*id);
    scheduleFlush();
}

void EventInbox::beginList()
{
    m_listing = true;
    m_duringList.clear();
}

void EventInbox::endList()
{
    m_listing = false;
    for (auto& [id, record] : std::exchange(m_duringList, {}))
        m_waiting.try_emplace(id, std::move(record));
    if (!m_waiting.empty())
        scheduleFlush();
}

void EventInbox::forget()
{
    ++m_generation;
    m_revisions = {};
    m_waiting.clear();
    m_duringList.clear();
}

void EventInbox::scheduleFlush()
{
    if (!m_flush)
        m_flush = m_scheduler->after(batchInterval, [this] { flush(); });
}

void EventInbox::flush()
{
    m_flush.reset();
    m_touched.removeDuplicates();
    if (!m_touched.isEmpty())
        Q_EMIT touched(std::exchange(m_touched, {}));
    std::vector<std::string> records;
    for (auto& [id, record] : std::exchange(m_waiting, {}))
        records.push_back(std::move(record));
    if (records.empty())
        return;
    m_worker.post([this, records = std::move(records), generation = m_generation](
                      const std::stop_token& stop) mutable {
        DeploymentPage page = readRecords(std::move(records), stop);
        HistoryUpdate update;
        update.rows = std::make_shared<const history::History>(std::move(page.rows));
        update.problems = std::move(page.problems);
        update.totals = std::move(page.totals);
        QMetaObject::invokeMethod(
            this,
            [this, update, generation] {
                if (generation == m_generation)
                    Q_EMIT changed(update);
            },
            Qt::QueuedConnection);
    });
}

} // namespace sources
