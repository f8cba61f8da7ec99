// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/case_insensitive_finder.h"
#include "deploy/history/filter.h"
#include "deploy/history/hidden_matches.h"

#include "sample.h"

#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <optional>

using namespace history;
using test_support::aDeployment;

namespace {

constexpr Column searched[]{Column::Version, Column::Environment, Column::Service, Column::Executor,
    Column::CurrentStep, Column::Id};

/// One column asked for each row, as slowly as it can be done.
std::map<Column, std::size_t> countedPlainly(
    const History& history, const std::string& text, const std::vector<Row>& rows, ColumnSet shown)
{
    const deployment::CaseInsensitiveFinder finder(text);
    std::map<Column, std::size_t> counts;
    for (const Row row : rows) {
        std::optional<Column> first;
        bool isSeen = false;
        for (const Column column : searched) {
            const bool has = finder.occursIn(history.text(column, row));
            isSeen = isSeen || (has && shown.has(column));
            if (has && !first && !shown.has(column))
                first = column;
        }
        if (!isSeen && first)
            ++counts[*first];
    }
    return counts;
}

} // namespace

TEST(HiddenMatches, areThoseOfRowsThatShowNothingOfTheText)
{
    std::mt19937 random(11);
    for (unsigned seed = 0; seed < 40; ++seed) {
        const History history = test_support::historyOf(test_support::randomDeployments(60, seed));
        ColumnSet shown;
        for (const Column column : searched)
            if (random() % 2 == 0)
                shown |= ColumnSet{column};
        for (const std::string text : {"ci", "v2", "生产", "DEP-1", "check", "流量", "nowhere"}) {
            Filter filter;
            filter.text = text;
            const std::vector<Row> rows = matchingRows(history, filter);
            std::map<Column, std::size_t> counts;
            std::size_t before = rows.size();
            for (const HiddenMatches& each :
                hiddenMatches(history, text, RowSet::of(rows, history.size()), {shown, shown})) {
                EXPECT_LE(each.rows, before) << "those with most rows come first";
                before = each.rows;
                counts[each.column] = each.rows;
            }
            // The order of words of one row is not promised, the rows of all columns are.
            const auto sum = [](const auto& all) {
                return std::accumulate(all.begin(), all.end(), std::size_t(0),
                    [](std::size_t total, const auto& each) { return total + each.second; });
            };
            const auto expected = countedPlainly(history, text, rows, shown);
            EXPECT_EQ(sum(counts), sum(expected)) << text << ", seed " << seed;
            for (const auto& [column, rowCount] : counts)
                EXPECT_FALSE(shown.has(column));
        }
    }
}

TEST(HiddenMatches, eachRowCountsOnce)
{
    const History history = test_support::historyOf({
        aDeployment("A").executor("ci-night").currentStep("ci tests"),
        aDeployment("ci-B").executor("OPS"),
        aDeployment("C").version("ci-1"),
    });
    const RowSet rows = RowSet::all(3);
    const std::vector<HiddenMatches> found =
        hiddenMatches(history, "CI", rows, {{Column::Version}, {Column::Version}});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].rows + found[1].rows, 2U);
    EXPECT_TRUE(hiddenMatches(history, "", rows, {}).empty());
    EXPECT_TRUE(
        hiddenMatches(history, "ci", rows, {ColumnSet(allColumns), ColumnSet(allColumns)}).empty());
}

TEST(HiddenMatches, ofWhatRunsOtherColumnsMayBeInView)
{
    const History history = test_support::historyOf({
        aDeployment("A").running().currentStep("ci tests"),
        aDeployment("B").currentStep("ci tests"),
        aDeployment("C").running().executor("ci"),
    });
    const std::vector<HiddenMatches> found = hiddenMatches(
        history, "ci", RowSet::all(3), {{Column::Id}, {Column::Id, Column::CurrentStep}});
    ASSERT_EQ(found.size(), 2U);
    for (const HiddenMatches& each : found) {
        EXPECT_EQ(each.rows, 1U);
        EXPECT_TRUE(each.column == Column::CurrentStep || each.column == Column::Executor);
    }
}
