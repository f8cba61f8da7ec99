// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_library.h"

#include "background_runs.h"
#include "run_requests.h"
#include "session/source_session.h"

#include <utility>

namespace console {

/// Both read with the same reader, one after the other; what is awaited goes first.
class RunLibrary::Private final {
public:
    Private(SourceSession& session, const std::shared_ptr<sources::Scheduler>& scheduler,
        const Limits& limits)
        : scheduler(scheduler)
        , reader(session, scheduler, [this] { next(); })
        , background(session, scheduler, reader, limits)
        , requests(session, reader,
              [this](const auto& row, const auto& snapshot) { background.digest(row, snapshot); })
    {
        QObject::connect(
            &background, &BackgroundRuns::ready, &background, [this] { scheduleNext(); });
    }

    /// What has changed is dealt with afterwards, once.
    void scheduleNext()
    {
        if (!wake)
            wake = scheduler->after(deployment::Milliseconds(0), [this] {
                wake.reset();
                next();
            });
    }

    void next()
    {
        // Which runs are worth it is known also while others are read.
        const bool isTimeToRead = background.look();
        if (!requests.readNext() && isTimeToRead && reader.isFree())
            background.readNext();
    }

    std::shared_ptr<sources::Scheduler> scheduler;
    RunReader reader;
    BackgroundRuns background;
    RunRequests requests;
    sources::Scheduler::AlarmPointer wake;
};

RunLibrary::RunLibrary(SourceSession& session, const std::shared_ptr<sources::Scheduler>& scheduler,
    const Limits& limits)
    : m_session(session)
    , m_d(std::make_unique<Private>(session, scheduler, limits))
{
    connect(&m_d->background, &BackgroundRuns::digestsChanged, this, &RunLibrary::digestsChanged);
}

RunLibrary::~RunLibrary() = default;

const diagnosis::RunDigests& RunLibrary::digests() const
{
    return m_d->background.digests();
}

sources::OwnedRequest RunLibrary::runs(std::vector<std::string> ids, RunsReceiver receiver)
{
    auto request = m_d->requests.add(std::move(ids), std::move(receiver));
    m_d->scheduleNext();
    return request;
}

std::vector<std::string> RunLibrary::goodRunIds(const std::string& id, std::size_t count) const
{
    const history::History& history = *m_session.history();
    std::vector<std::string> ids;
    if (const auto row = history.find(id)) {
        for (const history::Row good : m_session.runIndex()->goodRunsBefore(history, *row, count))
            ids.emplace_back(history.id(good));
    }
    return ids;
}

sources::OwnedRequest RunLibrary::goodRuns(
    const std::string& id, std::size_t count, RunsReceiver receiver)
{
    return runs(goodRunIds(id, count), std::move(receiver));
}

std::shared_ptr<void> RunLibrary::giveWay()
{
    return m_d->reader.giveWay();
}

std::shared_ptr<void> RunLibrary::favor(std::string id)
{
    return m_d->background.favor(std::move(id));
}

void RunLibrary::learn(const sources::SnapshotPointer& snapshot)
{
    m_d->background.forgetRefusals();
    const deployment::Deployment& run = snapshot->deployment;
    auto row = m_session.fingerprint(run.id);
    const bool isSameState = row && row->status == run.status.text && row->end == run.end
        && row->percentage == run.progress.percentage && row->isPaused == run.paused;
    if (!isSameState)
        row.reset();
    m_d->background.digest(row, snapshot);
}

void RunLibrary::follow(const diagnosis::JudgedReason& judged)
{
    m_d->background.follow(judged);
}

void RunLibrary::setHidden(bool hidden)
{
    m_d->background.setHidden(hidden);
}

std::vector<sources::Diagnostic> RunLibrary::diagnostics() const
{
    auto all = m_d->background.diagnostics();
    all.push_back({"runs kept whole", std::to_string(m_d->requests.kept())});
    const std::string current = m_d->reader.current();
    all.push_back({"run being read", current.empty() ? "-" : current});
    return all;
}

} // namespace console
