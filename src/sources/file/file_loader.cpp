// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_loader.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;
using deployment::ProblemList;
using formats::Shape;

/// A file that changed this short a time ago may do so again without a new time stamp: some file
/// systems count in steps of two seconds, and what is written through a mapping is noticed only
/// when it goes to the disk.
constexpr auto restingAge = deployment::Milliseconds(60'000);
/// Of a file that can only be unpacked again.
constexpr auto packedRestingAge = deployment::Milliseconds(2000);
/// A writer that is active while we read is given that many chances to finish.
constexpr int loadAttempts = 3;
/// What is shown comes in parts, of a long file of four times as many rows, which the event loop
/// takes in without a delay that is felt.
constexpr std::size_t shownRows = 5'000;
/// A last line without its end is not called damaged while it may still be being written.
constexpr auto writingAge = deployment::Milliseconds(2000);

Error emptyFile()
{
    return {ErrorCode::BadFormat, {DEPLOY_MESSAGE("Message", "The file is empty."), {}}, {}};
}

Error truncatedFile()
{
    return {ErrorCode::Incomplete,
        {DEPLOY_MESSAGE(
             "Message", "The file ends in the middle of a record; it may still be written to."),
            {}},
        {}};
}

/// Why a content must not replace a good one; nullopt if it may.
std::optional<Error> rejectionOf(const formats::ScanResult& result)
{
    if (result.shape == Shape::Empty)
        return emptyFile();
    if (result.truncated && result.shape != Shape::Lines)
        return truncatedFile();
    if (result.records == 0 && result.badRecords > 0)
        return formats::nothingReadable(result);
    return std::nullopt;
}

} // namespace

FileLoader::FileLoader(std::filesystem::path path, FileState last,
    std::optional<FailedContent> failed, FileLoadEvents events, std::stop_token stop)
    : m_path(std::move(path))
    , m_last(std::move(last))
    , m_failed(std::move(failed))
    , m_events(std::move(events))
    , m_stop(std::move(stop))
{
}

Expected<FileLoadOutcome> FileLoader::run()
{
    m_begun = deployment::systemNow();
    const auto signature = FileSignature::of(m_path);
    if (!signature) {
        m_failed.reset();
        return tl::unexpected(signature.error());
    }
    if (!m_isThorough && m_failed && m_failed->signature == *signature)
        return tl::unexpected(m_failed->error);
    m_failed.reset();
    if (!m_isThorough && m_last.settled && m_last.signature == *signature)
        return FileLoadOutcome{FileLoadOutcome::Kind::Unchanged, m_last};
    const auto stands = stillStands(*signature);
    if (!stands)
        return tl::unexpected(stands.error());
    if (*stands && signature->size == m_last.document->size() && !m_last.tailPending)
        return unchanged(*signature);
    m_events.started();
    return *stands && canAppend(*signature) ? append(*signature) : load(*signature);
}

/// Whether everything that was read of the file is still in it. Only reading it can show that: a
/// time stamp says that something was written, not where.
Expected<bool> FileLoader::stillStands(const FileSignature& now) const
{
    if (!m_last.document || !m_last.document->canGrow() || !m_last.signature.isSameFile(now)
        || now.size < m_last.document->size())
        return false;
    auto unchanged = m_last.document->isUnchanged(m_stop);
    if (!unchanged && unchanged.error().code != ErrorCode::Cancelled)
        return false; // the load will report it
    return unchanged;
}

bool FileLoader::canAppend(const FileSignature& now) const
{
    return m_last.good && m_last.shape == Shape::Lines && now.size >= m_last.end.offset;
}

Expected<FileLoadOutcome> FileLoader::unchanged(const FileSignature& signature)
{
    m_last.signature = signature;
    m_last.settled = isSettled(signature, restingAge);
    return FileLoadOutcome{FileLoadOutcome::Kind::Unchanged, m_last};
}

bool FileLoader::isSettled(const FileSignature& signature, deployment::Milliseconds age) const
{
    return signature.restingSince(m_begun) > age;
}

Expected<FileLoadOutcome> FileLoader::append(const FileSignature& signature)
{
    FileState state = m_last;
    auto longer = m_last.document->extended();
    if (!longer)
        return load(signature);
    if (const auto known = knowIds(state); !known)
        return refuse(signature, known.error());
    state.document = std::move(*longer);
    state.signature = signature;
    m_isStreaming = false;
    m_isReplacement = false;
    m_wholeRecords = signature.size - state.end.offset <= m_wholeRecordLimit;
    if (const Scan result = scan(state); !result)
        return refuse(signature, result.error());
    deliver(state, allProblems(state), true);
    return FileLoadOutcome{FileLoadOutcome::Kind::Appended, std::move(state)};
}

Expected<FileLoadOutcome> FileLoader::load(const FileSignature& signature)
{
    auto outcome = loadOnce(signature);
    for (int attempt = 1;
         attempt < loadAttempts && !outcome && outcome.error().code == ErrorCode::Changed;
         ++attempt)
        outcome = loadOnce(signature);
    return outcome;
}

Expected<FileLoadOutcome> FileLoader::loadOnce(const FileSignature& signature)
{
    m_gathered = {};
    m_runs = {};
    m_places = {};
    m_isReplacement = true;
    m_wholeRecords = false;
    formats::Document::OpenOptions options;
    options.stop = m_stop;
    options.progress = [this](std::uint64_t done, std::uint64_t total) {
        report({done, total, 0});
    };
    auto document = formats::Document::open(m_path, options);
    if (!document)
        return refuse(signature, document.error());
    FileState state;
    state.document = *document;
    state.signature = signature;
    m_isStreaming = !m_last.good;
    const Scan result = scan(state);
    if (!result)
        return refuse(signature, result.error());
    const auto rejected = rejectionOf(*result);
    if (rejected && !m_isStreaming)
        return refuse(signature, *rejected);
    state.good = !rejected;
    if (m_isReplacement)
        deliver(state, allProblems(state), true);
    return FileLoadOutcome{FileLoadOutcome::Kind::Loaded, std::move(state)};
}

FileLoader::Scan FileLoader::scan(FileState& state)
{
    formats::ScanOptions options = scanOptions(state, state.problems);
    options.growing = state.document->canGrow();
    Scan result = scanHistory(*state.document, options);
    if (!result)
        return result;
    if (state.end.offset == 0)
        state.shape = result->shape;
    state.settled =
        isSettled(state.signature, state.document->canGrow() ? restingAge : packedRestingAge);
    state.end = result->end;
    if (state.ids)
        state.ids = state.ids->with(m_gathered);
    if (state.shape != Shape::Lines || !options.growing)
        return result;
    state.tailPending = false;
    state.tailProblems = {};
    if (state.end.offset >= state.document->size())
        return result;
    // Whoever is in the middle of a line goes on: they are needed then, too.
    if (const auto known = knowIds(state); !known)
        return tl::unexpected(known.error());
    const Scan tail = scanTail(state);
    if (tail)
        result->records += tail->records;
    return result;
}

FileLoader::Scan FileLoader::scanTail(FileState& state)
{
    const bool streaming = std::exchange(m_isStreaming, false);
    formats::ScanOptions options = scanOptions(state, state.tailProblems);
    // The check of all records passes it over.
    options.wholeRecords = state.document->size() - state.end.offset <= m_wholeRecordLimit;
    Scan result = scanHistory(*state.document, options);
    m_isStreaming = streaming;
    if (!state.tailProblems.empty() && state.signature.age(deployment::systemNow()) < writingAge) {
        state.tailProblems = {};
        state.tailPending = true;
        state.settled = false;
    }
    if (m_isStreaming)
        deliver(state, state.tailProblems, false);
    return result;
}

Expected<void> FileLoader::knowIds(FileState& state) const
{
    if (state.ids)
        return {};
    auto ids = EarlierIds::of(*state.document, m_stop);
    if (!ids)
        return tl::unexpected(ids.error());
    state.ids = std::move(*ids);
    return {};
}

formats::ScanOptions FileLoader::scanOptions(FileState& state, ProblemList& problems)
{
    formats::ScanOptions options;
    options.stop = m_stop;
    options.from = state.end;
    if (state.ids)
        options.cameBefore = [ids = state.ids](std::uint64_t hash) { return ids->contains(hash); };
    options.wholeRecords = m_wholeRecords;
    options.now = deployment::systemNow();
    options.batchRows = m_isStreaming ? shownRows : 0;
    options.inRuns = m_inRuns;
    options.onBatch = [this, &state, &problems](formats::ScanBatch&& batch) {
        handleBatch(std::move(batch), state, problems);
    };
    options.onProgress = [this](const formats::ScanProgress& progress) { report(progress); };
    return options;
}

void FileLoader::handleBatch(formats::ScanBatch&& batch, FileState& state, ProblemList& problems)
{
    problems.add(batch.problems, batch.totals);
    m_gathered.merge(std::move(batch.rows));
    std::ranges::move(batch.runs, std::back_inserter(m_runs));
    m_places.add(batch.places);
    if (m_isStreaming)
        deliver(state, {std::move(batch.problems), std::move(batch.totals)}, false);
}

void FileLoader::deliver(const FileState& state, ProblemList problems, bool problemsReplaced)
{
    HistoryUpdate update;
    update.rows = std::make_shared<const history::History>(std::exchange(m_gathered, {}));
    if (!m_runs.empty())
        update.runs =
            std::make_shared<const std::vector<history::SummaryRun>>(std::exchange(m_runs, {}));
    update.problems = std::move(problems.listed);
    update.totals = std::move(problems.totals);
    update.problemsReplaced = problemsReplaced;
    update.replacesAll = std::exchange(m_isReplacement, false);
    m_events.updated(update, state.document, std::exchange(m_places, {}));
}

void FileLoader::report(const formats::ScanProgress& progress)
{
    if (m_progress.pass())
        m_events.progressed({progress.bytesDone, progress.bytesTotal, progress.records});
}

tl::unexpected<Error> FileLoader::refuse(const FileSignature& signature, Error error)
{
    const bool mayPass = error.code == ErrorCode::Cancelled || error.code == ErrorCode::Changed;
    if (!mayPass && isSettled(signature, packedRestingAge))
        m_failed = FailedContent{signature, error};
    return tl::unexpected(std::move(error));
}

Expected<ProblemList> checkWholeRecords(const FileState& state, const std::stop_token& stop)
{
    ProblemList problems;
    formats::ScanOptions options;
    options.stop = stop;
    options.growing = state.document->canGrow();
    options.wholeRecords = true;
    options.now = deployment::systemNow();
    options.onBatch = [&problems](formats::ScanBatch&& batch) {
        problems.add(std::move(batch.problems), batch.totals);
    };
    if (const auto result = scanHistory(*state.document, options); !result)
        return tl::unexpected(result.error());
    return problems;
}

ProblemList allProblems(const FileState& state)
{
    ProblemList problems = state.problems;
    problems.add(state.tailProblems.listed, state.tailProblems.totals);
    return problems;
}

} // namespace sources
