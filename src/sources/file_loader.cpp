// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_loader.h"

#include <algorithm>
#include <utility>

namespace sources {
namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;
using deployment::Problem;
using formats::Shape;

constexpr std::size_t problemLimit = 10'000;
constexpr std::size_t fingerprintLength = 4096;
/// A file written to this short a time ago may change again without a new time stamp.
constexpr auto racyAge = deployment::Milliseconds(50);
/// A last line without its end is not called damaged while somebody may still be writing it.
constexpr auto writingAge = deployment::Milliseconds(2000);

Error emptyFile()
{
    return {ErrorCode::BadFormat, {DEPLOY_MESSAGE("Message", "The file is empty."), {}}, {}};
}

Error truncatedFile()
{
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE(
             "Message", "The file ends in the middle of a record; it may still be being written."),
            {}},
        {}};
}

Error nothingReadable()
{
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message", "No record in the file can be shown."), {}}, {}};
}

/// Why a content must not take the place of a good one; nothing if it may.
std::optional<Error> objection(const formats::ScanResult& result)
{
    if (result.shape == Shape::Empty)
        return emptyFile();
    if (result.truncated && result.shape != Shape::Lines)
        return truncatedFile();
    if (result.records == 0 && result.badRecords > 0)
        return nothingReadable();
    return std::nullopt;
}

bool isSettled(const FileSignature& signature)
{
    return signature.age(deployment::systemNow()) > racyAge;
}

std::string fingerprintBefore(const formats::Document& document, std::uint64_t offset)
{
    const auto length = std::min<std::uint64_t>(offset, fingerprintLength);
    return document.read(offset - length, static_cast<std::size_t>(length)).value_or(std::string());
}

void addProblems(std::vector<Problem>& to, const std::vector<Problem>& more)
{
    const auto room = problemLimit - std::min(problemLimit, to.size());
    const auto end = more.begin() + static_cast<std::ptrdiff_t>(std::min(room, more.size()));
    to.insert(to.end(), more.begin(), end);
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
    const auto signature = FileSignature::of(m_path);
    if (!signature) {
        m_failed.reset();
        return tl::unexpected(signature.error());
    }
    if (m_failed && m_failed->signature == *signature)
        return tl::unexpected(m_failed->error);
    m_failed.reset();
    if (m_last.settled && m_last.signature == *signature)
        return FileLoadOutcome{FileLoadOutcome::Kind::Unchanged, m_last};
    m_events.started();
    return wasAppendedTo(*signature) ? append(*signature) : load(*signature);
}

bool FileLoader::wasAppendedTo(const FileSignature& now) const
{
    return m_last.good && m_last.shape == Shape::Lines && m_last.document->canGrow()
        && m_last.signature.isSameFile(now) && now.size >= m_last.end.offset
        && fingerprintBefore(*m_last.document, m_last.end.offset) == m_last.fingerprint;
}

Expected<FileLoadOutcome> FileLoader::append(const FileSignature& signature)
{
    FileState state = m_last;
    state.signature = signature;
    m_streaming = false;
    m_replaces = false;
    m_wholeRecords = signature.size - state.end.offset <= m_wholeRecordLimit;
    if (const Scan result = scan(state); !result)
        return refuse(signature, result.error());
    deliver(allProblems(state), true);
    return FileLoadOutcome{FileLoadOutcome::Kind::Appended, std::move(state)};
}

Expected<FileLoadOutcome> FileLoader::load(const FileSignature& signature)
{
    auto document =
        formats::Document::open(m_path, {m_stop, [this](std::uint64_t done, std::uint64_t total) {
                                             report({done, total, 0});
                                         }});
    if (!document)
        return refuse(signature, document.error());
    FileState state;
    state.document = *document;
    state.signature = signature;
    m_streaming = !m_last.good;
    if (m_streaming)
        m_events.opened(state.document);
    const Scan result = scan(state);
    if (!result)
        return refuse(signature, result.error());
    const auto objected = objection(*result);
    if (objected && !m_streaming)
        return refuse(signature, *objected);
    state.good = !objected;
    if (!m_streaming)
        m_events.opened(state.document);
    if (m_replaces)
        deliver(allProblems(state), true);
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
    state.settled = isSettled(state.signature);
    state.end = result->end;
    if (state.shape != Shape::Lines || !options.growing)
        return result;
    state.fingerprint = fingerprintBefore(*state.document, state.end.offset);
    state.tailProblems.clear();
    if (state.end.offset >= state.document->size())
        return result;
    const Scan tail = scanTail(state);
    if (tail)
        result->records += tail->records;
    return result;
}

FileLoader::Scan FileLoader::scanTail(FileState& state)
{
    const bool streaming = std::exchange(m_streaming, false);
    Scan result = scanHistory(*state.document, scanOptions(state, state.tailProblems));
    m_streaming = streaming;
    if (!state.tailProblems.empty() && state.signature.age(deployment::systemNow()) < writingAge) {
        state.tailProblems.clear();
        state.settled = false;
    }
    if (m_streaming)
        deliver(state.tailProblems, false);
    return result;
}

formats::ScanOptions FileLoader::scanOptions(FileState& state, std::vector<Problem>& problems)
{
    formats::ScanOptions options;
    options.stop = m_stop;
    options.problemLimit = problemLimit;
    options.from = state.end;
    options.wholeRecords = m_wholeRecords;
    options.now = deployment::systemNow();
    if (!m_streaming)
        options.batchRows = 0;
    options.onBatch = [this, &problems](
                          formats::ScanBatch&& batch) { take(std::move(batch), problems); };
    options.onProgress = [this](const formats::ScanProgress& progress) { report(progress); };
    return options;
}

void FileLoader::take(formats::ScanBatch&& batch, std::vector<Problem>& problems)
{
    addProblems(problems, batch.problems);
    m_gathered.merge(std::move(batch.rows));
    if (m_streaming)
        deliver(std::move(batch.problems), false);
}

void FileLoader::deliver(std::vector<Problem> problems, bool problemsReplaced)
{
    HistoryUpdate update;
    update.rows = std::make_shared<const history::History>(std::exchange(m_gathered, {}));
    update.problems = std::move(problems);
    update.problemsReplaced = problemsReplaced;
    update.replacesAll = std::exchange(m_replaces, false);
    m_events.updated(update);
}

void FileLoader::report(const formats::ScanProgress& progress)
{
    if (m_progress.pass())
        m_events.progressed({progress.bytesDone, progress.bytesTotal, progress.records});
}

tl::unexpected<Error> FileLoader::refuse(const FileSignature& signature, Error error)
{
    if (error.code != ErrorCode::Cancelled && isSettled(signature))
        m_failed = FailedContent{signature, error};
    return tl::unexpected(std::move(error));
}

Expected<std::vector<Problem>> checkWholeRecords(
    const FileState& state, const std::stop_token& stop)
{
    std::vector<Problem> problems;
    formats::ScanOptions options;
    options.stop = stop;
    options.problemLimit = problemLimit;
    options.growing = state.document->canGrow();
    options.wholeRecords = true;
    options.now = deployment::systemNow();
    options.onBatch = [&problems](
                          formats::ScanBatch&& batch) { addProblems(problems, batch.problems); };
    if (const auto result = scanHistory(*state.document, options); !result)
        return tl::unexpected(result.error());
    return problems;
}

std::vector<Problem> allProblems(const FileState& state)
{
    std::vector<Problem> problems = state.problems;
    addProblems(problems, state.tailProblems);
    return problems;
}

} // namespace sources
