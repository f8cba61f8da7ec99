// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/demo/built_in_history.h"
#include "deploy/demo/history_generator.h"
#include "server/history_files.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/steps/failed_step.h"
#include "deploy/formats/record/deployment_json.h"
#include "deploy/formats/scan/history_scan.h"
#include "project_paths.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace {

using deployment::Deployment;
using deployment::Status;
using deployment::Timestamp;

const std::string folder = PROJECT_SOURCE_DIR "/mock/data/";

std::string contentOf(const std::string& name)
{
    std::ifstream file(folder + name);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Timestamp at(std::string_view text)
{
    return deployment::parseTimestamp(text).value();
}

TEST(MockData, theDrawnDeploymentIsTheSameInFileAndCode)
{
    const auto decoded = formats::decodeDeployment(contentOf("dep-001.json"));
    ASSERT_TRUE(decoded);
    EXPECT_TRUE(decoded->problems.empty());
    EXPECT_EQ(decoded->deployment, demo::drawnDeployment(at("2025-02-15T10:00:00Z")));
    EXPECT_EQ(decoded->deployment.progress.steps.size(), 9U);
    EXPECT_EQ(decoded->deployment.log.size(), 14U);
    EXPECT_EQ(decoded->deployment.metrics["successRate"].size(), 4U);
}

TEST(MockData, theRolloutsHaveWhatAClusterSays)
{
    const auto history = server::readHistory(folder + "rollouts.json");
    ASSERT_TRUE(history);
    ASSERT_EQ(history->size(), 2U);
    for (const Deployment& deployment : *history) {
        const auto again = formats::decodeDeployment(formats::encodeDeployment(deployment));
        ASSERT_TRUE(again);
        EXPECT_TRUE(again->problems.empty());
        EXPECT_TRUE(again->deployment.workload);
        EXPECT_EQ(again->deployment.workload, deployment.workload);
    }
    EXPECT_EQ(history->front().metrics.series[0].notes.limit, 95);
}

TEST(MockData, theListHoldsTheDrawnRows)
{
    const auto history = server::readHistory(folder + "history-5.json");
    ASSERT_TRUE(history);
    std::vector<std::string> rows;
    const Timestamp now = at("2025-02-15T10:25:00Z");
    for (const Deployment& deployment : *history) {
        const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(
            deployment::durationOf(deployment, now).value());
        rows.push_back(
            deployment::formatDateTime(deployment.start, deployment::Zone::Utc).substr(0, 16) + " "
            + deployment.version + " "
            + std::string(deployment::shortEnvironmentName(deployment.environment)) + " "
            + deployment.status.text + " " + std::to_string(minutes.count()));
    }
    EXPECT_EQ(rows,
        (std::vector<std::string>{"2025-02-15 10:00 V2.1.0 生产 RUNNING 25",
            "2025-02-14 16:00 V2.1.0 预生产 COMPLETED 15",
            "2025-02-13 14:00 V2.1.0 测试 COMPLETED 12",
            "2025-01-20 14:00 V2.0.5 生产 COMPLETED 18",
            "2025-01-18 10:00 V2.0.4 生产 ROLLED_BACK 10"}));
    const Deployment& failed = history->back();
    EXPECT_EQ(failed.progress.steps[*deployment::lastActiveStep(failed)].name, "流量切换");
}

TEST(MockData, odditiesCostOnlyThemselves)
{
    const auto document = formats::Document::open(folder + "oddities.json");
    ASSERT_TRUE(document);
    formats::ScanOptions options;
    options.wholeRecords = true;
    std::vector<std::string> pointers;
    options.onBatch = [&](formats::ScanBatch&& batch) {
        for (const auto& problem : batch.problems)
            pointers.push_back(problem.pointer);
    };
    const auto scanned = formats::scanHistory(**document, options);
    ASSERT_TRUE(scanned);
    EXPECT_EQ(scanned->shape, formats::Shape::Container);
    EXPECT_EQ(scanned->records, 9U);
    EXPECT_EQ(scanned->badRecords, 5U);
    for (const char* pointer :
        {"/version", "/startTime", "/progress/steps", "/metrics/responseTime"})
        EXPECT_EQ(std::count(pointers.begin(), pointers.end(), pointer) > 0, true) << pointer;
}

/// The lines that deployment-mock-generate writes.
std::string generatedLines(std::uint64_t count, std::uint64_t seed)
{
    const demo::HistoryGenerator generator({count, seed, at("2025-06-01T12:00:00Z"), 0, 0});
    std::string lines;
    for (std::uint64_t index = 0; index < count; ++index)
        lines += formats::encodeDeployment(generator.generate(index)) + "\n";
    return lines;
}

TEST(MockData, theSameSeedGivesTheSameBytes)
{
    const std::string lines = generatedLines(300, 7);
    EXPECT_TRUE(lines == generatedLines(300, 7));
    EXPECT_FALSE(lines == generatedLines(300, 8));
}

TEST(MockData, generatedDeploymentsAreOfRealisticSizeAndWithoutProblems)
{
    const std::string lines = generatedLines(1000, 3);
    EXPECT_GT(lines.size(), 2'800U * 1000);
    EXPECT_LT(lines.size(), 4'400U * 1000);
    formats::ScanOptions options;
    options.wholeRecords = true;
    const auto scanned = formats::scanHistory(*formats::Document::fromMemory(lines), options);
    ASSERT_TRUE(scanned);
    EXPECT_EQ(scanned->records, 1000U);
    EXPECT_EQ(scanned->problems, 0U);
}

} // namespace
