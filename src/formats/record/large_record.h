// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "log_chunks.h"
#include "record_decoder.h"

#include "deploy/formats/record/deployment_json.h"

namespace formats {

/// The text of a record without the elements of its log.
struct ShortRecord {
    std::string text;
    RecordGap gap;
};

/// A record with a log of many megabytes. Its log is read in windows, on every core; the rest is
/// decoded like any record, with an empty array in the place of the log.
class LargeRecord {
public:
    LargeRecord(const Document& document, RecordRange range, const DecodeOptions& options);

    /// nullopt if the record is not of that kind, or its JSON is invalid: then it is to be decoded
    /// as a whole. Error: Cancelled.
    [[nodiscard]] deployment::Expected<std::optional<DecodedDeployment>> decode();
    /// The same for the rest of the record alone; the log is looked at, and not kept. The function
    /// in it needs this object.
    [[nodiscard]] deployment::Expected<std::optional<ShortRecord>> shortened();

private:
    [[nodiscard]] bool findLog();
    [[nodiscard]] deployment::Expected<bool> readLog(const std::function<void(LogChunk&)>& onRun);
    void appendChunk(LogChunk& chunk);
    [[nodiscard]] RecordGap gap();
    void reportPartial();
    [[nodiscard]] std::optional<DecodedDeployment> decodeRest(const std::string& text);
    [[nodiscard]] std::string read(std::uint64_t offset, std::uint64_t length) const;
    [[nodiscard]] TextPlace placeOf(std::uint64_t offset);

    const Document& m_document;
    const RecordRange m_range;
    const DecodeOptions& m_options;
    std::string m_head; ///< up to the log, with its opening bracket
    std::uint64_t m_logEnd = 0; ///< its closing bracket
    CutLog m_cut;
    std::size_t m_elements = 0;
    std::uint64_t m_knownOffset = 0;
    TextPlace m_knownPlace;
};

} // namespace formats
