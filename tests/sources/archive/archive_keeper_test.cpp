// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archive_keeper.h"

#include "builder.h"
#include "full_disk.h"
#include "print_deployment.h"

#include "deploy/formats/scan/history_scan.h"

#include <QTemporaryDir>

#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sources {

namespace {

using deployment::Deployment;
using test_support::at;
using test_support::DeploymentBuilder;

std::vector<std::string> idsOf(
    const std::vector<std::pair<deployment::Timestamp, std::string>>& runs)
{
    std::vector<std::string> ids;
    for (const auto& [start, id] : runs)
        ids.push_back(id);
    return ids;
}

/// An archive that a test opens, uses and closes, as runs of the program do.
class ArchiveKeeperTest : public testing::Test {
protected:
    ArchiveKeeperTest() { open(); }

    std::filesystem::path path() const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / "archive" / "a.ndjson";
    }
    std::string content() const
    {
        std::ifstream file(path(), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    ArchiveKeeper::Options options() const
    {
        return {path(), limit, redactor, [this] { return now; }};
    }

    /// What another run of the program does with it.
    std::unique_ptr<ArchiveKeeper> opened() const
    {
        auto keeper = std::make_unique<ArchiveKeeper>(options());
        keeper->open();
        const auto document = formats::Document::open(path());
        formats::ScanOptions scan;
        scan.onBatch = [&](formats::ScanBatch&& batch) { keeper->learn(batch.rows, batch.places); };
        if (document) {
            const auto result = formats::scanHistory(**document, scan);
            EXPECT_TRUE(result);
            keeper->finishLearning(*document, result ? result->shape : formats::Shape::Empty);
        } else {
            keeper->finishLearning(nullptr, formats::Shape::Empty);
        }
        return keeper;
    }
    void open()
    {
        keeper.reset();
        keeper = opened();
    }

    KeptRows keepRow(const Deployment& deployment)
    {
        history::History rows;
        rows.upsert(history::summaryOf(deployment));
        return keeper->keepRows(rows);
    }
    bool keepWhole(const Deployment& deployment, bool logIsPartial = false)
    {
        Snapshot snapshot;
        snapshot.deployment = deployment;
        if (logIsPartial)
            snapshot.logError = deployment::Message{"Partial.", {}};
        return keeper->keepWhole(snapshot);
    }
    Deployment read(const std::string& id)
    {
        const auto snapshot = keeper->read(id);
        EXPECT_TRUE(snapshot) << id;
        return snapshot ? snapshot->deployment : Deployment();
    }
    bool isWhole(const std::string& id)
    {
        const auto snapshot = keeper->read(id);
        return snapshot && !snapshot->logError;
    }

    QTemporaryDir m_folder;
    std::uint64_t limit = ArchiveKeeper::defaultLimit;
    std::shared_ptr<deployment::Redactor> redactor = std::make_shared<deployment::Redactor>();
    deployment::Timestamp now = at("12:00");
    std::unique_ptr<ArchiveKeeper> keeper;
};

DeploymentBuilder keptRun(const std::string& id)
{
    return DeploymentBuilder(id).step("Check", "COMPLETED", "10:00", "10:05").log("10:01", "begun");
}

TEST_F(ArchiveKeeperTest, aRunThatEndsIsWantedUntilItIsThereWhole)
{
    EXPECT_TRUE(keepRow(keptRun("A").running()).unfinished.empty());
    EXPECT_EQ(idsOf(keepRow(keptRun("A").end("10:20")).unfinished), std::vector<std::string>{"A"});
    EXPECT_EQ(idsOf(keepRow(keptRun("A").end("10:20")).unfinished), std::vector<std::string>{"A"});
    EXPECT_FALSE(isWhole("A"));
    ASSERT_TRUE(keepWhole(keptRun("A").end("10:20")));
    EXPECT_TRUE(isWhole("A"));
    EXPECT_EQ(read("A"), Deployment(keptRun("A").end("10:20")));
    EXPECT_TRUE(keepRow(keptRun("A").end("10:20")).unfinished.empty());
    open();
    EXPECT_TRUE(keepRow(keptRun("A").end("10:20")).unfinished.empty());
    EXPECT_EQ(read("A"), Deployment(keptRun("A").end("10:20")));
}

TEST_F(ArchiveKeeperTest, whatIsKnownIsNotWrittenAgain)
{
    ASSERT_TRUE(keepRow(keptRun("A").running().percentage(33.4)).isWritten);
    ASSERT_TRUE(keepWhole(keptRun("B")));
    const std::string before = content();
    EXPECT_TRUE(keepRow(keptRun("A").running().percentage(33.4)).isWritten);
    EXPECT_TRUE(keepRow(keptRun("B")).isWritten);
    EXPECT_TRUE(keepWhole(keptRun("B")));
    open();
    EXPECT_TRUE(keepRow(keptRun("A").running().percentage(33.4)).isWritten);
    EXPECT_EQ(content(), before);
}

TEST_F(ArchiveKeeperTest, nothingRicherIsReplacedBySomethingPoorer)
{
    ASSERT_TRUE(keepWhole(keptRun("A").log("10:02", "ended")));
    // Its row says something new: the rest stays.
    EXPECT_EQ(idsOf(keepRow(keptRun("A").status("ROLLED_BACK")).unfinished),
        std::vector<std::string>{"A"});
    EXPECT_EQ(read("A").status.text, "ROLLED_BACK");
    EXPECT_EQ(read("A").log.size(), 2U);
    EXPECT_EQ(read("A").progress.steps.size(), 1U);
    EXPECT_FALSE(isWhole("A"));
    // The server gives less than it did.
    ASSERT_TRUE(keepWhole(DeploymentBuilder("A").status("ROLLED_BACK")));
    EXPECT_TRUE(isWhole("A"));
    EXPECT_EQ(read("A").log.size(), 2U);
    EXPECT_EQ(read("A").progress.steps.size(), 1U);
}

TEST_F(ArchiveKeeperTest, saysHowMuchItHas)
{
    now = at("11:00");
    keepRow(keptRun("A").running());
    now = at("12:00");
    EXPECT_EQ(keeper->read("A")->receivedAt, at("11:00"));
    ASSERT_TRUE(keeper->read("A")->logError);
    ASSERT_TRUE(keepWhole(keptRun("B"), true));
    ASSERT_TRUE(keeper->read("B")->logError);
    EXPECT_NE(keeper->read("A")->logError, keeper->read("B")->logError);
    EXPECT_EQ(keeper->read("C").error().code, deployment::ErrorCode::NotFound);
}

TEST_F(ArchiveKeeperTest, aLogThatIsTooLongForItIsLeftOut)
{
    limit = 100'000;
    open();
    ASSERT_TRUE(keepWhole(keptRun("A").log("10:02", std::string(50'000, 'x'))));
    EXPECT_TRUE(read("A").log.empty());
    EXPECT_EQ(read("A").progress.steps.size(), 1U);
    EXPECT_TRUE(keeper->read("A")->logError);
    EXPECT_TRUE(keepRow(keptRun("A")).unfinished.empty()) << "it would be the same again";
}

TEST_F(ArchiveKeeperTest, theOldestThatEndedGoFirst)
{
    limit = 2'000'000;
    open();
    const std::string log(20'000, 'x');
    keepRow(keptRun("running").running().start("2025-02-01T00:00:00Z"));
    for (int i = 0; i < 150; ++i) {
        const auto day =
            deployment::formatTimestamp(at("10:00") + std::chrono::hours(i), deployment::Zone::Utc);
        ASSERT_TRUE(keepWhole(keptRun(std::to_string(i)).end(day).log("10:02", log)));
        keeper->tidy({});
        EXPECT_LE(keeper->condition().bytes, limit + 25'000);
    }
    EXPECT_GT(keeper->condition().dropped, 50U);
    EXPECT_FALSE(keeper->condition().trouble);
    EXPECT_TRUE(keeper->read("running"));
    EXPECT_FALSE(keeper->read("0"));
    bool isThere = false;
    for (int i = 0; i < 150; ++i) {
        const bool is = keeper->read(std::to_string(i)).has_value();
        EXPECT_TRUE(is || !isThere) << "an older one is there, and " << i << " is not";
        isThere = is;
    }
    EXPECT_TRUE(isThere);
    const auto left = keeper->size();
    open();
    EXPECT_EQ(keeper->size(), left);
}

TEST_F(ArchiveKeeperTest, aSecondOneReadsAndDoesNotWrite)
{
    ASSERT_TRUE(keepWhole(keptRun("A")));
    auto second = opened();
    EXPECT_FALSE(second->isWriter());
    ASSERT_TRUE(second->condition().trouble);
    EXPECT_EQ(second->condition().trouble->code, deployment::ErrorCode::Refused);
    EXPECT_EQ(second->read("A")->deployment, Deployment(keptRun("A")));
    history::History rows;
    const Deployment other = keptRun("B");
    rows.upsert(history::summaryOf(other));
    EXPECT_FALSE(second->keepRows(rows).isWritten);
    // The first one goes on, compacts and ends: the second takes over with all that is there.
    keepRow(keptRun("C"));
    keeper.reset();
    EXPECT_TRUE(second->read("A")) << "what it reads stays as it was";
    second->open();
    EXPECT_TRUE(second->isWriter());
    EXPECT_FALSE(second->condition().trouble);
    EXPECT_TRUE(second->read("C"));
    EXPECT_TRUE(second->keepRows(rows).isWritten);
    EXPECT_TRUE(second->read("B"));
}

TEST_F(ArchiveKeeperTest, afterItWasForgottenANewOneBegins)
{
    ASSERT_TRUE(keepWhole(keptRun("A")));
    EXPECT_FALSE(keeper->noticeForgotten());
    std::filesystem::remove(path());
    EXPECT_TRUE(keeper->noticeForgotten());
    EXPECT_FALSE(keeper->noticeForgotten());
    EXPECT_FALSE(keeper->read("A"));
    ASSERT_TRUE(keepWhole(keptRun("B")));
    open();
    EXPECT_TRUE(keeper->read("B"));
    EXPECT_FALSE(keeper->read("A"));
}

TEST_F(ArchiveKeeperTest, aFileOfSomethingElseIsLeftAlone)
{
    keeper.reset();
    std::ofstream(path(), std::ios::binary) << "[\n\n]\n";
    open();
    ASSERT_TRUE(keeper->condition().trouble);
    EXPECT_FALSE(keepRow(keptRun("A")).isWritten);
    keeper->open();
    keeper->tidy({});
    EXPECT_FALSE(keepWhole(keptRun("A")));
    EXPECT_EQ(content(), "[\n\n]\n");
}

TEST_F(ArchiveKeeperTest, aFullDiskIsSaidAndOvercome)
{
    ASSERT_TRUE(keepRow(keptRun("A")).isWritten);
    {
        const test_support::FullDisk full(std::filesystem::file_size(path()) + 10);
        EXPECT_FALSE(keepRow(keptRun("B")).isWritten);
        ASSERT_TRUE(keeper->condition().trouble);
        EXPECT_EQ(keeper->condition().trouble->code, deployment::ErrorCode::NotWritable);
        EXPECT_TRUE(keeper->read("A"));
    }
    EXPECT_TRUE(keepRow(keptRun("B")).isWritten);
    EXPECT_FALSE(keeper->condition().trouble);
    EXPECT_TRUE(keeper->read("B"));
}

TEST_F(ArchiveKeeperTest, holdsNoSecret)
{
    redactor->addSecret("s3cr3t-value");
    Deployment deployment = keptRun("A").log("10:02", "using s3cr3t-value \"twice\"");
    deployment.log.append(at("10:03"), "Authorization: Bearer abcdefghijkl");
    deployment.log.append(at("10:04"), R"({"password": "hunter2hunter2"} and more)");
    deployment.log.append(
        at("10:05"), "curl https://ops:hunter3hunter3@host/x?token=abcd1234 \\ \"");
    deployment.executor = "s3cr3t-value";
    deployment.progress.steps.front().name = "with s3cr3t-value";
    ASSERT_TRUE(keepWhole(deployment));
    for (const char* secret :
        {"s3cr3t-value", "abcdefghijkl", "hunter2hunter2", "hunter3hunter3", "abcd1234"})
        EXPECT_EQ(content().find(secret), std::string::npos) << secret;
    open();
    EXPECT_EQ(read("A").log.size(), deployment.log.size());
    EXPECT_EQ(read("A").progress.steps.size(), 1U);
    ASSERT_TRUE(keepRow(keptRun("id-s3cr3t-value")).isWritten);
    EXPECT_EQ(content().find("s3cr3t-value"), std::string::npos);
}

/// What an archive must know, kept the simple way.
struct Oracle {
    std::map<std::string, Deployment> rows;
    std::map<std::string, std::size_t> logs; ///< the longest one that was given
};

class RandomArchiveTest : public ArchiveKeeperTest {
protected:
    Deployment randomRun()
    {
        DeploymentBuilder builder("DEP-" + std::to_string(random() % 40));
        builder.status(std::array{"RUNNING", "COMPLETED", "FAILED", "ROLLED_BACK"}.at(random() % 4))
            .version("V" + std::to_string(random() % 5))
            .percentage(double(random() % 101));
        if (random() % 3 == 0)
            builder.end("11:00");
        for (auto entries = random() % 300; entries > 0; --entries)
            builder.log("10:30", "entry \n\t\"quoted\" \\ 生产");
        return builder;
    }
    void step()
    {
        const Deployment deployment = randomRun();
        switch (random() % 6) {
        case 0:
            keeper->tidy({});
            return;
        case 1: // it ends, perhaps in the middle of a line
            keeper.reset();
            if (random() % 2 == 0)
                std::ofstream(path(), std::ios::binary | std::ios::app) << R"({"id":"DEP-1","ver)";
            open();
            return;
        case 2:
        case 3:
            ASSERT_TRUE(keepRow(deployment).isWritten);
            break;
        default:
            ASSERT_TRUE(keepWhole(deployment, random() % 3 == 0));
            oracle.logs[deployment.id] =
                std::max(oracle.logs[deployment.id], deployment.log.size());
        }
        oracle.rows[deployment.id] = deployment;
    }
    void expectOracle()
    {
        EXPECT_EQ(keeper->size(), oracle.rows.size());
        for (const auto& [id, expected] : oracle.rows) {
            const Deployment known = read(id);
            EXPECT_EQ(stateOf(history::summaryOf(known)), stateOf(history::summaryOf(expected)))
                << id;
            EXPECT_EQ(known.log.size(), oracle.logs[id]) << id;
        }
    }

    std::mt19937 random{7};
    Oracle oracle;
};

TEST_F(RandomArchiveTest, whateverHappensTheNewestAndTheRichestIsThere)
{
    std::uint64_t longest = 0;
    bool hasShrunk = false;
    for (int round = 0; round < 800; ++round) {
        ASSERT_NO_FATAL_FAILURE(step());
        hasShrunk = hasShrunk || keeper->condition().bytes < longest;
        longest = std::max(longest, keeper->condition().bytes);
        if (round % 100 == 0)
            expectOracle();
    }
    expectOracle();
    EXPECT_TRUE(hasShrunk);
    open();
    expectOracle();
}

} // namespace

} // namespace sources
