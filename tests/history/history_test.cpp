// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/history.h"

#include "sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace history;
using test_support::aDeployment;
using test_support::at;

TEST(History, givesBackWhatWentIn)
{
    const deployment::Deployment whole = aDeployment("DEP-1")
                                             .status("ROLLED_BACK")
                                             .end("10:10")
                                             .percentage(60.1)
                                             .currentStep("流量切换");
    Summary summary = summaryOf(whole);
    summary.record = RecordHandle{5'000'000'000};
    summary.paused = true;
    History history;
    const auto [row, isNew] = history.upsert(summary);
    EXPECT_TRUE(isNew);
    const Summary back = history.at(row);
    EXPECT_EQ(back.id, "DEP-1");
    EXPECT_EQ(back.version, "V2.1.0");
    EXPECT_EQ(back.environment, "生产环境");
    EXPECT_EQ(back.strategy, "BLUE_GREEN");
    EXPECT_EQ(back.status, "ROLLED_BACK");
    EXPECT_EQ(history.status(row), deployment::Status::RolledBack);
    EXPECT_EQ(back.executor, "OPS-李四");
    EXPECT_EQ(back.currentStep, "流量切换");
    EXPECT_EQ(back.start, at("10:00"));
    EXPECT_EQ(back.end, at("10:10"));
    EXPECT_EQ(back.percentage, 60.1);
    EXPECT_TRUE(back.paused);
    EXPECT_EQ(back.record, RecordHandle{5'000'000'000});
}

TEST(History, theLaterRecordOfAnIdWinsAndKeepsItsRow)
{
    History history;
    history.upsert(summaryOf(aDeployment("A").running()));
    history.upsert(summaryOf(aDeployment("B")));
    const auto [row, isNew] = history.upsert(summaryOf(aDeployment("A").end("11:00")));
    EXPECT_FALSE(isNew);
    EXPECT_EQ(row, 0U);
    EXPECT_EQ(history.size(), 2U);
    EXPECT_EQ(history.status(0), deployment::Status::Completed);
    EXPECT_EQ(history.end(0), at("11:00"));
    EXPECT_EQ(history.end(1), std::nullopt);
}

namespace {

void expectEqual(const History& one, const History& other)
{
    ASSERT_EQ(one.size(), other.size());
    for (Row row = 0; row < one.size(); ++row) {
        EXPECT_EQ(one.id(row), other.id(row));
        EXPECT_EQ(one.find(one.id(row)), row);
        for (const auto column : wordColumns)
            EXPECT_EQ(one.word(column, row), other.word(column, row));
        EXPECT_EQ(one.status(row), other.status(row));
        EXPECT_EQ(one.start(row), other.start(row));
        EXPECT_EQ(one.end(row), other.end(row));
        EXPECT_EQ(one.percentage(row), other.percentage(row));
        EXPECT_EQ(one.paused(row), other.paused(row));
        EXPECT_EQ(one.record(row), other.record(row));
    }
    EXPECT_EQ(one.columns(), other.columns());
}

/// No word is kept that no row has.
void expectSamePools(const History& one, const History& other)
{
    for (const auto column :
        {Column::Version, Column::Status, Column::CurrentStep, Column::Service})
        EXPECT_EQ(one.pool(column).size(), other.pool(column).size());
}

std::vector<Row> rowsOf(std::span<const History::Change> changes)
{
    std::vector<Row> rows;
    for (const History::Change& change : changes)
        rows.push_back(change.row);
    return rows;
}

SummaryRun runOf(const History& history)
{
    SummaryRun run;
    for (Row row = 0; row < history.size(); ++row)
        run.append(history.at(row), hashOf(history.id(row)));
    return run;
}

} // namespace

TEST(History, mergeIsUpsertOfEveryRow)
{
    enum class Part { Copied, Moved, Run };
    for (const auto kind : {Part::Copied, Part::Moved, Part::Run}) {
        History merged;
        History upserted;
        const auto identity = merged.identity();
        // The later parts overlap those before and bring ids of their own.
        for (const unsigned seed : {1U, 2U, 3U}) {
            const auto deployments = test_support::randomDeployments(400 + 100 * seed, seed);
            const auto revision = merged.revision();
            auto part = test_support::historyOf(deployments);
            std::vector<Row> changed;
            for (Row row = 0; row < part.size(); ++row)
                changed.push_back(upserted.upsert(part.at(row)).row);
            const auto before = merged.size();
            if (kind == Part::Moved)
                merged.merge(std::move(part));
            else if (kind == Part::Run)
                merged.merge(runOf(part));
            else
                merged.merge(part);
            expectEqual(merged, upserted);
            expectSamePools(merged, upserted);
            const auto changes = merged.changesSince(revision);
            ASSERT_TRUE(changes);
            // Rows that are taken over as they are bring the story of how they came to be.
            if (kind != Part::Moved || before > 0) {
                EXPECT_EQ(rowsOf(*changes), changed);
            }
        }
        EXPECT_EQ(merged.identity(), identity);
        EXPECT_EQ(merged.newestStart(), upserted.newestStart());
    }
}

TEST(History, roomForManyRowsChangesNothing)
{
    const auto deployments = test_support::randomDeployments(3000, 5);
    const auto expected = test_support::historyOf(deployments);
    History history;
    for (Row row = 0; row < expected.size(); ++row) {
        if (row == 7 || row == 2000)
            history.reserve(1'100'000);
        history.upsert(expected.at(row));
    }
    expectEqual(history, expected);
    History copy = history;
    copy.upsert(expected.at(1));
    expectEqual(copy, expected);
}

TEST(History, aRareColumnIsThereOnceARowHasIt)
{
    History history;
    const std::vector<Column> usual(allColumns.begin(), allColumns.end() - 1);
    EXPECT_EQ(history.columns(), usual);
    history.upsert(summaryOf(aDeployment("A")));
    const auto bytes = history.bytes();
    History other;
    other.upsert(summaryOf(aDeployment("A").executor("ci")));
    history.merge(other);
    EXPECT_EQ(history.columns(), usual);
    EXPECT_TRUE(history.symbols(Column::Service).empty());
    EXPECT_EQ(history.word(Column::Service, 0), "");

    const auto revision = history.revision();
    history.upsert(summaryOf(aDeployment("B").service("checkout")));
    EXPECT_TRUE(history.has(Column::Service));
    EXPECT_EQ(history.columns(), std::vector<Column>(allColumns.begin(), allColumns.end()));
    EXPECT_EQ(history.at(0).service, "");
    EXPECT_EQ(history.at(1).service, "checkout");
    EXPECT_GT(history.bytes(), bytes);
    history.upsert(summaryOf(aDeployment("A").executor("ci").service("checkout")));
    EXPECT_EQ(history.changesSince(revision)->back().columns, ColumnSet({Column::Service}));
    // A record that does not tell it takes it away again.
    history.merge(test_support::historyOf({aDeployment("A").executor("ci")}));
    EXPECT_EQ(history.at(0).service, "");
    EXPECT_EQ(history.changesSince(revision)->back().columns, ColumnSet({Column::Service}));
}

TEST(History, aSummaryAndADeploymentTellTheSame)
{
    for (const auto& deployment : test_support::randomDeployments(50, 7)) {
        deployment::Deployment outline;
        assignSummary(outline, summaryOf(deployment));
        EXPECT_EQ(outline, deployment);
    }
}

TEST(History, mergingNothingChangesNothing)
{
    History history;
    history.merge(History());
    EXPECT_EQ(history.revision(), 0U);
    history.upsert(summaryOf(aDeployment("A")));
    const auto revision = history.revision();
    history.merge(History());
    EXPECT_EQ(history.revision(), revision);
}

TEST(History, findsNothingWhereNothingIs)
{
    History history;
    EXPECT_EQ(history.find("A"), std::nullopt);
    EXPECT_EQ(history.newestStart(), std::nullopt);
    history.upsert(summaryOf(aDeployment("A")));
    EXPECT_EQ(history.find("a"), std::nullopt);
    EXPECT_EQ(history.newestStart(), at("10:00"));
}

TEST(History, everyChangeGrowsTheRevision)
{
    History history;
    const auto before = history.revision();
    history.upsert(summaryOf(aDeployment("A")));
    const auto after = history.revision();
    EXPECT_GT(after, before);
    history.upsert(summaryOf(aDeployment("A")));
    EXPECT_GT(history.revision(), after);
}

TEST(History, everyHistoryHasItsOwnIdentity)
{
    History first;
    const auto identity = first.identity();
    History copy = first;
    EXPECT_NE(copy.identity(), identity);
    EXPECT_EQ(first.identity(), identity);
    const History moved = std::move(first);
    EXPECT_EQ(moved.identity(), identity);
    copy = moved;
    EXPECT_NE(copy.identity(), identity);
}

TEST(History, remembersInWhichColumnsARowChanged)
{
    using enum Column;
    const auto running = aDeployment("A").status("RUNNING").percentage(10);
    const auto changedBy = [&](const deployment::Deployment& next, bool byMerging) {
        History history;
        history.upsert(summaryOf(running));
        const auto revision = history.revision();
        if (byMerging)
            history.merge(test_support::historyOf({next}));
        else
            history.upsert(summaryOf(next));
        return history.changesSince(revision)->front().columns;
    };
    for (const bool byMerging : {false, true}) {
        const auto changed = [&](const deployment::Deployment& next) {
            return changedBy(next, byMerging);
        };
        EXPECT_EQ(changed(running), ColumnSet());
        EXPECT_EQ(changed(aDeployment("A").status("RUNNING")), ColumnSet{Percentage});
        EXPECT_EQ(changed(aDeployment("A").status("FAILED").percentage(10)),
            (ColumnSet{Status, Duration}));
        EXPECT_EQ(changed(aDeployment("A").status("RUNNING").percentage(10).start("11:00")),
            (ColumnSet{StartTime, Duration}));
        EXPECT_EQ(changed(aDeployment("A").status("RUNNING").percentage(10).executor("somebody")),
            ColumnSet{Executor});
        EXPECT_EQ(changed(aDeployment("B")), ColumnSet(allColumns));
    }
    History history;
    history.upsert(summaryOf(aDeployment("A")));
    const auto revision = history.revision();
    history.merge(test_support::historyOf({aDeployment("A")}));
    EXPECT_EQ(history.changesSince(revision)->front().columns, ColumnSet()) << "nothing is known";
}

TEST(History, remembersWhatChangedSinceARevision)
{
    History history;
    history.upsert(summaryOf(aDeployment("A")));
    const auto revision = history.revision();
    EXPECT_TRUE(history.changesSince(revision)->empty());
    history.upsert(summaryOf(aDeployment("B")));
    history.upsert(summaryOf(aDeployment("A")));
    const auto changes = history.changesSince(revision);
    ASSERT_TRUE(changes);
    EXPECT_EQ(rowsOf(*changes), (std::vector<Row>{1, 0}));
    EXPECT_FALSE(history.changesSince(history.revision() + 1).has_value());
    for (int i = 0; i < 100'000; ++i)
        history.upsert(summaryOf(aDeployment("A")));
    EXPECT_FALSE(history.changesSince(revision).has_value());
    EXPECT_EQ(history.changesSince(history.revision() - 1000)->size(), 1000U);
}

namespace {

/// The columns that are packed take every value, and give it back.
Summary summaryOfNumbers(std::mt19937_64& random, const std::vector<std::string>& words)
{
    const auto word = [&] { return std::string_view(words[random() % words.size()]); };
    const auto time = [&random] {
        const auto some = static_cast<std::int64_t>(random() >> (random() % 64));
        return deployment::Timestamp(deployment::Milliseconds(random() % 2 == 0 ? some : -some));
    };
    Summary summary;
    summary.version = word();
    summary.environment = word();
    summary.strategy = word();
    summary.status = word();
    summary.executor = word();
    summary.currentStep = word();
    if (random() % 4 == 0)
        summary.service = word();
    summary.start = time();
    if (random() % 3 != 0)
        summary.end = std::max(time(), deployment::Timestamp::min() + deployment::Milliseconds(1));
    const double percentages[]{0, 100, 33.3, 12.5, 0.01, 99.99, 1.0 / 3, 1e300, -5, 1e-320, -0.0,
        100'000.01, 9'999'999.99, 1e7, static_cast<double>(random() % 10'001) / 100,
        std::bit_cast<double>(random())};
    const double percentage = percentages[random() % std::size(percentages)];
    if (random() % 3 != 0 && !std::isnan(percentage))
        summary.percentage = percentage;
    summary.paused = random() % 5 == 0;
    summary.record = RecordHandle{random() >> (random() % 64)};
    return summary;
}

} // namespace

TEST(History, everyValueComesBackWhateverTheWidth)
{
    std::mt19937_64 random(9);
    // Up to more words than a byte or two bytes tell apart.
    for (const std::size_t most : {3U, 300U, 70'000U}) {
        std::vector<std::string> words{""};
        while (words.size() < most)
            words.push_back("word " + std::to_string(words.size()));
        History history;
        History merged;
        std::vector<std::pair<std::string, Summary>> oracle;
        History part;
        for (std::size_t i = 0; i < 2 * most + 500; ++i) {
            const std::size_t number = random() % (most + 400);
            const std::string id = "DEP-" + std::to_string(number);
            Summary summary = summaryOfNumbers(random, words);
            summary.id = id;
            const auto [row, isNew] = history.upsert(summary);
            part.upsert(summary);
            if (isNew)
                oracle.emplace_back();
            oracle.at(row) = {id, summary};
            if (random() % 500 == 0)
                merged.merge(std::exchange(part, {}));
        }
        merged.merge(part);
        expectEqual(merged, history);
        ASSERT_EQ(history.size(), oracle.size());
        for (Row row = 0; row < oracle.size(); ++row) {
            const Summary& expected = oracle[row].second;
            const Summary back = history.at(row);
            EXPECT_EQ(back.id, oracle[row].first);
            for (const auto column : wordColumns)
                EXPECT_EQ(
                    back.*specOf(column).text.inSummary, expected.*specOf(column).text.inSummary);
            EXPECT_EQ(back.start, expected.start);
            EXPECT_EQ(back.end, expected.end);
            ASSERT_EQ(back.percentage.has_value(), expected.percentage.has_value());
            if (back.percentage) {
                EXPECT_EQ(std::bit_cast<std::uint64_t>(*back.percentage),
                    std::bit_cast<std::uint64_t>(*expected.percentage));
            }
            EXPECT_EQ(back.paused, expected.paused);
            EXPECT_EQ(back.record, expected.record);
        }
    }
}

TEST(History, recordsAreForgottenAndKeptAnew)
{
    History history;
    const deployment::Deployment deployment = aDeployment("A");
    Summary summary = summaryOf(deployment);
    summary.record = RecordHandle{7};
    history.upsert(summary);
    history.forgetRecords();
    EXPECT_EQ(history.record(0), RecordHandle::None);
    summary.record = RecordHandle{5'000'000'000};
    history.upsert(summary);
    EXPECT_EQ(history.record(0), RecordHandle{5'000'000'000});
}

TEST(History, aRowCostsLessThanTheLimit)
{
    History history;
    std::string id;
    constexpr std::size_t rows = 200'000;
    history.reserve(rows);
    std::size_t idBytes = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        id = "DEP-" + std::to_string(i);
        idBytes += id.size();
        Summary summary;
        summary.id = id;
        // As many words as usual, and a place in a file.
        const std::string version = "v" + std::to_string(i % 5000);
        summary.version = version;
        summary.start = at("10:00") + std::chrono::milliseconds(7 * i);
        summary.end = summary.start + std::chrono::minutes(i % 100);
        summary.percentage = static_cast<double>(i % 1001) / 10;
        summary.record = RecordHandle{(i + 1) << 24U};
        history.upsert(summary);
    }
    EXPECT_LE(history.bytes() - idBytes, rows * 64);
}
