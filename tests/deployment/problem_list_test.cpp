// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/problem_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

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

TEST(KnownProblems, areThoseOfWhatIsKnownNow)
{
    // Beside a plain list of all of them, from which those that are void are taken.
    std::mt19937 random(5);
    KnownProblems known;
    std::vector<Problem> plain;
    for (int step = 0; step < 3000; ++step) {
        const auto record = random() % 40;
        const std::string id = record == 0 ? "" : "D" + std::to_string(record);
        if (random() % 4 == 0) {
            const auto isOf = [&id](const Problem& one) { return !id.empty() && one.id == id; };
            EXPECT_EQ(known.forget(id), std::ranges::any_of(plain, isOf));
            std::erase_if(plain, isOf);
        } else {
            // An update is of records that are not the ones of another update, whatever their
            // place.
            Problem one = problem(
                random() % 2 == 0 ? Severity::Warning : Severity::Error, random() % 3 == 0 ? 0 : 1);
            one.id = id;
            one.message.arguments = {std::to_string(step)};
            plain.push_back(one);
            known.add({one}, {});
        }
        ASSERT_EQ(known.list().listed, plain);
        ASSERT_EQ(known.totals().all(), plain.size());
        ASSERT_EQ(
            known.concern(id), !id.empty() && std::ranges::count(plain, id, &Problem::id) > 0);
    }
    known.clear();
    EXPECT_TRUE(known.empty());
    EXPECT_FALSE(known.concern("D1"));
}

TEST(KnownProblems, whatCouldNotBeReadIsForgottenWithTheRestOfItsDeployment)
{
    KnownProblems known;
    known.add(problems(Severity::Error, 1, 5), {});
    EXPECT_FALSE(known.hasAnyUnreadNews()) << "it may be older than what is shown";
    known.noteUnreadNews("D5");
    EXPECT_TRUE(known.hasUnreadNews("D5"));
    EXPECT_TRUE(known.forget("D5"));
    EXPECT_FALSE(known.hasAnyUnreadNews());
}

TEST(KnownProblems, thoseThatAreNotListedAreForgottenToo)
{
    KnownProblems known;
    known.add(problems(Severity::Warning, ProblemList::limit + 2), {});
    known.add(problems(Severity::Error, 1, 10'002), {});
    EXPECT_EQ(known.list().listed.size(), ProblemList::limit + 1);
    EXPECT_EQ(known.list().totals.unlistedIds, (std::vector<std::string>{"D10001", "D10002"}));
    EXPECT_TRUE(known.forget("D10002"));
    EXPECT_FALSE(known.forget("D10002"));
    EXPECT_EQ(known.totals().warnings, ProblemList::limit + 1);
    EXPECT_EQ(known.totals().errors, 0U);
    EXPECT_EQ(known.totals().unreadRecords, 0U);
    // There is room for another one in the list then.
    EXPECT_TRUE(known.forget("D7"));
    known.add(problems(Severity::Warning, 1, 20'000), {});
    EXPECT_EQ(known.list().listed.size(), ProblemList::limit);
    EXPECT_EQ(known.list().listed.back().id, "D20000");
    // Of some only the deployment is told.
    ProblemTotals totals{.warnings = 2};
    totals.unlistedIds = {"far"};
    known.add(problems(Severity::Warning, 1, 30'000), totals);
    EXPECT_TRUE(known.concern("far"));
    const auto before = known.totals().warnings;
    EXPECT_TRUE(known.forget("far"));
    EXPECT_EQ(known.totals().warnings, before - 1);
}
