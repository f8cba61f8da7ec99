// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "project_paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <future>
#include <stdexcept>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

using test_support::console;
using test_support::contentsOf;
using test_support::launch;
using test_support::linesOf;
using test_support::Outcome;
using test_support::runConsole;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

namespace {

const std::string programRows = PROJECT_SOURCE_DIR "/mock/data/history-5.json";
/// What runs goes on otherwise from one program to the next.
const std::string programNow = "2025-02-15T12:00:00Z";

std::string record(const std::string& id, const std::string& status = "COMPLETED")
{
    return R"({"id":")" + id + R"(","version":"V1","environment":"e","deploymentType":"ROLLING",)"
        + R"("startTime":"2025-02-15T10:00:00Z","endTime":"2025-02-15T10:01:00Z","status":")"
        + status
        + R"(","executor":"x","progress":{"percentage":100,"currentStep":"","steps":[]},"resources":{},)"
        + R"("metrics":{"successRate":[],"responseTime":[]},"logs":[]})";
}

Outcome shell(const std::string& script, const std::string& argument = programRows)
{
    return launch({{"bash", "-c", script, test_support::consolePath(), argument}, {}, {}, {}});
}

class ProgramTest : public testing::Test {
protected:
    test_support::TemporaryFolder m_folder;
};

/// Failed with one sentence, which names what it must, and without data.
void expectFailure(const Outcome& outcome, int exitCode, const std::string& words)
{
    EXPECT_EQ(outcome.exitCode, exitCode);
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_THAT(outcome.err, AllOf(StartsWith("deployment-console-cli: "), HasSubstr(words)));
    EXPECT_THAT(linesOf(outcome.err), SizeIs(exitCode == 2 ? 2 : 1));
}

} // namespace

/// Both ends of one; what is written to the other end is read here.
class Terminal {
public:
    Terminal()
        : m_descriptor(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        if (::grantpt(m_descriptor) != 0 || ::unlockpt(m_descriptor) != 0)
            throw std::runtime_error("no terminal");
    }
    ~Terminal() { ::close(m_descriptor); }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    [[nodiscard]] std::string path() const { return ::ptsname(m_descriptor); }
    /// Waits for a line to end.
    [[nodiscard]] std::string line() const
    {
        std::string text;
        for (char letter = 0; letter != '\n' && ::read(m_descriptor, &letter, 1) == 1;)
            text += letter;
        return text;
    }

private:
    int m_descriptor;
};

TEST(Waiting, whoLooksOnIsToldWhatAPipeIsWaitedForAndAScriptIsNot)
{
    const test_support::TemporaryFolder folder;
    const std::string pipe = (folder.path() / "fifo").string();
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const auto list = [&pipe](std::optional<std::string> errorTo) {
        auto program = console({"list", pipe, "--format", "ndjson", "--columns", "id"});
        program.errorTo = std::move(errorTo);
        return std::async(std::launch::async, [program] { return launch(program); });
    };
    const auto write = [&pipe] { std::ofstream(pipe) << record("A"); };
    const Terminal terminal;
    auto seen = list(terminal.path());
    EXPECT_EQ(terminal.line(),
        "deployment-console-cli: waiting for " + pipe
            + ", a pipe that nothing has come through yet; Ctrl+C gives up\r\n");
    write();
    EXPECT_EQ(seen.get().out, "{\"id\":\"A\"}\n");
    auto unseen = list(std::nullopt);
    write();
    const Outcome outcome = unseen.get();
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_THAT(outcome.err, IsEmpty());
}

TEST(FilterHints, whatNeedsMeSaysThatPodsWereNotLookedAt)
{
    const std::string rows = PROJECT_SOURCE_DIR "/mock/data/history-5.json";
    const auto said = [](const std::string& file, const std::string& filter) {
        return launch(console({"list", file, "--filter", filter})).err;
    };
    EXPECT_THAT(said(rows, "is:needs-me"), HasSubstr("pods were not looked at"));
    EXPECT_THAT(said(rows, "status:running"), IsEmpty());
    const test_support::TemporaryFolder folder;
    EXPECT_THAT(said(folder.file("rows.json", "[]"), "is:needs-me"),
        Not(HasSubstr("pods were not looked at")))
        << "nothing runs";
}

TEST(FilterHints, aValueThatNothingHasIsSaid)
{
    const test_support::TemporaryFolder place;
    const std::string source = place.file("history.json",
        R"([{"id":"a","version":"1","environment":"production","deploymentType":"ROLLING",)"
        R"("executor":"x","status":"FAILED","startTime":"2025-02-15T10:00:00Z","service":"cart",)"
        R"("endTime":"2025-02-15T10:01:00Z"},)"
        R"({"id":"b","version":"1","environment":"生产环境","deploymentType":"ROLLING","service":"cart",)"
        R"("executor":"x","status":"RUNNING","startTime":"2025-02-15T10:00:00Z"}])");
    const auto said = [&](std::vector<std::string> filter) {
        filter.insert(filter.begin(), {"export", source, "--columns", "id"});
        const auto outcome = runConsole(std::move(filter));
        EXPECT_EQ(outcome.exitCode, 0);
        return outcome.err;
    };
    EXPECT_EQ(said({"--environment", "production", "--status", "failed", "--search", "A"}), "");
    EXPECT_THAT(said({"--environment", "prodution"}),
        HasSubstr("no deployment has the environment \"prodution\"; did you mean "
                  "\"production\"?"));
    EXPECT_THAT(said({"--environment", "PROD"}), HasSubstr("did you mean \"production\"?"));
    EXPECT_THAT(said({"--environment", "生产"}), HasSubstr("did you mean \"生产环境\"?"));
    EXPECT_THAT(said({"--environment", "qa"}),
        HasSubstr("the environment \"qa\"; there are \"production\", \"生产环境\""));
    EXPECT_THAT(said({"--service", "web"}), HasSubstr("\"web\"; there are \"cart\"\n"));
    EXPECT_THAT(
        said({"--status", "FAILD"}), HasSubstr("the status \"FAILD\"; did you mean \"FAILED\"?"));
    EXPECT_THAT(said({"--status", "PENDING", "--status", "FAILED"}),
        HasSubstr("no deployment has the status \"PENDING\""));
    EXPECT_THAT(said({"--search", "nowhere"}), HasSubstr("no deployment has the text \"nowhere\""));
    EXPECT_THAT(said({"--since", "1h", "--until", "2h"}), HasSubstr("the time range is empty"));
    EXPECT_THAT(said({"--since", "2025-02-15T10:00:00Z", "--until", "2025-02-15T10:00:00Z"}),
        HasSubstr("the time range is empty"));
    EXPECT_EQ(said({"--since", "2025-02-15T09:00:00Z", "--until", "2025-02-15T10:00:01Z"}), "");
}

TEST_F(ProgramTest, pausedIsAStatusToFilterByAndStatusesAddUp)
{
    std::string held = record("DEP-2", "RUNNING");
    held.insert(held.size() - 1, R"(,"paused":true)");
    const std::string file = m_folder.file(
        "history.ndjson", record("DEP-1", "RUNNING") + '\n' + held + '\n' + record("DEP-3") + '\n');
    const auto ids = [&](const std::string& status) {
        return linesOf(runConsole({"export", file, "--status", status, "--columns", "id"}).out);
    };
    EXPECT_THAT(ids("PAUSED"), testing::ElementsAre("id", "DEP-2"));
    EXPECT_EQ(ids("paused"), ids("PAUSED"));
    EXPECT_THAT(ids("RUNNING"), testing::ElementsAre("id", "DEP-1"));
    EXPECT_THAT(ids("COMPLETED"), testing::ElementsAre("id", "DEP-3"));
}

TEST_F(ProgramTest, helpAndVersionAreData)
{
    const Outcome help = runConsole({"--help"});
    EXPECT_EQ(help.exitCode, 0);
    EXPECT_THAT(help.out, StartsWith("Usage: "));
    EXPECT_THAT(help.err, IsEmpty());
    EXPECT_THAT(runConsole({"--version"}).out, StartsWith("deployment-console-cli 0."));
}

TEST_F(ProgramTest, wrongUsageIsExitCodeTwo)
{
    expectFailure(runConsole({}), 2, "missing command");
    expectFailure(runConsole({"list", programRows, "--nonsense"}), 2, "\"--nonsense\"");
    expectFailure(runConsole({"list", programRows, "--since", ""}), 2, "--since");
    expectFailure(runConsole({"list", programRows, "--limit", "-1"}), 2, "--limit \"-1\"");
    expectFailure(runConsole({"list", programRows, "--limit"}), 2, "needs a value");
    expectFailure(runConsole({"list", "--nonsense\x1b[2J\n"}), 2, "\\u{001B}");
}

TEST_F(ProgramTest, whatCannotBeReadIsExitCodeOne)
{
    expectFailure(runConsole({"list", "/nowhere/a.json"}), 1, "/nowhere/a.json");
    expectFailure(runConsole({"list", m_folder.path().string()}), 1, m_folder.path().string());
    expectFailure(runConsole({"list", m_folder.file("null.json", "null")}), 1, "");
    expectFailure(runConsole({"list", m_folder.file("object.json", "{}")}), 1, "");
    expectFailure(runConsole({"list", m_folder.file("text.json", "no json at all")}), 1, "");
    expectFailure(
        runConsole({"list", m_folder.file("utf16.json", std::string{"\xFF\xFE[\0]\0", 6})}), 1,
        "UTF-16");
    expectFailure(runConsole({"show", programRows, "DEP-999"}), 1, "DEP-999");
    expectFailure(runConsole({"show", programRows, "x\ny\x1b"}), 1, "x\\ny\\u{001B}");
}

TEST_F(ProgramTest, anAddressThatIsNotOneOfTheirsIsToldHowTheyBegin)
{
    for (const char* source : {"ftp://host/a.json", "localhost:8080", "demo:x"})
        expectFailure(runConsole({"list", source}), 1, "begins with http:// or https://");
    const std::string existing = m_folder.file("at 10:25.json", contentsOf(programRows));
    EXPECT_EQ(runConsole({"list", existing}).exitCode, 0);
    EXPECT_THAT(runConsole({"list", "/nowhere/a.json"}).err, Not(HasSubstr("http")));
}

TEST_F(ProgramTest, nothingInAFileIsNoFailure)
{
    for (const std::string source : {"[]", R"({"deployments":[]})", R"({"items":[]})"}) {
        const Outcome outcome =
            runConsole({"export", m_folder.file("a.json", source), "--columns", "id,status"});
        EXPECT_EQ(outcome.exitCode, 0) << source << outcome.err;
        EXPECT_THAT(linesOf(outcome.out), SizeIs(1)) << source;
    }
    EXPECT_THAT(runConsole({"list", m_folder.file("empty.json", "")}).err, HasSubstr("is empty"));
}

TEST_F(ProgramTest, nothingReadableIsNoEmptyHistory)
{
    const std::string target = m_folder.file("o.csv", "of yesterday");
    const std::vector<std::pair<std::string, std::string>> sources{
        {R"([{"sha":"a1","ref":"main","task":"deploy"},{"sha":"b2","ref":"v2","task":"deploy"}])",
            "None of the 2 records could be read"},
        {R"({"kind":"EventList","items":[{"kind":"Event"},{"kind":"Event"},7]})",
            "None of the 3 records could be read"},
        {"{\"id\":\"x\"}\n", "The only record in it could not be read"},
        {"[", "The text ends before the first deployment"}};
    for (const auto& [text, expected] : sources) {
        const std::string source = m_folder.file("a.json", text);
        for (const std::string command : {"list", "export"}) {
            const Outcome outcome = runConsole({command, source, "--output", target});
            EXPECT_EQ(outcome.exitCode, 1) << text;
            EXPECT_THAT(outcome.err, HasSubstr("a.json: " + expected)) << text;
            EXPECT_THAT(runConsole({command, source}).out, IsEmpty()) << text;
        }
        EXPECT_EQ(contentsOf(target), "of yesterday");
        EXPECT_EQ(m_folder.entries(), 2U);
    }
    const std::string events = m_folder.file("a.json", sources[1].first);
    EXPECT_THAT(runConsole({"list", events}).err, HasSubstr("looks like Kubernetes events"));
}

TEST_F(ProgramTest, whatFollowsTheFirstListIsExportedAndWhatIsLeftOutIsCounted)
{
    const std::string source = m_folder.file("a.json",
        '[' + record("A") + "]\n{\"items\":[" + record("B") + ",{}]}\n" + record("C") + ",\n"
            + record("D") + "\nthe end\n");
    const Outcome outcome = runConsole({"export", source, "--columns", "id"});
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_EQ(outcome.out, "id\r\nA\r\nB\r\nC\r\nD\r\n");
    EXPECT_THAT(outcome.err, HasSubstr("2 of 6 records could not be read"));
}

TEST_F(ProgramTest, aFullDiskIsExitCodeOneAndLeavesTheOldFile)
{
    std::string many;
    for (int i = 0; i < 3'000; ++i)
        many.append(record("DEP-" + std::to_string(i))).append("\n");
    const std::string source = m_folder.file("many.ndjson", many);
    const std::string target = m_folder.file("o.csv", "of yesterday");
    // Files of this shell become no longer than 64 kB: the write that crosses it is taken in part.
    const Outcome outcome = shell(
        "trap '' XFSZ; ulimit -f 64; \"$0\" export \"$1\" --output \"${1%/*}/o.csv\"", source);
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_THAT(outcome.err, HasSubstr("o.csv: File too large"));
    EXPECT_EQ(contentsOf(target), "of yesterday");
    EXPECT_EQ(m_folder.entries(), 2U);
    const Outcome redirected =
        shell("trap '' XFSZ; ulimit -f 64; \"$0\" export \"$1\" > \"${1%/*}/p.csv\"", source);
    EXPECT_EQ(redirected.exitCode, 1);
    EXPECT_THAT(redirected.err, HasSubstr("File too large"));
}

TEST_F(ProgramTest, everyShapeIsTaken)
{
    const std::vector<std::pair<std::string, std::string>> shapes{{"one.json", record("A")},
        {"array.json", '[' + record("A") + ']'},
        {"container.json", R"({"x":1,"deployments":[)" + record("A") + "]}"},
        {"items.json", R"({"items":[)" + record("A") + "]}"}, {"lines.ndjson", record("A") + '\n'},
        {"bom.json", "\xEF\xBB\xBF[" + record("A") + ']'}};
    for (const auto& [name, contents] : shapes) {
        const Outcome outcome =
            runConsole({"list", m_folder.file(name, contents), "--columns", "id"});
        EXPECT_EQ(outcome.out, "id\nA\n") << name << outcome.err;
    }
    const Outcome zipped = shell("gzip -c \"$1\" | \"$0\" list - --columns id --limit 1");
    EXPECT_EQ(zipped.out, "id\nDEP-001\n") << zipped.err;
}

TEST_F(ProgramTest, badRecordsCostOnlyThemselves)
{
    const std::string source =
        m_folder.file("a.json", '[' + record("A") + R"(,{"id":7},"x",)" + record("B") + ']');
    const Outcome outcome = runConsole({"export", source, "--columns", "id", "--raw"});
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_THAT(linesOf(outcome.out), SizeIs(3));
    EXPECT_THAT(outcome.err, HasSubstr("2 of 4 records could not be read"));
    EXPECT_THAT(linesOf(outcome.err), SizeIs(1));
}

TEST_F(ProgramTest, whatCouldNotBeReadIsNotSaidToBeMissing)
{
    const std::string bad = R"({"id":"B","version":"1","environment":"e","status":"FAILED"})";
    const std::string source = m_folder.file("a.ndjson", record("A") + '\n' + bad + '\n');
    EXPECT_THAT(runConsole({"show", source, "B"}).err,
        HasSubstr("There is no deployment B in what could be read of " + source));
    const std::string cut = m_folder.file("cut.json", '[' + record("A") + R"(,{"id":"B",)");
    EXPECT_THAT(runConsole({"diagnose", cut, "B"}).err, HasSubstr("in what could be read of "));
}

TEST_F(ProgramTest, statusWordsAreOpenAndLetterCaseIsIgnored)
{
    const std::string source = m_folder.file(
        "a.ndjson", record("A", "SHADOW") + '\n' + record("B", "Shadow") + '\n' + record("C"));
    const auto ids = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"list", source, "--columns", "id"});
        return runConsole(more).out;
    };
    EXPECT_EQ(ids({"--status", "shadow"}), "id\nA\nB\n");
    EXPECT_EQ(ids({"--status", "completed", "--status", "SHADOW"}), "id\nA\nB\nC\n");
    EXPECT_EQ(ids({"--status", "UNHEARD_OF"}), "id\n");
}

TEST_F(ProgramTest, aServiceIsShownAndFilteredByWhereThereIsOne)
{
    const std::string start = R"(,"version":"V1","environment":"e","status":"RUNNING",)"
                              R"("startTime":"2025-01-01T00:00:00Z","deploymentType":"CANARY",)"
                              R"("executor":"ci")";
    const std::string source = m_folder.file("services.json",
        R"([{"id":"A")" + start + R"(,"service":"checkout"},{"id":"B")" + start + "}]");
    const Outcome all = runConsole({"export", source, "--utc"});
    EXPECT_THAT(linesOf(all.out).front(), HasSubstr(",currentStep,service"));
    const Outcome one =
        runConsole({"export", source, "--service", "checkout", "--columns", "id,service"});
    EXPECT_EQ(one.out, "id,service\r\nA,checkout\r\n");
    EXPECT_THAT(runConsole({"list", source, "--service", "chekout"}).err,
        HasSubstr("no deployment has the service \"chekout\"; did you mean \"checkout\"?"));
    EXPECT_THAT(runConsole({"show", source, "A"}).out, HasSubstr("Service        checkout"));
    EXPECT_THAT(runConsole({"show", source, "B"}).out, Not(HasSubstr("Service")));
    const Outcome none = runConsole({"list", programRows, "--service", "checkout"});
    EXPECT_THAT(none.err, testing::EndsWith("no deployment has the service \"checkout\"\n"));
    EXPECT_THAT(linesOf(none.out).front(), Not(HasSubstr("service")));
}

TEST_F(ProgramTest, knownWordsInAnotherLetterCaseAreKnown)
{
    const std::string source = m_folder.file(
        "a.ndjson", record("A", "Failed") + '\n' + record("B", "FAILED") + '\n' + record("C"));
    const Outcome outcome = runConsole(
        {"list", source, "--columns", "id,status", "--status", "FAILED", "--format", "csv"});
    EXPECT_EQ(outcome.out, "id,status\r\nA,FAILED\r\nB,FAILED\r\n");
    EXPECT_THAT(runConsole({"validate", source}).out,
        HasSubstr("warning: record 1 (A) /status: “Failed” was read as FAILED"));
}

TEST_F(ProgramTest, writeErrorsAreSaid)
{
    auto full = console({"list", programRows});
    full.outputTo = "/dev/full";
    EXPECT_EQ(launch(full).exitCode, 1);
    EXPECT_THAT(launch(full).err, HasSubstr("No space left on device"));
    EXPECT_EQ(runConsole({"list", programRows, "--output", "/dev/full"}).exitCode, 1);
    EXPECT_EQ(runConsole({"list", programRows, "--output", m_folder.path().string()}).exitCode, 1);
    auto closed = console({"list", programRows});
    closed.closeOutput = true;
    EXPECT_EQ(launch(closed).exitCode, 1);
    EXPECT_THAT(launch(closed).err, HasSubstr("standard output"));
}

TEST_F(ProgramTest, aFileThatMayNotGrowIsSaidAndLeavesTheOldFile)
{
    std::string many;
    for (int i = 0; i < 2'000; ++i)
        many.append(record("DEP-" + std::to_string(i))).append("\n");
    const std::string source = m_folder.file("many.ndjson", many);
    const std::string target = m_folder.file("o.csv", "old");
    const std::string script = "ulimit -f 1; exec \"$0\" export \"$1\" --output \"$1.csv\"";
    const Outcome outcome = shell(script, source);
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_THAT(outcome.err, HasSubstr("File too large"));
    EXPECT_EQ(m_folder.entries(), 2U) << "nothing half written is left";
}

TEST_F(ProgramTest, aFailedExportLeavesTheOldFile)
{
    const std::string target = m_folder.file("o.csv", "old");
    EXPECT_EQ(runConsole({"export", "/nowhere", "--output", target}).exitCode, 1);
    EXPECT_EQ(contentsOf(target), "old");
    EXPECT_EQ(m_folder.entries(), 1U);
    EXPECT_EQ(runConsole({"export", programRows, "--output", target}).exitCode, 0);
    EXPECT_THAT(contentsOf(target), StartsWith("id,version"));
}

TEST_F(ProgramTest, aFileMayBeReplacedByItsOwnExport)
{
    const std::string source = m_folder.file("a.json", contentsOf(programRows));
    EXPECT_EQ(runConsole({"export", source, "--format", "json", "--output", source}).exitCode, 0);
    EXPECT_THAT(runConsole({"list", source, "--columns", "id"}).err, Not(HasSubstr("empty")));
    EXPECT_THAT(contentsOf(source), HasSubstr("DEP-001"));
}

TEST_F(ProgramTest, aReaderThatLeavesIsNoFailure)
{
    std::string many;
    for (int i = 0; i < 20'000; ++i)
        many.append(record("DEP-" + std::to_string(i))).append("\n");
    const std::string source = m_folder.file("many.ndjson", many);
    const Outcome outcome = shell("set -o pipefail; \"$0\" export \"$1\" | head -n 1", source);
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_THAT(linesOf(outcome.out), SizeIs(1));
    EXPECT_THAT(outcome.err, IsEmpty());
}

TEST_F(ProgramTest, closedStreamsHarmNothing)
{
    auto noInput = console({"list", "-"});
    noInput.closeInput = true;
    EXPECT_EQ(launch(noInput).exitCode, 1);
    EXPECT_THAT(launch(noInput).err, HasSubstr("standard input"));

    // The file written must not take the place of a closed standard stream.
    const std::string target = (m_folder.path() / "o.csv").string();
    auto all =
        console({"export", programRows, "--status", "COMPLETED", "--output", target, "--verbose"});
    all.closeInput = all.closeOutput = all.closeError = true;
    EXPECT_EQ(launch(all).exitCode, 0);
    // Of what still runs the duration may be another by then.
    EXPECT_EQ(contentsOf(target), runConsole({"export", programRows, "--status", "COMPLETED"}).out);
}

TEST_F(ProgramTest, fileNamesAreBytes)
{
    for (const std::string name :
        {"部署 历史.json", "latin-\xE9.json", "-dash.json", "new\nline.json"}) {
        const std::string source = m_folder.file(name, contentsOf(programRows));
        auto start = console({"list", source, "--columns", "id", "--limit", "1"});
        for (const std::string locale : {"C", "C.UTF-8"}) {
            start.environment["LC_ALL"] = locale;
            EXPECT_EQ(launch(start).out, "id\nDEP-001\n") << name;
        }
    }
    const std::string target = (m_folder.path() / "导出.csv").string();
    auto start = console({"export", programRows, "--output", target});
    start.environment["LC_ALL"] = "C";
    EXPECT_EQ(launch(start).exitCode, 0);
    EXPECT_THAT(contentsOf(target), HasSubstr("DEP-001"));
}

TEST_F(ProgramTest, verboseGoesToStandardErrorOnly)
{
    const Outcome quiet = runConsole({"export", programRows, "--now", programNow});
    const Outcome verbose = runConsole({"export", programRows, "--now", programNow, "--verbose"});
    EXPECT_EQ(verbose.out, quiet.out);
    EXPECT_THAT(quiet.err, IsEmpty());
    EXPECT_THAT(verbose.err, HasSubstr("5 of 5 deployments chosen"));
}

TEST_F(ProgramTest, theStateIsDumpedOnStandardError)
{
    const Outcome plain = runConsole({"export", programRows, "--now", programNow});
    const Outcome dumped = runConsole({"export", programRows, "--now", programNow, "--dump-state"});
    EXPECT_EQ(dumped.out, plain.out);
    EXPECT_THAT(dumped.err, HasSubstr("deployments: 5"));
    EXPECT_THAT(dumped.err, HasSubstr("problems: 0"));
}

TEST_F(ProgramTest, dataIsDisarmedOnATerminal)
{
    const std::string source = m_folder.file("a.json",
        record("A",
            "evil \xC2\x9B"
            "2J"));
    const std::string script = R"(
import os, pty, sys
sent = bytearray()
def read(fd):
    data = os.read(fd, 65536)
    sent.extend(data)
    return data
status = pty.spawn([sys.argv[1], "export", sys.argv[2]], read)
assert os.waitstatus_to_exitcode(status) == 0
assert b"\xc2\x9b" not in sent, sent
assert b"evil \\x9B2J" in sent, sent
)";
    const Outcome onTerminal =
        launch({{"python3", "-c", script, test_support::consolePath(), source}, {}, {}, {}});
    EXPECT_EQ(onTerminal.exitCode, 0) << onTerminal.err;
    EXPECT_THAT(runConsole({"export", source}).out, HasSubstr("\xC2\x9B"));
}

TEST_F(ProgramTest, needsNoDisplayAndNoLibraryThatDoes)
{
    const Outcome libraries = shell("ldd \"$0\"");
    EXPECT_THAT(libraries.out, HasSubstr("libsimdjson"));
    EXPECT_THAT(libraries.out, Not(HasSubstr("Qt6")));
    const Outcome forServers =
        shell("ldd \"$(dirname \"$0\")\"/../*/deployment-console/deployment-console-cli-servers");
    EXPECT_THAT(forServers.out, HasSubstr("libQt6Core"));
    for (const char* gui :
        {"Qt6Gui", "Qt6Widgets", "Qt6Charts", "libX11", "libxcb", "libGL", "wayland"})
        EXPECT_THAT(forServers.out, Not(HasSubstr(gui)));
    EXPECT_EQ(shell("env -i \"$0\" list \"$1\" --columns id --limit 1").out, "id\nDEP-001\n");
}

TEST_F(ProgramTest, theDemoIsBuiltIn)
{
    const Outcome outcome = runConsole({"list", "demo:", "--since", "7d", "--columns", "id"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_GT(linesOf(outcome.out).size(), 1U);
    EXPECT_EQ(runConsole({"validate", "demo:"}).exitCode, 0);
}
