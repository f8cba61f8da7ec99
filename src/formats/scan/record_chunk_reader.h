// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record_chunk.h"
#include "record_cursor.h"
#include "rows/row_reader.h"
#include "seen_ids.h"

#include "deploy/formats/scan/history_scan.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace formats {

/// How to guess where a record begins, in the middle of a document.
struct RecordLayout {
    bool lines = false; ///< a record a line; otherwise the elements of a list
    bool commas = false; ///< after the lines
    std::string mark; ///< bytes that stand before a record and at its beginning
    std::size_t recordAt = 0; ///< where in the mark it begins

    [[nodiscard]] static RecordLayout ofLines(bool commas) { return {true, commas, "\n", 1}; }
    /// From the bytes that follow an element of a list, its closing bracket first; nullopt if they
    /// do not show the beginning of the next one.
    [[nodiscard]] static std::optional<RecordLayout> ofList(std::string_view bytes);
};

/// Reads runs of records in the middle of a document. Where a record needs more thought than that,
/// a run ends: the scan, which knows what stands before, takes it.
class RecordChunkReader {
public:
    RecordChunkReader(const Document& document, const ScanOptions& options, RecordLayout layout);

    /// The runs whose records begin in the segment. Bytes after the size do not belong to the
    /// document.
    [[nodiscard]] std::deque<RecordChunk> read(
        std::uint64_t begin, std::uint64_t end, std::uint64_t size);
    /// Rows that nobody needs any more: the next run uses their room.
    void reuse(history::SummaryRun&& spent);

private:
    [[nodiscard]] bool findRecord(std::uint64_t begin, std::uint64_t end);
    [[nodiscard]] bool readPlain();
    [[nodiscard]] bool skipLine();
    [[nodiscard]] bool skipElement();
    [[nodiscard]] bool skipComma();
    [[nodiscard]] bool addRecord(const PaddedText& record, const Extent& extent);
    [[nodiscard]] bool add(std::size_t length, const Extent& extent);
    void add(const history::Summary& row, std::uint64_t hash, const Extent& extent);
    void startChunk();
    void endChunk(const Extent& next);

    const ScanOptions m_options;
    RecordLayout m_layout;
    RecordCursor m_cursor;
    RowReader m_reader;
    std::deque<RecordChunk> m_chunks;
    RecordChunk m_chunk;
    std::size_t m_lastRows = 0; ///< of the run before
    SeenIds m_ids; ///< in it
    TextPlace m_chunkPlace; ///< of its beginning
    std::size_t m_lastLength = 0; ///< of a record that was read the quick way
    bool m_hasComma = false; ///< the elements of the list before and after the cursor are separated
};

} // namespace formats
