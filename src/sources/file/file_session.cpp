// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_session.h"

#include <QFile>

#include <algorithm>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;
using deployment::ProblemList;
using deployment::ProblemTotals;

namespace {

/// A look at a file that is long, or far away, costs something: one that took longer than this is
/// followed by a rest that is so many times as long, however often the file is written to.
constexpr auto quickLook = std::chrono::milliseconds(250);
constexpr int restFactor = 4;
constexpr auto maxPause = std::chrono::milliseconds(5000);
/// Some are shown while the next ones are made: what paints for a moment shall not keep the other
/// processors waiting.
constexpr int partsUnderWay = 4;

/// What has been added to the earlier ones.
ProblemList problemsSince(const ProblemList& earlier, const ProblemList& now)
{
    ProblemList since;
    const auto known = std::min(earlier.listed.size(), now.listed.size());
    since.listed.assign(now.listed.begin() + static_cast<std::ptrdiff_t>(known), now.listed.end());
    const ProblemTotals& before = earlier.totals;
    since.totals = now.totals;
    since.totals.errors -= before.errors;
    since.totals.warnings -= before.warnings;
    since.totals.unreadRecords -= before.unreadRecords;
    since.totals.likeness.reset();
    auto& ids = since.totals.unlistedIds;
    ids.erase(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(before.unlistedIds.size()));
    return since;
}

} // namespace

FileSession::FileSession(std::filesystem::path path, FileSource::Options options)
    : m_path(std::move(path))
    , m_options(std::move(options))
    , m_records(m_options.clock)
    , m_watcher(pathText(), m_options.debounce, m_options.recheck)
    , m_gate(partsUnderWay)
{
    connect(&m_watcher, &PathWatcher::touched, this, [this] {
        m_isTouched = true;
        lookIfTouched();
    });
    connect(&m_records, &FileRecords::outdated, this, &FileSession::handleOutdated);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &FileSession::lookIfTouched);
}

void FileSession::lookIfTouched()
{
    if (!m_isTouched || m_isCancelled || m_rest.isActive())
        return;
    m_isTouched = false;
    look(false);
}

void FileSession::start()
{
    m_watcher.start();
    look(true);
}

/// Whatever the time stamps say, the file is not the one that was read.
void FileSession::handleOutdated()
{
    if (m_isCancelled || !m_state.document)
        return;
    m_isThorough = true;
    look(false);
}

template <typename Function> void FileSession::postCurrent(quint64 generation, Function function)
{
    m_gate.send([this, generation, function = std::move(function)] {
        if (generation == m_generation)
            function();
    });
}

void FileSession::look(bool isRequested)
{
    if (isRequested) {
        m_isCancelled = false;
        beginLoad();
    }
    m_isThorough |= isRequested;
    if (m_isLooking) {
        m_lookAgain = true;
        return;
    }
    m_isLooking = true;
    m_lookTime.start();
    m_lookStop = m_loads.post(
        [this, generation = m_generation, state = m_state, failed = m_failed,
            thorough = std::exchange(m_isThorough, false)](const std::stop_token& stop) {
            FileLoader loader(m_path, state, failed, events(generation, stop), stop);
            loader.setThorough(thorough);
            loader.setInRuns(true);
            loader.setWholeRecordLimit(m_options.wholeRecordLimit);
            auto outcome = loader.run();
            postCurrent(generation, [this, outcome = std::move(outcome), failed = loader.failed()] {
                finish(outcome, failed);
            });
        });
}

FileLoadEvents FileSession::events(quint64 generation, const std::stop_token& stop)
{
    FileLoadEvents events;
    events.started = [this, generation] { postCurrent(generation, [this] { beginLoad(); }); };
    events.updated = [this, generation, stop](const HistoryUpdate& update,
                         const DocumentPointer& document, const formats::RecordPlaces& places) {
        m_gate.sendPart(stop, [this, generation, update, document, places] {
            if (generation == m_generation)
                show(update, document, places);
        });
    };
    events.progressed = [this, generation](const LoadProgress& progress) {
        postCurrent(generation, [this, progress] { Q_EMIT loadProgressed(progress); });
    };
    return events;
}

void FileSession::show(const HistoryUpdate& update, const DocumentPointer& document,
    const formats::RecordPlaces& places)
{
    m_records.add(document, places, update.replacesAll);
    Q_EMIT historyUpdated(update);
}

void FileSession::beginLoad()
{
    if (std::exchange(m_isLoading, true))
        return;
    if (!m_records.hasDocument())
        setFreshness(Freshness::State::Loading);
    Q_EMIT loadStarted();
}

void FileSession::endLoad(const std::optional<Error>& error)
{
    if (std::exchange(m_isLoading, false))
        Q_EMIT loadFinished(error);
}

void FileSession::finish(const Outcome& outcome, const std::optional<FailedContent>& failed)
{
    m_isLooking = false;
    m_failed = failed;
    const std::chrono::milliseconds cost(m_lookTime.elapsed());
    if (cost > quickLook)
        m_rest.start(std::min(restFactor * cost, maxPause));
    if (outcome) {
        accept(*outcome);
        endLoad(std::nullopt);
    } else {
        setFreshness(Freshness::State::Stale, outcome.error());
        endLoad(outcome.error());
    }
    if (std::exchange(m_lookAgain, false))
        look(m_isLoading);
}

void FileSession::accept(const FileLoadOutcome& outcome)
{
    m_state = outcome.state;
    m_freshness.asOf = m_options.clock();
    setFreshness(Freshness::State::Watching);
    if (outcome.kind == FileLoadOutcome::Kind::Loaded || m_check == Check::Owed)
        checkWhole();
    else if (const auto checked = std::exchange(m_checked, std::nullopt))
        acceptCheck(checked->first, checked->second);
}

void FileSession::checkWhole()
{
    ++m_generation;
    m_checked.reset();
    m_checkStop.request_stop();
    const bool isShort = m_state.document->size() <= m_options.wholeRecordLimit;
    m_check = isShort ? Check::UnderWay : Check::Done;
    if (!isShort)
        return;
    m_checkStop = m_loads.post(
        [this, generation = m_generation, state = m_state](const std::stop_token& stop) {
            auto problems = checkWholeRecords(state, stop);
            postCurrent(generation, [this, state, problems = std::move(problems)] {
                m_check = problems ? Check::Done : Check::Owed;
                if (problems)
                    acceptCheck(state, *problems);
            });
        });
}

void FileSession::acceptCheck(const FileState& checked, ProblemList problems)
{
    // The look under way began without it, and would bring the state from before back.
    if (m_isLooking) {
        m_checked.emplace(checked, std::move(problems));
        return;
    }
    // Problems of lines that were appended since are reported by their own scan, which decodes them
    // whole too.
    auto later = problemsSince(checked.problems, m_state.problems);
    problems.add(std::move(later.listed), later.totals);
    if (problems == m_state.problems)
        return;
    m_state.problems = std::move(problems);
    auto all = allProblems(m_state);
    Q_EMIT historyUpdated({.problems = std::move(all.listed),
        .problemsReplaced = true,
        .totals = std::move(all.totals)});
}

void FileSession::cancel()
{
    if (!m_isLooking)
        return;
    m_lookStop.request_stop();
    m_checkStop.request_stop();
    if (m_check == Check::UnderWay)
        m_check = Check::Owed;
    ++m_generation;
    m_isLooking = false;
    m_lookAgain = false;
    m_isCancelled = true;
    const Error error{
        ErrorCode::Cancelled, {DEPLOY_MESSAGE("Message", "Loading was cancelled."), {}}, {}};
    setFreshness(Freshness::State::Stale, error);
    endLoad(error);
}

void FileSession::setFreshness(Freshness::State state, const std::optional<Error>& error)
{
    Freshness next = m_freshness;
    next.state = state;
    next.reason = error ? error->message : deployment::Message();
    next.code = error ? error->code : ErrorCode::Unknown;
    if (next == m_freshness && state != Freshness::State::Watching)
        return;
    m_freshness = next;
    Q_EMIT freshnessChanged(m_freshness);
}

QString FileSession::pathText() const
{
    return QFile::decodeName(m_path.c_str());
}

} // namespace sources
