// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_collector.h"

#include "record/record_identity.h"

#include "deploy/history/string_pool.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace formats {

using deployment::Message;
using deployment::Problem;
using deployment::Severity;

namespace {

/// The first rows come in a small batch, so that a list shows something at once.
constexpr std::size_t firstBatchRows = 256;
constexpr std::size_t batchProblems = 1000;
constexpr std::size_t noLimit = std::numeric_limits<std::size_t>::max();

Message repeatedId()
{
    return {DEPLOY_MESSAGE("Message", "Duplicate id; this later record is used."), {}};
}

Message olderState()
{
    return {DEPLOY_MESSAGE("Message",
                "Duplicate id; the earlier record is used, since its revision is higher."),
        {}};
}

} // namespace

std::size_t ScanBatch::rowCount() const
{
    return std::accumulate(runs.begin(), runs.end(), rows.size(),
        [](std::size_t count, const history::SummaryRun& run) { return count + run.size(); });
}

void ScanBatch::putTogether()
{
    for (const history::SummaryRun& run : std::exchange(runs, {}))
        rows.merge(run);
}

HistoryCollector::HistoryCollector(
    const ScanOptions& options, ScanResult& result, std::uint64_t size)
    : m_options(options)
    , m_result(result)
    , m_reader(options.wholeRecords, options.now)
    , m_size(size)
    , m_batchLimit(options.batchRows == 0 ? noLimit : std::min(options.batchRows, firstBatchRows))
{
    if (options.batchRows > 0)
        m_ids.emplace();
}

ReadStatus HistoryCollector::add(
    const PaddedText& record, std::uint64_t offset, const PlaceOfRecord& place)
{
    m_isShown = false;
    const auto status = m_reader.read(record);
    if (status == ReadStatus::Fine && !m_reader.row() && holdsLists(record.text))
        return ReadStatus::Container;
    if (status == ReadStatus::Fine)
        addRead(offset, record.text.size(), place);
    return status;
}

bool HistoryCollector::addShort(
    const ShortRecord& record, const Extent& extent, const PlaceOfRecord& place)
{
    m_isShown = false;
    const simdjson::padded_string padded(record.text);
    const PaddedText text{
        {padded.data(), padded.size()}, padded.size() + simdjson::SIMDJSON_PADDING};
    if (m_reader.readShort(text, record.gap) != ReadStatus::Fine)
        return false;
    addRead(extent.begin, extent.end - extent.begin, place);
    return true;
}

void HistoryCollector::addRead(std::uint64_t offset, std::size_t length, const PlaceOfRecord& place)
{
    if (m_reader.row())
        addRow(*m_reader.row(), offset, length);
    closeRecord(m_reader.problems().empty() ? TextPlace{} : place());
}

void HistoryCollector::add(RecordChunk& chunk, TextPlace place, const PlaceOfByte& placeOf)
{
    if (!std::exchange(m_hasRoom, true))
        makeRoom(expectedRows(chunk));
    const auto repeated = repeatedIn(chunk);
    keepChunkProblems(chunk, repeated, place, placeOf);
    m_result.end.record += chunk.rows.size();
    m_result.records += chunk.rows.size();
    if (m_ids)
        keepRun(std::exchange(chunk.rows, {})); // their handles are plain
    flushIfFull();
}

void HistoryCollector::keepRun(history::SummaryRun&& run)
{
    if (m_options.inRuns && m_batch.rows.empty())
        m_batch.runs.push_back(std::move(run));
    else
        m_batch.rows.merge(run);
}

/// Takes the ids of the run in; its rows whose ids have come before.
std::vector<history::Row> HistoryCollector::repeatedIn(const RecordChunk& chunk)
{
    auto here = m_ids ? m_ids->insert(chunk.rows.hashes()) : mergeIntoOne(chunk);
    if (!m_options.cameBefore)
        return here;
    std::vector<history::Row> all;
    auto next = here.begin();
    for (history::Row row = 0; row < chunk.rows.size(); ++row) {
        const bool isOfHere = next != here.end() && *next == row;
        if (isOfHere)
            ++next;
        if (isOfHere || m_options.cameBefore(chunk.rows.hashes()[row]))
            all.push_back(row);
    }
    return all;
}

/// Where everything is one batch: puts the rows of the run into it, and says which of their ids
/// have come before.
std::vector<history::Row> HistoryCollector::mergeIntoOne(const RecordChunk& chunk)
{
    auto& all = m_batch.rows;
    const auto before = all.size();
    all.merge(chunk.rows);
    std::vector<history::Row> repeated;
    if (all.size() == before + chunk.rows.size())
        return repeated;
    for (history::Row row = 0; row < chunk.rows.size(); ++row) {
        if (*all.find(chunk.rows.id(row)) < before)
            repeated.push_back(row);
    }
    return repeated;
}

void HistoryCollector::makeRoom(std::size_t rows)
{
    // More ids are not made room for at once: all of it is written to.
    constexpr std::size_t mostIds = (1U << 20U) - 1;
    if (m_ids)
        m_ids->reserve(std::min(rows, mostIds));
    else
        m_batch.rows.reserve(rows);
}

/// Of the whole document, if its records go on like those up to the end of the run.
std::size_t HistoryCollector::expectedRows(const RecordChunk& chunk) const
{
    // Room that is not needed after all shall not cost much.
    constexpr double most = 1U << 21U;
    const auto rows = static_cast<double>(m_result.records + chunk.rows.size());
    const double share = static_cast<double>(chunk.end) / static_cast<double>(m_size);
    constexpr double reserve = 1.02;
    return static_cast<std::size_t>(std::min(reserve * rows / share, most));
}

void HistoryCollector::refuse(ReadStatus status, std::string_view record, TextPlace place)
{
    // The reader has stopped in the middle: what it saw before is reported again, or of no
    // interest.
    m_reader.problems().start(record);
    reportUnreadable(status, record, m_reader.problems());
    closeRecord(place);
}

void HistoryCollector::refuse(Message message, TextPlace place)
{
    m_isShown = false;
    ++m_result.end.record;
    ++m_result.badRecords;
    ++m_batch.totals.unreadRecords;
    keep({Severity::Error, std::move(message), m_result.end.record, place.line, place.column, {},
        {}});
}

void HistoryCollector::report(Severity severity, Message message, TextPlace place)
{
    keep({severity, std::move(message), 0, place.line, place.column, {}, {}});
}

void HistoryCollector::setLikeness(const std::optional<Message>& likeness)
{
    m_batch.totals.likeness = likeness;
}

void HistoryCollector::flush()
{
    if (m_batch.rowCount() == 0 && m_batch.totals.empty())
        return;
    auto batch = std::exchange(m_batch, {});
    m_batchLimit = nextBatchRows();
    if (m_options.onBatch)
        m_options.onBatch(std::move(batch));
}

/// Whoever shows a batch pays for all rows that it shows by then: of many, more come at a time, but
/// no more than are taken in without a delay that is felt.
std::size_t HistoryCollector::nextBatchRows() const
{
    constexpr std::size_t share = 8;
    constexpr std::size_t most = 4;
    const std::size_t usual = m_options.batchRows;
    return usual == 0 ? noLimit : std::clamp(m_result.records / share, usual, most * usual);
}

void HistoryCollector::addRow(history::Summary summary, std::uint64_t offset, std::size_t length)
{
    m_batch.putTogether();
    m_isShown = true;
    const RecordRange record{offset, static_cast<std::uint32_t>(length)};
    if (staysEarlier(summary.id, record)) {
        m_reader.problems().warn(0, Pointer() / "id", olderState());
        return;
    }
    summary.record = m_batch.places.add(record);
    const bool isNewInBatch = m_batch.rows.upsert(summary).isNew;
    const bool isNewHere = m_ids ? m_ids->insert(summary.id) : isNewInBatch;
    if (!isNewHere || cameBefore(summary.id))
        m_reader.problems().warn(0, Pointer() / "id", repeatedId());
}

bool HistoryCollector::cameBefore(std::string_view id) const
{
    return m_options.cameBefore && m_options.cameBefore(history::hashOf(id));
}

bool HistoryCollector::staysEarlier(std::string_view id, const RecordRange& later) const
{
    const auto row = m_options.staysEarlier ? m_batch.rows.find(id) : std::nullopt;
    return row && m_options.staysEarlier(m_batch.places.rangeOf(m_batch.rows.record(*row)), later);
}

/// The record is shown or skipped for good.
void HistoryCollector::closeRecord(TextPlace place)
{
    ++m_result.end.record;
    ++(m_isShown ? m_result.records : m_result.badRecords);
    m_batch.totals.unreadRecords += m_isShown ? 0 : 1;
    if (!m_reader.problems().empty()) {
        for (auto& problem : m_reader.takeProblems(m_result.end.record, place))
            keep(std::move(problem));
    }
    flushIfFull();
}

/// The run's own problems, and the repeated ids of which it could not know, in the records' order.
void HistoryCollector::keepChunkProblems(RecordChunk& chunk, std::span<const history::Row> repeated,
    TextPlace place, const PlaceOfByte& placeOf)
{
    const auto before = m_result.end.record;
    const auto unlisted = chunk.problemCount - chunk.problems.size();
    for (auto& problem : chunk.problems) {
        problem.record += before;
        movePlace(problem, place);
    }
    auto next = chunk.problems.begin();
    for (const auto row : repeated) {
        const auto record = before + row + 1;
        for (; next != chunk.problems.end() && next->record <= record; ++next)
            keep(std::move(*next));
        const bool isListed = m_listedWarnings < m_options.problemLimit;
        const auto at =
            isListed ? placeOf(RecordPlaces().rangeOf(chunk.rows.record(row)).offset) : TextPlace{};
        keep({Severity::Warning, repeatedId(), record, at.line, at.column,
            (Pointer() / "id").toString(), std::string(chunk.rows.id(row))});
    }
    for (; next != chunk.problems.end(); ++next)
        keep(std::move(*next));
    m_result.problems += unlisted;
    m_batch.totals.warnings += unlisted;
    for (auto& id : chunk.unlistedIds)
        keepUnlisted(std::move(id));
}

void HistoryCollector::keep(Problem&& problem)
{
    ++m_result.problems;
    m_batch.totals.count(problem.severity);
    auto& listed = problem.severity == Severity::Error ? m_listedErrors : m_listedWarnings;
    if (listed < m_options.problemLimit) {
        ++listed;
        m_batch.problems.push_back(std::move(problem));
    } else {
        keepUnlisted(std::move(problem.id));
    }
}

void HistoryCollector::keepUnlisted(std::string id)
{
    auto& ids = m_batch.totals.unlistedIds;
    if (m_options.problemLimit > 0 && !id.empty() && (ids.empty() || ids.back() != id))
        ids.push_back(std::move(id));
}

void HistoryCollector::flushIfFull()
{
    const bool manyProblems = m_options.batchRows > 0 && m_batch.problems.size() >= batchProblems;
    if (m_batch.rowCount() >= m_batchLimit || manyProblems)
        flush();
}

} // namespace formats
