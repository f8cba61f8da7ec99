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
    ProblemTotals counted;
    std::set<std::uint64_t> unread;
    for (const Problem& problem : more) {
        counted.count(problem.severity);
        if (problem.severity == Severity::Error && problem.record > 0)
            unread.insert(problem.record);
    }
    counted.unreadRecords = unread.size();
    add(std::move(more), counted);
}

} // namespace deployment
