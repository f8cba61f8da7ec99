// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/file/file_source.h"

#include "backpressure_gate.h"
#include "file_loader.h"
#include "path_watcher.h"
#include "pending_fetch.h"
#include "record_reader.h"
#include "shared_snapshot.h"
#include "worker.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QMetaObject>
#include <QTimer>

#include <algorithm>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;
using deployment::ProblemList;
using deployment::ProblemTotals;

namespace {

/// A look at a file that is long, or far away, costs something: one that took longer than this is
/// followed by a rest that is so many times as long, however often the file is written to.
constexpr auto quickLook = std::chrono::milliseconds(250);
constexpr int restFactor = 4;
constexpr auto maxPause = std::chrono::milliseconds(5000);
/// One is shown while the next one is made.
constexpr int partsUnderWay = 2;

/// What has been added to the earlier ones, all of which are of records up to that one.
ProblemList problemsSince(
    const ProblemList& earlier, std::uint64_t lastRecord, const ProblemList& now)
{
    ProblemList since;
    std::copy_if(now.listed.begin(), now.listed.end(), std::back_inserter(since.listed),
        [lastRecord](const deployment::Problem& problem) { return problem.record > lastRecord; });
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

class FileSource::Private final : public DeploymentReader {
public:
    Private(FileSource* owner, std::filesystem::path path, Options options);

    void start();
    /// Compares the file with what is known and reads what is new; requested by the user or by the
    /// watcher.
    void look(bool requestedAt);
    void cancel();
    [[nodiscard]] OwnedRequest fetch(
        const QString& id, history::RecordHandle record, DeploymentReceiver receiver) override;
    [[nodiscard]] std::unique_ptr<DeploymentWatch> watch(
        const QString& /*id*/, DeploymentObserver /*observer*/) override
    {
        return nullptr;
    }

    [[nodiscard]] QString pathText() const { return QFile::decodeName(m_path.c_str()); }
    [[nodiscard]] const Freshness& freshness() const { return m_freshness; }

private:
    using Outcome = Expected<FileLoadOutcome>;
    using FetchPointer = std::weak_ptr<PendingFetch>;

    template <typename Function> void post(Function function);
    template <typename Function> void postCurrent(quint64 generation, Function function);
    [[nodiscard]] FileLoadEvents events(quint64 generation, const std::stop_token& stop);
    void show(const HistoryUpdate& update, const DocumentPointer& document,
        const formats::RecordPlaces& places);
    void lookIfTouched();
    void beginLoad();
    void endLoad(const std::optional<Error>& error);
    void finish(const Outcome& outcome, const std::optional<FailedContent>& failed);
    void accept(const FileLoadOutcome& outcome);
    void checkWhole();
    void acceptCheck(const FileState& checked, ProblemList problems);
    void begin(const FetchPointer& fetch, Snapshot beginning);
    void answer(const FetchPointer& fetch, Expected<Snapshot> snapshot);
    void setFreshness(Freshness::State state, deployment::Message reason = {});

    FileSource* m_owner;
    std::filesystem::path m_path;
    Options m_options;
    PathWatcher m_watcher;
    FileState m_state;
    std::optional<FailedContent> m_failed;
    DocumentPointer m_document; ///< what the records of the reported rows refer to
    formats::RecordPlaces m_places; ///< in it
    Freshness m_freshness;
    quint64 m_generation = 0; ///< answers for earlier ones are dropped
    std::optional<std::pair<FileState, ProblemList>> m_checked; ///< during a look
    QTimer m_rest; ///< no look of its own accord during it
    QElapsedTimer m_lookTime;
    bool m_isTouched = false; ///< since the last look of its own accord
    bool m_isLooking = false;
    bool m_lookAgain = false;
    bool m_isThorough = false; ///< the next look reads everything, whatever the time stamps say
    bool m_isLoading = false; ///< loadStarted was emitted, loadFinished not yet
    bool m_isCancelled = false; ///< by the user: stays so until the next request
    std::stop_source m_lookStop{std::nostopstate};
    std::stop_source m_checkStop{std::nostopstate};
    BackpressureGate m_gate{partsUnderWay};
    // Last, so that they are joined while everything else still stands.
    Worker m_loads;
    Worker m_records;
};

FileSource::Private::Private(FileSource* owner, std::filesystem::path path, Options options)
    : m_owner(owner)
    , m_path(std::move(path))
    , m_options(std::move(options))
    , m_watcher(pathText(), m_options.debounce, m_options.recheck)
{
    connect(&m_watcher, &PathWatcher::touched, m_owner, [this] {
        m_isTouched = true;
        lookIfTouched();
    });
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, m_owner, [this] { lookIfTouched(); });
}

void FileSource::Private::lookIfTouched()
{
    if (!m_isTouched || m_isCancelled || m_rest.isActive())
        return;
    m_isTouched = false;
    look(false);
}

void FileSource::Private::start()
{
    m_watcher.start();
    look(true);
}

template <typename Function> void FileSource::Private::post(Function function)
{
    QMetaObject::invokeMethod(m_owner, std::move(function), Qt::QueuedConnection);
}

template <typename Function>
void FileSource::Private::postCurrent(quint64 generation, Function function)
{
    post([this, generation, function = std::move(function)] {
        if (generation == m_generation)
            function();
    });
}

void FileSource::Private::look(bool requestedAt)
{
    if (requestedAt) {
        m_isCancelled = false;
        beginLoad();
    }
    m_isThorough |= requestedAt;
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
            loader.setWholeRecordLimit(m_options.wholeRecordLimit);
            auto outcome = loader.run();
            postCurrent(generation, [this, outcome = std::move(outcome), failed = loader.failed()] {
                finish(outcome, failed);
            });
        });
}

FileLoadEvents FileSource::Private::events(quint64 generation, const std::stop_token& stop)
{
    FileLoadEvents events;
    events.started = [this, generation] { postCurrent(generation, [this] { beginLoad(); }); };
    events.updated = [this, generation, stop](const HistoryUpdate& update,
                         const DocumentPointer& document, const formats::RecordPlaces& places) {
        if (!m_gate.acquire(stop))
            return; // it is no longer awaited
        post([this, generation, update, document, places] {
            if (generation == m_generation)
                show(update, document, places);
            m_gate.release();
        });
    };
    events.progressed = [this, generation](const LoadProgress& progress) {
        postCurrent(generation, [this, progress] { Q_EMIT m_owner->loadProgressed(progress); });
    };
    return events;
}

void FileSource::Private::show(const HistoryUpdate& update, const DocumentPointer& document,
    const formats::RecordPlaces& places)
{
    // Together with the rows, whose records are places in this document and in no other.
    m_document = document;
    if (update.replacesAll)
        m_places.clear();
    m_places.add(places);
    Q_EMIT m_owner->historyUpdated(update);
}

void FileSource::Private::beginLoad()
{
    if (std::exchange(m_isLoading, true))
        return;
    if (!m_document)
        setFreshness(Freshness::State::Loading);
    Q_EMIT m_owner->loadStarted();
}

void FileSource::Private::endLoad(const std::optional<Error>& error)
{
    if (std::exchange(m_isLoading, false))
        Q_EMIT m_owner->loadFinished(error);
}

void FileSource::Private::finish(const Outcome& outcome, const std::optional<FailedContent>& failed)
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
        setFreshness(Freshness::State::Stale, outcome.error().message);
        endLoad(outcome.error());
    }
    if (std::exchange(m_lookAgain, false))
        look(m_isLoading);
}

void FileSource::Private::accept(const FileLoadOutcome& outcome)
{
    m_state = outcome.state;
    m_freshness.asOf = m_options.clock();
    setFreshness(Freshness::State::Watching);
    if (outcome.kind == FileLoadOutcome::Kind::Loaded)
        checkWhole();
    else if (const auto checked = std::exchange(m_checked, std::nullopt))
        acceptCheck(checked->first, checked->second);
}

void FileSource::Private::checkWhole()
{
    ++m_generation;
    m_checked.reset();
    m_checkStop.request_stop();
    if (m_state.document->size() > m_options.wholeRecordLimit)
        return;
    m_checkStop = m_loads.post(
        [this, generation = m_generation, state = m_state](const std::stop_token& stop) {
            auto problems = checkWholeRecords(state, stop);
            if (!problems)
                return; // the load has already reported what is wrong with the file as a whole
            postCurrent(generation,
                [this, state, problems = std::move(*problems)] { acceptCheck(state, problems); });
        });
}

void FileSource::Private::acceptCheck(const FileState& checked, ProblemList problems)
{
    // The look under way began without it, and would bring the state from before back.
    if (m_isLooking) {
        m_checked.emplace(checked, std::move(problems));
        return;
    }
    // Problems of lines that were appended since are reported by their own scan, which decodes them
    // whole too.
    auto later = problemsSince(checked.problems, checked.end.record, m_state.problems);
    problems.add(std::move(later.listed), later.totals);
    if (problems == m_state.problems)
        return;
    m_state.problems = std::move(problems);
    auto all = allProblems(m_state);
    Q_EMIT m_owner->historyUpdated(
        {nullptr, std::move(all.listed), false, true, {}, std::move(all.totals)});
}

void FileSource::Private::cancel()
{
    if (!m_isLooking)
        return;
    m_lookStop.request_stop();
    m_checkStop.request_stop();
    ++m_generation;
    m_isLooking = false;
    m_lookAgain = false;
    m_isCancelled = true;
    const Error error{
        ErrorCode::Cancelled, {DEPLOY_MESSAGE("Message", "Loading was cancelled."), {}}, {}};
    setFreshness(Freshness::State::Stale, error.message);
    endLoad(error);
}

OwnedRequest FileSource::Private::fetch(
    const QString& id, history::RecordHandle record, DeploymentReceiver receiver)
{
    auto pending = std::make_shared<PendingFetch>(std::move(receiver));
    std::stop_source work =
        m_records.post([this, id, range = m_places.rangeOf(record), document = m_document,
                           fetch = FetchPointer(pending)](const std::stop_token& stop) {
            const RecordReading reading{
                stop, [this, fetch](Snapshot beginning) { begin(fetch, std::move(beginning)); }};
            auto snapshot = document
                ? readRecord(document, range, id.toStdString(), reading)
                : tl::unexpected(Error{ErrorCode::NotFound,
                    {DEPLOY_MESSAGE("Message", "The file has not been read yet."), {}}, {}});
            post([this, fetch,
                     snapshot = std::make_shared<Expected<Snapshot>>(std::move(snapshot))] {
                answer(fetch, std::move(*snapshot));
            });
        });
    pending->setCallOff([work]() mutable { work.request_stop(); });
    return OwnedRequest(std::move(pending));
}

void FileSource::Private::begin(const FetchPointer& fetch, Snapshot beginning)
{
    beginning.receivedAt = m_options.clock();
    post([fetch, snapshot = sharedSnapshot(std::move(beginning))] {
        PendingFetch::begin(fetch, snapshot);
    });
}

void FileSource::Private::answer(const FetchPointer& fetch, Expected<Snapshot> snapshot)
{
    if (!snapshot) {
        // Whatever the time stamps say, the file is not the one that was read.
        if (snapshot.error().code == ErrorCode::Changed && !m_isCancelled && m_state.document) {
            m_isThorough = true;
            look(false);
        }
        PendingFetch::answer(fetch, tl::unexpected(snapshot.error()));
        return;
    }
    snapshot->receivedAt = m_options.clock();
    PendingFetch::answer(fetch, sharedSnapshot(std::move(*snapshot)));
}

void FileSource::Private::setFreshness(Freshness::State state, deployment::Message reason)
{
    Freshness next = m_freshness;
    next.state = state;
    next.reason = std::move(reason);
    if (next == m_freshness && state != Freshness::State::Watching)
        return;
    m_freshness = next;
    Q_EMIT m_owner->freshnessChanged(m_freshness);
}

FileSource::FileSource(std::filesystem::path path, QObject* parent)
    : FileSource(std::move(path), Options{}, parent)
{
}

FileSource::FileSource(std::filesystem::path path, Options options, QObject* parent)
    : Source(parent)
    , m_d(std::make_unique<Private>(this, std::move(path), std::move(options)))
{
}

FileSource::~FileSource() = default;

QString FileSource::name() const
{
    return QFileInfo(m_d->pathText()).fileName();
}

QString FileSource::location() const
{
    return QFileInfo(m_d->pathText()).absoluteFilePath();
}

Freshness FileSource::freshness() const
{
    return m_d->freshness();
}

DeploymentReader& FileSource::details()
{
    return *m_d;
}

void FileSource::start()
{
    m_d->start();
}

void FileSource::refresh()
{
    m_d->look(true);
}

void FileSource::cancel()
{
    m_d->cancel();
}

} // namespace sources
