// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/formats/record/deployment_json.h"

#include "sample_records.h"

#include <gmock/gmock.h>

#include <cmath>

using namespace formats;
using deployment::ErrorCode;
using deployment::Status;
using deployment::StepStatus;
using deployment::Strategy;
using samples::lines;
using samples::record;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

namespace {

deployment::Timestamp utc(std::string_view text)
{
    return deployment::parseTimestamp(text).value();
}

/// Problems of a record that can be shown.
std::vector<std::string> problemsOf(std::string_view json)
{
    const auto decoded = decodeDeployment(json);
    if (!decoded)
        return {"refused: " + decoded.error().message.toEnglish()};
    return lines(decoded->problems);
}

deployment::Deployment decoded(std::string_view json)
{
    const auto result = decodeDeployment(json);
    EXPECT_TRUE(result) << (result ? ""
                                   : result.error().message.toEnglish() + result.error().cause);
    return result ? result->deployment : deployment::Deployment{};
}

std::string nested(int levels)
{
    return std::string(static_cast<std::size_t>(levels), '[')
        + std::string(static_cast<std::size_t>(levels), ']');
}

} // namespace

TEST(DecodeDeployment, readsTheDeploymentOfTheDesignPageWhole)
{
    const auto result = decodeDeployment(samples::dep001);
    ASSERT_TRUE(result);
    EXPECT_THAT(lines(result->problems), IsEmpty());
    const auto& d = result->deployment;
    EXPECT_EQ(d.id, "DEP-001");
    EXPECT_EQ(d.version, "V2.1.0");
    EXPECT_EQ(d.environment, "生产环境");
    EXPECT_EQ(d.strategy.known, Strategy::BlueGreen);
    EXPECT_EQ(d.status.known, Status::Running);
    EXPECT_EQ(d.start, utc("2025-02-15T10:00:00Z"));
    EXPECT_FALSE(d.end);
    EXPECT_FALSE(d.paused);
    EXPECT_EQ(d.executor, "OPS-李四");
    EXPECT_EQ(d.progress.percentage, 60);
    EXPECT_EQ(d.progress.currentStep, "流量切换");
    ASSERT_EQ(d.progress.steps.size(), 3U);
    EXPECT_EQ(d.progress.steps[0].end, utc("2025-02-15T10:05:00Z"));
    EXPECT_EQ(d.progress.steps[1].status.known, StepStatus::Running);
    EXPECT_FALSE(d.progress.steps[2].start);
    ASSERT_TRUE(sideOf(d.resources, deployment::Side::Blue)
        && sideOf(d.resources, deployment::Side::Green));
    EXPECT_EQ(sideOf(d.resources, deployment::Side::Blue)->nodes, 3);
    EXPECT_EQ(
        sideOf(d.resources, deployment::Side::Green)->image, "registry.example.com/app:v2.0.0");
    EXPECT_EQ(sideOf(d.resources, deployment::Side::Green)->traffic, 50);
    ASSERT_EQ(d.metrics["successRate"].size(), 2U);
    EXPECT_EQ(d.metrics["successRate"][1].value, 99.8);
    EXPECT_EQ(d.metrics["responseTime"][0].value, 85);
    ASSERT_EQ(d.log.size(), 2U);
    EXPECT_EQ(d.log.message(1), "流量切换完成");
    EXPECT_EQ(d.log.time(1), utc("2025-02-15T10:26:00Z"));
}

TEST(DecodeDeployment, whatIsMissingAndOptionalIsNoProblem)
{
    EXPECT_THAT(problemsOf(record("a")), IsEmpty());
    EXPECT_THAT(
        problemsOf(record("a", R"("progress":null,"endTime":null,"logs":null,"metrics":{})")),
        IsEmpty());
}

TEST(DecodeDeployment, furtherMetricsAreKeptWhereTheyAreSeries)
{
    const auto json = record("a",
        R"("metrics":{"errors":[{"time":"2025-02-15T10:00:00Z","value":3},)"
        R"({"time":"2025-02-15T10:01:00Z","value":-4,"unit":"x"}],)"
        R"("host":"a","peaks":[1,2],"none":[],"late":[{"time":"soon"}],)"
        R"("successRate":[{"time":"2025-02-15T10:00:00Z","value":99}]})");
    EXPECT_THAT(problemsOf(json), IsEmpty()) << "unknown fields are no problem";
    const auto metrics = decoded(json).metrics;
    ASSERT_EQ(metrics.series.size(), 3U);
    EXPECT_EQ(metrics.series[0].id, "successRate");
    EXPECT_EQ(metrics["successRate"].size(), 1U);
    EXPECT_TRUE(metrics["responseTime"].empty());
    EXPECT_EQ(metrics.series[2].id, "errors");
    EXPECT_EQ(metrics["errors"].at(1).value, -4);
    EXPECT_TRUE(metrics["host"].empty());
    auto whole = decoded(json);
    EXPECT_EQ(decoded(formats::encodeDeployment(whole)), whole);
    // What is damaged is found there as everywhere.
    EXPECT_THAT(problemsOf(record("a", R"("metrics":{"errors":[{"x":"\ud800"}]})")),
        ElementsAre(HasSubstr("/metrics/errors/0/x")));
}

TEST(DecodeDeployment, whatAClusterSaysIsReadAndWritten)
{
    const auto json = record("a",
        R"("workload":{"kind":"Rollout","name":"shop","namespace":"eu","revision":31,"phase":"Degraded",)"
        R"("message":"m","strategy":"Canary","stepIndex":0,"stepCount":8,"setWeight":20,"actualWeight":0,)"
        R"("continuesAt":"2025-02-15T10:10:00Z",)"
        R"("images":[{"image":"shop:2","roles":["canary","ping"]},{"image":"shop:1"}],)"
        R"("replicas":{"desired":5,"current":6,"updated":1,"ready":4,"available":3},)"
        R"("tree":[{"depth":0,"kind":"Rollout","name":"shop","status":"Degraded"},)"
        R"({"depth":2,"kind":"Pod","name":"p","status":"ErrImagePull","info":"ready:0/1","reason":"container app: no such tag",)"
        R"("reasonParts":[{"container":"app","words":"no such tag"},{"words":"Error","signal":"9","exitCode":"1",)"
        R"("message":"m","lastTime":true}],)"
        R"("created":"2025-02-15T10:00:00Z","unreadySince":"2025-02-15T10:00:01Z","roles":["canary"]},)"
        R"({"depth":2,"kind":"Pod","name":"q","readySince":"2025-02-15T10:00:21Z"}],"notes":["managed by Argo CD"]})");
    EXPECT_THAT(problemsOf(json), IsEmpty());
    const auto whole = decoded(json);
    ASSERT_TRUE(whole.workload);
    const auto& workload = *whole.workload;
    EXPECT_EQ(workload.kind, "Rollout");
    EXPECT_EQ(workload.nameSpace, "eu");
    EXPECT_EQ(workload.revision, 31);
    EXPECT_EQ(workload.message, "m");
    EXPECT_EQ(workload.stepIndex, 0);
    EXPECT_EQ(workload.stepCount, 8);
    EXPECT_EQ(workload.setWeight, 20);
    EXPECT_EQ(workload.actualWeight, 0);
    EXPECT_EQ(workload.continuesAt, utc("2025-02-15T10:10:00Z"));
    ASSERT_EQ(workload.images.size(), 2U);
    EXPECT_THAT(workload.images[0].roles, ElementsAre("canary", "ping"));
    EXPECT_EQ(workload.replicas, (deployment::ReplicaCounts{5, 6, 1, 4, 3}));
    ASSERT_EQ(workload.tree.size(), 3U);
    EXPECT_EQ(workload.tree[1].unreadySince, utc("2025-02-15T10:00:01Z"));
    EXPECT_EQ(workload.tree[1].readySince, std::nullopt);
    EXPECT_EQ(workload.tree[2].readySince, utc("2025-02-15T10:00:21Z"));
    EXPECT_EQ(workload.tree[1].depth, 2);
    EXPECT_EQ(workload.tree[1].created, utc("2025-02-15T10:00:00Z"));
    EXPECT_EQ(workload.tree[1].reason, "container app: no such tag");
    EXPECT_THAT(workload.tree[1].reasonParts,
        ElementsAre(deployment::ReasonPart{.container = "app", .words = "no such tag"},
            deployment::ReasonPart{.isOfLastTime = true,
                .words = "Error",
                .signal = "9",
                .exitCode = "1",
                .message = "m"}));
    EXPECT_THAT(workload.notes, ElementsAre("managed by Argo CD"));
    EXPECT_EQ(decoded(encodeDeployment(whole)), whole);
}

TEST(DecodeDeployment, aCountThatIsNotToldIsNotZeroAndIsNotWritten)
{
    const auto one =
        decoded(record("a", R"("workload":{"replicas":{"available":0,"updated":null}})"));
    EXPECT_EQ(one.workload.value().replicas, (deployment::ReplicaCounts{{}, {}, {}, {}, 0}));
    EXPECT_THAT(encodeDeployment(one), HasSubstr(R"("replicas":{"available":0})"));
    EXPECT_EQ(decoded(encodeDeployment(one)), one);
    const auto none = decoded(record("a", R"("workload":{"name":"x","replicas":{}})"));
    EXPECT_EQ(encodeDeployment(none).find("replicas"), std::string::npos);
}

TEST(DecodeDeployment, withoutAClusterARecordIsWrittenAsBefore)
{
    auto without = decoded(samples::dep001);
    const auto json = encodeDeployment(without);
    EXPECT_EQ(json.find("workload"), std::string::npos);
    EXPECT_EQ(json.find("metricNotes"), std::string::npos);
    EXPECT_FALSE(decoded(record("a", R"("workload":null)")).workload);
    without.workload.emplace();
    EXPECT_EQ(decoded(encodeDeployment(without)), without) << "one of which nothing is known";
}

TEST(DecodeDeployment, whatIsWrongInAWorkloadCostsThatPartAndHasItsPlace)
{
    const auto json = record("a",
        R"("workload":{"name":1,"revision":-1,"stepIndex":"0","setWeight":1.5,"more":{"x":1},)"
        R"("images":[7,{"image":"i","roles":["a",2]}],"replicas":{"ready":"3","desired":2},)"
        R"("tree":[[],{"depth":"1","created":"soon","name":"n"}],"notes":"none","phase":"P","phase":"Q"})");
    EXPECT_THAT(problemsOf(json),
        ElementsAre("warning /workload/name Expected a string.",
            "warning /workload/revision Out of range: -1",
            "warning /workload/stepIndex Expected a number.",
            "warning /workload/setWeight Expected an integer.",
            "warning /workload/images/0 Expected an object.",
            "warning /workload/images/1/roles/1 Expected a string.",
            "warning /workload/replicas/ready Expected a number.",
            "warning /workload/tree/0 Expected an object.",
            "warning /workload/tree/1/depth Expected a number.",
            "warning /workload/tree/1/created Not an RFC 3339 time with an offset: soon",
            "warning /workload/notes Expected a list.",
            "warning /workload/phase Duplicate field; the last one is used."));
    const auto workload = decoded(json).workload.value();
    EXPECT_EQ(workload.phase, "Q");
    EXPECT_FALSE(workload.stepIndex);
    EXPECT_THAT(workload.images.at(0).roles, ElementsAre("a"));
    EXPECT_EQ(workload.replicas, (deployment::ReplicaCounts{2, {}, {}, {}, {}}))
        << "the rest is unknown";
    EXPECT_EQ(workload.tree.at(0).name, "n");
    EXPECT_THAT(problemsOf(record("a", R"("workload":"Rollout")")),
        ElementsAre("warning /workload Expected an object."));
    EXPECT_FALSE(decoded(record("a", R"("workload":[])")).workload);
}

TEST(DecodeDeployment, whatIsSaidOfAMetricIsReadWhereverItStands)
{
    const std::string notes =
        R"("metricNotes":{"latency":{"title":"p99","unit":" ms","limit":500,"worse":"HIGHER",)"
        R"("condition":"result[0] < 500","verdicts":[{"time":"2025-02-15T10:00:00Z","word":"Failed"}],)"
        R"("warnings":["partial"]},"successRate":{"limit":95,"worse":"LOWER"},"none":{"warnings":["no data"]}})";
    const std::string metrics =
        R"("metrics":{"latency":[{"time":"2025-02-15T10:00:00Z","value":700}]})";
    const auto before = decoded(record("a", notes + ',' + metrics));
    EXPECT_EQ(decoded(record("a", metrics + ',' + notes)), before);
    EXPECT_THAT(problemsOf(record("a", notes + ',' + metrics)), IsEmpty());
    ASSERT_EQ(before.metrics.series.size(), 4U);
    EXPECT_EQ(before.metrics.series[0].notes.limit, 95);
    EXPECT_EQ(before.metrics.series[0].notes.worse, deployment::Worse::Lower);
    EXPECT_EQ(before.metrics.series[2].id, "latency");
    EXPECT_EQ(before.metrics.series[2].notes.title, "p99");
    EXPECT_EQ(before.metrics.series[2].notes.condition, "result[0] < 500");
    EXPECT_EQ(before.metrics.series[2].notes.verdicts.at(0).word, "Failed");
    EXPECT_EQ(before.metrics.series[2].points.size(), 1U);
    EXPECT_THAT(before.metrics.series[3].notes.warnings, ElementsAre("no data"));
    EXPECT_EQ(decoded(encodeDeployment(before)), before);
}

TEST(DecodeDeployment, whatIsWrongInTheNotesOfAMetricCostsThatPartAndHasItsPlace)
{
    const auto json = record("a",
        R"("metricNotes":{"x":{"limit":"5","worse":"lower","title":2,"more":[],"verdicts":)"
        R"([{"time":"2025-02-15T10:01:00Z","word":"b"},{"word":"c"},{"time":"2025-02-15T10:00:00Z"},3]},)"
        R"("y":[],"x":{"unit":"s"}})");
    EXPECT_THAT(problemsOf(json),
        ElementsAre("warning /metricNotes/x/limit Expected a number.",
            "warning /metricNotes/x/worse “lower” was read as LOWER; only upper and lower case "
            "differ.",
            "warning /metricNotes/x/title Expected a string.",
            "warning /metricNotes/x/verdicts/1/time The field is missing.",
            "warning /metricNotes/x/verdicts/3 Expected an object.",
            "warning /metricNotes/x/verdicts The points are not in time order; they are shown "
            "sorted.",
            "warning /metricNotes/y Expected an object.",
            "warning /metricNotes/x Duplicate field; the last one is used."));
    const auto metrics = decoded(json).metrics;
    ASSERT_EQ(metrics.series.size(), 3U);
    EXPECT_EQ(metrics.series[2].notes.unit, "s");
    EXPECT_FALSE(metrics.series[2].notes.limit);
    EXPECT_THAT(problemsOf(record("a", R"("metricNotes":[])")),
        ElementsAre("warning /metricNotes Expected an object."));
}

TEST(DecodeDeployment, aServiceIsReadWhereThereIsOne)
{
    EXPECT_EQ(decoded(record("a")).service, "");
    EXPECT_EQ(decoded(record("a", R"("service":"checkout")")).service, "checkout");
    EXPECT_THAT(problemsOf(record("a", R"("service":null)")), IsEmpty());
    EXPECT_THAT(problemsOf(record("a", R"("service":7)")),
        ElementsAre(testing::StartsWith("warning /service ")));
    auto with = decoded(record("a"));
    EXPECT_EQ(formats::encodeDeployment(with).find("service"), std::string::npos);
    with.service = "账单";
    EXPECT_EQ(decoded(formats::encodeDeployment(with)), with);
}

TEST(DecodeDeployment, strategyAndExecutorAreExpected)
{
    EXPECT_THAT(problemsOf(R"({"id":"a","version":"1","environment":"e","status":"RUNNING",)"
                           R"("startTime":"2025-01-01T00:00:00Z"})"),
        ElementsAre("warning /deploymentType The field is missing.",
            "warning /executor The field is missing."));
}

TEST(DecodeDeployment, aMissingRequiredFieldRefusesTheRecordWithItsPlace)
{
    for (const std::string field : {"id", "version", "environment", "status", "startTime"}) {
        auto json = record("a");
        json.replace(json.find('"' + field + '"'), field.size() + 2, "\"renamed\"");
        const auto result = decodeDeployment(json);
        ASSERT_FALSE(result) << field;
        EXPECT_EQ(result.error().code, ErrorCode::BadFormat);
        EXPECT_EQ(result.error().message.toEnglish(),
            "The field /" + field + " is missing or invalid (line 1, column 1).");
    }
}

TEST(DecodeDeployment, anEmptyIdIsRefused)
{
    const auto result = decodeDeployment(record(""));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().cause, "The id is empty.");
}

TEST(DecodeDeployment, ofAFieldThatStandsTwiceTheLastOneCounts)
{
    const auto json =
        record("a", R"("executor":"late","progress":{"percentage":1,"percentage":2})");
    EXPECT_EQ(decoded(json).executor, "late");
    EXPECT_EQ(decoded(json).progress.percentage, 2);
    EXPECT_THAT(problemsOf(json),
        ElementsAre("warning /executor Duplicate field; the last one is used.",
            "warning /progress/percentage Duplicate field; the last one is used."));
    EXPECT_EQ(decoded(record("a", R"("id":"b")")).id, "b");
}

TEST(DecodeDeployment, wrongTypesCostOnlyTheirField)
{
    const auto json = record("a",
        R"("progress":{"percentage":"60","currentStep":7,"steps":{}},"resources":[],)"
        R"("metrics":{"successRate":3},"logs":"none","paused":"yes","endTime":12345)");
    EXPECT_THAT(problemsOf(json),
        ElementsAre("warning /progress/percentage Expected a number.",
            "warning /progress/currentStep Expected a string.",
            "warning /progress/steps Expected a list.", "warning /resources Expected an object.",
            "warning /metrics/successRate Expected a list.", "warning /logs Expected a list.",
            "warning /paused Expected true or false.",
            "warning /endTime Expected a time as a string (RFC 3339)."));
    EXPECT_FALSE(decoded(json).progress.percentage);
}

TEST(DecodeDeployment, aRequiredFieldOfAWrongTypeRefusesTheRecord)
{
    EXPECT_FALSE(decodeDeployment(record("a", R"("version":2)")));
    EXPECT_FALSE(decodeDeployment(record("a", R"("startTime":1739613600)")));
    EXPECT_FALSE(decodeDeployment(record("a", R"("status":null)")));
}

TEST(DecodeDeployment, percentagesThatAreNoneAreToldOf)
{
    const auto percentage = [](std::string_view text) {
        return record("a", R"("progress":{"percentage":)" + std::string(text) + '}');
    };
    EXPECT_EQ(decoded(percentage("-5")).progress.percentage, -5);
    EXPECT_THAT(problemsOf(percentage("-5")),
        ElementsAre("warning /progress/percentage Not between 0 and 100 percent: -5"));
    EXPECT_THAT(problemsOf(percentage("101")), ElementsAre(HasSubstr("100 percent: 101")));
    EXPECT_THAT(
        problemsOf(percentage("9223372036854775808")), ElementsAre(HasSubstr("100 percent")));
    EXPECT_THAT(problemsOf(percentage("1e400")), ElementsAre(HasSubstr("Out of range: 1e400")));
    EXPECT_THAT(problemsOf(percentage("\"NaN\"")), ElementsAre(HasSubstr("Expected a number")));
    EXPECT_THAT(problemsOf(percentage("NaN")), ElementsAre(HasSubstr("Expected a number")));
    EXPECT_EQ(decoded(percentage("12.9")).progress.percentage, 12.9);
    EXPECT_THAT(problemsOf(percentage("12.9")), IsEmpty());
    EXPECT_THAT(problemsOf(percentage("1e2")), IsEmpty());
    for (const auto* broken : {"012", "1.", ".5", "+1", "1e", "0x10", "--1", "true"})
        EXPECT_THAT(problemsOf(percentage(broken)), ElementsAre(HasSubstr("Expected a number")))
            << broken;
}

TEST(DecodeDeployment, unknownWordsAndFieldsAreNoProblem)
{
    const auto json = record("a",
        R"("deploymentStage":"x","deep":{"a":[1,{"b":null}]},"progress":{"more":true,"steps":[{"name":"s","status":"SKIPPED","extra":1}]})",
        "ON_HOLD");
    EXPECT_THAT(problemsOf(json), IsEmpty());
    EXPECT_EQ(decoded(json).status.known, Status::Unknown);
    EXPECT_EQ(decoded(json).status.text, "ON_HOLD");
    EXPECT_EQ(decoded(json).progress.steps.at(0).status.text, "SKIPPED");
}

TEST(DecodeDeployment, measuresThatCannotBeAreKeptWithAWarning)
{
    const auto json = record("a",
        R"("metrics":{"successRate":[{"time":"2025-02-15T10:00:00Z","value":100.5},)"
        R"({"time":"2025-02-15T10:01:00Z","value":100}],)"
        R"("responseTime":[{"time":"2025-02-15T10:00:00Z","value":-1},)"
        R"({"time":"2025-02-15T10:01:00Z","value":0}]},)"
        R"("resources":{"blueEnv":{"nodes":-1,"traffic":101},"greenEnv":{"containers":-2,)"
        R"("traffic":-1}})");
    EXPECT_THAT(problemsOf(json),
        ElementsAre("warning /metrics/successRate/0/value Not between 0 and 100 percent: 100.5",
            "warning /metrics/responseTime/0/value Out of range: -1",
            "warning /resources/blueEnv/nodes Out of range: -1",
            "warning /resources/blueEnv/traffic Not between 0 and 100 percent: 101",
            "warning /resources/greenEnv/containers Out of range: -2",
            "warning /resources/greenEnv/traffic Not between 0 and 100 percent: -1"));
    EXPECT_EQ(decoded(json).metrics["successRate"].at(0).value, 100.5);
    EXPECT_EQ(decoded(json).metrics["responseTime"].at(0).value, -1);
}

TEST(DecodeDeployment, knownWordsInAnotherLetterCaseAreKnownWithAWarning)
{
    const auto json = R"({"id":"a","version":"1","environment":"e","deploymentType":"canary",)"
                      R"("executor":"x","status":"Rolled_Back","startTime":"2025-02-15T10:00:00Z",)"
                      R"("endTime":"2025-02-15T10:10:00Z","progress":{"steps":[{"name":"s",)"
                      R"("status":"Completed"},{"name":"t","status":"Shadowed"}]}})";
    const auto whole = decoded(json);
    EXPECT_EQ(whole.status, deployment::openStatus("ROLLED_BACK"));
    EXPECT_EQ(whole.strategy, deployment::openStrategy("CANARY"));
    EXPECT_EQ(whole.progress.steps.at(0).status, deployment::openStepStatus("COMPLETED"));
    EXPECT_EQ(whole.progress.steps.at(1).status.text, "Shadowed");
    EXPECT_THAT(problemsOf(json),
        UnorderedElementsAre(HasSubstr("warning /deploymentType “canary” was read as CANARY"),
            HasSubstr("warning /status “Rolled_Back” was read as ROLLED_BACK"),
            HasSubstr("warning /progress/steps/0/status “Completed” was read as COMPLETED")));
}

TEST(DecodeDeployment, timesThatAreNoneAreToldOf)
{
    for (const auto* time : {"2025-02-15T10:00:00", "2025-02-30T10:00:00Z", "2025-02-15", "now",
             "2025-06-30T23:59:60Z", ""}) {
        EXPECT_FALSE(decodeDeployment(record("a", {}, "RUNNING", time))) << time;
        const auto json = record("a", R"("endTime":")" + std::string(time) + '"');
        EXPECT_FALSE(decoded(json).end) << time;
        EXPECT_THAT(
            problemsOf(json), ElementsAre(HasSubstr("warning /endTime Not an RFC 3339 time")))
            << time;
    }
    EXPECT_THAT(problemsOf(record("a", {}, "RUNNING", "0000-01-01T00:00:00Z")),
        ElementsAre("warning /startTime The year is not between 0001 and 9999 (in UTC): "
                    "0000-01-01T00:00:00Z"));
    // Each is a time whose year in UTC has another number of digits than it is written with.
    for (const std::string time : {"9999-12-31T23:59:59-00:01", "0001-01-01T00:00:00+00:01"}) {
        EXPECT_THAT(problemsOf(record("a", R"("endTime":")" + time + '"')),
            testing::Contains(
                "warning /endTime The year is not between 0001 and 9999 (in UTC): " + time));
        EXPECT_THAT(problemsOf(record("a",
                        R"("progress":{"steps":[{"name":"s","status":"PENDING","startTime":")"
                            + time + R"("}]})")),
            ElementsAre(HasSubstr("warning /progress/steps/0/startTime The year is not between")));
    }
    for (const char* time : {"9999-01-01T00:00:00Z", "1970-01-01T00:00:00Z"}) {
        EXPECT_THAT(problemsOf(record("a", {}, "RUNNING", time)),
            ElementsAre("warning /startTime The year is implausible."));
        EXPECT_EQ(decoded(record("a", {}, "RUNNING", time)).start, utc(time)) << "it stays";
    }
}

/// One of them would stretch the axis of a page to decades, and nothing could be told apart on it.
TEST(DecodeDeployment, aMomentThatCannotBeIsLeftOutOfWhatThePartsOfARecordTell)
{
    constexpr auto what = "The year is implausible; this time is left out.";
    const std::string good = R"("2025-02-15T10:01:00Z")";
    for (const std::string bad :
        {R"("9999-01-01T00:00:00Z")", R"("1970-01-01T08:00:00+08:00")", R"("1969-12-31T17:00:00Z")",
            R"("2200-01-01T00:00:00Z")", R"("1601-01-01T00:00:00Z")"}) {
        const auto json = record("a",
            R"("progress":{"steps":[{"name":"s","startTime":)" + good + R"(,"endTime":)" + bad
                + R"(}]},"metrics":{"successRate":[{"time":)" + bad + R"(,"value":1},{"time":)"
                + good + R"(,"value":2}],"queue":[{"time":)" + good + R"(,"value":3},{"time":)"
                + bad + R"(,"value":4}]},"metricNotes":{"queue":{"verdicts":[{"time":)" + bad
                + R"(,"word":"Failed"}]}},"logs":[{"time":)" + good
                + R"(,"message":"one"},{"time":)" + bad + R"(,"message":"two"}])");
        EXPECT_THAT(problemsOf(json),
            ElementsAre(std::string("warning /progress/steps/0/endTime ") + what,
                std::string("warning /metrics/successRate/0/time ") + what,
                std::string("warning /metrics/queue/1/time ") + what,
                std::string("warning /metricNotes/queue/verdicts/0/time ") + what,
                std::string("warning /logs/1/time ") + what))
            << bad;
        const auto whole = decoded(json);
        EXPECT_EQ(whole.progress.steps.at(0).start, utc("2025-02-15T10:01:00Z"));
        EXPECT_FALSE(whole.progress.steps[0].end);
        ASSERT_EQ(whole.metrics["successRate"].size(), 1U);
        EXPECT_EQ(whole.metrics["successRate"][0].value, 2);
        ASSERT_EQ(whole.metrics["queue"].size(), 1U);
        EXPECT_EQ(whole.metrics["queue"][0].value, 3);
        EXPECT_EQ(whole.log.message(1), "two") << "the line stays";
        EXPECT_EQ(whole.log.time(1), utc("2025-02-15T10:01:00Z"));
    }
    const auto early =
        record("a", R"("progress":{"steps":[{"startTime":"1970-01-02T00:00:00Z"}]})");
    EXPECT_THAT(problemsOf(early),
        ElementsAre(HasSubstr("warning /progress/steps/0/startTime This time lies")));
    EXPECT_TRUE(decoded(early).progress.steps[0].start);
}

/// A clock that is off by decades in one part: nothing could be told apart on the axis.
TEST(DecodeDeployment, aMomentYearsAwayFromAllOthersIsToldOfAndIsInNoCurve)
{
    const std::string near = R"("2025-02-15T10:01:00Z")";
    for (const std::string far : {R"("1985-03-01T00:00:00Z")", R"("2035-02-16T00:00:00Z")"}) {
        const auto json = record("a",
            R"("logs":[{"time":)" + near + R"(,"message":"one"},{"time":)" + far
                + R"(,"message":"two"},{"time":)" + near
                + R"(,"message":"three"}],"metrics":{"successRate":[{"time":)" + near
                + R"(,"value":1},{"time":)" + near + R"(,"value":2}],"queue":[{"time":)" + far
                + R"(,"value":3}]},"endTime":"2025-02-15T10:30:00Z","progress":{"steps":[)"
                + R"({"name":"s","startTime":)" + far + R"(,"endTime":)" + near + "}]}");
        EXPECT_THAT(problemsOf(json),
            testing::IsSupersetOf({HasSubstr("warning /progress/steps/0/startTime This time lies "
                                             "more than ten years away"),
                HasSubstr("warning /metrics/queue There are points"),
                HasSubstr("warning /logs There are lines")}))
            << far;
        const auto whole = decoded(json);
        EXPECT_EQ(whole.progress.steps.at(0).start, utc(far.substr(1, 20)))
            << "it is said as the record has it";
        EXPECT_EQ(whole.metrics["successRate"].size(), 2U);
        EXPECT_TRUE(whole.metrics["queue"].empty());
        EXPECT_EQ(whole.log.message(1), "two");
    }
    const std::string still =
        record("a", R"("progress":{"steps":[{"name":"s","startTime":"2034-12-31T00:00:00Z"}]})");
    EXPECT_THAT(problemsOf(still), IsEmpty()) << "not more than ten years";
    const std::string clock =
        R"("progress":{"steps":[{"name":"s","startTime":)" + near + R"(,"endTime":)" + near + "}]}";
    EXPECT_THAT(problemsOf(record("a", clock, "RUNNING", "1999-01-01T00:00:00Z")),
        ElementsAre(HasSubstr("warning /startTime This time lies")))
        << "the others agree";
}

TEST(DecodeDeployment, anEndOfWhatGoesOnIsToldOf)
{
    for (const char* status : {"RUNNING", "PENDING"})
        EXPECT_THAT(problemsOf(record("a", R"("endTime":"2025-02-15T10:10:00Z")", status)),
            ElementsAre("warning /endTime The deployment has an end time, but its status says that "
                        "it goes on."));
    EXPECT_THAT(
        problemsOf(record("a", R"("endTime":"2025-02-15T10:10:00Z")", "COMPLETED")), IsEmpty());
    EXPECT_THAT(problemsOf(record("a", R"("endTime":"2025-02-15T10:10:00Z")", "BAKING")), IsEmpty())
        << "who knows";
}

TEST(DecodeDeployment, theZeroOfAClockIsNoTime)
{
    const std::string zeros =
        R"("endTime":"0001-01-01T00:00:00Z","progress":{"steps":[)"
        R"({"name":"a","status":"RUNNING","startTime":"2025-02-15T10:00:00Z",)"
        R"("endTime":"0001-01-01T00:00:00Z"},{"name":"b","status":"PENDING",)"
        R"("startTime":"0001-01-01T00:00:00+00:00","endTime":null}]},)"
        R"("logs":[{"time":"2025-02-15T10:01:00Z","message":"a"},)"
        R"({"time":"0001-01-01T00:00:00.000Z","message":"b"}])";
    EXPECT_THAT(problemsOf(record("a", zeros)), IsEmpty());
    const auto running = decoded(record("a", zeros));
    EXPECT_FALSE(running.end);
    EXPECT_FALSE(running.progress.steps[0].end);
    EXPECT_FALSE(running.progress.steps[1].start);
    EXPECT_EQ(running.log.time(1), utc("2025-02-15T10:01:00Z")) << "that of the entry before it";
    EXPECT_EQ(running.log.ownTime(1), deployment::unknownTime);

    const auto completed = record("a", R"("endTime":"0001-01-01T00:00:00Z")", "COMPLETED");
    EXPECT_FALSE(decoded(completed).end);
    EXPECT_THAT(problemsOf(completed),
        ElementsAre("warning /endTime The deployment is finished, but its end time is missing."));
    const auto pending = record("a", {}, "PENDING", "0001-01-01T00:00:00Z");
    EXPECT_EQ(decoded(pending).start, deployment::unknownTime);
    EXPECT_THAT(problemsOf(pending), IsEmpty());
    EXPECT_THAT(problemsOf(record("a", {}, "RUNNING", "0001-01-01T00:00:01Z")),
        ElementsAre("warning /startTime The year is implausible."));
}

TEST(DecodeDeployment, theEndOfAllTimeIsNoTimeEither)
{
    for (const std::string time :
        {"9999-12-31T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "9999-12-31 23:59:59+00:00"}) {
        const auto running = record("a", R"("endTime":")" + time + '"');
        EXPECT_FALSE(decoded(running).end) << time;
        EXPECT_THAT(problemsOf(running), IsEmpty()) << time;
    }
    const auto early = record("a", R"("endTime":"9999-12-30T23:59:59Z")");
    EXPECT_EQ(decoded(early).end, utc("9999-12-30T23:59:59Z"));
    EXPECT_THAT(problemsOf(early), ElementsAre("warning /endTime The year is implausible."));
}

TEST(DecodeDeployment, aFinishedDeploymentHasAnEnd)
{
    for (const auto* status : {"COMPLETED", "FAILED", "ROLLED_BACK"})
        EXPECT_THAT(problemsOf(record("a", {}, status)),
            ElementsAre(
                "warning /endTime The deployment is finished, but its end time is missing."));
    for (const auto* status : {"RUNNING", "PENDING", "ON_HOLD"})
        EXPECT_THAT(problemsOf(record("a", {}, status)), IsEmpty());
}

TEST(DecodeDeployment, anEscapeWithoutACharacterCostsItsField)
{
    EXPECT_FALSE(decodeDeployment(record("\\ud800")));
    const auto json = record("a",
        R"("executor":"\ud800 x","logs":[{"time":"2025-02-15T10:00:00Z","message":"\udc00"}])");
    EXPECT_EQ(decoded(json).executor, "");
    EXPECT_EQ(decoded(json).log.size(), 0U);
    EXPECT_THAT(problemsOf(json),
        ElementsAre(HasSubstr("Duplicate field"),
            HasSubstr("warning /executor The string contains an invalid escape"),
            HasSubstr("warning /logs/0/message The string contains an invalid escape")));
}

TEST(DecodeDeployment, anEntryOfTheLogThatIsATextIsItsMessage)
{
    const auto json = record(
        "a", R"("logs":["first",{"time":"2025-02-15T10:00:00Z","message":"second"},"third",7,""])");
    const deployment::Log log = decoded(json).log;
    ASSERT_EQ(log.size(), 4U);
    EXPECT_EQ(log.message(0), "first");
    EXPECT_EQ(log.time(0), deployment::unknownTime);
    EXPECT_EQ(log.message(2), "third");
    EXPECT_EQ(log.time(2), log.time(1));
    EXPECT_EQ(log.message(3), "");
    EXPECT_THAT(problemsOf(json),
        testing::IsSupersetOf({"warning /logs/0/time The field is missing.",
            "warning /logs/2/time The field is missing.", "warning /logs/3 Expected an object."}));
}

TEST(DecodeDeployment, aNullCharacterIsKept)
{
    EXPECT_EQ(decoded(record("a\\u0000b")).id, std::string("a\0b", 3));
}

TEST(DecodeDeployment, invalidUtf8RefusesTheRecordWithItsPlace)
{
    const auto result = decodeDeployment("{\n\"id\": \"\xC3(\"}");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message.toEnglish(), "The record can't be read (line 2, column 8).");
    EXPECT_EQ(result.error().cause, "The text is not valid UTF-8.");
}

TEST(DecodeDeployment, nestingBeyond64LevelsIsRefused)
{
    EXPECT_THAT(problemsOf(record("a", R"("x":)" + nested(63))), IsEmpty());
    const auto tooDeep = decodeDeployment(record("a", R"("x":)" + nested(64)));
    ASSERT_FALSE(tooDeep);
    EXPECT_EQ(tooDeep.error().cause, "Nested deeper than 64 levels.");
    // Below a field of the schema, and as deep as a hostile file would go.
    EXPECT_FALSE(decodeDeployment(record("a", R"("logs":[)" + nested(63) + "]")));
    EXPECT_THAT(problemsOf(record("a", R"("logs":[)" + nested(62) + "]")),
        ElementsAre("warning /logs/0 Expected an object."));
    EXPECT_FALSE(decodeDeployment(nested(1'000'000)));
    EXPECT_FALSE(decodeDeployment(record("a", R"("x":)" + std::string(1'000'000, '['))));
}

TEST(DecodeDeployment, malformedJsonIsRefusedWithItsPlace)
{
    const auto place = [](std::string_view json) {
        const auto result = decodeDeployment(json);
        return result ? "accepted"
                      : result.error().message.toEnglish() + ' ' + result.error().cause;
    };
    EXPECT_EQ(place("{\n  \"id\": \"a\",\n  \"version\" \"b\"}"),
        "The record can't be read (line 3, column 13). This is not valid JSON.");
    EXPECT_THAT(place("{\"id\":\"a\""), HasSubstr("(line 1, column 10). The JSON ends too early."));
    EXPECT_THAT(place(""), HasSubstr("ends too early"));
    EXPECT_THAT(place(record("a", R"("x":)" + std::string(80, '[') + std::string(80, ']'))),
        HasSubstr("nested deeper than 64 levels (line 1, column "));
    std::string wide;
    for (const char c : record("a"))
        wide += {c, '\0'};
    EXPECT_THAT(place("\xFF\xFE" + wide), HasSubstr("it looks like UTF-16"));
    EXPECT_THAT(place(wide), HasSubstr("it looks like UTF-16"));
    EXPECT_THAT(place("[]"), HasSubstr("The record is not an object."));
    EXPECT_THAT(place("null"), HasSubstr("The record is not an object."));
    EXPECT_THAT(place(record("a") + " x"), HasSubstr("This is not valid JSON."));
    EXPECT_THAT(place(record("a", R"("x":[1,,2])")), HasSubstr("This is not valid JSON."));
    EXPECT_THAT(place(record("a", R"("x":[1,])")), HasSubstr("This is not valid JSON."));
    EXPECT_THAT(place(record("a", R"("x":"tab	")")), HasSubstr("This is not valid JSON."));
    EXPECT_THAT(place(record("a", R"("x":1,)")), HasSubstr("This is not valid JSON."));
}

TEST(DecodeDeployment, namesMayBeEscaped)
{
    auto json = record("a");
    json.replace(json.find("\"id\""), 4, R"("\u0069d")");
    EXPECT_EQ(decoded(json).id, "a");
}

TEST(DecodeDeployment, pausedIsAnOptionalFlag)
{
    EXPECT_TRUE(decoded(record("a", R"("paused":true)")).paused);
    EXPECT_FALSE(decoded(record("a", R"("paused":false)")).paused);
}

TEST(DecodeDeployment, doubtfulMetricsCostOnlyTheirPoints)
{
    const auto series = [](std::string_view points) {
        return record("a", R"("metrics":{"successRate":[)" + std::string(points) + "]}");
    };
    const auto gaps = decoded(series(R"({"time":"2025-02-15T10:00:00Z","value":null},)"
                                     R"({"time":"2025-02-15T10:01:00Z","value":NaN},)"
                                     R"({"time":"2025-02-15T10:02:00Z"},)"
                                     R"({"time":"2025-02-15T10:02:00Z","value":1e12})"))
                          .metrics["successRate"];
    ASSERT_EQ(gaps.size(), 4U);
    EXPECT_TRUE(
        std::isnan(gaps[0].value) && std::isnan(gaps[1].value) && std::isnan(gaps[2].value));
    EXPECT_EQ(gaps[3].value, 1e12);

    const auto endless = series(R"({"time":"2025-02-15T10:00:00Z","value":Infinity},)"
                                R"({"time":"2025-02-15T10:01:00Z","value":-Infinity})");
    EXPECT_THAT(problemsOf(endless),
        ElementsAre("warning /metrics/successRate/0/value Not a finite number; shown as a gap.",
            "warning /metrics/successRate/1/value Not a finite number; shown as a gap."));
    EXPECT_TRUE(std::isnan(decoded(endless).metrics["successRate"].at(0).value));

    const auto text = series(R"({"time":"2025-02-15T10:00:00Z","value":"99"})");
    EXPECT_THAT(
        problemsOf(text), ElementsAre("warning /metrics/successRate/0/value Expected a number."));
    EXPECT_TRUE(std::isnan(decoded(text).metrics["successRate"].at(0).value));

    const auto unsorted = series(R"({"time":"2025-02-15T10:02:00Z","value":2},)"
                                 R"({"time":"2025-02-15T10:00:00Z","value":1},)"
                                 R"({"time":"2025-02-15T10:02:00Z","value":3})");
    EXPECT_THAT(
        problemsOf(unsorted), ElementsAre(HasSubstr("warning /metrics/successRate The points")));
    const auto sorted = decoded(unsorted).metrics["successRate"];
    EXPECT_EQ(sorted[0].value, 1);
    EXPECT_EQ(sorted[1].value, 2);
    EXPECT_EQ(sorted[2].value, 3);

    const auto numericTime = series(R"({"time":1739613600,"value":2},{"value":3},7)");
    EXPECT_THAT(problemsOf(numericTime),
        ElementsAre("warning /metrics/successRate/0/time Expected a time as a string (RFC 3339).",
            "warning /metrics/successRate/1/time The field is missing.",
            "warning /metrics/successRate/2 Expected an object."));
    EXPECT_THAT(decoded(numericTime).metrics["successRate"], IsEmpty());
}

TEST(DecodeDeployment, doubtfulStepsAreWarnedOf)
{
    const auto steps = [](std::string_view list) {
        return record("a", R"("progress":{"steps":[)" + std::string(list) + "]}");
    };
    EXPECT_THAT(
        problemsOf(steps(R"({"name":"s","status":"COMPLETED","startTime":"2025-02-15T10:00:00Z",)"
                         R"("endTime":"2025-02-15T09:00:00Z"})")),
        ElementsAre("warning /progress/steps/0/endTime The end is before the start."));
    EXPECT_THAT(problemsOf(steps(R"({"name":"s","status":"PENDING","parent":"s"},{},"x")")),
        ElementsAre("warning /progress/steps/2 Expected an object."));
    std::string thousand = R"({"name":"s"})";
    for (int i = 1; i < 1000; ++i)
        thousand += R"(,{"name":"s"})";
    EXPECT_EQ(decoded(steps(thousand)).progress.steps.size(), 1000U);
}

TEST(DecodeDeployment, whatIsStillToComeIsWarnedOfWhereItIsKnownWhatTimeItIs)
{
    const auto json = record("a", R"("executor":"x")"); // of 2025
    const auto read = [&](const char* now) {
        const auto whole = decodeDeployment(json, utc(now));
        std::vector<std::string> problems;
        for (const auto& problem : whole->problems)
            problems.push_back(problem.pointer + ' ' + problem.message.toEnglish());
        return problems;
    };
    EXPECT_THAT(
        read("2024-01-01T00:00:00Z"), testing::Contains("/startTime The start is in the future."));
    EXPECT_THAT(
        read("2026-01-01T00:00:00Z"), testing::Not(testing::Contains(HasSubstr("in the future"))));
}

TEST(DecodeDeployment, trafficThatDoesNotAddUpIsWarnedOf)
{
    const auto traffic = [](std::string_view blue, std::string_view green) {
        return record("a",
            R"("resources":{"blueEnv":{"traffic":)" + std::string(blue)
                + R"(},"greenEnv":{"traffic":)" + std::string(green) + "}}");
    };
    EXPECT_THAT(problemsOf(traffic("50", "50")), IsEmpty());
    EXPECT_THAT(problemsOf(traffic("33.3", "66.7")), IsEmpty());
    EXPECT_THAT(problemsOf(traffic("50", "null")), IsEmpty());
    EXPECT_THAT(
        problemsOf(traffic("70", "50")), ElementsAre(HasSubstr("warning /resources The traffic")));
    EXPECT_THAT(problemsOf(traffic("120", "-20")),
        ElementsAre(HasSubstr("/resources/blueEnv/traffic Not between"),
            HasSubstr("/resources/greenEnv/traffic Not between")));
    EXPECT_FALSE(sideOf(
        decoded(record("a", R"("resources":{"blueEnv":{}})")).resources, deployment::Side::Green));
}

TEST(DecodeDeployment, trafficThatCannotBeIsWarnedOfAndNotKnown)
{
    const auto shareOf = [](const std::string& text) {
        const auto json = record("a", R"("resources":{"blueEnv":{"traffic":)" + text + "}}");
        const auto read = decoded(json);
        const auto* const slot = sideOf(read.resources, deployment::Side::Blue);
        return std::pair(slot->traffic, static_cast<int>(problemsOf(json).size()));
    };
    for (const char* text : {"150", "-5", "100.001", "-0.001"})
        EXPECT_EQ(shareOf(text), std::pair(std::optional<double>(), 1)) << text;
    EXPECT_EQ(shareOf("0"), std::pair(std::optional(0.0), 0));
    EXPECT_EQ(shareOf("100"), std::pair(std::optional(100.0), 0));
}

TEST(DecodeDeployment, countsAreWholeNumbersFromZero)
{
    const auto nodes = [](std::string_view text) {
        return record("a", R"("resources":{"blueEnv":{"nodes":)" + std::string(text) + "}}");
    };
    EXPECT_EQ(sideOf(decoded(nodes("3.0")).resources, deployment::Side::Blue)->nodes, 3);
    EXPECT_THAT(problemsOf(nodes("12.9")), ElementsAre(HasSubstr("Expected an integer.")));
    EXPECT_THAT(problemsOf(nodes("-1")), ElementsAre(HasSubstr("Out of range: -1")));
    EXPECT_THAT(problemsOf(nodes("1e300")), ElementsAre(HasSubstr("Out of range")));
    EXPECT_THAT(problemsOf(nodes("true")), ElementsAre(HasSubstr("Expected a number.")));
}

TEST(DecodeDeployment, aLogEntryWithoutUsableTimeStandsAtThatOfTheOneBefore)
{
    const auto json = record("a",
        R"("logs":[{"time":"2025-02-15T10:00:00Z","message":"one"},{"time":"later","message":"two"},)"
        R"({"message":"three"},{"time":"2025-02-15T10:00:00Z"}])");
    const auto log = decoded(json).log;
    ASSERT_EQ(log.size(), 3U);
    EXPECT_EQ(log.time(1), log.time(0));
    EXPECT_EQ(log.message(2), "three");
    EXPECT_EQ(problemsOf(json).size(), 2U);
    EXPECT_EQ(log.ownTime(1), deployment::unknownTime) << "that it was written then is not known";
    EXPECT_EQ(log.ownTime(2), deployment::unknownTime);
    EXPECT_THAT(encodeDeployment(decoded(json)),
        HasSubstr(
            R"("logs":[{"time":"2025-02-15T10:00:00+00:00","message":"one"},{"message":"two"},)"));
}

TEST(DecodeDeployment, manyProblemsOfOneRecordAreCountedNotKept)
{
    std::string entries = "1";
    for (int i = 1; i < 5000; ++i)
        entries += ",1";
    const auto problems = problemsOf(record("a", R"("logs":[)" + entries + "]"));
    ASSERT_EQ(problems.size(), 1001U);
    EXPECT_THAT(problems.back(), HasSubstr("4000 more problems"));
}

TEST(DecodeDeployment, encodingAndDecodingGiveTheSame)
{
    auto original = decoded(samples::dep001);
    original.paused = true;
    original.end = utc("2025-02-15T10:30:00.250Z");
    original.log.append(
        utc("2025-02-15T10:31:00Z"), std::string("quote \" slash \\ \n\t\x01 \0 zero", 26));
    original.status = deployment::openStatus("ON_HOLD");
    const auto again = decodeDeployment(encodeDeployment(original));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->deployment, original);
    EXPECT_THAT(lines(again->problems), IsEmpty());
}

TEST(DecodeDeployment, encodingWritesGapsAsNullAndBadBytesAsReplacement)
{
    deployment::Deployment d = decoded(record("a"));
    d.executor = "x\xFFy";
    d.metrics["successRate"].push_back({utc("2025-02-15T10:00:00Z"), std::nan("")});
    const auto json = encodeDeployment(d);
    EXPECT_THAT(json, HasSubstr("\"value\":null"));
    EXPECT_EQ(decoded(json).executor, "x\uFFFDy");
}

TEST(DecodeDeployment, cutAtAnyByteItIsRefusedAndNeverCrashes)
{
    for (std::size_t length = 0; length < samples::dep001.size(); ++length)
        EXPECT_FALSE(decodeDeployment(std::string_view(samples::dep001).substr(0, length)))
            << length;
}
