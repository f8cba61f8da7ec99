// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/problem_list.h"

#include <algorithm>
#include <set>
#include <utility>

namespace deployment {

namespace {

std::size_t countOf(const std::vector<Problem>& problems, Severity severity)
{
    return static_cast<std::size_t>(std::count_if(problems.begin(), problems.end(),
        [severity](const Problem& problem) { return problem.severity == severity; }));
}

} // namespace

void ProblemTotals::add(const ProblemTotals& more)
{
    errors += more.errors;
    warnings += more.warnings;
    unreadRecords += more.unreadRecords;
    unlistedIds.insert(unlistedIds.end(), more.unlistedIds.begin(), more.unlistedIds.end());
    if (more.likeness)
        likeness = more.likeness;
}

ProblemTotals totalsOf(const std::vector<Problem>& problems)
{
    ProblemTotals totals;
    std::set<std::uint64_t> unread;
    for (const Problem& problem : problems) {
        totals.count(problem.severity);
        if (problem.severity == Severity::Error && problem.record > 0)
            unread.insert(problem.record);
    }
    totals.unreadRecords = unread.size();
    return totals;
}

void ProblemList::add(std::vector<Problem> more, const ProblemTotals& moreTotals)
{
    totals.add(moreTotals);
    auto errors = countOf(listed, Severity::Error);
    auto warnings = listed.size() - errors;
    for (Problem& problem : more) {
        auto& before = problem.severity == Severity::Error ? errors : warnings;
        if (before < limit) {
            ++before;
            listed.push_back(std::move(problem));
        } else if (!problem.id.empty()) {
            totals.unlistedIds.push_back(std::move(problem.id));
        }
    }
}

void ProblemList::add(std::vector<Problem> more)
{
    const ProblemTotals counted = totalsOf(more);
    add(std::move(more), counted);
}

void KnownProblems::add(std::vector<Problem> more, const ProblemTotals& moreTotals)
{
    ProblemTotals counted = moreTotals.empty() ? totalsOf(more) : moreTotals;
    for (const std::string& id : std::exchange(counted.unlistedIds, {}))
        ++m_deployments[id].unlistedWarnings;
    m_totals.add(counted);
    for (Problem& problem : more) {
        OfDeployment* const known = problem.id.empty() ? nullptr : &m_deployments[problem.id];
        const bool isError = problem.severity == Severity::Error;
        if (auto& before = listedOf(problem.severity); before < ProblemList::limit) {
            ++before;
            if (known != nullptr)
                known->listed.push_back(m_nextNumber);
            m_listed.emplace_hint(m_listed.end(), m_nextNumber++, std::move(problem));
        } else if (known != nullptr) {
            ++(isError ? known->unlistedErrors : known->unlistedWarnings);
        }
    }
}

bool KnownProblems::forget(std::string_view id)
{
    const auto news = m_unreadNews.find(id);
    const bool hadNews = news != m_unreadNews.end();
    if (hadNews)
        m_unreadNews.erase(news);
    const auto known = m_deployments.find(id);
    if (known == m_deployments.end())
        return hadNews;
    std::uint64_t errors = known->second.unlistedErrors;
    std::uint64_t warnings = known->second.unlistedWarnings;
    for (const std::uint64_t number : known->second.listed) {
        const auto problem = m_listed.find(number);
        --listedOf(problem->second.severity);
        ++(problem->second.severity == Severity::Error ? errors : warnings);
        m_listed.erase(problem);
    }
    m_deployments.erase(known);
    const auto takeFrom = [](std::uint64_t& count, std::uint64_t less) {
        count -= std::min(count, less);
    };
    takeFrom(m_totals.errors, errors);
    takeFrom(m_totals.warnings, warnings);
    takeFrom(m_totals.unreadRecords, errors > 0 ? 1 : 0); // its record is not shown for any of them
    return true;
}

std::vector<Problem> KnownProblems::listed() const
{
    std::vector<Problem> all;
    all.reserve(m_listed.size());
    for (const auto& [number, problem] : m_listed)
        all.push_back(problem);
    return all;
}

ProblemList KnownProblems::list() const
{
    ProblemList list{listed(), m_totals};
    for (const auto& [id, known] : m_deployments) {
        if (known.unlistedErrors + known.unlistedWarnings > 0)
            list.totals.unlistedIds.push_back(id);
    }
    std::ranges::sort(list.totals.unlistedIds);
    return list;
}

} // namespace deployment
