// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/filter_marks.h"

#include "oracles/row_filter.h"
#include "random_filter.h"
#include "sample.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace history;
using test_support::matches;

namespace {

constexpr std::size_t rowsAtFirst = 1000;

/// Deployments of the same few ids as those of the history, and some new ones.
void change(History& history, std::size_t count, std::mt19937& random)
{
    auto changed = test_support::randomDeployments(rowsAtFirst, static_cast<unsigned>(random()));
    changed.resize(count);
    for (auto& deployment : changed) {
        if (random() % 40 == 0)
            deployment.status = deployment::openStatus("WORD-" + std::to_string(random() % 30));
        history.upsert(history::summaryOf(deployment));
    }
}

void expectMarks(FilterMarks& marks, const History& history, const Filter& filter)
{
    const RowMarks& matching = marks.of(history, filter);
    std::vector<Row> expected;
    for (Row row = 0; row < history.size(); ++row) {
        if (matches(history, filter, row))
            expected.push_back(row);
    }
    ASSERT_EQ(rowsOf(matching), expected);
    ASSERT_EQ(matching.count, expected.size());
    ASSERT_EQ(matching.marks.bound(), history.size());
    ASSERT_EQ(marks.statuses(history), facet(history, filter, Column::Status));
}

} // namespace

TEST(FilterMarks, followWhatChangesAsIfAllWereLookedAt)
{
    std::mt19937 random(23);
    History history = test_support::historyOf(test_support::randomDeployments(rowsAtFirst, 5));
    FilterMarks marks;
    Filter filter;
    for (int round = 0; round < 300; ++round) {
        if (random() % 8 == 0)
            filter = test_support::randomFilter(random);
        if (random() % 8 == 0)
            filter.words[Column::Status] = test_support::randomFilter(random).words[Column::Status];
        // Now and then more than is worth following.
        for (auto batches = random() % 4; batches > 0; --batches) {
            change(history, random() % (random() % 10 == 0 ? 80 : 12), random);
            if (random() % 2 == 0)
                marks.keepUp(history);
        }
        expectMarks(marks, history, filter);
        if (HasFatalFailure())
            return;
    }
}

TEST(FilterMarks, areOfOneHistoryWhereverItLies)
{
    std::mt19937 random(24);
    auto history = test_support::historyOf(test_support::randomDeployments(rowsAtFirst, 5));
    FilterMarks marks;
    Filter filter;
    filter.words[Column::Status] = {"RUNNING"};
    expectMarks(marks, history, filter);
    const History other = test_support::historyOf(test_support::randomDeployments(rowsAtFirst, 7));
    marks.keepUp(other);
    expectMarks(marks, other, filter);
    expectMarks(marks, history, filter);
    History moved = std::move(history);
    change(moved, 5, random);
    marks.keepUp(moved);
    expectMarks(marks, moved, filter);
}
