// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_requests.h"

#include "session/source_session.h"

#include <utility>

namespace console {

namespace {

constexpr std::size_t keptRuns = 12;
constexpr std::size_t keptEntries = 1'000'000;
/// Once the logs of the runs that were found are longer than that together, no more are read.
constexpr std::size_t enoughEntries = 1'000'000;

} // namespace

RunRequests::RunRequests(SourceSession& session, RunReader& reader, OnRead onRead)
    : m_session(session)
    , m_reader(reader)
    , m_onRead(std::move(onRead))
    , m_shelf(keptRuns, keptEntries)
{
}

sources::OwnedRequest RunRequests::add(
    std::vector<std::string> ids, RunLibrary::RunsReceiver receiver)
{
    auto wanted = std::make_shared<Wanted>();
    wanted->ids = std::move(ids);
    wanted->receiver = std::move(receiver);
    m_waiting.push_back(wanted);
    return sources::OwnedRequest(std::move(wanted));
}

bool RunRequests::readNext()
{
    while (!m_waiting.empty()) {
        const WantedPointer wanted = m_waiting.front().lock();
        if (wanted && readFor(wanted))
            return true;
        m_waiting.pop_front();
        if (wanted)
            std::exchange(wanted->receiver, {})(wanted->found);
    }
    return false;
}

/// False if it has all it can get; else what it lacks is read, or will be once the reader is free.
bool RunRequests::readFor(const WantedPointer& wanted)
{
    while (wanted->next < wanted->ids.size() && wanted->entries < enoughEntries) {
        const std::string& id = wanted->ids[wanted->next];
        const auto row = m_session.fingerprint(id);
        if (!row) {
            ++wanted->next;
            continue;
        }
        if (auto run = m_shelf.find(id, *row)) {
            wanted->entries += run->log.size();
            wanted->found.push_back(std::move(run));
            ++wanted->next;
            continue;
        }
        if (!m_reader.isFree())
            return true;
        m_reader.read(id, RunReader::Urgency::Awaited,
            [this, weak = std::weak_ptr(wanted), row = *row](
                const sources::SnapshotResult& result, deployment::Milliseconds /*cost*/) {
                if (const auto still = weak.lock())
                    handleRead(still, row, result);
            });
        return true;
    }
    return false;
}

void RunRequests::handleRead(
    const WantedPointer& wanted, const RowFingerprint& row, const sources::SnapshotResult& result)
{
    const std::string& id = wanted->ids[wanted->next++];
    if (!result)
        return; // it goes without
    const sources::SnapshotPointer& snapshot = *result;
    m_onRead(row, snapshot);
    // What a log lacks would look as if the other run had it for the first time.
    if (snapshot->logError)
        return;
    const RunLibrary::Run run(snapshot, &snapshot->deployment);
    m_shelf.put(id, row, run);
    wanted->entries += run->log.size();
    wanted->found.push_back(run);
}

} // namespace console
