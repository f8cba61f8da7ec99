// SPDX-License-Identifier: GPL-3.0-or-later
#include "summary_reader.h"

#include "deploy/deployment/enums.h"
#include "deploy/deployment/log/plausible_time.h"
#include "deploy/deployment/log/unknown_time.h"

#include <algorithm>
#include <array>

namespace formats {

using deployment::isPlausible;
using deployment::Timestamp;
using history::Column;
using history::ColumnSpec;
using history::ColumnType;
using history::Presence;

namespace {

/// The bits of the fields whose columns have that presence.
constexpr std::uint32_t fieldsOf(Presence presence)
{
    std::uint32_t fields = 0;
    for (const Column column : fieldColumns)
        fields |= specOf(column).presence == presence ? bitOf(fieldOf(column)) : 0;
    return fields;
}
constexpr std::uint32_t requiredFields = fieldsOf(Presence::Required);
constexpr std::uint32_t expectedFields = fieldsOf(Presence::Expected);

std::string_view nameOf(Field field)
{
    return recordFieldNames[static_cast<std::size_t>(field)];
}

/// Null, or the zero of a clock in the place of an end. A start has to be there: what was not told
/// of it is unknown, and its record stays.
bool isMissing(const ColumnSpec* spec, ondemand::value& value)
{
    const bool isEnd = spec != nullptr && spec->column == Column::EndTime;
    return isEnd ? ValueReader::isNoTime(value)
                 : kindOfToken(ValueReader::tokenOf(value)) == JsonKind::Null;
}

/// As formatTimestamp() writes a start that a cluster does not tell.
bool isUnknownTime(ondemand::value& value)
{
    return ValueReader::tokenOf(value).starts_with(R"("unknown")");
}

bool goesOn(deployment::Status status)
{
    return status == deployment::Status::Running || status == deployment::Status::Pending;
}

} // namespace

bool isUnremarkable(
    const history::Summary& summary, std::uint32_t given, const std::optional<Timestamp>& now)
{
    const bool hasAll = ((requiredFields | expectedFields) & ~given) == 0 && !summary.id.empty();
    const auto status = deployment::parseStatus(summary.status);
    const bool isEndRight = !summary.end
        || (isPlausible(*summary.end) && *summary.end >= summary.start && !goesOn(status)
            && !ValueReader::isInFuture(*summary.end, now));
    const bool isEndGiven =
        (given & bitOf(fieldOf(Column::EndTime))) != 0 || !deployment::isFinished(status);
    return hasAll && isEndRight && isEndGiven && isPlausible(summary.start)
        && !ValueReader::isInFuture(summary.start, now);
}

SummaryReader::SummaryReader(ValueReader& values, RecordProblems& problems)
    : m_values(values)
    , m_problems(problems)
    , m_fields(recordFieldNames)
{
}

void SummaryReader::start()
{
    m_summary = {};
    m_fields = FieldSet(recordFieldNames);
    m_given = 0;
    m_startOffset = m_endOffset = 0;
}

Field SummaryReader::enter(std::string_view name, std::size_t offset)
{
    return static_cast<Field>(m_fields.enter(name, offset, m_root, m_problems));
}

void SummaryReader::readField(Field field, ondemand::value& value)
{
    if (field > Field::Paused)
        return;
    const auto at = m_root / nameOf(field);
    const auto* const spec =
        field == Field::Paused ? nullptr : &specOf(fieldColumns[static_cast<std::size_t>(field)]);
    if (isMissing(spec, value))
        m_given &= ~bitOf(field);
    else
        m_given |= bitOf(field);
    if (spec == nullptr)
        m_summary.paused = m_values.boolean(value, at).value_or(false);
    else if (spec->type == ColumnType::Time)
        readTime(spec->column, value, at);
    else
        readText(*spec, value, at);
}

void SummaryReader::readText(const ColumnSpec& spec, ondemand::value& value, const Pointer& at)
{
    const Severity ifWrong =
        spec.presence == Presence::Required ? Severity::Error : Severity::Warning;
    const auto text = spec.spelling != nullptr ? m_values.word(value, at, *spec.spelling, ifWrong)
                                               : m_values.text(value, at, ifWrong);
    m_summary.*spec.text.inSummary = text.value_or("");
}

void SummaryReader::readTime(Column column, ondemand::value& value, const Pointer& at)
{
    if (column == Column::StartTime) {
        m_startOffset = m_values.offsetOf(value);
        m_summary.start = isUnknownTime(value)
            ? deployment::unknownTime
            : m_values.time(value, at, Severity::Error).value_or(deployment::unknownTime);
    } else {
        m_endOffset = m_values.offsetOf(value);
        m_summary.end = m_values.time(value, at);
    }
}

void SummaryReader::forgetProgress()
{
    m_summary.percentage.reset();
    for (const Column column : progressColumns) {
        if (const auto& spec = specOf(column); spec.type == ColumnType::Word)
            m_summary.*spec.text.inSummary = {};
    }
}

bool SummaryReader::readProgressField(std::size_t field, ondemand::value& value, const Pointer& at)
{
    if (field >= progressColumns.size())
        return false;
    const auto& spec = specOf(progressColumns[field]);
    if (spec.type == ColumnType::Number)
        m_summary.percentage = m_values.percent(value, at);
    else
        readText(spec, value, at);
    return true;
}

bool SummaryReader::finish()
{
    requirePresence();
    if (m_problems.failed())
        return false;
    if (m_summary.id.empty()) {
        m_problems.fail(0, m_root / "id", {DEPLOY_MESSAGE("Message", "The id is empty."), {}});
        return false;
    }
    checkTimes();
    return true;
}

void SummaryReader::requirePresence()
{
    if (((requiredFields | expectedFields) & ~m_given) == 0)
        return; // as in nearly every record
    for (const Column column : fieldColumns) {
        if (specOf(column).presence == Presence::Required && !isGiven(column))
            m_problems.fail(0, m_root / history::nameOf(column),
                {DEPLOY_MESSAGE("Message", "The required field is missing."), {}});
    }
    for (const Column column : fieldColumns) {
        if (specOf(column).presence == Presence::Expected && !isGiven(column))
            m_problems.warn(0, m_root / history::nameOf(column),
                {DEPLOY_MESSAGE("Message", "The field is missing."), {}});
    }
}

void SummaryReader::checkTimes()
{
    const auto started = m_root / history::nameOf(Column::StartTime);
    const auto at = m_root / history::nameOf(Column::EndTime);
    const deployment::Message wrongYear{DEPLOY_MESSAGE("Message", "The year is implausible."), {}};
    const auto isWrongYear = [](Timestamp time) {
        // One outside the calendar was reported by the reader.
        return !isPlausible(time) && ValueReader::isWithinCalendar(time);
    };
    if (isWrongYear(m_summary.start))
        m_problems.warn(m_startOffset, started, wrongYear);
    else if (ValueReader::isInFuture(m_summary.start, m_now))
        m_problems.warn(
            m_startOffset, started, {DEPLOY_MESSAGE("Message", "The start is in the future."), {}});
    if (m_summary.end && isWrongYear(*m_summary.end))
        m_problems.warn(m_endOffset, at, wrongYear);
    if (m_summary.end && *m_summary.end < m_summary.start)
        m_problems.warn(
            m_endOffset, at, {DEPLOY_MESSAGE("Message", "The end is before the start."), {}});
    const auto status = deployment::parseStatus(m_summary.status);
    if (m_summary.end && ValueReader::isInFuture(*m_summary.end, m_now))
        m_problems.warn(
            m_endOffset, at, {DEPLOY_MESSAGE("Message", "The end is in the future."), {}});
    else if (m_summary.end && isPlausible(*m_summary.end) && goesOn(status))
        m_problems.warn(m_endOffset, at,
            {DEPLOY_MESSAGE(
                 "Message", "The deployment has an end time, but its status says that it goes on."),
                {}});
    if (deployment::isFinished(status) && !isGiven(Column::EndTime))
        m_problems.warn(0, at,
            {DEPLOY_MESSAGE("Message", "The deployment is finished, but its end time is missing."),
                {}});
}

} // namespace formats
