// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/history/filter.h"
#include "deploy/history/hidden_trouble.h"

#include "oracles/row_filter.h"
#include "random_filter.h"
#include "sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <random>

using namespace history;
using test_support::aDeployment;
using test_support::at;
using test_support::matches;
using test_support::randomFilter;

namespace {

std::string lower(std::string text)
{
    for (char& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::string statusOfIt(const deployment::Deployment& deployment)
{
    return deployment.paused && deployment.status.text == "RUNNING" ? "PAUSED"
                                                                    : deployment.status.text;
}

bool isInRange(const deployment::Deployment& deployment, const history::TimeRange& range)
{
    if (deployment.start == deployment::unknownTime)
        return !range.since || !deployment.end || *deployment.end >= *range.since;
    return (!range.since || deployment.start >= *range.since)
        && (!range.until || deployment.start < *range.until);
}

/// The plainest filter one could write, over the deployments themselves.
bool passes(const deployment::Deployment& deployment, const Filter& filter)
{
    const auto oneOf = [](const auto& values, const std::string& value) {
        return values.empty() || std::count(values.begin(), values.end(), value) > 0;
    };
    bool text = filter.text.empty();
    for (const auto& field : {deployment.id, deployment.version, deployment.environment,
             deployment.service, deployment.executor, deployment.progress.currentStep})
        text = text || lower(field).find(lower(filter.text)) != std::string::npos;
    return text && oneOf(filter.words[history::Column::Environment], deployment.environment)
        && oneOf(filter.words[history::Column::Status], statusOfIt(deployment))
        && oneOf(filter.words[history::Column::Service], deployment.service)
        && isInRange(deployment, filter.range);
}

/// Some of them with a start that is not known.
std::vector<deployment::Deployment> someUnknown(std::vector<deployment::Deployment> deployments)
{
    for (std::size_t each = 0; each < deployments.size(); each += 7)
        deployments[each].start = deployment::unknownTime;
    return deployments;
}

} // namespace

TEST(Filter, agreesWithThePlainestFilter)
{
    const auto all = someUnknown(test_support::randomDeployments(400, 5));
    const History history = test_support::historyOf(all);
    std::vector<deployment::Deployment> deployments(history.size());
    for (const auto& deployment : all)
        deployments[history.find(deployment.id).value()] = deployment;
    std::mt19937 random(11);
    for (int round = 0; round < 500; ++round) {
        const Filter filter = randomFilter(random);
        std::vector<Row> expected;
        for (Row row = 0; row < deployments.size(); ++row) {
            const bool pass = passes(deployments[row], filter);
            EXPECT_EQ(matches(history, filter, row), pass);
            if (pass)
                expected.push_back(row);
        }
        EXPECT_EQ(matchingRows(history, filter), expected);
    }
}

TEST(Filter, leavesOutOfAPeriodOnlyWhatHadEndedBeforeIt)
{
    const history::TimeRange morning{at("08:00"), at("12:00")};
    EXPECT_TRUE(morning.mayContain(deployment::unknownTime, std::nullopt));
    EXPECT_TRUE(morning.mayContain(deployment::unknownTime, at("08:00")));
    EXPECT_TRUE(morning.mayContain(deployment::unknownTime, at("13:00")));
    EXPECT_FALSE(morning.mayContain(deployment::unknownTime, at("07:59")));
    EXPECT_FALSE(morning.mayContain(at("07:59"), std::nullopt));
    EXPECT_TRUE(morning.mayContain(at("11:59"), std::nullopt));
    EXPECT_FALSE(morning.mayContain(at("12:00"), at("13:00")));
}

TEST(Filter, countsStatusesUnderItsOtherParts)
{
    const History history = test_support::historyOf(test_support::randomDeployments(400, 5));
    std::mt19937 random(12);
    for (int round = 0; round < 200; ++round) {
        Filter filter = randomFilter(random);
        if (random() % 3 == 0) {
            filter.rows.emplace();
            for (Row row = 0; row < history.size(); ++row)
                if (random() % 2 == 0)
                    filter.rows->push_back(row);
        }
        const auto statuses = facet(history, filter, Column::Status);
        const Filter others = filter.without(FilterPart::words(Column::Status));
        std::map<std::string, std::size_t> expected;
        for (Row row = 0; row < history.size(); ++row)
            expected[std::string(statusOf(history, row))] += matches(history, others, row) ? 1 : 0;
        std::map<std::string, std::size_t> counted;
        for (const FacetValue& value : statuses)
            if (expected.contains(value.text))
                counted[value.text] = value.count;
        EXPECT_EQ(counted, expected);
    }
}

TEST(Filter, facetsCountUnderTheRestOfTheFilter)
{
    const History history = test_support::historyOf({
        aDeployment("A").environment("生产环境").status("FAILED"),
        aDeployment("B").environment("生产环境").status("COMPLETED"),
        aDeployment("C").environment("测试环境").status("FAILED"),
    });
    Filter filter;
    filter.words[history::Column::Status] = {"FAILED"};
    filter.words[history::Column::Environment] = {"生产环境"};
    const std::vector<FacetValue> environments{{"测试环境", 1}, {"生产环境", 1}};
    const std::vector<FacetValue> statuses{{"COMPLETED", 1}, {"FAILED", 1}};
    EXPECT_EQ(facet(history, filter, Column::Environment), environments);
    EXPECT_EQ(facet(history, filter, Column::Status), statuses);
}

TEST(Filter, statusCountsAddUpToAllAndAreWhatChoosingOneShows)
{
    const History history = test_support::historyOf(test_support::randomDeployments(300, 7));
    std::size_t all = 0;
    bool hasPaused = false;
    for (const FacetValue& value : facet(history, {}, Column::Status)) {
        Filter filter;
        filter.words[history::Column::Status] = {value.text};
        EXPECT_EQ(matchingRows(history, filter).size(), value.count) << value.text;
        all += value.count;
        hasPaused = hasPaused || (value.text == "PAUSED" && value.count > 0);
    }
    EXPECT_EQ(all, history.size());
    EXPECT_TRUE(hasPaused);
}

TEST(Filter, aWordOfTheSourceThatSaysPausedIsCountedWithWhatIsPaused)
{
    deployment::Deployment held = aDeployment("A").running();
    held.paused = true;
    deployment::Deployment over = aDeployment("B").status("COMPLETED");
    over.paused = true; // without a meaning
    const History history =
        test_support::historyOf({held, over, aDeployment("C").status("PAUSED")});
    const std::vector<FacetValue> statuses{{"COMPLETED", 1}, {"PAUSED", 2}, {"RUNNING", 0}};
    EXPECT_EQ(facet(history, {}, Column::Status), statuses);
    Filter filter;
    filter.words[history::Column::Status] = {"PAUSED"};
    EXPECT_EQ(matchingRows(history, filter), std::vector<Row>({0, 2}));
}

TEST(HiddenTrouble, isWhatRunsIsPausedOrHasFailedLatelyAndIsNotShown)
{
    deployment::Deployment held = aDeployment("HELD").running().start("2025-01-01T10:00:00Z");
    held.paused = true;
    const History history = test_support::historyOf({
        held,
        aDeployment("RUNS").running(),
        aDeployment("FAILED").failed().start("09:00").end("09:30"),
        aDeployment("LONG AGO").failed().start("2025-01-01T10:00:00Z").end("2025-01-01T11:00:00Z"),
        aDeployment("LATE").status("ROLLED_BACK").start("2025-02-13T10:00:00Z").end("09:00"),
        aDeployment("GOOD").end("10:30"),
    });
    const auto lately = at("12:00") - std::chrono::hours(24);
    TroubleFinder finder;
    const HiddenTrouble all = finder.hidden(history, {}, lately);
    EXPECT_EQ(all.running, 1U);
    EXPECT_EQ(all.paused, 1U);
    EXPECT_EQ(all.failed, 2U);
    EXPECT_EQ(
        all.statuses, std::vector<std::string>({"PAUSED", "RUNNING", "FAILED", "ROLLED_BACK"}));
    EXPECT_EQ(all.firstStart, at("2025-01-01T10:00:00Z"));
    const std::vector<Row> shown{0, 2, 4};
    const HiddenTrouble rest = finder.hidden(history, RowSet::of(shown, 6), lately);
    EXPECT_EQ(rest.running, 1U);
    EXPECT_EQ(rest.paused, 0U);
    EXPECT_EQ(rest.failed, 0U);
    EXPECT_TRUE(finder.hidden(history, RowSet::all(6), lately).isEmpty());
}

TEST(HiddenTrouble, isFollowedAsTheHistoryChangesAndTimePasses)
{
    std::mt19937 random(5);
    TroubleFinder finder;
    History history;
    auto now = at("12:00");
    for (unsigned round = 0; round < 60; ++round) {
        auto deployments = test_support::randomDeployments(1 + random() % 40, 100 + round);
        // Some rounds replace rows, others only add some.
        for (std::size_t i = 0; round % 3 != 0 && i < deployments.size(); ++i)
            deployments[i].id = std::to_string(round) + "-" + std::to_string(i);
        history.merge(test_support::historyOf(deployments));
        // Now and then the clock is set back.
        now += std::chrono::minutes(static_cast<int>(random() % 30) - 5);
        if (random() % 20 == 0)
            history = History(history);
        RowSet shown(history.size());
        for (Row row = 0; row < history.size(); ++row) {
            if (random() % 3 == 0)
                shown.add(row);
        }
        const auto lately = now - std::chrono::hours(2);
        TroubleFinder afresh;
        const HiddenTrouble expected = afresh.hidden(history, shown, lately);
        const HiddenTrouble found = finder.hidden(history, shown, lately);
        EXPECT_EQ(found.running, expected.running);
        EXPECT_EQ(found.paused, expected.paused);
        EXPECT_EQ(found.failed, expected.failed);
        EXPECT_EQ(found.statuses, expected.statuses);
        EXPECT_EQ(found.firstStart, expected.firstStart);
    }
}

TEST(Filter, saysWhichPartEmptiesTheList)
{
    const History history = test_support::historyOf({
        aDeployment("A").environment("生产环境"),
        aDeployment("B").environment("测试环境"),
    });
    Filter filter;
    filter.words[history::Column::Environment] = {"生产环境"};
    filter.text = "B";
    const std::vector<Relaxation> expected{
        {FilterPart::words(Column::Environment), 1}, {FilterPart::text(), 1}};
    EXPECT_TRUE(matchingRows(history, filter).empty());
    EXPECT_EQ(relaxations(history, filter), expected);
    EXPECT_TRUE(relaxations(history, {}).empty());
}

TEST(Filter, withoutRemovesJustThatPart)
{
    Filter filter;
    for (const Column column : filterColumns)
        filter.words[column] = {"a"};
    filter.range.since = at("10:00");
    filter.text = "c";
    filter.rows = {0};
    EXPECT_FALSE(filter.isEmpty());
    for (const auto part : allFilterParts) {
        EXPECT_TRUE(filter.has(part));
        EXPECT_FALSE(filter.without(part).has(part));
        filter = filter.without(part);
    }
    EXPECT_TRUE(filter.isEmpty());
}

TEST(Filter, findsTextInsideIdsAndNotAcrossThem)
{
    std::mt19937 random(17);
    const auto randomText = [&](std::size_t longest) {
        std::string text(1 + random() % longest, ' ');
        std::ranges::generate(text, [&] { return "aAbB-@`"[random() % 7]; });
        return text;
    };
    for (int round = 0; round < 200; ++round) {
        History history;
        for (std::size_t i = 0; i < 1 + random() % 40; ++i) {
            Summary summary;
            const std::string id = randomText(random() % 8 == 0 ? 90 : 6);
            summary.id = id;
            history.upsert(summary);
        }
        Filter filter;
        filter.text = randomText(random() % 4 == 0 ? 24 : 3);
        std::vector<Row> expected;
        for (Row row = 0; row < history.size(); ++row) {
            if (lower(std::string(history.id(row))).find(lower(filter.text)) != std::string::npos)
                expected.push_back(row);
        }
        EXPECT_EQ(matchingRows(history, filter), expected) << filter.text;
    }
}

TEST(Filter, agreesWithItselfRowByRowWhenManyRowsAreSharedAmongThreads)
{
    History history;
    const std::string_view environments[]{"生产环境", "测试环境", "R&D"};
    for (unsigned i = 0; i < 450'001; ++i) {
        Summary summary;
        const std::string id = "DEP-" + std::to_string(i * 7919 % 1'000'003);
        summary.id = id;
        summary.environment = environments[i % 3];
        summary.status = i % 5 == 0 ? "FAILED" : "COMPLETED";
        summary.start = at("10:00") + std::chrono::milliseconds(i);
        history.upsert(summary);
    }
    std::mt19937 random(23);
    for (int round = 0; round < 8; ++round) {
        Filter filter = randomFilter(random);
        filter.text = std::vector<std::string>{"p-12", "9", "r&d", "dep"}[random() % 4];
        const RowMarks matching = markMatching(history, filter);
        std::size_t wrong = 0;
        std::size_t count = 0;
        for (Row row = 0; row < history.size(); ++row) {
            const bool passes = matches(history, filter, row);
            wrong += passes != matching.marks[row] ? 1 : 0;
            count += passes ? 1 : 0;
        }
        EXPECT_EQ(wrong, 0U);
        EXPECT_EQ(matching.count, count);
        for (const FacetValue& value : facet(history, filter, Column::Environment)) {
            filter.words[Column::Environment] = {value.text};
            EXPECT_EQ(value.count, markMatching(history, filter).count) << value.text;
        }
    }
}
