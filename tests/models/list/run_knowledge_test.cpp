// SPDX-License-Identifier: GPL-3.0-or-later
#include "borrowed.h"

#include "deploy/models/list/run_knowledge.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <chrono>
#include <string>

using history::Row;
using models::RunKnowledge;

namespace {

/// So many that succeeded one after the other in one place, each with a version of its own.
history::History runsOf(std::size_t count)
{
    history::History runs;
    runs.reserve(count);
    history::Summary run;
    run.environment = "production";
    run.status = "COMPLETED";
    for (std::size_t i = 0; i < count; ++i) {
        const std::string id = std::to_string(i);
        run.id = id;
        run.version = id;
        run.start = deployment::Timestamp(std::chrono::minutes(i));
        run.end = run.start + std::chrono::seconds(30);
        runs.upsert(run);
    }
    return runs;
}

void expectAllKnown(const RunKnowledge& knowledge)
{
    const auto last = static_cast<Row>(knowledge.history().size() - 1);
    EXPECT_EQ(knowledge.fromVersion(1), "0");
    EXPECT_EQ(knowledge.fromVersion(last), std::to_string(last - 1));
}

} // namespace

TEST(RunKnowledge, ofFewRowsIsThereAtOnce)
{
    const history::History history = runsOf(20'000);
    RunKnowledge knowledge;
    knowledge.setHistory(test_support::borrowed(history));
    expectAllKnown(knowledge);
}

TEST(RunKnowledge, ofManyRowsComesALittleLater)
{
    const history::History history = runsOf(130'000);
    RunKnowledge knowledge;
    QSignalSpy changed(&knowledge, &RunKnowledge::changed);
    knowledge.setHistory(test_support::borrowed(history));
    EXPECT_EQ(knowledge.fromVersion(1), "");
    EXPECT_EQ(knowledge.fromVersion(129'999), "") << "unknown, and not the last that was taken in";
    EXPECT_FALSE(knowledge.usualDuration(129'999));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !changed.empty(); }));
    expectAllKnown(knowledge);
}

TEST(RunKnowledge, whileManyRowsComeInItWaitsForAllOfThem)
{
    const history::History history = runsOf(210'000);
    RunKnowledge knowledge;
    QSignalSpy changed(&knowledge, &RunKnowledge::changed);
    knowledge.setFilling(true);
    knowledge.setHistory(test_support::borrowed(history));
    EXPECT_EQ(knowledge.fromVersion(1), "");
    EXPECT_FALSE(changed.wait(20));
    knowledge.setFilling(false);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !changed.empty(); }));
    expectAllKnown(knowledge);
}
