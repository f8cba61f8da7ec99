// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/view.h"

#include "sample.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace history;
using test_support::at;

TEST(View, isTheFilterInTheOrderOfTheSort)
{
    const History history = test_support::historyOf(test_support::randomDeployments(1000, 21));
    const auto now = at("12:00");
    std::mt19937 random(2);
    View view;
    RowList room;
    for (int round = 0; round < 200; ++round) {
        Filter filter;
        // Narrow and wide results take different ways through the code.
        filter.text = std::vector<std::string>{"", "DEP-12", "1", "流量", "zzz"}[random() % 5];
        if (random() % 3 == 0)
            filter.words[history::Column::Status] = {"FAILED"};
        const Sort sort{allColumns[random() % allColumns.size()], random() % 2 == 0};
        view.setFilter(filter);
        const Sort second{allColumns[random() % allColumns.size()], random() % 2 == 0};
        const auto then = random() % 2 == 0 ? std::optional(second) : std::nullopt;
        view.setSort(sort, then);
        EXPECT_EQ(view.then(), then);
        const std::vector<Row> matching = matchingRows(history, filter);
        const ViewRows seen = view.rows(history, now, std::move(room));
        EXPECT_TRUE(std::ranges::equal(seen.rows, sortedRows(history, matching, sort, now, then)));
        EXPECT_EQ(seen.set, RowSet::of(matching, history.size()));
        EXPECT_EQ(view.statuses(), facet(history, filter, Column::Status));
        room = seen.rows;
    }
}

TEST(View, aColumnThatThereIsNotTakesNoOrderOfItsOwn)
{
    auto deployments = test_support::randomDeployments(3000, 22);
    for (auto& deployment : deployments)
        deployment.service.clear();
    const History history = test_support::historyOf(deployments);
    ASSERT_FALSE(history.has(history::Column::Service));
    View view;
    const RowList newestFirst = view.rows(history, at("12:00")).rows;
    view.setSort({history::Column::Version, true});
    const RowList byVersion = view.rows(history, at("12:00")).rows;
    const std::size_t bytes = view.ranking().bytes();
    for (const bool descending : {false, true}) {
        view.setSort({history::Column::Service, descending});
        EXPECT_EQ(view.rows(history, at("12:00")).rows, newestFirst);
        const history::Sort version{history::Column::Version, true};
        view.setSort({history::Column::Service, descending}, version);
        EXPECT_EQ(view.rows(history, at("12:00")).rows, byVersion);
    }
    EXPECT_EQ(view.ranking().bytes(), bytes);
}
