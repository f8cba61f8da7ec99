// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "project_paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using test_support::contentsOf;
using test_support::linesOf;
using test_support::runConsole;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

namespace {

const std::string validateRows = PROJECT_SOURCE_DIR "/mock/data/history-5.json";
const std::string oddities = PROJECT_SOURCE_DIR "/mock/data/oddities.json";

} // namespace

TEST(Validate, aGoodHistoryHasNoProblems)
{
    const auto outcome = runConsole({"validate", validateRows});
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_EQ(outcome.err, "deployment-console-cli: no problems in 5 records\n");
}

TEST(Validate, everyProblemHasItsPlace)
{
    const test_support::TemporaryFolder folder;
    const std::string good =
        R"({"id":"A","version":"V1","environment":"e","deploymentType":"ROLLING",)"
        R"("startTime":"2025-02-15T10:00:00Z","endTime":"2025-02-15T10:01:00Z","status":"COMPLETED",)"
        R"("executor":"x","progress":{"percentage":100,"currentStep":"","steps":[]},)"
        R"("resources":{},"metrics":{"successRate":[],"responseTime":[]},"logs":[]})";
    std::string doubtful = good;
    doubtful.replace(doubtful.find("100"), 3, "\"60\"");
    doubtful.replace(doubtful.find("\"A\""), 3, "\"B\"");
    const std::string source =
        folder.file("a.ndjson", good + "\n{\"id\":\"C\"}\n" + doubtful + '\n');
    const auto outcome = runConsole({"validate", source});
    EXPECT_EQ(outcome.exitCode, 1);
    const auto lines = linesOf(outcome.out);
    ASSERT_GE(lines.size(), 2U) << outcome.out;
    EXPECT_THAT(
        lines.front(), AllOf(StartsWith(source + ":2"), HasSubstr(": error: record 2 (C)")));
    EXPECT_THAT(lines.back(),
        AllOf(StartsWith(source + ":3"),
            HasSubstr(": warning: record 3 (B) /progress/percentage: ")));
    EXPECT_THAT(outcome.err, HasSubstr(std::to_string(lines.size()) + " problems in 3 records"));
}

TEST(Validate, theOddRecordsAreAllFound)
{
    const auto outcome = runConsole({"validate", oddities});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_THAT(outcome.out, Not(IsEmpty()));
    for (const std::string& line : linesOf(outcome.out))
        EXPECT_THAT(line,
            testing::MatchesRegex(
                ".*oddities\\.json:[0-9]+:[0-9]+: (error|warning): record [0-9]+.*"));
}

TEST(Validate, whatIsNoHistoryIsAFailure)
{
    const test_support::TemporaryFolder folder;
    const auto outcome = runConsole({"validate", folder.file("a.json", "null")});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_THAT(linesOf(outcome.err), SizeIs(1));
}

TEST(Validate, writesItsListToAFileToo)
{
    const test_support::TemporaryFolder folder;
    const std::string target = (folder.path() / "problems.txt").string();
    const auto outcome = runConsole({"validate", oddities, "--output", target});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_EQ(contentsOf(target), runConsole({"validate", oddities}).out);
}

TEST(Show, theRecordAsItCame)
{
    const auto outcome = runConsole({"show", validateRows, "DEP-001", "--format", "json"});
    EXPECT_EQ(outcome.exitCode, 0);
    const std::string whole = contentsOf(validateRows);
    const std::string record = outcome.out.substr(0, outcome.out.size() - 1);
    EXPECT_THAT(record, AllOf(StartsWith("{"), testing::EndsWith("}")));
    EXPECT_NE(whole.find(record), std::string::npos);
}

TEST(Show, theGreatestNumbersAreNumbers)
{
    const test_support::TemporaryFolder place;
    for (const std::string value : {"1e308", "-1e308", "1.7976931348623157e308", "1e306"}) {
        const std::string source = place.file("history.json",
            R"({"id":"a","version":"1","environment":"e","deploymentType":"ROLLING","executor":"x",)"
            R"("status":"RUNNING","startTime":"2025-02-15T10:00:00Z","metrics":{"responseTime":[)"
            R"({"time":"2025-02-15T10:00:00Z","value":)"
                + value + "}]}}");
        const auto outcome = test_support::runConsole({"show", source, "a"});
        EXPECT_EQ(outcome.exitCode, 0);
        EXPECT_THAT(outcome.out, Not(HasSubstr("inf ms")));
        EXPECT_THAT(outcome.out, HasSubstr("e+30"));
    }
}

TEST(Show, foreignTextIsHarmless)
{
    const test_support::TemporaryFolder folder;
    const std::string source = folder.file("a.json",
        R"({"id":"A","version":"1.0\u202E0.2","environment":"e\u001b[2J","deploymentType":"ROLLING",)"
        R"("startTime":"2025-02-15T10:00:00Z","status":"RUNNING","executor":"x",)"
        R"("progress":{"percentage":1,"currentStep":"","steps":[{"name":"s\r\n","status":"RUNNING"}]},"resources":{},)"
        R"("metrics":{"successRate":[],"responseTime":[]},"logs":[{"time":"2025-02-15T10:00:00Z","message":"a\nForged: 1\u0007"}]})");
    for (const auto& command : {std::vector<std::string>{"show", source, "A"}, {"list", source}}) {
        const auto outcome = runConsole(command);
        EXPECT_EQ(outcome.exitCode, 0);
        EXPECT_THAT(outcome.out,
            AllOf(Not(HasSubstr("\x1b")), Not(HasSubstr("\u202E")), Not(HasSubstr("\nForged"))));
        EXPECT_THAT(outcome.out, HasSubstr("1.0\\u{202E}0.2"));
    }
}

TEST(Show, aLineOfTheLogHasItsOwnTimeOrNone)
{
    const test_support::TemporaryFolder folder;
    const std::string source = folder.file("a.json",
        R"({"id":"A","version":"1","environment":"e","deploymentType":"ROLLING","executor":"x",)"
        R"("startTime":"2025-02-15T10:00:00Z","status":"RUNNING","logs":[)"
        R"({"time":"2025-02-15T10:03:00Z","message":"one"},{"message":"two"}]})");
    EXPECT_THAT(runConsole({"show", source, "A", "--utc"}).out,
        AllOf(
            HasSubstr("10:03:00+00:00  one\n"), HasSubstr("\n  unknown                    two\n")));
}

TEST(Show, aTimeThatIsStillToComeIsSaidToBe)
{
    const test_support::TemporaryFolder folder;
    const std::string source = folder.file("a.json",
        R"({"id":"A","version":"1","environment":"e","deploymentType":"ROLLING","executor":"x",)"
        R"("startTime":"2025-02-15T10:00:00Z","endTime":"2025-02-15T10:10:00Z",)"
        R"("status":"COMPLETED"})");
    const auto at = [&](const char* now) {
        return runConsole({"show", source, "A", "--utc", "--now", now}).out;
    };
    EXPECT_THAT(at("2025-02-15T10:04:59Z"),
        AllOf(HasSubstr("10:00:00+00:00\n"), HasSubstr("10:10:00+00:00 (in the future)\n")));
    EXPECT_THAT(at("2025-02-15T09:00:00Z"), HasSubstr("10:00:00+00:00 (in the future)\n"));
    EXPECT_THAT(at("2025-02-15T10:10:00Z"), Not(HasSubstr("in the future")));
    EXPECT_THAT(runConsole({"show", source, "A", "--now", "2025-02-15T09:00:00Z"}).err,
        HasSubstr("The start is in the future."));
}

TEST(Show, whetherADeploymentHasEndedIsNotClaimedAgainstItsStatus)
{
    const test_support::TemporaryFolder folder;
    const std::string source = folder.file("a.json",
        R"({"id":"A","version":"1","environment":"e","deploymentType":"ROLLING","executor":"x",)"
        R"("startTime":"2025-02-15T10:00:00Z","endTime":"2025-02-15T10:10:00Z",)"
        R"("status":"RUNNING"})");
    const auto shown = runConsole({"show", source, "A"});
    EXPECT_THAT(shown.out, testing::ContainsRegex("Elapsed +not known whether it has ended"));
    EXPECT_THAT(shown.err, HasSubstr("its status says that it goes on"));
    EXPECT_THAT(
        runConsole({"list", source, "--columns", "id,durationSeconds", "--format", "csv"}).out,
        testing::EndsWith("\nA,\r\n"));
}

TEST(Show, aFailedDeploymentPointsAtWhatFailed)
{
    EXPECT_THAT(
        runConsole({"show", validateRows, "DEP-001"}).out, Not(HasSubstr("look here first")));
    EXPECT_THAT(runConsole({"show", validateRows, "DEP-005"}).out,
        testing::ContainsRegex("FAILED \\(look here first\\)"));
}

TEST(Show, whatAClusterSaysOfAWorkloadIsPrinted)
{
    const std::string rollouts = PROJECT_SOURCE_DIR "/mock/data/rollouts.json";
    const auto outcome = runConsole({"show", rollouts, "demo/shop/checkout/7f9c6d8b54/1"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    const auto printed = linesOf(outcome.out);
    const auto has = [&printed](const std::string& line) {
        return testing::Value(printed, testing::Contains(HasSubstr(line)));
    };
    EXPECT_TRUE(has("Rollout checkout"));
    EXPECT_TRUE(has("Note: Managed by Argo CD"));
    EXPECT_TRUE(has("Step           0/4"));
    EXPECT_TRUE(has("Actual weight  10"));
    EXPECT_TRUE(has("Images         registry.example.com/shop/checkout:v2.3.1 (stable)"));
    EXPECT_TRUE(has("desired 5, current 7, updated 2, ready 5, available 5"));
    EXPECT_TRUE(has("        checkout-7f9c6d8b54-4kd2p  Pod"));
    EXPECT_TRUE(has("used up its memory limit. (back-off 5m0s"));
    EXPECT_TRUE(has("success-rate"));
    EXPECT_TRUE(has("  New version v2.4.0  2 "));
    EXPECT_TRUE(has("  Old version v2.3.1  3 "));
    EXPECT_THAT(runConsole({"show", validateRows, "DEP-001"}).out, Not(HasSubstr("Replicas")));
    auto odd = test_support::console({"show", "-", "A"});
    odd.input = R"({"id":"A","version":"1","environment":"e","status":"RUNNING",)"
                R"("startTime":"2025-02-15T10:00:00Z","workload":{"kind":"Rollout","name":"shop",)"
                R"("strategy":"Canary","replicas":{"desired":5,"ready":0}}})";
    EXPECT_THAT(test_support::launch(odd).out,
        HasSubstr("desired 5, current unknown, updated unknown, ready 0, available unknown"));
    EXPECT_THAT(
        runConsole({"show", rollouts, "demo/shop/catalog/66c5b9f4d7/1", "--format", "json"}).out,
        HasSubstr("\"workload\":{\"kind\":\"Rollout\""));
}
