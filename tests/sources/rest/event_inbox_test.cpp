// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/event_inbox.h"

#include "manual_scheduler.h"
#include "source_recorder.h"

#include <QSignalSpy>

#include <algorithm>
#include <future>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sources {

namespace {

using deployment::Milliseconds;
using test_support::ManualScheduler;

constexpr Milliseconds inboxPause{100}; ///< between two batches

EventNews deploymentEvent(int number, const std::string& id, std::size_t padding = 0)
{
    return newsOf({"deployment",
        R"({"id":")" + id
            + R"(","version":"V1","environment":"test","deploymentType":"ROLLING",)"
              R"("status":"RUNNING","startTime":"2025-02-15T10:00:00Z","executor":"ops",)"
              R"("progress":{"percentage":60,"currentStep":"a"},"note":")"
            + std::string(padding, 'x') + R"(","revision":)" + std::to_string(number) + "}",
        std::to_string(number)});
}

/// An inbox whose worker has something else to do until it is let go.
class EventInboxTest : public testing::Test {
protected:
    EventInboxTest()
    {
        QObject::connect(&m_inbox, &EventInbox::changed, &m_inbox, [this](const EventBatch& batch) {
            ++m_batches;
            m_largest = std::max(m_largest, batch.update.rows->size());
            m_timesTold = batch.timesTold;
            for (history::Row row = 0; row < batch.update.rows->size(); ++row)
                m_told[std::string(batch.update.rows->id(row))] = batch.revisions[row].value_or(0);
        });
        m_worker.post([busy = m_go.get_future().share()](const std::stop_token&) { busy.wait(); });
    }

    void take(const EventNews& event) { EXPECT_TRUE(m_inbox.handle({event})); }
    void passTime() { m_scheduler->advance(inboxPause); }
    [[nodiscard]] bool reads(int batches)
    {
        return waitUntil([this, batches] {
            passTime();
            return m_batches >= batches;
        });
    }

    std::shared_ptr<ManualScheduler> m_scheduler = std::make_shared<ManualScheduler>();
    RevisionLedger m_ledger;
    Worker m_worker;
    EventInbox m_inbox{m_scheduler, m_worker, m_ledger, deployment::systemNow};
    std::map<std::string, std::uint64_t> m_told; ///< revisions by id
    int m_batches = 0;
    std::size_t m_largest = 0; ///< rows of a batch
    std::uint64_t m_timesTold = 0; ///< of the latest batch
    std::promise<void> m_go; ///< last: if it breaks, nobody waits for it any more
};

} // namespace

TEST_F(EventInboxTest, anHourOfEventsThatNobodyReadsIsTheNewestOfEach)
{
    std::mt19937 random(12);
    std::map<std::string, std::uint64_t> newest;
    int number = 0;
    for (int batch = 0; batch < 36'000; ++batch) {
        for (int each = 0; each < 3; ++each) {
            const std::string id = "D" + std::to_string(random() % 50);
            newest[id] = static_cast<std::uint64_t>(++number);
            take(deploymentEvent(number, id));
        }
        passTime();
        ASSERT_LE(m_inbox.waitingBytes(), 50 * 300U);
        ASSERT_LE(m_scheduler->waiting(), 1U);
    }
    EXPECT_FALSE(m_inbox.isFull());
    m_go.set_value();
    ASSERT_TRUE(reads(2));
    EXPECT_EQ(m_told, newest);
    passTime();
    EXPECT_EQ(m_inbox.waitingBytes(), 0U);
    EXPECT_EQ(m_scheduler->waiting(), 0U);
    EXPECT_EQ(m_batches, 2) << "one was with the worker, the rest had become one";
}

TEST_F(EventInboxTest, moreThanABatchTakesComesInPartsAndEndsWithTheNewest)
{
    constexpr int many = 2 * int(EventInbox::maxBatch) + 1;
    int number = 0;
    for (int each = 0; each < many; ++each)
        take(deploymentEvent(++number, "D" + std::to_string(each)));
    passTime();
    // Some of these are being read, and some wait.
    for (int each = 0; each < many; each += 7)
        take(deploymentEvent(++number, "D" + std::to_string(each)));
    m_go.set_value();
    ASSERT_TRUE(waitUntil([this] { return m_batches == 1; }));
    EXPECT_GT(m_inbox.waitingBytes(), 0U) << "the others";
    m_scheduler->advance(inboxPause / 4);
    ASSERT_TRUE(waitUntil([this] { return m_batches == 2; })) << "sooner than what is new";
    ASSERT_TRUE(reads(4));
    EXPECT_EQ(m_inbox.waitingBytes(), 0U);
    EXPECT_EQ(m_largest, EventInbox::maxBatch);
    ASSERT_EQ(m_told.size(), std::size_t(many));
    EXPECT_EQ(m_told.at("D0"), many + 1U);
    EXPECT_EQ(m_told.at("D1"), 2U);
    EXPECT_EQ(m_told.at("D7"), many + 2U);
}

TEST_F(EventInboxTest, anEventThatComesAgainIsNotReadAgain)
{
    m_go.set_value();
    take(deploymentEvent(1, "A"));
    ASSERT_TRUE(reads(1));
    take(deploymentEvent(1, "A"));
    EXPECT_EQ(m_inbox.waitingBytes(), 0U);
}

TEST_F(EventInboxTest, aBatchKnowsThatSomethingElseToldOfADeploymentSinceItCame)
{
    m_go.set_value();
    take(deploymentEvent(1, "A"));
    ASSERT_TRUE(reads(1));
    EXPECT_EQ(m_timesTold, m_ledger.timesTold());

    take(deploymentEvent(2, "A"));
    EXPECT_TRUE(m_ledger.acceptWhole("A", Revision(3))); // before it is looked at
    take(deploymentEvent(4, "B"));
    ASSERT_TRUE(reads(2));
    EXPECT_NE(m_timesTold, m_ledger.timesTold());

    take(deploymentEvent(5, "A"));
    ASSERT_TRUE(reads(3));
    EXPECT_EQ(m_timesTold, m_ledger.timesTold());
}

TEST_F(EventInboxTest, whatIsFullSaysSoAndLosesNothing)
{
    constexpr std::size_t size = std::size_t{1} << 20;
    QSignalSpy room(&m_inbox, &EventInbox::room);
    int number = 0;
    const auto fill = [&] {
        while (!m_inbox.isFull()) {
            ++number;
            take(deploymentEvent(number, "D" + std::to_string(number), size));
        }
    };
    fill();
    EXPECT_LE(m_inbox.waitingBytes(), EventInbox::maxWaitingBytes + 2 * size);
    passTime(); // the worker has them now
    EXPECT_EQ(room.count(), 1);
    EXPECT_FALSE(m_inbox.isFull());
    fill();
    for (int pause = 0; pause < 100; ++pause)
        passTime();
    EXPECT_EQ(room.count(), 1) << "before the worker has read what it has, there is no room";
    EXPECT_TRUE(m_inbox.isFull());
    m_go.set_value();
    ASSERT_TRUE(reads(2));
    EXPECT_EQ(room.count(), 2);
    EXPECT_EQ(m_told.size(), static_cast<std::size_t>(number));
}

TEST_F(EventInboxTest, aRecordThatGrowsAndShrinksIsCountedAsItIs)
{
    take(deploymentEvent(1, "A", 5'000));
    take(deploymentEvent(2, "A", 20'000));
    EXPECT_GT(m_inbox.waitingBytes(), 20'000U);
    EXPECT_LT(m_inbox.waitingBytes(), 21'000U);
    take(deploymentEvent(3, "A", 100));
    EXPECT_LT(m_inbox.waitingBytes(), 1'000U);
    m_inbox.forget();
    EXPECT_EQ(m_inbox.waitingBytes(), 0U);
}

TEST_F(EventInboxTest, moreLogsThanItTakesFillItUntilTheyAreTold)
{
    QSignalSpy room(&m_inbox, &EventInbox::room);
    QSignalSpy told(&m_inbox, &EventInbox::logTouched);
    for (qsizetype log = 0; log < EventInbox::maxWaitingLogs; ++log) {
        EXPECT_FALSE(m_inbox.isFull());
        take(newsOf(
            {"log", R"({"id":"L)" + std::to_string(log) + R"(","after":1,"entries":[]})", ""}));
    }
    EXPECT_TRUE(m_inbox.isFull());
    passTime();
    EXPECT_EQ(told.count(), EventInbox::maxWaitingLogs);
    EXPECT_EQ(room.count(), 1);
}

TEST_F(EventInboxTest, whatWasBeingReadWhenAllWasForgottenIsNotToldAndWhatFollowsIs)
{
    take(deploymentEvent(1, "before"));
    passTime();
    m_inbox.forget();
    m_ledger.forget();
    take(deploymentEvent(1, "after"));
    passTime();
    m_go.set_value();
    ASSERT_TRUE(reads(1));
    EXPECT_EQ(m_told, (std::map<std::string, std::uint64_t>{{"after", 1}}));
}

} // namespace sources
