// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_problems.h"

#include <algorithm>
#include <utility>

namespace formats {

using deployment::Severity;

std::string Pointer::toString() const
{
    if (m_parent == nullptr)
        return {};
    auto text = m_parent->toString() + '/';
    if (m_isIndex)
        return text + std::to_string(m_index);
    for (const char c : m_key) {
        if (c == '~')
            text += "~0";
        else if (c == '/')
            text += "~1";
        else
            text += c;
    }
    return text;
}

void movePlace(deployment::Problem& problem, TextPlace origin)
{
    if (problem.line == 0)
        return;
    const auto place = placeFrom(origin, {problem.line, problem.column});
    problem.line = place.line;
    problem.column = place.column;
}

void RecordProblems::start(std::string_view json)
{
    m_json = json;
    m_gap = {};
    m_problems.clear();
    m_suppressed = 0;
    m_errors = 0;
    m_hasFailed = false;
    m_knownOffset = 0;
    m_knownPlace = {};
}

void RecordProblems::merge(
    RecordProblems& part, const std::function<void(deployment::Problem&)>& put)
{
    m_hasFailed |= part.m_hasFailed;
    m_suppressed += part.m_suppressed;
    for (auto& problem : std::exchange(part.m_problems, {})) {
        if (hasRoomFor(problem.severity))
            put(problem);
        list(std::move(problem));
    }
}

void RecordProblems::warn(std::size_t offset, const Pointer& pointer, deployment::Message message)
{
    add(Severity::Warning, offset, pointer, std::move(message));
}

void RecordProblems::fail(std::size_t offset, const Pointer& pointer, deployment::Message message)
{
    add(Severity::Error, offset, pointer, std::move(message));
}

std::vector<deployment::Problem> RecordProblems::take(std::string_view id)
{
    if (m_suppressed > 0)
        m_problems.push_back({m_hasFailed ? Severity::Error : Severity::Warning,
            {DEPLOY_MESSAGE("Message", "%1 more problems of this record are not listed."),
                {std::to_string(m_suppressed)}},
            0, 0, 0, {}, {}});
    for (auto& problem : m_problems)
        problem.id = id;
    return std::exchange(m_problems, {});
}

void RecordProblems::add(
    Severity severity, std::size_t offset, const Pointer& pointer, deployment::Message message)
{
    m_hasFailed |= severity == Severity::Error;
    deployment::Problem problem{severity, std::move(message), 0, 0, 0, {}, {}};
    if (hasRoomFor(severity)) {
        const auto place = placeOf(std::min(offset, m_json.size()));
        problem.line = place.line;
        problem.column = place.column;
        problem.pointer = pointer.toString();
    }
    list(std::move(problem));
}

void RecordProblems::list(deployment::Problem problem)
{
    if (!hasRoomFor(problem.severity)) {
        ++m_suppressed;
        return;
    }
    m_errors += problem.severity == Severity::Error ? 1 : 0;
    m_problems.push_back(std::move(problem));
}

TextPlace RecordProblems::placeOf(std::size_t offset)
{
    // Problems come mostly in the order of the text: continue from the last one.
    if (offset < m_knownOffset) {
        m_knownOffset = 0;
        m_knownPlace = {};
    }
    if (m_knownOffset < m_gap.offset && offset >= m_gap.offset) {
        m_knownOffset = m_gap.offset;
        m_knownPlace = m_gap.placeAfter();
    }
    m_knownPlace = advancedBy(m_knownPlace, m_json.substr(m_knownOffset, offset - m_knownOffset));
    m_knownOffset = offset;
    return m_knownPlace;
}

} // namespace formats
