// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/padded_text.h"
#include "field_order.h"
#include "record/summary_reader.h"
#include "json/json_blocks.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace formats {

/// Reads the summary of a record of which there is nothing to report, at a fraction of the time
/// that a parser takes: it looks at the fields that it needs and passes over the others by their
/// brackets. It takes no record that the thorough reading (RowReader) would not take without a
/// word, and gives the same summary; every other record is for the thorough one.
class PlainRecordReader {
public:
    /// Every width gives the same; the processor must have it.
    explicit PlainRecordReader(VectorWidth width = widestVectors())
        : m_blocks(width)
    {
    }

    /// The current time, if a later start is remarkable.
    void setNow(std::optional<deployment::Timestamp> now) { m_now = now; }

    /// Null for a record that is not plain. The texts are the record's.
    [[nodiscard]] const history::Summary* read(const PaddedText& record);
    /// The same of a record with which the bytes begin; it is recordText() then.
    [[nodiscard]] const history::Summary* readFirst(const PaddedText& bytes);
    [[nodiscard]] std::string_view recordText() const { return m_text; }
    /// Whether a line may end in it.
    [[nodiscard]] bool mayHaveLineBreak() const { return m_blocks.hasControls(); }

private:
    [[nodiscard]] bool readRecord();
    [[nodiscard]] bool readField(Field field);
    [[nodiscard]] bool readColumn(Field field);
    [[nodiscard]] bool readText(const history::ColumnSpec& spec);
    [[nodiscard]] bool readTime(history::Column column);
    [[nodiscard]] bool readProgress();
    [[nodiscard]] bool readProgressField(std::size_t field);
    [[nodiscard]] bool readPercentage();
    [[nodiscard]] bool readPaused();

    template <typename Order, typename OnField>
    [[nodiscard]] bool walkFields(Order& order, FieldSet fields, OnField&& onField);
    template <typename Order>
    [[nodiscard]] std::size_t takeName(Order& order, std::size_t before, FieldSet& fields);
    [[nodiscard]] bool skipValue(int level);
    // Of no text, these have no data: a view comes back in registers, an optional one would not.
    [[nodiscard, gnu::always_inline]] inline std::string_view takeString();
    [[nodiscard, gnu::always_inline]] inline std::string_view takeText();
    [[nodiscard]] std::string_view takeScalar();
    [[nodiscard]] bool takeNull() { return front() == 'n' && takeNullWord(); }
    [[nodiscard]] bool takeNullWord();
    [[nodiscard]] bool take(char c)
    {
        const bool isThere = front() == c;
        m_at += isThere ? 1 : 0;
        return isThere;
    }
    [[nodiscard]] char front() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skipBlanks()
    {
        while (m_at < m_text.size() && isJsonWhitespace(m_text[m_at]))
            ++m_at;
    }

    JsonBlocks m_blocks;
    FieldOrder<recordFieldNames.size()> m_recordOrder{recordFieldNames};
    FieldOrder<progressFieldNames.size()> m_progressOrder{progressFieldNames};
    std::optional<deployment::Timestamp> m_now;
    std::string_view m_text;
    std::size_t m_at = 0;
    /// Where the last text lay that was not plain: it need not be looked at a second time. If
    /// others lie there by now, the thorough reading takes them as well.
    std::string_view m_refused;
    history::Summary m_summary;
    std::uint32_t m_given = 0; ///< fields that stand there and are not null
};

} // namespace formats
