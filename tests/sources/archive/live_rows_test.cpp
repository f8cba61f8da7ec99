// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/live_rows.h"

#include "builder.h"

#include <map>
#include <memory>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace sources {

namespace {

using test_support::aDeployment;
using test_support::at;

std::string pick(std::mt19937& random, std::initializer_list<std::string> values)
{
    return std::data(values)[random() % values.size()];
}

/// So few values that a row often comes again as it was.
deployment::Deployment randomDeployment(std::mt19937& random, unsigned number)
{
    deployment::Deployment one = aDeployment("DEP-" + std::to_string(number))
                                     .version(pick(random, {"1.0", "1.1"}))
                                     .status(pick(random, {"RUNNING", "COMPLETED"}))
                                     .currentStep(pick(random, {"", "", "Deploy"}));
    one.start = at("10:00") + std::chrono::minutes(number);
    if (random() % 2 == 0)
        one.end = at("12:00");
    if (random() % 2 == 0)
        one.progress.percentage = 50;
    return one;
}

/// All that a row says, as a text.
std::string told(const history::Summary& row)
{
    std::string text;
    for (const std::string_view word : {row.id, row.version, row.environment, row.strategy,
             row.status, row.executor, row.currentStep, row.service})
        text += std::string(word) + '|';
    const auto number = [](auto time) { return std::to_string(time.time_since_epoch().count()); };
    text += number(row.start) + '|' + (row.end ? number(*row.end) : "-") + '|';
    return text + (row.percentage ? std::to_string(*row.percentage) : "-")
        + (row.paused ? " paused" : "");
}

/// By id.
std::map<std::string, std::string> toldBy(const LiveRows::Rows& rows)
{
    std::map<std::string, std::string> all;
    for (history::Row row = 0; rows != nullptr && row < rows->size(); ++row)
        all.emplace(rows->id(row), told(rows->at(row)));
    return all;
}

} // namespace

TEST(LiveRows, tellWhatIsNewOrOtherThanBefore)
{
    std::mt19937 random(17);
    LiveRows live;
    std::map<std::string, deployment::Deployment> known;
    for (int round = 0; round < 400; ++round) {
        std::map<std::string, std::string> news;
        bool isUrgent = false;
        auto rows = std::make_shared<history::History>();
        const unsigned share = 1 + random() % 12;
        for (unsigned number = 0; number < 12; ++number) {
            if (random() % share != 0)
                continue;
            const auto one = randomDeployment(random, number);
            const auto row = history::summaryOf(one);
            rows->upsert(row);
            const auto before = known.find(one.id);
            if (before == known.end()) {
                isUrgent = true;
                news.emplace(one.id, told(row));
            } else if (const auto was = history::summaryOf(before->second);
                       told(was) != told(row)) {
                isUrgent = isUrgent || was.status != row.status || was.end != row.end
                    || was.paused != row.paused;
                news.emplace(one.id, told(row));
            }
            known.insert_or_assign(one.id, one);
        }
        HistoryUpdate update;
        update.rows = rows;
        const LiveRows::News taken = live.take(update);
        const bool areMost = news.size() > rows->size() / 2;
        EXPECT_EQ(toldBy(taken.rows), areMost ? toldBy(rows) : news) << "round " << round;
        EXPECT_EQ(taken.rows == nullptr, news.empty());
        EXPECT_EQ(taken.isUrgent, isUrgent);
        for (const auto& [id, one] : known) {
            EXPECT_EQ(told(live.find(id).value()), told(history::summaryOf(one)));
            EXPECT_EQ(live.startOf(id), one.start);
        }
    }
}

TEST(LiveRows, whatAWholeListLacksIsGone)
{
    std::mt19937 random(18);
    LiveRows live;
    const auto take = [&](std::initializer_list<unsigned> numbers, bool replacesAll) {
        auto rows = std::make_shared<history::History>();
        for (const unsigned number : numbers)
            rows->upsert(history::summaryOf(randomDeployment(random, number)));
        HistoryUpdate update;
        update.rows = rows;
        update.replacesAll = replacesAll;
        static_cast<void>(live.take(update));
    };
    take({1, 2, 3}, true);
    EXPECT_EQ(live.settle(), nullptr);
    take({3, 1}, true);
    const auto gone = live.settle();
    ASSERT_NE(gone, nullptr);
    EXPECT_EQ(gone->size(), 1U);
    EXPECT_TRUE(gone->find("DEP-2"));
    EXPECT_FALSE(live.has("DEP-2"));
    EXPECT_FALSE(live.startOf("DEP-2"));
    EXPECT_TRUE(live.find("DEP-2"));
    // An event brings it back.
    take({2}, false);
    EXPECT_TRUE(live.has("DEP-2"));
    EXPECT_EQ(live.startOf("DEP-2"), at("10:02"));
}

} // namespace sources
