// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record_chunk_reader.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace formats {

/// Reads a document ahead of the scan, in threads of its own and in the scan's where that would
/// wait for them, segment by segment; only a few segments at a time, so that memory stays bounded.
/// It guesses where records begin. The scan, which knows, takes what was read from exactly where it
/// stands, and nothing else.
class ReadAhead {
public:
    /// Starting at the offset; bytes after the size do not belong to the document.
    ReadAhead(const Document& document, const ScanOptions& options, RecordLayout layout,
        std::uint64_t offset, std::uint64_t size);
    ~ReadAhead();
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    /// The records from the offset on, if they can be read ahead; reads or waits for them if need
    /// be. The offsets of calls never become smaller.
    [[nodiscard]] std::optional<RecordChunk> take(std::uint64_t offset);
    /// Rows of a run that were taken over into others: their room serves a further one. Freed here
    /// and asked for there, it would make the threads wait for the heap.
    void giveBack(history::SummaryRun&& spent);

private:
    using Chunks = std::deque<RecordChunk>;

    void work();
    [[nodiscard]] std::optional<std::uint64_t> claimSegment();
    [[nodiscard]] bool hasRoom() const;
    [[nodiscard]] Chunks read(std::optional<RecordChunkReader>& reader, std::uint64_t segment);
    [[nodiscard]] std::optional<history::SummaryRun> takeSpent();
    void deliver(std::uint64_t segment, Chunks chunks);
    [[nodiscard]] std::uint64_t beginOf(std::uint64_t segment) const;
    void goTo(std::uint64_t segment);
    void takeSegment();

    const Document& m_document;
    const ScanOptions& m_options;
    const RecordLayout m_layout;
    const std::uint64_t m_begin;
    const std::uint64_t m_size;
    const std::uint64_t m_segmentBytes;
    const std::uint64_t m_segments;
    const unsigned m_threadCount; ///< beside the scan's

    std::mutex m_mutex;
    std::condition_variable m_hasRoom; ///< for the threads: the scan went on, or closes
    std::condition_variable m_hasSegment; ///< for the scan: the one where it stands is finished
    std::uint64_t m_next = 0; ///< the first segment that no thread has started
    std::uint64_t m_passed = 0; ///< segments that the scan has passed
    bool m_isClosing = false;
    std::map<std::uint64_t, Chunks> m_finished;
    std::vector<history::SummaryRun> m_spent;

    // Of the scan's thread alone.
    std::uint64_t m_segment = 0; ///< where the scan stands
    bool m_hasChunks = false;
    Chunks m_chunks; ///< of that segment, those that have not been taken
    std::optional<RecordChunkReader> m_reader;

    std::vector<std::jthread> m_threads; ///< last, so that they end first
};

} // namespace formats
