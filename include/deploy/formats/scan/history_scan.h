// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/problem_list.h"
#include "deploy/formats/document/document.h"
#include "deploy/formats/record/record_places.h"
#include "deploy/history/history.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace formats {

/// How the deployments lie in a document.
enum class Shape : std::uint8_t {
    Empty, ///< no bytes, or whitespace only
    Single, ///< one deployment
    Array,
    Container, ///< an object with "deployments" or "items"
    Lines, ///< one deployment a line
};

/// Where a scan stopped, to continue when bytes were appended.
struct ScanPosition {
    std::uint64_t offset = 0;
    std::uint64_t record = 0; ///< records passed
    std::uint64_t line = 1; ///< of the offset
    bool commas = false; ///< that there are some between lines was reported
};

struct ScanProgress {
    std::uint64_t bytesDone = 0;
    std::uint64_t bytesTotal = 0;
    std::uint64_t records = 0;
};

struct ScanBatch {
    [[nodiscard]] std::size_t rowCount() const;
    /// Has all of its rows in one history.
    void putTogether();

    history::History rows;
    /// Further ones, to be merged after those, in their order; see ScanOptions::inRuns.
    std::vector<history::SummaryRun> runs;
    RecordPlaces places; ///< what the rows' record handles mean
    std::vector<deployment::Problem> problems;
    deployment::ProblemTotals totals; ///< of the problems of this batch, listed or not
};

struct ScanOptions {
    std::stop_token stop;
    /// 0: everything in one batch at the end. Of a long history they grow to ten times as many.
    std::size_t batchRows = 20'000;
    /// Whoever merges the batches takes rows that were read ahead as they are (ScanBatch::runs):
    /// they are put together once instead of twice. Not where everything is one batch.
    bool inRuns = false;
    /// For errors and for warnings; of further ones only the deployments are reported, with a limit
    /// of 0 only their number.
    std::size_t problemLimit = deployment::ProblemList::limit;
    /// Called in the scanning thread; the first batch comes early, so that a list can be shown.
    std::function<void(ScanBatch&&)> onBatch;
    std::function<void(const ScanProgress&)> onProgress;
    /// Continue after this position; for Lines only.
    ScanPosition from;
    /// Of that which came before that position: whether the id with that history::hashOf() is among
    /// it, so that it is warned of as in a scan of all. Null: of nothing.
    std::function<bool(std::uint64_t hash)> cameBefore;
    /// The document is still being written: a last line without its end is left for later.
    bool growing = false;
    /// Decode every record whole and report everything that is wrong with it, not only its summary.
    bool wholeRecords = false;
    /// The current time: a later start gets a warning. nullopt: unknown.
    std::optional<deployment::Timestamp> now;
    /// Of two records with the same id, by where they lie: whether the earlier one stays. Null: it
    /// does not. For a scan in one batch that reads nothing ahead.
    std::function<bool(const RecordRange& earlier, const RecordRange& later)> staysEarlier;
    /// Long documents are read ahead in pieces of that many bytes by other threads; 0 reads in the
    /// calling thread alone. What comes of it is the same.
    std::size_t segmentBytes = std::size_t{2} << 20;
    /// The summary of a record that is longer is read without having all of it in memory.
    std::size_t largeRecord = std::size_t{8} << 20;
};

struct ScanResult {
    /// Not an empty history, but one of which nothing could be read.
    [[nodiscard]] bool isUnreadable() const
    {
        return records == 0 && (badRecords > 0 || truncated);
    }

    Shape shape = Shape::Empty;
    ScanPosition end;
    std::uint64_t records = 0; ///< shown, repeated ids included
    std::uint64_t badRecords = 0; ///< skipped
    std::uint64_t problems = 0; ///< all, also those beyond the limit
    /// What it looks like, where there are records and none of them could be read.
    std::optional<deployment::Message> likeness;
    bool truncated = false; ///< ended inside a record or before the closing bracket
};

/// The error for a result that isUnreadable(); BadFormat.
[[nodiscard]] deployment::Error nothingReadable(const ScanResult& result);

/// Reads the summaries of all deployments of a document in one pass of bounded memory (a window and
/// the longest record, for each thread). A record that cannot be shown costs only itself: it
/// becomes a problem. Of records with the same id the later one wins (a warning each), unless
/// ScanOptions::staysEarlier knows better. Errors:
/// BadEncoding, BadFormat (nothing in it is a deployment or a list of them), NotReadable,
/// Cancelled.
[[nodiscard]] deployment::Expected<ScanResult> scanHistory(
    const Document& document, const ScanOptions& options);

} // namespace formats
