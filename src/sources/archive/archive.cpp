// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive.h"

#include "file/file_loader.h"
#include "path_watcher.h"
#include "shared_snapshot.h"

#include <QFile>
#include <QMetaObject>

#include <utility>

namespace sources {

using deployment::ErrorCode;
using deployment::Milliseconds;

namespace {

constexpr Milliseconds soonFlush{2'000};
constexpr Milliseconds lateFlush{30'000};
constexpr Milliseconds tidyInterval{30'000};
/// Rows that could not be written: another attempt, also for the lock of who has it.
constexpr Milliseconds retryInterval{60'000};
/// One is shown while the next one is made.
constexpr int archiveParts = 2;

} // namespace

Archive::Archive(Options options)
    : m_options(std::move(options))
    , m_watcher(std::make_unique<PathWatcher>(QFile::decodeName(m_options.file.path.c_str()),
          std::chrono::milliseconds(500), std::chrono::milliseconds(0)))
    , m_keeper(m_options.file)
    , m_gate(archiveParts)
{
    m_condition.limit = m_options.file.limit;
    connect(m_watcher.get(), &PathWatcher::touched, this, &Archive::lookForFile);
}

Archive::~Archive()
{
    m_loads.reset(); // it posts to the other one
    // What has come before all of the file was read, or while another window had it, is not lost.
    m_worker.post([this](const std::stop_token&) {
        if (m_gathered.empty())
            return;
        m_keeper.open();
        m_keeper.learnNow();
        writeGathered();
    });
    m_tidying.request_stop();
    m_worker.post(
        [this, isCurrent = m_isCurrent](const std::stop_token&) { m_keeper.close(isCurrent); });
    m_worker.finish();
}

template <typename Function> void Archive::post(Function function)
{
    QMetaObject::invokeMethod(this, std::move(function), Qt::QueuedConnection);
}

void Archive::start()
{
    if (const auto signature = FileSignature::of(m_options.file.path))
        m_asOf = deployment::Timestamp(Milliseconds(signature->modified / 1'000'000));
    m_worker.post([this](const std::stop_token&) { m_keeper.open(); });
    // The lock first, or another window would write to what is being read.
    m_worker.post([this](const std::stop_token&) {
        post([this] { m_loads->post([this](const std::stop_token& stop) { load(stop); }); });
    });
}

/// Reads it as any file is read; in its own thread. What is found is learned when all of it is
/// shown: on few cores, both at once would make the list wait.
void Archive::load(const std::stop_token& stop)
{
    struct Part {
        std::shared_ptr<const history::History> rows;
        formats::RecordPlaces places;
    };
    std::vector<Part> parts;
    FileLoadEvents events;
    events.started = [] {};
    events.progressed = [](const LoadProgress&) {};
    events.updated = [&](const HistoryUpdate& update, const DocumentPointer&,
                         const formats::RecordPlaces& places) {
        if (update.replacesAll)
            parts.clear(); // it changed while it was read
        parts.push_back({update.rows, places});
        m_gate.sendPart(stop, [this, rows = update.rows] { Q_EMIT rowsRead(rows); });
    };
    FileLoader loader(m_options.file.path, {}, std::nullopt, std::move(events), stop);
    const auto outcome = loader.run();
    if (stop.stop_requested())
        return;
    m_worker.post([this, outcome, parts = std::move(parts)](const std::stop_token&) {
        for (const Part& part : parts)
            m_keeper.learn(*part.rows, part.places);
        finishLearning(outcome);
    });
    m_gate.send([this] { handleLoaded(); });
}

/// In the worker.
void Archive::finishLearning(const deployment::Expected<FileLoadOutcome>& outcome)
{
    if (outcome)
        m_keeper.finishLearning(outcome->state.document, outcome->state.shape);
    else if (outcome.error().code == ErrorCode::NotFound)
        m_keeper.finishLearning(nullptr, formats::Shape::Empty);
    else
        m_keeper.failLearning(outcome.error());
    reportCondition();
}

void Archive::handleLoaded()
{
    m_isLoaded = true;
    for (const auto& ask : std::exchange(m_held, {}))
        ask();
    m_watcher->start();
    if (m_isAnyGathered)
        flushAfter(soonFlush);
    tidy();
    Q_EMIT loaded();
}

void Archive::keepRows(std::shared_ptr<const history::History> rows, bool isUrgent)
{
    m_isAnyGathered = true;
    m_worker.post(
        [this, rows = std::move(rows), now = m_options.scheduler->now()](const std::stop_token&) {
            m_gathered.merge(*rows);
            if (m_besideOthersAt || !m_keeper.isWriter())
                m_besideOthersAt = now;
        });
    if (m_isLoaded)
        flushAfter(isUrgent ? soonFlush : lateFlush);
}

void Archive::flushAfter(Milliseconds delay)
{
    const deployment::Timestamp at = m_options.scheduler->now() + delay;
    if (m_flushAt && *m_flushAt <= at)
        return;
    m_flushAt = at;
    m_flush = m_options.scheduler->after(delay, [this] { flush(); });
}

void Archive::flush()
{
    m_flushAt.reset();
    m_flush.reset();
    if (!m_isLoaded || !std::exchange(m_isAnyGathered, false))
        return;
    m_worker.post([this](const std::stop_token&) { writeGathered(); });
}

/// In the worker.
void Archive::writeGathered()
{
    if (m_gathered.empty())
        return;
    m_keeper.open(); // whoever had it may have closed
    KeptRows kept = m_keeper.keepRows(m_gathered, m_besideOthersAt);
    if (kept.isWritten) {
        m_gathered = {};
        m_besideOthersAt.reset();
    }
    post([this, kept = std::move(kept)] { handleKept(kept); });
    reportCondition();
}

void Archive::handleKept(const KeptRows& kept)
{
    if (!kept.isWritten) {
        m_isAnyGathered = true;
        flushAfter(retryInterval);
    }
    if (!kept.unfinished.empty())
        Q_EMIT wholeWanted(kept.unfinished);
}

void Archive::keepWhole(const SnapshotPointer& snapshot)
{
    if (!m_isLoaded)
        return;
    m_worker.post([this, snapshot](const std::stop_token&) {
        if (m_gathered.find(snapshot->deployment.id))
            writeGathered();
        static_cast<void>(m_keeper.keepWhole(*snapshot));
        reportCondition();
    });
}

OwnedRequest Archive::read(const QString& id, DeploymentReceiver receiver)
{
    auto pending = std::make_shared<PendingFetch>(std::move(receiver));
    auto ask = [this, id = id.toStdString(), fetch = FetchPointer(pending)] {
        m_worker.post([this, id, fetch](const std::stop_token&) { answer(id, fetch); });
    };
    if (m_isLoaded)
        ask();
    else
        m_held.emplace_back(std::move(ask));
    return OwnedRequest(std::move(pending));
}

/// In the worker.
void Archive::answer(const std::string& id, const FetchPointer& fetch)
{
    if (fetch.expired())
        return;
    auto snapshot = m_keeper.read(id);
    const SnapshotResult result = snapshot ? SnapshotResult(sharedSnapshot(std::move(*snapshot)))
                                           : tl::unexpected(snapshot.error());
    post([fetch, result] { PendingFetch::answer(fetch, result); });
}

void Archive::tidy()
{
    m_tidying = m_worker.post([this, isCurrent = m_isCurrent](const std::stop_token& stop) {
        if (!m_keeper.isWriter()) {
            m_keeper.open();
            writeGathered();
        }
        m_keeper.tidy(stop);
        if (isCurrent)
            m_keeper.markCurrent();
        reportCondition();
    });
    m_tidy = m_options.scheduler->after(tidyInterval, [this] { tidy(); });
}

void Archive::lookForFile()
{
    m_worker.post([this](const std::stop_token&) {
        if (!m_keeper.noticeForgotten())
            return;
        m_gathered = {}; // that was meant, too
        post([this] { Q_EMIT forgotten(); });
    });
}

/// In the worker.
void Archive::reportCondition()
{
    post([this, condition = m_keeper.condition()] { setCondition(condition); });
}

void Archive::setCondition(const ArchiveCondition& condition)
{
    if (std::exchange(m_condition, condition) != condition)
        Q_EMIT conditionChanged();
}

} // namespace sources
