// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/throttle.h"
#include "deploy/formats/document/document.h"
#include "deploy/formats/scan/history_scan.h"
#include "deploy/sources/source.h"

#include "earlier_ids.h"
#include "file_signature.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace sources {

using DocumentPointer = std::shared_ptr<const formats::Document>;

/// What is known of a file as it was read last.
struct FileState {
    DocumentPointer document;
    FileSignature signature;
    formats::Shape shape = formats::Shape::Empty;
    formats::ScanPosition end; ///< of Lines: after the last whole line
    /// Those up to there; null until something is appended, so that a file at rest costs nothing.
    std::shared_ptr<const EarlierIds> ids;
    deployment::ProblemList problems;
    deployment::ProblemList tailProblems; ///< of a last line without its end
    bool good = false; ///< worth keeping when the next content is not
    bool tailPending = false; ///< the last line may still be being written: to be read again
    bool settled = false; ///< an equal signature means equal content
};

/// A content that could not be taken, so that it is not read again until it changes.
struct FailedContent {
    FileSignature signature;
    deployment::Error error;
};

/// What a loader reports while it runs, in its own thread.
struct FileLoadEvents {
    std::function<void()> started; ///< there is something to read
    /// The rows' records are places in that document.
    std::function<void(const HistoryUpdate&, const DocumentPointer&, const formats::RecordPlaces&)>
        updated;
    std::function<void(const LoadProgress&)> progressed;
};

struct FileLoadOutcome {
    enum class Kind { Unchanged, Appended, Loaded };
    Kind kind = Kind::Unchanged;
    FileState state;
};

/// One look at a file: finds out whether it is unchanged, appended to or new, and reads what is
/// needed. What was read before is relied on only after it was read again and is the same; time
/// stamps alone are believed of a file that has been at rest. New content streams in where there is
/// nothing to lose; else it comes in one piece, and only if it is whole. Blocks; runs in a worker's
/// thread.
class FileLoader {
public:
    FileLoader(std::filesystem::path path, FileState last, std::optional<FailedContent> failed,
        FileLoadEvents events, std::stop_token stop);

    [[nodiscard]] deployment::Expected<FileLoadOutcome> run();
    /// The content that the last run() could not take.
    [[nodiscard]] const std::optional<FailedContent>& failed() const { return m_failed; }
    /// Time stamps are not believed: everything is read.
    void setThorough(bool thorough) { m_isThorough = thorough; }
    /// Updates may have their rows in runs (HistoryUpdate::runs).
    void setInRuns(bool inRuns) { m_inRuns = inRuns; }
    /// What is appended is checked record by record up to this many bytes.
    void setWholeRecordLimit(std::uint64_t bytes) { m_wholeRecordLimit = bytes; }

private:
    using Scan = deployment::Expected<formats::ScanResult>;

    [[nodiscard]] deployment::Expected<bool> stillStands(const FileSignature& now) const;
    [[nodiscard]] bool isSettled(
        const FileSignature& signature, deployment::Milliseconds age) const;
    [[nodiscard]] bool canAppend(const FileSignature& now) const;
    [[nodiscard]] deployment::Expected<FileLoadOutcome> unchanged(const FileSignature& signature);
    [[nodiscard]] deployment::Expected<FileLoadOutcome> append(const FileSignature& signature);
    [[nodiscard]] deployment::Expected<FileLoadOutcome> load(const FileSignature& signature);
    [[nodiscard]] deployment::Expected<FileLoadOutcome> loadOnce(const FileSignature& signature);
    [[nodiscard]] Scan scan(FileState& state);
    [[nodiscard]] Scan scanTail(FileState& state);
    /// Has the ids of the state's document, which ends where the state does.
    [[nodiscard]] deployment::Expected<void> knowIds(FileState& state) const;
    [[nodiscard]] formats::ScanOptions scanOptions(
        FileState& state, deployment::ProblemList& problems);
    void handleBatch(
        formats::ScanBatch&& batch, FileState& state, deployment::ProblemList& problems);
    /// Sends off the gathered rows.
    void deliver(const FileState& state, deployment::ProblemList problems, bool problemsReplaced);
    void report(const formats::ScanProgress& progress);
    [[nodiscard]] tl::unexpected<deployment::Error> refuse(
        const FileSignature& signature, deployment::Error error);

    std::filesystem::path m_path;
    FileState m_last;
    std::optional<FailedContent> m_failed;
    FileLoadEvents m_events;
    std::stop_token m_stop;
    std::uint64_t m_wholeRecordLimit = 64U << 20U;
    deployment::Throttle m_progress{deployment::progressInterval};
    deployment::Timestamp m_begun; ///< before anything was read
    bool m_isThorough = false;
    bool m_inRuns = false;
    bool m_wholeRecords = false;
    bool m_isStreaming = true; ///< batches go out as they come
    bool m_isReplacement = true; ///< the next update begins a new history
    history::History m_gathered;
    std::vector<history::SummaryRun> m_runs; ///< gathered after those
    formats::RecordPlaces m_places; ///< of what is gathered
};

/// Everything that is wrong in the records, each decoded whole; of Lines without an unfinished last
/// one.
[[nodiscard]] deployment::Expected<deployment::ProblemList> checkWholeRecords(
    const FileState& state, const std::stop_token& stop);

/// All problems of the state, those of an unfinished last line included.
[[nodiscard]] deployment::ProblemList allProblems(const FileState& state);

} // namespace sources
