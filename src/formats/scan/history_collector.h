// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/large_record.h"
#include "record_chunk.h"
#include "record_cursor.h"
#include "rows/row_reader.h"
#include "seen_ids.h"

#include "deploy/formats/scan/history_scan.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace formats {

/// Takes the records that a scan finds, one after the other, and hands them on as batches of rows
/// and problems.
class HistoryCollector {
public:
    using PlaceOfRecord = std::function<TextPlace()>;
    /// Asked for offsets that only grow.
    using PlaceOfByte = std::function<TextPlace(std::uint64_t offset)>;

    /// The size is that of the document.
    HistoryCollector(const ScanOptions& options, ScanResult& result, std::uint64_t size);

    /// Reads the record. If it is not even JSON, or a Container, nothing else has changed: the
    /// caller may try another end of it, or call refuse().
    [[nodiscard]] ReadStatus add(
        const PaddedText& record, std::uint64_t offset, const PlaceOfRecord& place);
    /// The same of a record that is not in memory as a whole; false if it can't be read like that.
    [[nodiscard]] bool addShort(
        const ShortRecord& record, const Extent& extent, const PlaceOfRecord& place);
    /// Takes records that were read ahead; the run begins at the place. Rows that are still there
    /// afterwards were copied.
    void add(RecordChunk& chunk, TextPlace place, const PlaceOfByte& placeOf);
    /// The record that add() could not read is bad.
    void refuse(ReadStatus status, std::string_view record, TextPlace place);
    /// A record that was not even tried is bad.
    void refuse(deployment::Message message, TextPlace place);
    /// Something beside the records is wrong.
    void report(deployment::Severity severity, deployment::Message message, TextPlace place);
    void setLikeness(const std::optional<deployment::Message>& likeness);
    /// Hands on what has been collected.
    void flush();

private:
    void addRead(std::uint64_t offset, std::size_t length, const PlaceOfRecord& place);
    void addRow(history::Summary summary, std::uint64_t offset, std::size_t length);
    [[nodiscard]] bool staysEarlier(std::string_view id, const RecordRange& later) const;
    void keepRun(history::SummaryRun&& run);
    [[nodiscard]] std::vector<history::Row> repeatedIn(const RecordChunk& chunk);
    [[nodiscard]] std::vector<history::Row> mergeIntoOne(const RecordChunk& chunk);
    [[nodiscard]] bool cameBefore(std::string_view id) const;
    void makeRoom(std::size_t rows);
    [[nodiscard]] std::size_t expectedRows(const RecordChunk& chunk) const;
    void closeRecord(TextPlace place);
    void keepChunkProblems(RecordChunk& chunk, std::span<const history::Row> repeated,
        TextPlace place, const PlaceOfByte& placeOf);
    void keep(deployment::Problem&& problem);
    void keepUnlisted(std::string id);
    void flushIfFull();
    [[nodiscard]] std::size_t nextBatchRows() const;

    const ScanOptions& m_options;
    ScanResult& m_result;
    RowReader m_reader;
    std::uint64_t m_size;
    /// Of the batches that were handed on; where everything is one batch, its rows know.
    std::optional<SeenIds> m_ids;
    ScanBatch m_batch;
    bool m_hasRoom = false; ///< for all rows that are to be expected
    std::size_t m_listedErrors = 0;
    std::size_t m_listedWarnings = 0;
    std::size_t m_batchLimit;
    bool m_isShown = false; ///< the current record has become a row
};

} // namespace formats
