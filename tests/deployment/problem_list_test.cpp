// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/problem_list.h"

#include <gtest/gtest.h>

using namespace deployment;

namespace {

Problem problem(Severity severity, std::uint64_t record)
{
    return {severity, {"x", {}}, record, 0, 0, {}, "D" + std::to_string(record)};
}

std::vector<Problem> problems(Severity severity, std::size_t count, std::uint64_t from = 1)
{
    std::vector<Problem> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(problem(severity, from + i));
    return all;
}

} // namespace

TEST(ProblemList, neitherSeverityCrowdsOutTheOther)
{
    ProblemList list;
    list.add(problems(Severity::Warning, ProblemList::limit + 3));
    EXPECT_EQ(list.listed.size(), ProblemList::limit);
    EXPECT_EQ(list.totals.unlistedIds, (std::vector<std::string>{"D10001", "D10002", "D10003"}));
    list.add(problems(Severity::Error, ProblemList::limit + 2, 50'001));
    EXPECT_EQ(list.listed.size(), 2 * ProblemList::limit);
    EXPECT_EQ(list.totals.warnings, ProblemList::limit + 3);
    EXPECT_EQ(list.totals.errors, ProblemList::limit + 2);
    EXPECT_EQ(list.totals.all(), 2 * ProblemList::limit + 5);
    EXPECT_EQ(list.totals.unreadRecords, ProblemList::limit + 2);
    EXPECT_EQ(list.totals.unlistedIds.size(), 5U);
}

TEST(ProblemList, severalErrorsOfOneRecordCostOneRecord)
{
    ProblemList list;
    EXPECT_TRUE(list.empty());
    list.add({problem(Severity::Error, 3), problem(Severity::Error, 3), problem(Severity::Error, 0),
        problem(Severity::Warning, 4)});
    EXPECT_EQ(list.totals.unreadRecords, 1U);
    EXPECT_EQ(list.totals.errors, 3U);
    EXPECT_FALSE(list.empty());
}

TEST(ProblemList, totalsThatAreGivenCount)
{
    ProblemList list;
    ProblemTotals totals;
    totals.warnings = 500;
    totals.unlistedIds = {"far"};
    totals.likeness = Message{"It looks like a log.", {}};
    list.add({problem(Severity::Warning, 1)}, totals);
    list.add({problem(Severity::Error, 2)}, {.errors = 1, .unreadRecords = 1});
    EXPECT_EQ(list.listed.size(), 2U);
    EXPECT_EQ(list.totals.all(), 501U);
    EXPECT_EQ(list.totals.unlistedIds, std::vector<std::string>{"far"});
    EXPECT_EQ(list.totals.likeness->pattern, "It looks like a log.");
}
