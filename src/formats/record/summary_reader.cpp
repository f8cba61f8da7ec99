// SPDX-License-Identifier: GPL-3.0-or-later
#include "summary_reader.h"

#include "deploy/deployment/known_spelling.h"
#include "deploy/deployment/words.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace formats {

using deployment::Timestamp;

namespace {

constexpr std::array<std::string_view, 13> fieldNames{"id", "version", "environment",
    "deploymentType", "status", "startTime", "endTime", "executor", "paused", "progress",
    "resources", "metrics", "logs"};

constexpr std::array requiredFields{
    Field::Id, Field::Version, Field::Environment, Field::Status, Field::StartTime};
constexpr std::array expectedFields{Field::Strategy, Field::Executor};

std::string_view nameOf(Field field)
{
    return fieldNames[static_cast<std::size_t>(field)];
}

/// A deployment of before Unix time or of the next centuries is a clock or a unit gone wrong.
bool isPlausible(Timestamp time)
{
    using namespace std::chrono;
    constexpr Timestamp earliest = sys_days{year{1970} / 1 / 1};
    constexpr Timestamp latest = sys_days{year{2200} / 1 / 1};
    return time >= earliest && time < latest;
}

/// Clocks that differ by less are no reason to doubt either.
constexpr std::chrono::minutes toleratedSkew{5};

} // namespace

SummaryReader::SummaryReader(ValueReader& values, RecordProblems& problems)
    : m_values(values)
    , m_problems(problems)
    , m_fields(fieldNames)
{
}

void SummaryReader::start()
{
    m_summary = {};
    m_fields = FieldSet(fieldNames);
    m_given = 0;
    m_startOffset = m_endOffset = 0;
}

Field SummaryReader::enter(std::string_view name, std::size_t offset)
{
    return static_cast<Field>(m_fields.enter(name, offset, m_root, m_problems));
}

void SummaryReader::take(Field field, ondemand::value& value)
{
    if (field > Field::Paused)
        return;
    const auto at = m_root / nameOf(field);
    if (kindOfToken(ValueReader::tokenOf(value)) != JsonKind::Null)
        m_given |= bit(field);
    else
        m_given &= ~bit(field);
    switch (field) {
    case Field::Id:
        return takeRequired(m_summary.id, value, at);
    case Field::Version:
        return takeRequired(m_summary.version, value, at);
    case Field::Environment:
        return takeRequired(m_summary.environment, value, at);
    case Field::Status:
        m_summary.status =
            m_values.word(value, at, deployment::statusSpelling, Severity::Error).value_or("");
        return;
    case Field::StartTime:
        m_startOffset = m_values.offsetOf(value);
        m_summary.start = m_values.time(value, at, Severity::Error).value_or(Timestamp{});
        return;
    case Field::EndTime:
        m_endOffset = m_values.offsetOf(value);
        m_summary.end = m_values.time(value, at);
        return;
    case Field::Strategy:
        m_summary.strategy = m_values.word(value, at, deployment::strategySpelling).value_or("");
        return;
    case Field::Executor:
        m_summary.executor = m_values.text(value, at).value_or("");
        return;
    case Field::Paused:
        m_summary.paused = m_values.boolean(value, at).value_or(false);
        return;
    default:
        return;
    }
}

bool SummaryReader::takeProgress(std::size_t field, ondemand::value& value, const Pointer& at)
{
    if (field == 0)
        m_summary.percentage = m_values.percent(value, at);
    else if (field == 1)
        m_summary.currentStep = m_values.text(value, at).value_or("");
    return field < 2;
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

void SummaryReader::takeRequired(std::string_view& to, ondemand::value& value, const Pointer& at)
{
    to = m_values.text(value, at, Severity::Error).value_or("");
}

void SummaryReader::requirePresence()
{
    for (const auto field : requiredFields) {
        if ((m_given & bit(field)) == 0)
            m_problems.fail(0, m_root / nameOf(field),
                {DEPLOY_MESSAGE("Message", "The required field is missing."), {}});
    }
    for (const auto field : expectedFields) {
        if ((m_given & bit(field)) == 0)
            m_problems.warn(0, m_root / nameOf(field),
                {DEPLOY_MESSAGE("Message", "The field is missing."), {}});
    }
}

void SummaryReader::checkTimes()
{
    const auto started = m_root / nameOf(Field::StartTime);
    const auto at = m_root / nameOf(Field::EndTime);
    const deployment::Message wrongYear{DEPLOY_MESSAGE("Message", "The year can't be right."), {}};
    const auto isWrongYear = [](Timestamp time) {
        // Of one outside the calendar, the reader has told.
        return !isPlausible(time) && ValueReader::isWithinCalendar(time);
    };
    if (isWrongYear(m_summary.start))
        m_problems.warn(m_startOffset, started, wrongYear);
    else if (m_now && m_summary.start > *m_now + toleratedSkew)
        m_problems.warn(m_startOffset, started,
            {DEPLOY_MESSAGE("Message", "The start lies in the future."), {}});
    if (m_summary.end && isWrongYear(*m_summary.end))
        m_problems.warn(m_endOffset, at, wrongYear);
    if (m_summary.end && *m_summary.end < m_summary.start)
        m_problems.warn(
            m_endOffset, at, {DEPLOY_MESSAGE("Message", "The end lies before the start."), {}});
    const auto status = deployment::statusFromWord(m_summary.status);
    if (deployment::isFinished(status) && (m_given & bit(Field::EndTime)) == 0)
        m_problems.warn(0, at,
            {DEPLOY_MESSAGE("Message", "The deployment is finished, but its end time is missing."),
                {}});
}

} // namespace formats
