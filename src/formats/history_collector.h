// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record_decoder.h"
#include "seen_ids.h"
#include "summary_reader.h"

#include "deploy/formats/history_scan.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace formats {

/// Takes the records that a scan finds, one after the other, and hands them on as batches of rows
/// and problems.
class HistoryCollector {
public:
    using PlaceOfRecord = std::function<TextPlace()>;

    HistoryCollector(const ScanOptions& options, ScanResult& result);

    /// Reads the record. If it is not even JSON, nothing has happened but the answer: the caller
    /// may try another end of it, or call refuse().
    [[nodiscard]] ReadStatus add(
        const PaddedText& record, std::uint64_t offset, const PlaceOfRecord& place);
    /// The record that add() could not read is bad.
    void refuse(ReadStatus status, std::string_view record, TextPlace place);
    /// A record that was not even tried is bad.
    void refuse(deployment::Message message, TextPlace place);
    /// Something beside the records is wrong.
    void report(deployment::Severity severity, deployment::Message message, TextPlace place);
    /// Hands on what has been collected.
    void flush();

private:
    [[nodiscard]] ReadStatus readSummary(const PaddedText& record, std::uint64_t offset);
    [[nodiscard]] ReadStatus readWhole(const PaddedText& record, std::uint64_t offset);
    [[nodiscard]] RecordProblems& problems();
    [[nodiscard]] std::string_view id() const;
    void addRow(history::Summary summary, std::uint64_t offset, std::size_t length);
    void closeRecord(TextPlace place);
    void keepProblems(TextPlace place);
    void keep(deployment::Problem&& problem);
    void flushIfFull();

    const ScanOptions& m_options;
    ScanResult& m_result;
    RecordProblems m_problems;
    ondemand::parser m_parser;
    ValueReader m_values{m_problems, ValueReader::Care::Quick};
    SummaryReader m_summary{m_values, m_problems};
    RecordDecoder m_decoder;
    SeenIds m_ids;
    ScanBatch m_batch;
    std::size_t m_batchLimit;
    bool m_shown = false; ///< the record at hand has become a row
};

} // namespace formats
