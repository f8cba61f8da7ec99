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
        view.setSort(sort);
        const std::vector<Row> matching = matchingRows(history, filter);
        const ViewRows seen = view.rows(history, now, std::move(room));
        EXPECT_TRUE(std::ranges::equal(seen.rows, sortedRows(history, matching, sort, now)));
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
    view.setSort({history::Column::Id, false});
    const RowList byId = view.rows(history, at("12:00")).rows;
    const std::size_t bytes = view.ranking().bytes();
    for (const bool descending : {false, true}) {
        view.setSort({history::Column::Service, descending});
        EXPECT_EQ(view.rows(history, at("12:00")).rows, byId);
    }
    EXPECT_EQ(view.ranking().bytes(), bytes);
}
