// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plain_record_reader.h"
#include "record/record_decoder.h"
#include "record/summary_reader.h"

#include "deploy/deployment/deployment.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace formats {

/// Reads one record after the other into what the list shows of it, and says what is wrong with it.
class RowReader {
public:
    /// Whole records are looked at in every corner, not only at their summary. A start after the
    /// current time gets a warning, if that is known.
    RowReader(bool wholeRecords, std::optional<deployment::Timestamp> now)
        : m_wholeRecords(wholeRecords)
    {
        m_plain.setNow(now);
        m_summary.setNow(now);
        m_decoder.setNow(now);
    }

    /// With anything but Fine, the record is not JSON and nothing else is known of it.
    [[nodiscard]] ReadStatus read(const PaddedText& record);
    /// The record with which the bytes begin, if there is nothing to report of it. nullopt if that
    /// can't be said so quickly: its end has to be found first.
    struct First {
        std::string_view text;
        bool mayHaveLineBreak; ///< in it
    };
    [[nodiscard]] std::optional<First> readFirst(const PaddedText& bytes);
    /// The summary alone, from the text of a record with a gap.
    [[nodiscard]] ReadStatus readShort(const PaddedText& record, RecordGap gap);
    /// nullopt if the record can't be shown. Its texts are valid until the next read(), and
    /// as long as those of the record; it does not know where the record stands.
    [[nodiscard]] const std::optional<history::Summary>& row() const { return m_row; }
    [[nodiscard]] RecordProblems& problems();
    /// What is wrong with the record of that number, which begins at the place.
    [[nodiscard]] std::vector<deployment::Problem> takeProblems(
        std::uint64_t record, TextPlace place);

private:
    void take(const history::Summary& plain);
    [[nodiscard]] ReadStatus readSummary(const PaddedText& record, RecordGap gap);
    [[nodiscard]] ReadStatus readWhole(const PaddedText& record);
    [[nodiscard]] std::string_view id() const;

    bool m_wholeRecords;
    RecordProblems m_problems;
    PlainRecordReader m_plain;
    ondemand::parser m_parser;
    ValueReader m_values{m_problems, ValueReader::Care::Quick};
    SummaryReader m_summary{m_values, m_problems};
    RecordDecoder m_decoder;
    std::optional<deployment::Deployment> m_deployment;
    std::optional<history::Summary> m_row;
};

} // namespace formats
