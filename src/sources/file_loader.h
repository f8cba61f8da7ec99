// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/formats/document.h"
#include "deploy/formats/history_scan.h"
#include "deploy/sources/source.h"

#include "file_signature.h"
#include "throttle.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace sources {

/// What is known of a file as it was read last.
struct FileState {
    std::shared_ptr<const formats::Document> document;
    FileSignature signature;
    formats::Shape shape = formats::Shape::Empty;
    formats::ScanPosition end; ///< of Lines: behind the last whole line
    std::string
        fingerprint; ///< the bytes before that position, for telling appended from rewritten
    std::vector<deployment::Problem> problems;
    std::vector<deployment::Problem> tailProblems; ///< of a last line without its end
    bool good = false; ///< worth keeping when the next content is not
    bool settled = false; ///< an equal signature means equal content
};

/// A content that could not be taken, so that it is not read again until it changes.
struct FailedContent {
    FileSignature signature;
    deployment::Error error;
};

/// What a loader tells while it runs, in its own thread.
struct FileLoadEvents {
    std::function<void()> started; ///< there is something to read
    std::function<void(const std::shared_ptr<const formats::Document>&)> opened;
    std::function<void(const HistoryUpdate&)> updated;
    std::function<void(const LoadProgress&)> progressed;
};

struct FileLoadOutcome {
    enum class Kind { Unchanged, Appended, Loaded };
    Kind kind = Kind::Unchanged;
    FileState state;
};

/// One look at a file: finds out whether it is unchanged, appended to or new, and reads what is
/// needed. New content streams in where there is nothing to lose; else it comes in one piece, and
/// only if it is whole. Blocks; runs in a worker's thread.
class FileLoader {
public:
    FileLoader(std::filesystem::path path, FileState last, std::optional<FailedContent> failed,
        FileLoadEvents events, std::stop_token stop);

    [[nodiscard]] deployment::Expected<FileLoadOutcome> run();
    /// The content that the last run() could not take.
    [[nodiscard]] const std::optional<FailedContent>& failed() const { return m_failed; }
    /// What is appended is checked record by record up to this many bytes.
    void setWholeRecordLimit(std::uint64_t bytes) { m_wholeRecordLimit = bytes; }

private:
    using Scan = deployment::Expected<formats::ScanResult>;

    [[nodiscard]] bool wasAppendedTo(const FileSignature& now) const;
    [[nodiscard]] deployment::Expected<FileLoadOutcome> append(const FileSignature& signature);
    [[nodiscard]] deployment::Expected<FileLoadOutcome> load(const FileSignature& signature);
    [[nodiscard]] Scan scan(FileState& state);
    [[nodiscard]] Scan scanTail(FileState& state);
    [[nodiscard]] formats::ScanOptions scanOptions(
        FileState& state, std::vector<deployment::Problem>& problems);
    void take(formats::ScanBatch&& batch, std::vector<deployment::Problem>& problems);
    /// Sends off the gathered rows.
    void deliver(std::vector<deployment::Problem> problems, bool problemsReplaced);
    void report(const formats::ScanProgress& progress);
    [[nodiscard]] tl::unexpected<deployment::Error> refuse(
        const FileSignature& signature, deployment::Error error);

    std::filesystem::path m_path;
    FileState m_last;
    std::optional<FailedContent> m_failed;
    FileLoadEvents m_events;
    std::stop_token m_stop;
    std::uint64_t m_wholeRecordLimit = 64U << 20U;
    Throttle m_progress{std::chrono::milliseconds(50)};
    bool m_wholeRecords = false;
    bool m_streaming = true; ///< batches go out as they come
    bool m_replaces = true; ///< the next update begins a new history
    history::History m_gathered;
};

/// Everything that is wrong in the records, each decoded whole; of Lines without an unfinished last
/// one.
[[nodiscard]] deployment::Expected<std::vector<deployment::Problem>> checkWholeRecords(
    const FileState& state, const std::stop_token& stop);

/// All problems of the state, those of an unfinished last line included.
[[nodiscard]] std::vector<deployment::Problem> allProblems(const FileState& state);

} // namespace sources
