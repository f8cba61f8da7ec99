// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_collector.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace formats {

using deployment::Message;
using deployment::Problem;
using deployment::Severity;

namespace {

/// The first rows come in a small batch, so that a list shows something at once.
constexpr std::size_t firstBatchRows = 256;
constexpr std::size_t batchProblems = 1000;

} // namespace

HistoryCollector::HistoryCollector(const ScanOptions& options, ScanResult& result)
    : m_options(options)
    , m_result(result)
    , m_batchLimit(std::min(options.batchRows, firstBatchRows))
{
}

ReadStatus HistoryCollector::add(
    const PaddedText& record, std::uint64_t offset, const PlaceOfRecord& place)
{
    m_shown = false;
    const auto status =
        m_options.wholeRecords ? readWhole(record, offset) : readSummary(record, offset);
    if (status == ReadStatus::Fine)
        closeRecord(problems().empty() ? TextPlace{} : place());
    return status;
}

void HistoryCollector::refuse(ReadStatus status, std::string_view record, TextPlace place)
{
    // The reader has stopped in the middle: what it saw before is told anew, or of no interest.
    problems().start(record);
    reportUnreadable(status, record, problems());
    closeRecord(place);
}

void HistoryCollector::refuse(Message message, TextPlace place)
{
    m_shown = false;
    ++m_result.end.record;
    ++m_result.badRecords;
    keep({Severity::Error, std::move(message), m_result.end.record, place.line, place.column, {},
        {}});
}

void HistoryCollector::report(Severity severity, Message message, TextPlace place)
{
    keep({severity, std::move(message), 0, place.line, place.column, {}, {}});
}

void HistoryCollector::flush()
{
    if (m_batch.rows.empty() && m_batch.problems.empty())
        return;
    auto batch = std::exchange(m_batch, {});
    m_batchLimit = m_options.batchRows;
    if (m_options.onBatch)
        m_options.onBatch(std::move(batch));
}

ReadStatus HistoryCollector::readSummary(const PaddedText& record, std::uint64_t offset)
{
    m_problems.start(record.text);
    m_values.start(record.text);
    m_summary.start();
    const auto status = readObject(m_parser, record, [this](ondemand::object& object) {
        for (ondemand::field entry : object) {
            auto& value = entry.value();
            const auto field =
                m_summary.enter(ValueReader::nameOf(entry), m_values.offsetOf(value));
            if (field == Field::Progress)
                m_summary.readProgress(value, [](std::string_view, ondemand::value&) {});
            else
                m_summary.take(field, value);
        }
    });
    if (status == ReadStatus::Fine && m_summary.finish())
        addRow(m_summary.summary(), offset, record.text.size());
    return status;
}

ReadStatus HistoryCollector::readWhole(const PaddedText& record, std::uint64_t offset)
{
    const auto status = m_decoder.read(record);
    if (const auto deployment = m_decoder.takeDeployment())
        addRow(history::summaryOf(*deployment), offset, record.text.size());
    return status;
}

RecordProblems& HistoryCollector::problems()
{
    return m_options.wholeRecords ? m_decoder.problems() : m_problems;
}

std::string_view HistoryCollector::id() const
{
    return m_options.wholeRecords ? m_decoder.id() : m_summary.summary().id;
}

void HistoryCollector::addRow(history::Summary summary, std::uint64_t offset, std::size_t length)
{
    if (!m_ids.insert(summary.id))
        problems().warn(0, Pointer() / "id",
            {DEPLOY_MESSAGE("Message", "A record before has the same id; this later one counts."),
                {}});
    summary.range = {offset, static_cast<std::uint32_t>(length)};
    m_batch.rows.upsert(summary);
    m_shown = true;
}

/// The record is shown or skipped for good.
void HistoryCollector::closeRecord(TextPlace place)
{
    ++m_result.end.record;
    ++(m_shown ? m_result.records : m_result.badRecords);
    if (!problems().empty())
        keepProblems(place);
    if (m_batch.rows.size() >= m_batchLimit || m_batch.problems.size() >= batchProblems)
        flush();
}

void HistoryCollector::keepProblems(TextPlace place)
{
    for (auto& problem : problems().take(id())) {
        // Their places count from the beginning of the record.
        if (problem.line == 1)
            problem.column += place.column - 1;
        if (problem.line > 0)
            problem.line += place.line - 1;
        problem.record = m_result.end.record;
        keep(std::move(problem));
    }
}

void HistoryCollector::keep(Problem&& problem)
{
    if (++m_result.problems <= m_options.problemLimit)
        m_batch.problems.push_back(std::move(problem));
}

} // namespace formats
