// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/ranking.h"

#include "sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

using namespace history;
using test_support::aDeployment;
using test_support::at;

namespace {

std::vector<Row> allRows(const History& history)
{
    std::vector<Row> rows(history.size());
    std::iota(rows.begin(), rows.end(), Row{0});
    return rows;
}

std::string ids(const History& history, const std::vector<Row>& rows)
{
    std::string text;
    for (const Row row : rows)
        text += std::string(history.id(row)) + " ";
    return text;
}

} // namespace

TEST(Ranking, DefaultIsNewestFirstTiesById)
{
    const History history = test_support::historyOf({
        aDeployment("B").start("10:00"),
        aDeployment("A").start("10:00"),
        aDeployment("C").start("11:00"),
    });
    EXPECT_EQ(ids(history, sortedRows(history, allRows(history), {}, at("12:00"))), "C A B ");
}

TEST(Ranking, MissingValuesComeLastBothWays)
{
    const History history = test_support::historyOf({
        aDeployment("A"),
        aDeployment("B").percentage(10),
        aDeployment("C").percentage(20),
    });
    const auto sorted = [&](bool descending) {
        return ids(history,
            sortedRows(history, allRows(history), {Column::Percentage, descending}, at("12:00")));
    };
    EXPECT_EQ(sorted(false), "B C A ");
    EXPECT_EQ(sorted(true), "C B A ");
}

TEST(Ranking, VersionsCompareByTheirNumbers)
{
    EXPECT_LT(compareNatural("V2.9.0", "V2.10.0"), 0);
    EXPECT_GT(compareNatural("V2.10", "V2.9.9"), 0);
    EXPECT_EQ(compareNatural("1.02", "1.2"), 0);
    EXPECT_LT(compareNatural("1", "1.0"), 0);
    EXPECT_LT(compareNatural("99999999999999999998", "99999999999999999999"), 0);
    EXPECT_LT(compareNatural("", "a"), 0);
    EXPECT_EQ(compareNatural("000", "0"), 0);
}

TEST(Ranking, NaturalOrderIsAStrictWeakOrder)
{
    std::mt19937 random(4);
    std::vector<std::string> texts;
    for (int i = 0; i < 60; ++i) {
        std::string text;
        for (unsigned j = 0; j < random() % 6; ++j)
            text += "01.9ab"[random() % 6];
        texts.push_back(text);
    }
    for (const auto& a : texts) {
        for (const auto& b : texts) {
            EXPECT_EQ(compareNatural(a, b) < 0, compareNatural(b, a) > 0);
            for (const auto& c : texts) {
                if (compareNatural(a, b) <= 0 && compareNatural(b, c) <= 0) {
                    EXPECT_LE(compareNatural(a, c), 0);
                }
            }
        }
    }
}

TEST(Ranking, EveryColumnOrdersAPermutationWithTiesById)
{
    const History history = test_support::historyOf(test_support::randomDeployments(300, 9));
    for (const Column column : allColumns) {
        for (const bool descending : {false, true}) {
            auto rows = sortedRows(history, allRows(history), {column, descending}, at("12:00"));
            const auto again = sortedRows(history, rows, {column, descending}, at("12:00"));
            EXPECT_EQ(rows, again) << nameOf(column);
            std::ranges::sort(rows);
            EXPECT_EQ(rows, allRows(history));
        }
    }
}

TEST(Ranking, KnowsWhenItsOrderIsStale)
{
    History history = test_support::historyOf({aDeployment("A").start("10:00")});
    Ranking ranking;
    EXPECT_EQ(ranking.order(history, {}, at("12:00")).size(), 1U);
    history.upsert(summaryOf(aDeployment("B").start("11:00")));
    EXPECT_EQ(ids(history, ranking.order(history, {}, at("12:00"))), "B A ");
    EXPECT_EQ(
        ids(history, ranking.order(history, {Column::StartTime, false}, at("12:00"))), "A B ");
    history.upsert(summaryOf(aDeployment("A").start("11:30")));
    EXPECT_EQ(
        ids(history, ranking.order(history, {Column::StartTime, false}, at("12:00"))), "B A ");
}

TEST(Ranking, FollowsChangesAsIfItSortedAnew)
{
    std::mt19937 random(8);
    for (const Column column : allColumns) {
        History history = test_support::historyOf(test_support::randomDeployments(400, 31));
        Ranking ranking;
        const Sort sort{column, random() % 2 == 0};
        for (unsigned round = 0; round < 40; ++round) {
            // Few changes are merged in, many sorted anew; both must agree with sorting.
            const std::size_t count = round % 5 == 0 ? 300 : random() % 6;
            for (const auto& each : test_support::randomDeployments(count, round))
                history.upsert(summaryOf(each));
            const auto now = at("12:00") + std::chrono::minutes(round / 3);
            EXPECT_EQ(
                ranking.order(history, sort, now), sortedRows(history, allRows(history), sort, now))
                << nameOf(column);
        }
    }
}
