// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_reader.h"

#include "json/bracket_scanner.h"

namespace formats {

using deployment::Problem;

ReadStatus RowReader::read(const PaddedText& record)
{
    m_row.reset();
    if (const auto* const plain = m_wholeRecords ? nullptr : m_plain.read(record)) {
        take(*plain);
        return ReadStatus::Fine;
    }
    if (isTooDeep(record.text))
        return ReadStatus::TooDeep;
    return m_wholeRecords ? readWhole(record) : readSummary(record, {});
}

std::optional<RowReader::First> RowReader::readFirst(const PaddedText& bytes)
{
    m_row.reset();
    const auto* const plain = m_wholeRecords ? nullptr : m_plain.readFirst(bytes);
    if (plain == nullptr)
        return std::nullopt;
    take(*plain);
    return First{m_plain.recordText(), m_plain.mayHaveLineBreak()};
}

void RowReader::take(const history::Summary& plain)
{
    m_problems.start(m_plain.recordText());
    m_row = plain;
}

ReadStatus RowReader::readShort(const PaddedText& record, RecordGap gap)
{
    m_row.reset();
    return readSummary(record, std::move(gap));
}

RecordProblems& RowReader::problems()
{
    return m_wholeRecords ? m_decoder.problems() : m_problems;
}

std::vector<Problem> RowReader::takeProblems(std::uint64_t record, TextPlace place)
{
    auto all = problems().take(id());
    for (auto& problem : all) {
        problem.record = record;
        movePlace(problem, place);
    }
    return all;
}

ReadStatus RowReader::readSummary(const PaddedText& record, RecordGap gap)
{
    m_problems.start(record.text);
    m_problems.setGap(std::move(gap));
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
                m_summary.readField(field, value);
        }
    });
    if (status == ReadStatus::Fine && m_summary.finish())
        m_row = m_summary.summary();
    return status;
}

ReadStatus RowReader::readWhole(const PaddedText& record)
{
    const auto status = m_decoder.read(record);
    m_deployment = m_decoder.takeDeployment();
    if (m_deployment)
        m_row = history::summaryOf(*m_deployment);
    return status;
}

std::string_view RowReader::id() const
{
    if (m_row)
        return m_row->id;
    return m_wholeRecords ? m_decoder.id() : m_summary.summary().id;
}

} // namespace formats
