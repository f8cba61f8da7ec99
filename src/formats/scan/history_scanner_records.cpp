// SPDX-License-Identifier: GPL-3.0-or-later
// How the scanner takes the records that it has found, or that were read ahead.
#include "history_scanner.h"

#include "record/large_record.h"
#include "json/json_text.h"

#include <limits>
#include <string>
#include <utility>

namespace formats {

using deployment::Severity;

namespace {

/// The parser counts in 32 bits, and so does the list.
constexpr std::uint64_t maxRecordSize = std::numeric_limits<std::uint32_t>::max() - 64;

} // namespace

/// From now on, where the layout of the records is known and there are many of them.
void HistoryScanner::readAhead(const std::optional<RecordLayout>& layout)
{
    // This thread has the first segment to itself: the first rows are there before anything waits.
    const auto begin = m_cursor.offset() + m_options.segmentBytes;
    // With many short lists, each would start threads in vain.
    const bool isFurtherList = m_listDepth > 1 || m_hasRest;
    if (isFurtherList && m_cursor.offset() - m_listBegin < m_options.segmentBytes)
        return;
    if (m_ahead || !layout || m_options.segmentBytes == 0 || m_isUnbalanced
        || begin + m_options.segmentBytes >= m_cursor.documentSize())
        return;
    m_ahead =
        std::make_unique<ReadAhead>(m_document, m_options, *layout, begin, m_cursor.documentSize());
}

/// Consumes what has been read ahead from here on; false if there is none.
bool HistoryScanner::consumeReadAhead()
{
    // The first comma after a line is reported with its place, which a run does not keep.
    if (m_listDepth == 0 && m_hasCommas && !m_result.end.commas)
        return false;
    bool any = false;
    while (!m_cursor.checkStop() && m_ahead) {
        auto chunk = m_ahead->take(m_cursor.offset());
        if (!chunk)
            break;
        any = true;
        const bool hasComma = chunk->hasComma;
        m_separator = hasComma ? Separator::Given : Separator::Needed;
        const auto end = chunk->end;
        const auto place = m_cursor.place();
        const auto endPlace = placeFrom(place, chunk->endPlace);
        m_collector.add(*chunk, place,
            [this](std::uint64_t offset) { return m_cursor.placeOfLaterByte(offset); });
        if (!chunk->rows.empty())
            m_ahead->giveBack(std::move(chunk->rows));
        m_cursor.advanceTo(end, endPlace);
        // Whether a comma is missing there is to be seen before the next one is taken.
        if (m_listDepth > 0 && !hasComma)
            break;
    }
    return any;
}

void HistoryScanner::readRecord(const Extent& extent)
{
    if (extent.kind == Extent::Kind::OpenAtEnd)
        handleTruncated(extent);
    else
        readClosedRecord(extent);
}

void HistoryScanner::readClosedRecord(const Extent& extent)
{
    if (extent.end - extent.begin > maxRecordSize)
        return m_collector.refuse(
            {DEPLOY_MESSAGE("Message", "The record is longer than 4 GB."), {}},
            m_cursor.placeOf(extent));
    if (readLargeRecord(extent))
        return;
    auto record = m_cursor.text(extent);
    if (!record)
        return;
    record->text = trimJsonWhitespace(record->text);
    if (extent.tooDeep ? *extent.tooDeep : isTooDeep(record->text))
        return m_collector.refuse({DEPLOY_MESSAGE("Message", "Nested deeper than %1 levels."),
                                      {std::to_string(maxNesting)}},
            m_cursor.placeOf(extent));
    const auto status = m_collector.add(
        *record, extent.begin, [this, &extent] { return m_cursor.placeOf(extent); });
    if (status == ReadStatus::Container)
        scanListsOf(extent);
    else if (status != ReadStatus::Fine)
        m_collector.refuse(status, record->text, m_cursor.placeOf(extent));
}

/// A long log is gone through without keeping it; false where the record has to be read as a whole.
bool HistoryScanner::readLargeRecord(const Extent& extent)
{
    const auto length = extent.end - extent.begin;
    if (m_options.wholeRecords || length < m_options.largeRecord || extent.tooDeep.value_or(true))
        return false;
    DecodeOptions options;
    options.stop = m_options.stop;
    LargeRecord large(m_document, {extent.begin, static_cast<std::uint32_t>(length)}, options);
    const auto record = large.shortened();
    if (!record)
        return true; // cancelled: the cursor sees it too
    return *record
        && m_collector.addShort(**record, extent, [&] { return m_cursor.placeOf(extent); });
}

/// The document ends inside a record.
void HistoryScanner::handleTruncated(const Extent& extent)
{
    if (m_cursor.error())
        return;
    if (m_options.growing && m_result.shape == Shape::Lines && m_listDepth == 0) {
        m_hasIncompleteTail = true;
        return m_cursor.rewind(extent.begin, m_cursor.placeOf(extent));
    }
    m_result.truncated = true;
    m_collector.refuse({DEPLOY_MESSAGE("Message", "The text ends inside this deployment."), {}},
        m_cursor.placeOfEnd());
}

/// The document ends between two records, before the closing bracket.
void HistoryScanner::reportCut()
{
    if (m_cursor.error() || m_result.truncated)
        return;
    m_result.truncated = true;
    m_collector.report(Severity::Error,
        {DEPLOY_MESSAGE("Message", "The text ends before the list is closed."), {}},
        m_cursor.placeOfEnd());
}

} // namespace formats
