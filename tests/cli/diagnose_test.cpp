// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock_server.h"
#include "program.h"

#include "incidents/generator.h"
#include "incidents/judge.h"
#include "output/diagnosis_report.h"
#include "project_paths.h"

#include "deploy/formats/record/deployment_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using test_support::linesOf;
using test_support::MockServer;
using test_support::Outcome;
using test_support::runConsole;
using test_support::TemporaryFolder;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const deployment::Timestamp tenOClock = deployment::parseTimestamp("2025-02-15T10:00:00Z").value();

deployment::Deployment diagnosedDeployment()
{
    deployment::Deployment deployment;
    deployment.id = "DEP-\"7\"";
    deployment.version = "V2.1.0";
    deployment.environment = "生产环境";
    deployment.status = deployment::openStatus("FAILED");
    for (const char* name : {"构建镜像", "流量切换", "监控观察"})
        deployment.progress.steps.push_back({name, {}, {}, {}});
    auto& tree = deployment.workload.emplace().tree;
    tree.resize(2);
    tree[0] = {2, "ReplicaSet", "shop-2", "ReplicaFailure", {}, {}, {}, {}};
    tree[1] = {3, "Pod", "shop-2-a\x1b", "ImagePullBackOff", {}, {}, {}, "Back-off \"shop:2\""};
    deployment.log.append(tenOClock, "流量切换至50%");
    deployment.log.append(tenOClock + minutes(2), "ERROR no \x1b[31mroute\n\tat Main");
    return deployment;
}

std::vector<diagnosis::Finding> findingsOfEachRule()
{
    diagnosis::MetricShift shift;
    shift.metric = "successRate";
    shift.at = tenOClock + seconds(90);
    shift.before = 99.9;
    shift.after = 93.25;
    diagnosis::MetricShift followed = shift;
    followed.metric = "responseTime";
    followed.follows =
        diagnosis::Precursor{diagnosis::Precursor::Kind::TrafficChanged, 0, tenOClock};
    diagnosis::LateStep late;
    late.step = 2;
    late.elapsed = seconds(600);
    late.usual = {std::chrono::milliseconds(120'500), seconds(180), 9};
    return {diagnosis::FailedStep{1, tenOClock + minutes(3), {2}},
        diagnosis::FailingPods{{1, 0}, 4},
        diagnosis::LogLines{{{1, 2, 3, {"new", "error"}}, {0, 1, 1, {}}}}, shift, followed, late};
}

/// The rows of a list, one a line, and what is the same in all of them.
class Rows {
public:
    void add(const std::string& id, const std::string& minute, const std::string& steps,
        const std::string& status = "COMPLETED", const std::string& log = {})
    {
        const std::string start = "2025-02-15T" + minute + ":00Z";
        const bool isRunning = status == "RUNNING";
        m_text += R"({"id":")" + id
            + R"(","version":"V1","environment":"e","deploymentType":"ROLLING","startTime":")"
            + start + (isRunning ? "" : R"(","endTime":"2025-02-15T)" + minute + ":59Z")
            + R"(","status":")" + status
            + R"(","executor":"x","progress":{"percentage":50,"currentStep":"","steps":[)" + steps
            + R"(]},"resources":{},"metrics":{"successRate":[],"responseTime":[]},"logs":[)" + log
            + "]}\n";
    }
    /// Six that went well, with a step of 20 to 25 seconds.
    void addGoodOnes()
    {
        for (int run = 0; run < 6; ++run) {
            const std::string hour = "0" + std::to_string(run) + ":00";
            add("GOOD-" + std::to_string(run), hour,
                step("Roll out", hour + ":10", hour + ":3" + std::to_string(run), "COMPLETED"));
        }
    }
    [[nodiscard]] static std::string step(const std::string& name, const std::string& from,
        const std::string& to, const std::string& status)
    {
        return R"({"name":")" + name + R"(","status":")" + status + R"(","startTime":"2025-02-15T)"
            + from + "Z\"" + (to.empty() ? "" : R"(,"endTime":"2025-02-15T)" + to + "Z\"") + '}';
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

std::string asFile(const TemporaryFolder& folder, const Rows& rows)
{
    return folder.file("rows.ndjson", rows.text());
}

Rows aFailedOneAfterGoodOnes()
{
    Rows rows;
    rows.addGoodOnes();
    rows.add("BAD", "08:00",
        Rows::step("Check", "08:00:00", "08:00:10", "COMPLETED") + ','
            + Rows::step("Roll out", "08:00:10", "08:00:50", "FAILED"),
        "FAILED",
        R"({"time":"2025-02-15T08:00:45Z","message":"ERROR: cannot reach the registry"})");
    return rows;
}

} // namespace

TEST(Diagnose, accusesAStepWhereTheReportDoes)
{
    const TemporaryFolder folder;
    for (const char* last : {"COMPLETED", "FAILED"}) {
        Rows rows;
        rows.add("X", "10:00", Rows::step("Watch", "10:00:10", "10:00:40", last), "ROLLED_BACK",
            R"({"time":"2025-02-15T10:00:50Z","message":"Rolled back manually by OPS"})");
        const std::string source = asFile(folder, rows);
        const bool isAccused = std::string_view(last) == "FAILED";
        const auto has = [](const std::string& text, const char* what) {
            return text.find(what) != std::string::npos;
        };
        EXPECT_EQ(has(runConsole({"diagnose", source, "X"}).out, "Watch"), isAccused) << last;
        EXPECT_EQ(has(runConsole({"show", source, "X"}).out, "look here first"), isAccused) << last;
    }
}

TEST(Diagnose, saysOfARunThatSomebodyAbortedThatItWas)
{
    const TemporaryFolder folder;
    const std::string source = folder.file("rollout.json",
        R"([{"id":"R","version":"v2","environment":"e","deploymentType":"CANARY","status":"FAILED",)"
        R"("startTime":"2025-02-15T10:00:00Z","endTime":"2025-02-15T10:07:00Z","progress":)"
        R"-({"currentStep":"setWeight: 20 (failed: RolloutAborted: Rollout aborted update to revision 2)",)-"
        R"("steps":[{"name":"Canary","status":"RUNNING","startTime":"2025-02-15T10:00:00Z"}]},)"
        R"("workload":{"kind":"Rollout","name":"shop","revision":2}}])");
    EXPECT_THAT(runConsole({"diagnose", source, "R", "--utc"}).out,
        AllOf(HasSubstr("\n\nAborted, 2025-02-15 10:07:00+00:00, during step \"Canary\" (1 of 1)."),
            Not(HasSubstr("Nothing was found"))));
    EXPECT_THAT(runConsole({"diagnose", source, "R", "--utc", "--format", "json"}).out,
        HasSubstr(
            R"("against":null,"endedByChoice":{"how":"aborted",)"
            R"("at":"2025-02-15T10:07:00+00:00","step":"Canary","stepIndex":0},"findings":)"));
}

TEST(Diagnose, saysByWhichLineItKnowsThatSomebodyRolledBack)
{
    const TemporaryFolder folder;
    Rows rows;
    rows.add("X", "10:00", Rows::step("Watch", "10:00:10", "10:00:40", "COMPLETED"), "ROLLED_BACK",
        R"({"time":"2025-02-15T10:00:20Z","message":"begin"},)"
        R"({"time":"2025-02-15T10:00:50Z","message":"Rolled back by alice: wrong price"})");
    const std::string source = asFile(folder, rows);
    EXPECT_THAT(runConsole({"diagnose", source, "X", "--utc"}).out,
        AllOf(HasSubstr("\n\nRolled back by hand, 2025-02-15 10:00:50+00:00:\n"
                        "  Rolled back by alice: wrong price\n      entry "),
            Not(HasSubstr("Nothing was found"))));
    EXPECT_THAT(runConsole({"diagnose", source, "X", "--utc", "--format", "json"}).out,
        HasSubstr(R"("endedByChoice":{"how":"rolled-back","at":"2025-02-15T10:00:50+00:00",)"
                  R"("index":1,"message":"Rolled back by alice: wrong price"})"));
}

TEST(Diagnose, whereNothingTellsWhyItSaysThat)
{
    const TemporaryFolder folder;
    Rows rows;
    rows.add("F", "10:00", {}, "FAILED");
    rows.add("B", "10:01", {}, "ROLLED_BACK");
    const std::string source = asFile(folder, rows);
    EXPECT_THAT(runConsole({"diagnose", source, "F"}).out,
        HasSubstr("\n\nNothing was found that tells why it failed.\n"));
    EXPECT_THAT(runConsole({"diagnose", source, "B"}).out,
        HasSubstr("\n\nNothing was found that tells why it was rolled back.\n"));
}

TEST(Diagnose, claimsNothingOfARecordThatContradictsItself)
{
    const TemporaryFolder folder;
    const std::string source = folder.file("doubt.json",
        R"([{"id":"R","version":"v2","environment":"e","deploymentType":"ROLLING","status":"RUNNING",)"
        R"("startTime":"2025-02-15T10:00:00Z","endTime":"2025-02-15T10:07:00Z"}])");
    const auto at = [&](const char* now) {
        return runConsole({"diagnose", source, "R", "--now", now}).out;
    };
    EXPECT_THAT(at("2025-02-15T10:07:00Z"),
        AllOf(HasSubstr("\n\nWhether it has ended is not known"), Not(HasSubstr("Nothing"))));
    EXPECT_THAT(at("2025-02-15T10:06:59Z"), HasSubstr("Nothing was found.\n"));
}

TEST(Diagnose, doesNotSayThatAStepFailedWhenItStarted)
{
    const TemporaryFolder folder;
    Rows rows;
    rows.add("X", "10:00", Rows::step("Watch", "10:00:10", "", "FAILED"), "FAILED");
    const std::string source = asFile(folder, rows);
    EXPECT_THAT(runConsole({"diagnose", source, "X", "--utc"}).out,
        HasSubstr("\"Watch\" (1 of 1), started 2025-02-15 10:00:10+00:00\n"));
    EXPECT_THAT(runConsole({"diagnose", source, "X", "--format", "json"}).out,
        HasSubstr(R"("stepIndex":0,"at":null})"));
}

TEST(DiagnosisJson, hasTheDocumentedShape)
{
    const auto deployment = diagnosedDeployment();
    EXPECT_EQ(
        cli::diagnosisJson({deployment, "DEP-6", findingsOfEachRule(), deployment::Zone::Utc}),
        R"({"deployment":"DEP-\"7\"","against":"DEP-6","findings":[)"
        R"({"rule":"failed-step","step":"流量切换","stepIndex":1,"at":"2025-02-15T10:03:00+00:00"},)"
        R"({"rule":"failing-pods","of":4,"pods":[{"kind":"Pod","name":"shop-2-a\u001b",)"
        R"("status":"ImagePullBackOff","reason":"Back-off \"shop:2\""},)"
        R"({"kind":"ReplicaSet","name":"shop-2","status":"ReplicaFailure","reason":""}]},)"
        R"({"rule":"log-lines","lines":[{"index":1,"time":"2025-02-15T10:02:00+00:00",)"
        R"("message":"ERROR no \u001b[31mroute\n\tat Main","why":["new","error"]},)"
        R"({"index":0,"time":"2025-02-15T10:00:00+00:00","message":"流量切换至50%","why":[]}]},)"
        R"({"rule":"metric-shift","metric":"successRate","at":"2025-02-15T10:01:30+00:00",)"
        R"("before":99.9,"after":93.25,"follows":null},)"
        R"({"rule":"metric-shift","metric":"responseTime","at":"2025-02-15T10:01:30+00:00",)"
        R"("before":99.9,"after":93.25,"follows":"流量切换至50%"},)"
        R"({"rule":"late-step","step":"监控观察","elapsedSeconds":600,)"
        R"("usualSeconds":{"median":120.5,"p95":180,"runs":9}}]})"
        "\n");
    EXPECT_EQ(cli::diagnosisJson({deployment, std::nullopt, {}, deployment::Zone::Utc}),
        "{\"deployment\":\"DEP-\\\"7\\\"\",\"against\":null,\"findings\":[]}\n");
}

TEST(Diagnose, saysWhatFailedAndWhatItWasComparedWith)
{
    const TemporaryFolder folder;
    const std::string source = asFile(folder, aFailedOneAfterGoodOnes());
    const Outcome json = runConsole({"diagnose", source, "BAD", "--format", "json", "--utc"});
    EXPECT_EQ(json.exitCode, 0) << json.err;
    EXPECT_THAT(json.out,
        StartsWith(R"({"deployment":"BAD","against":"GOOD-5","findings":[{"rule":"failed-step",)"
                   R"("step":"Roll out","stepIndex":1,"at":"2025-02-15T08:00:50+00:00"})"));
    EXPECT_THAT(linesOf(json.out), SizeIs(1));
    const Outcome page = runConsole({"diagnose", source, "BAD", "--utc"});
    EXPECT_EQ(page.exitCode, 0);
    EXPECT_THAT(page.out,
        AllOf(StartsWith("BAD (V1, e, FAILED), compared with GOOD-5\n"),
            HasSubstr("Failed step: \"Roll out\" (2 of 2), 2025-02-15 08:00:50+00:00\n")));
    EXPECT_THAT(page.err, IsEmpty());
}

TEST(Diagnose, whereNothingIsWrongItSaysSoAndEndsWell)
{
    const TemporaryFolder folder;
    const std::string source = asFile(folder, aFailedOneAfterGoodOnes());
    const Outcome outcome = runConsole({"diagnose", source, "GOOD-0", "--format=json"});
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_EQ(outcome.out, "{\"deployment\":\"GOOD-0\",\"against\":null,\"findings\":[]}\n");
    EXPECT_THAT(runConsole({"diagnose", source, "GOOD-5"}).out, HasSubstr("Nothing was found.\n"));
}

TEST(Diagnose, namesThePodsOfTheVersionThatAreInTrouble)
{
    const TemporaryFolder folder;
    const std::string source = folder.file("rollout.json",
        R"([{"id":"R","version":"v2","environment":"e","deploymentType":"CANARY","status":"RUNNING",)"
        R"("startTime":"2025-02-15T10:00:00Z","workload":{"kind":"Rollout","name":"shop","revision":2,)"
        R"("tree":[{"depth":1,"kind":"Revision","name":"revision:2"},)"
        R"({"depth":2,"kind":"ReplicaSet","name":"shop-2","status":"Progressing"},)"
        R"({"depth":3,"kind":"Pod","name":"shop-2-a","status":"CrashLoopBackOff","info":"ready:0/1",)"
        R"("reason":"back-off 80s"},)"
        R"({"depth":3,"kind":"Pod","name":"shop-2-b","status":"Running","info":"ready:1/1"}]}}])");
    EXPECT_THAT(runConsole({"diagnose", source, "R"}).out,
        HasSubstr(
            "\nFailing pods, of 2 of this version:\n  shop-2-a: CrashLoopBackOff\n"
            "      The container keeps ending right after its start; the cluster waits longer "
            "before each restart. (back-off 80s)\n"));
    EXPECT_THAT(runConsole({"diagnose", source, "R", "--format", "json"}).out,
        HasSubstr(R"([{"rule":"failing-pods","of":2,"pods":[{"kind":"Pod","name":"shop-2-a",)"));
}

TEST(Diagnose, saysHowLongPodsHaveNotBeenReady)
{
    const TemporaryFolder folder;
    const std::string source = folder.file("rollout.json",
        R"([{"id":"R","version":"v2","environment":"e","deploymentType":"CANARY","status":"RUNNING",)"
        R"("startTime":"2025-02-15T10:00:00Z","workload":{"kind":"Rollout","name":"shop","revision":2,)"
        R"("tree":[{"depth":1,"kind":"Revision","name":"revision:2"},)"
        R"({"depth":2,"kind":"ReplicaSet","name":"shop-2","status":"Progressing"},)"
        R"({"depth":3,"kind":"Pod","name":"shop-2-a","status":"Running","info":"ready:0/1",)"
        R"("unreadySince":"2025-02-15T10:02:00Z"},)"
        R"({"depth":1,"kind":"Revision","name":"revision:1"},)"
        R"({"depth":2,"kind":"ReplicaSet","name":"shop-1","status":"Healthy"},)"
        R"({"depth":3,"kind":"Pod","name":"shop-1-a","status":"Running","info":"ready:1/1",)"
        R"("created":"2025-02-15T09:00:00Z","readySince":"2025-02-15T09:00:21Z"}]}}])");
    EXPECT_THAT(runConsole({"diagnose", source, "R", "--utc"}).out,
        AllOf(HasSubstr("\nPods that are not ready, 1 of 1 of this version: for "),
            HasSubstr(" or longer, since 2025-02-15 10:02:00+00:00\n"
                      "  Those of other versions were ready within 21 s\n  shop-2-a: Running\n")));
    EXPECT_THAT(runConsole({"diagnose", source, "R", "--utc", "--format", "json"}).out,
        AllOf(
            HasSubstr(
                R"([{"rule":"unready-pods","of":1,"since":"2025-02-15T10:02:00+00:00","elapsedSeconds":)"),
            HasSubstr(R"(,"usualSeconds":21,"pods":[{"kind":"Pod","name":"shop-2-a",)")));
}

TEST(Diagnose, comparesWithWhatIsNamed)
{
    const TemporaryFolder folder;
    const std::string source = asFile(folder, aFailedOneAfterGoodOnes());
    const Outcome outcome =
        runConsole({"diagnose", source, "BAD", "--against", "GOOD-2", "--format", "json"});
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_THAT(outcome.out, HasSubstr(R"("against":"GOOD-2")"));
    const Outcome unknown = runConsole({"diagnose", source, "BAD", "--against", "NONE"});
    EXPECT_EQ(unknown.exitCode, 1);
    EXPECT_THAT(unknown.err, HasSubstr("There is no deployment NONE in"));
    EXPECT_THAT(unknown.out, IsEmpty());
    EXPECT_EQ(runConsole({"diagnose", source, "BAD", "--against", "BAD"}).exitCode, 2);
}

TEST(Diagnose, theCurrentTimeDecidesWhatIsLate)
{
    Rows rows;
    rows.addGoodOnes();
    rows.add("LIVE", "09:00", Rows::step("Roll out", "09:00:10", "", "RUNNING"), "RUNNING");
    const TemporaryFolder folder;
    const std::string source = asFile(folder, rows);
    const auto at = [&](const std::string& now) {
        return runConsole({"diagnose", source, "LIVE", "--format", "json", "--now", now}).out;
    };
    EXPECT_THAT(at("2025-02-15T09:00:30Z"), HasSubstr(R"("findings":[])"));
    EXPECT_THAT(at("2025-02-15T09:01:10Z"),
        HasSubstr(R"("findings":[{"rule":"late-step","step":"Roll out","elapsedSeconds":60,)"
                  R"("usualSeconds":{"median":22.5,"p95":25,"runs":6}}])"));
}

TEST(Diagnose, aServerSaysWhatItsFileSays)
{
    const TemporaryFolder folder;
    const std::string source = asFile(folder, aFailedOneAfterGoodOnes());
    const MockServer server{
        {"--history", source, "--no-launches", "--now", "2025-02-15T10:25:00Z"}};
    for (const std::string format : {"json", "table"}) {
        const std::vector<std::string> options{"BAD", "--format", format, "--utc"};
        std::vector<std::string> remote{"diagnose", server.address()};
        std::vector<std::string> local{"diagnose", source};
        remote.insert(remote.end(), options.begin(), options.end());
        local.insert(local.end(), options.begin(), options.end());
        const Outcome outcome = runConsole(remote);
        EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
        EXPECT_EQ(outcome.out, runConsole(local).out);
    }
    EXPECT_EQ(server.count("GET", "/deployments/GOOD-5 "), 2U) << "whole ones are read once a run";
    EXPECT_EQ(server.count("GET", "/deployments/GOOD-0"), 0U) << "no more than are wanted";
}

TEST(Diagnose, goodRunsThatCannotBeReadAreNotPassedOverInSilence)
{
    const TemporaryFolder folder;
    const std::string source = asFile(folder, aFailedOneAfterGoodOnes());
    const MockServer some{{"--history", source, "--no-launches", "--now", "2025-02-15T10:25:00Z",
        "--fault", "500;path=/deployments/GOOD-5"}};
    const Outcome next = runConsole({"diagnose", some.address(), "BAD"});
    EXPECT_EQ(next.exitCode, 0);
    EXPECT_THAT(next.out, HasSubstr("compared with GOOD-4"));
    EXPECT_THAT(next.err, HasSubstr("1 of "));
    EXPECT_THAT(
        next.err, HasSubstr("could not be read and are not compared with; the newest: GOOD-5: "));
    const MockServer none{{"--history", source, "--no-launches", "--now", "2025-02-15T10:25:00Z",
        "--fault", "500;path=/deployments/GOOD-"}};
    const Outcome alone = runConsole({"diagnose", none.address(), "BAD"});
    EXPECT_THAT(alone.out, HasSubstr("compared with no other run"));
    EXPECT_THAT(linesOf(alone.err), SizeIs(1));
}

TEST(Diagnose, whatCannotBeReadIsOneSentence)
{
    const TemporaryFolder folder;
    const std::string source = asFile(folder, aFailedOneAfterGoodOnes());
    const MockServer server{{"--history", source, "--no-launches"}};
    for (const auto& arguments : {std::vector<std::string>{"diagnose", source, "NONE"},
             {"diagnose", server.address(), "NONE"}, {"diagnose", "/nowhere.json", "BAD"},
             {"diagnose", server.address(), "BAD", "--against", "NONE"},
             {"diagnose", "http://127.0.0.1:1", "BAD"}}) {
        const Outcome outcome = runConsole(arguments);
        EXPECT_EQ(outcome.exitCode, 1) << testing::PrintToString(arguments);
        EXPECT_THAT(linesOf(outcome.err), SizeIs(1)) << outcome.err;
        EXPECT_THAT(outcome.out, IsEmpty());
    }
}

TEST(Diagnose, foreignTextIsHarmlessInItsPage)
{
    Rows rows;
    rows.add("A", "08:00", Rows::step("s\\u001b[2J", "08:00:10", "08:00:50", "FAILED"), "FAILED",
        R"({"time":"2025-02-15T08:00:45Z","message":"ERROR a\nForged: 1\u0007"})");
    const TemporaryFolder folder;
    const Outcome outcome = runConsole({"diagnose", asFile(folder, rows), "A"});
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_THAT(outcome.out, AllOf(Not(HasSubstr("\x1b")), Not(HasSubstr("\nForged"))));
}

TEST(Diagnose, takesItsOwnOptionsOnly)
{
    for (const auto& arguments :
        {std::vector<std::string>{"diagnose", "x.json"},
            {"diagnose", "x.json", "A", "--format", "csv"},
            {"diagnose", "x.json", "A", "--against", ""}, {"show", "x.json", "A", "--against", "B"},
            {"diagnose", "x.json", "A", "--limit", "3"}})
        EXPECT_EQ(runConsole(arguments).exitCode, 2) << testing::PrintToString(arguments);
    EXPECT_THAT(runConsole({"--help"}).out,
        AllOf(HasSubstr("diagnose SOURCE ID"), HasSubstr("--against ID")));
}

TEST(Diagnose, findsInAFileWhatTheRulesFindInMemory)
{
    using incidents::Incident;
    const incidents::IncidentGenerator generator(incidents::KindSet::Open, 12);
    std::vector<Incident> all{generator.late(0), generator.healthy(0)};
    for (std::uint64_t index = 0; index < generator.kindCount(); index += 3)
        all.push_back(generator.incident(index));
    for (const Incident& incident : all) {
        SCOPED_TRACE(incident.kind);
        std::string lines;
        for (const auto& run : incident.earlier)
            lines += formats::encodeDeployment(*run) + '\n';
        lines += formats::encodeDeployment(incident.deployment) + '\n';
        const TemporaryFolder folder;
        const Outcome outcome = runConsole({"diagnose", folder.file("incident.ndjson", lines),
            incident.deployment.id, "--format", "json", "--utc", "--now",
            deployment::formatTimestamp(incident.now, deployment::Zone::Utc)});
        EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
        EXPECT_EQ(outcome.out,
            cli::diagnosisJson({incident.deployment, incident.earlier.front()->id,
                incidents::diagnosed(incident), deployment::Zone::Utc}));
    }
}

TEST(Diagnose, theDemonstrationShowsEveryFinding)
{
    const std::vector<std::string> moment{"--now", "2025-06-01T12:00:00Z", "--utc"};
    const auto asked = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), moment.begin(), moment.end());
        return runConsole(arguments);
    };
    const Outcome recent = asked({"export", "demo:", "--since", "36h", "--columns", "id"});
    std::string found;
    for (const std::string& id : linesOf(recent.out)) {
        if (id == "id")
            continue;
        const Outcome outcome = asked({"diagnose", "demo:", id});
        EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
        found += outcome.out;
    }
    for (const char* words :
        {"Failed step: \"部署到", "java.lang.OutOfMemoryError", " more of its stack",
            "磁盘空间不足", "Metric shift: Request success rate", "Just before: ", "流量切换至50%",
            "Late step: \"部署金丝雀实例\"", "Nothing was found."})
        EXPECT_THAT(found, HasSubstr(words));
}
