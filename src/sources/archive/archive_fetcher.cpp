// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_fetcher.h"

#include <algorithm>
#include <utility>

namespace sources {

using deployment::ErrorCode;
using deployment::Milliseconds;

namespace {

/// The rest after a reading: this at least, and so many times as long as it took.
constexpr Milliseconds leastFetchRest{1'000};
constexpr int fetchRestFactor = 4;
constexpr Milliseconds maxFetchRest{60'000};
/// Whoever waits for one deployment often waits for the next.
constexpr Milliseconds quiet{3'000};
constexpr Milliseconds firstFetchBackoff{5'000};
constexpr Milliseconds maxFetchBackoff{300'000};

Milliseconds fetchBackoff(int failures)
{
    Milliseconds pause = firstFetchBackoff;
    for (int failure = 1; failure < failures && pause < maxFetchBackoff; ++failure)
        pause *= 2;
    return std::min(pause, maxFetchBackoff);
}

} // namespace

ArchiveFetcher::ArchiveFetcher(Source& inner, ArchivedReader& reader, const LiveRows& live,
    std::shared_ptr<Scheduler> scheduler)
    : m_inner(inner)
    , m_reader(reader)
    , m_live(live)
    , m_scheduler(std::move(scheduler))
{
    connect(&reader, &ArchivedReader::begun, this, &ArchiveFetcher::giveWay);
    connect(&reader, &ArchivedReader::readWhole, this, &ArchiveFetcher::forget);
    connect(&inner, &Source::freshnessChanged, this, [this] {
        if (!m_rest)
            readNext();
    });
}

/// Very many may end at once: most of them are older than those that wait, and nothing is looked
/// up.
void ArchiveFetcher::want(const std::vector<Wanted>& runs)
{
    for (const Wanted& run : runs) {
        const bool isFull = m_wanted.size() == maxWanted;
        if ((isFull && run < *m_wanted.begin()) || run.second == m_current
            || m_refused.contains(run.second))
            continue;
        m_wanted.insert(run);
        if (m_wanted.size() > maxWanted)
            m_wanted.erase(m_wanted.begin());
    }
    if (!m_rest)
        rest(leastFetchRest);
}

void ArchiveFetcher::wantAgain(const std::string& id)
{
    if (const auto start = m_live.startOf(id))
        want({{*start, id}});
}

void ArchiveFetcher::forget(const std::string& id)
{
    if (const auto row = m_live.find(id))
        m_wanted.erase({row->start, id});
}

void ArchiveFetcher::rest(Milliseconds time)
{
    m_rest = m_scheduler->after(time, [this] {
        m_rest.reset();
        readNext();
    });
}

/// Once for each reading: nothing waits for ever, however much is read.
void ArchiveFetcher::giveWay()
{
    if (!m_current.empty() && !std::exchange(m_hasGivenWay, true)) {
        m_request.cancel();
        wantAgain(std::exchange(m_current, {}));
    }
    if (m_current.empty())
        rest(quiet);
}

bool ArchiveFetcher::isCurrent() const
{
    const auto state = m_inner.freshness().state;
    return state == Freshness::State::Live || state == Freshness::State::Polling
        || state == Freshness::State::Watching;
}

void ArchiveFetcher::readNext()
{
    if (!m_current.empty() || m_wanted.empty() || !isCurrent())
        return;
    if (m_reader.isBusy()) {
        rest(quiet);
        return;
    }
    const auto newest = std::prev(m_wanted.end());
    const std::string id = newest->second;
    m_wanted.erase(newest);
    if (m_live.has(id))
        read(id);
    else
        rest(Milliseconds(0));
}

void ArchiveFetcher::read(const std::string& id)
{
    m_current = id;
    m_begun = m_scheduler->now();
    auto request = m_inner.details().fetch(QString::fromStdString(id), history::RecordHandle::None,
        {{}, [this, id](const SnapshotResult& result) { handleAnswer(id, result); }});
    if (m_current == id)
        m_request = std::move(request);
}

void ArchiveFetcher::handleAnswer(const std::string& id, const SnapshotResult& result)
{
    m_current.clear();
    m_hasGivenWay = false;
    const Milliseconds cost = m_scheduler->now() - m_begun;
    rest(std::clamp(fetchRestFactor * cost, leastFetchRest, maxFetchRest));
    if (!result) {
        handleFailure(id, result.error().code);
        return;
    }
    m_failures = 0;
    // What a server gives without its log is not asked for again and again.
    if ((*result)->logError)
        m_refused.insert(id);
    m_reader.learn(*result);
}

void ArchiveFetcher::handleFailure(const std::string& id, ErrorCode code)
{
    const bool isFinal = code == ErrorCode::NotFound || code == ErrorCode::Forbidden
        || code == ErrorCode::Refused || code == ErrorCode::BadFormat
        || code == ErrorCode::TooLarge;
    if (isFinal)
        m_refused.insert(id);
    else
        wantAgain(id);
    rest(fetchBackoff(++m_failures));
}

} // namespace sources
