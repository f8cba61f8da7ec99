// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock_server.h"
#include "program.h"

#include "remote/command_checks.h"

#include "builder.h"
#include "project_paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using test_support::aDeployment;
using test_support::contentsOf;
using test_support::launch;
using test_support::linesOf;
using test_support::MockServer;
using test_support::Outcome;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::Not;

namespace {

const std::string commandsRows = PROJECT_SOURCE_DIR "/mock/data/history-5.json";
const std::string running = "DEP-001"; // goes from V2.0.0 to V2.1.0
const std::string finished = "DEP-002";

class CommandsTest : public testing::Test {
protected:
    [[nodiscard]] static std::vector<std::string> world(std::vector<std::string> more = {})
    {
        more.insert(more.end(),
            {"--history", commandsRows, "--no-launches", "--now", "2025-02-15T10:25:00Z"});
        return more;
    }
    [[nodiscard]] test_support::Launch start(std::vector<std::string> arguments) const
    {
        auto made = test_support::console(std::move(arguments));
        for (const char* name : {"HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"})
            made.environment[name] = m_home.path().string();
        return made;
    }
    [[nodiscard]] Outcome run(std::vector<std::string> arguments) const
    {
        return launch(start(std::move(arguments)));
    }
    [[nodiscard]] Outcome order(const std::string& command, const std::string& source,
        const std::string& id = running, std::vector<std::string> more = {"--yes"}) const
    {
        more.insert(more.begin(), {command, source, id, "--reason", "error rate doubled"});
        return run(more);
    }
    [[nodiscard]] std::string journal() const
    {
        return contentsOf(m_home.path() / "deployment-console" / "journal.sqlite");
    }

    test_support::TemporaryFolder m_home;
};

std::string portOf(const std::string& address)
{
    return address.substr(address.rfind(':') + 1);
}

} // namespace

TEST_F(CommandsTest, pauseAndResumeAreDoneAndJournalled)
{
    const MockServer server{world()};
    const Outcome paused = order("pause", server.address());
    EXPECT_EQ(paused.exitCode, 0) << paused.err;
    EXPECT_THAT(paused.out, MatchesRegex("[0-9a-f-]+ done\n"));
    EXPECT_THAT(paused.err, HasSubstr("the pause of DEP-001 is done"));
    EXPECT_THAT(run({"show", server.address(), running}).out, HasSubstr("RUNNING (paused)"));
    const std::string listed = run({"list", server.address(), "--status", "paused"}).out;
    EXPECT_THAT(listed, HasSubstr("PAUSED")) << "as it was asked for";
    EXPECT_THAT(listed, Not(HasSubstr("RUNNING")));
    EXPECT_THAT(journal(), HasSubstr("error rate doubled"));
    const std::string key = paused.out.substr(0, paused.out.find(' '));
    EXPECT_EQ(server.count("POST", key), 1U) << "the id is the key on the wire";

    EXPECT_EQ(order("resume", server.address()).exitCode, 0);
    EXPECT_THAT(run({"show", server.address(), running}).out, Not(HasSubstr("paused")));
    EXPECT_EQ(server.count("POST", " 200"), 2U);
}

TEST_F(CommandsTest, aRollbackIsAcceptedAndWaitedForIfAsked)
{
    const MockServer server{world({"--speed", "100x"})};
    const Outcome outcome =
        order("rollback", server.address(), running, {"--to", "V2.0.0", "--yes", "--wait"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_THAT(outcome.out, EndsWith(" done\n"));
    EXPECT_THAT(run({"list", server.address(), "--status", "rolled_back", "--columns", "id"}).out,
        HasSubstr(running));
    EXPECT_EQ(server.count("POST", " 202"), 1U);
}

TEST_F(CommandsTest, aSuccessIsRolledBackWhileItIsTheNewest)
{
    const MockServer server{world({"--speed", "1000x"})};
    const Outcome outcome =
        order("rollback", server.address(), finished, {"--to", "V2.0.5", "--yes", "--wait"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_THAT(outcome.out, EndsWith(" done\n"));
    EXPECT_THAT(run({"list", server.address(), "--status", "ROLLED_BACK", "--columns", "id"}).out,
        HasSubstr(finished));
    EXPECT_EQ(server.count("POST", " 202"), 1U);
}

TEST_F(CommandsTest, whatTookThePlaceOfASuccessIsNamed)
{
    const MockServer server{world()};
    const Outcome outcome =
        order("rollback", server.address(), "DEP-004", {"--to", "V2.0.3", "--yes"});
    EXPECT_EQ(outcome.exitCode, 3);
    EXPECT_THAT(outcome.err, HasSubstr("生产环境 already has the newer V2.1.0"));
    const Outcome own = order("rollback", server.address(), finished, {"--to", "v2.1.0", "--yes"});
    EXPECT_EQ(own.exitCode, 3);
    EXPECT_THAT(own.err, HasSubstr("is the version that is being rolled back"));
    EXPECT_EQ(server.count("POST"), 0U);
}

TEST(CommandChecks, aRollbackStaysWithinItsService)
{
    const deployment::Deployment subject =
        aDeployment("B").version("V2").start("02:00").service("checkout");
    history::History history;
    const auto add = [&](const deployment::Deployment& each) {
        history.upsert(history::summaryOf(each));
    };
    add(subject);
    add(aDeployment("A").version("V1").start("01:00").service("billing"));
    EXPECT_EQ(cli::disabledReasonWithin(history, test_support::at("23:00"),
                  operations::CommandKind::RollBack, subject, "V1"),
        "V1 was never successfully deployed to 生产环境 (checkout)");
    add(aDeployment("A").version("V1").start("01:00").service("checkout").failed());
    EXPECT_EQ(cli::disabledReasonWithin(history, test_support::at("23:00"),
                  operations::CommandKind::RollBack, subject, "V1"),
        "V1 was never successfully deployed to 生产环境 (checkout)");
    add(aDeployment("A").version("V1").start("01:00").service("checkout"));
    EXPECT_EQ(cli::disabledReasonWithin(history, test_support::at("23:00"),
                  operations::CommandKind::RollBack, subject, "V1"),
        "");
    add(aDeployment("C").version("V3").start("03:00").service("billing"));
    EXPECT_EQ(cli::disabledReasonWithin(history, test_support::at("23:00"),
                  operations::CommandKind::RollBack, subject, "V1"),
        "");
    add(aDeployment("C").version("V3").start("03:00").service("checkout"));
    EXPECT_EQ(cli::disabledReasonWithin(history, test_support::at("23:00"),
                  operations::CommandKind::RollBack, subject, "V1"),
        "生产环境 (checkout) already has the newer V3");
}

TEST(CommandChecks, aRollbackOfWhatFailedLongAgoSaysWhatFollowed)
{
    const deployment::Deployment subject = aDeployment("B").version("V2").start("02:00").failed();
    history::History history;
    const auto followed = [&] {
        return cli::followedText(history, test_support::at("23:00"), subject);
    };
    EXPECT_EQ(followed(), "") << "it is not in the history";
    history.upsert(history::summaryOf(subject));
    history.upsert(history::summaryOf(aDeployment("A").version("V1").start("01:00")));
    EXPECT_EQ(followed(), "");
    history.upsert(history::summaryOf(aDeployment("C").version("V3").start("03:00")));
    EXPECT_EQ(
        followed(), "a deployment of V3 followed in 生产环境; what is live there now is replaced");
}

TEST_F(CommandsTest, whatFollowedAFailureIsSaidToWhomIsNotAskedToo)
{
    std::string rows = contentsOf(commandsRows);
    const std::string before = "ROLLED_BACK"; // DEP-005, which V2.0.5 and V2.1.0 followed
    rows.replace(rows.find(before), before.size(), "FAILED");
    const test_support::TemporaryFolder folder;
    const MockServer server{{"--history", folder.file("rows.json", rows), "--no-launches", "--now",
        "2025-02-15T10:25:00Z"}};
    const Outcome outcome =
        order("rollback", server.address(), "DEP-005", {"--to", "V2.0.3", "--yes"});
    EXPECT_THAT(outcome.err,
        HasSubstr(
            "a deployment of V2.1.0 followed in 生产环境; what is live there now is replaced"));
    EXPECT_EQ(server.count("POST"), 1U);
}

TEST_F(CommandsTest, whatMakesNoSenseIsNotSent)
{
    const MockServer server{world()};
    EXPECT_EQ(order("pause", server.address(), finished).exitCode, 3);
    EXPECT_EQ(order("resume", server.address()).exitCode, 3);
    EXPECT_EQ(order("rollback", server.address(), finished, {"--to", "V1", "--yes"}).exitCode, 3);
    EXPECT_EQ(order("pause", server.address(), running, {"--yes", "--read-only"}).exitCode, 3);
    EXPECT_EQ(order("pause", commandsRows, running).exitCode, 3);
    EXPECT_EQ(order("pause", server.address(), "DEP-999").exitCode, 3);
    EXPECT_EQ(order("rollback", server.address()).exitCode, 2) << "no target";
    EXPECT_EQ(run({"pause", server.address(), running, "--yes"}).exitCode, 2) << "no reason";
    EXPECT_EQ(order("pause", server.address(), running, {}).exitCode, 2) << "nobody to ask";
    EXPECT_EQ(server.count("POST"), 0U);
}

TEST_F(CommandsTest, whatStandsInTheWayBeforeSendingIsCertainlyWithoutEffect)
{
    const std::string nobody = "http://127.0.0.1:1";
    for (const std::string& address : {nobody, std::string("http://"), std::string("demo:")}) {
        const Outcome outcome = order("pause", address);
        EXPECT_EQ(outcome.exitCode, 3) << address;
        EXPECT_THAT(outcome.err, HasSubstr("nothing was sent: ")) << address;
        EXPECT_THAT(outcome.out, testing::IsEmpty()) << address;
    }
    EXPECT_THAT(order("pause", nobody).err, HasSubstr("127.0.0.1:1"));
    EXPECT_THAT(order("pause", "demo:").err, HasSubstr("to the built-in demonstration"));
}

TEST_F(CommandsTest, theServersRefusalIsPassedOn)
{
    const std::string tokens =
        m_home.file("tokens", "guest:guest-token-1:read\nops:ops-token-1:operate\n");
    std::filesystem::permissions(tokens, std::filesystem::perms{0600});
    const MockServer server{world({"--token-file", tokens})};
    auto guest = start({"pause", server.address(), running, "--reason", "x", "--yes"});
    guest.environment["DEPLOYMENT_CONSOLE_TOKEN"] = "guest-token-1";
    const Outcome forbidden = launch(guest);
    EXPECT_EQ(forbidden.exitCode, 3);
    EXPECT_THAT(forbidden.err, HasSubstr("was refused"));
    EXPECT_EQ(server.count("POST", " 403"), 1U);

    auto ops = start({"rollback", server.address(), running, "--reason", "x", "--to", "V0.0.1",
        "--yes", "--verbose"});
    ops.environment["DEPLOYMENT_CONSOLE_TOKEN"] = "ops-token-1";
    const Outcome impossible = launch(ops);
    EXPECT_EQ(impossible.exitCode, 3) << impossible.err;
    EXPECT_THAT(impossible.out, EndsWith(" refused\n"));
    EXPECT_EQ(server.count("POST", " 422"), 1U);
    EXPECT_THAT(impossible.err + journal(), Not(HasSubstr("ops-token-1")));
    EXPECT_THAT(contentsOf(m_home.path() / "deployment-console/deployment-console-cli.log"),
        testing::AllOf(HasSubstr("refused"), Not(HasSubstr("ops-token-1"))));
}

TEST_F(CommandsTest, aStaleRevisionIsRefused)
{
    const MockServer server{world({"--fault", "stale-etag;method=GET"})};
    const Outcome outcome = order("pause", server.address());
    EXPECT_EQ(outcome.exitCode, 3);
    EXPECT_THAT(outcome.out, EndsWith(" refused\n"));
    EXPECT_GE(server.count("POST", " 412"), 1U);
    EXPECT_EQ(server.count("POST", " 200"), 0U);
}

TEST_F(CommandsTest, aRevisionThatAdvancesByItselfIsNoObstacle)
{
    const MockServer server{world({"--speed", "60x"})};
    EXPECT_EQ(order("pause", server.address()).exitCode, 0);
    EXPECT_EQ(server.count("POST", " 200"), 1U);
}

TEST_F(CommandsTest, aLostAnswerIsFoundOutByReading)
{
    const MockServer server{
        world({"--fault", "lose-answer;path=/deployments/DEP-001/resume;times=1"})};
    EXPECT_EQ(order("pause", server.address()).exitCode, 0);
    const Outcome outcome = order("resume", server.address());
    EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_THAT(outcome.out, EndsWith(" done\n"));
    EXPECT_EQ(server.count("POST", "/resume"), 1U);
}

/// A cluster tries a command out before it is sent, and gives no answer.
TEST_F(CommandsTest, whatWasOnlyPreparedInTimeWasNotSent)
{
    const std::string kubeconfig = (m_home.path() / "kubeconfig").string();
    const MockServer server =
        MockServer::cluster({"--kubeconfig", kubeconfig, "--fault", "hang;method=PATCH;times=1"});
    const std::vector<std::string> access{"--kubeconfig", kubeconfig};
    auto list = access;
    list.insert(list.begin(),
        {"list", "kube:/shop", "--service", "search", "--limit", "1", "--columns", "id", "--format",
            "csv"});
    const auto rows = linesOf(run(list).out);
    ASSERT_EQ(rows.size(), 2U);
    auto more = access;
    more.insert(more.end(), {"--yes", "--timeout", "1"});
    const Outcome outcome = order("resume", "kube:/shop", rows[1], more);
    EXPECT_EQ(outcome.exitCode, 3) << outcome.err;
    EXPECT_THAT(outcome.out, EndsWith(" not-sent\n"));
    EXPECT_THAT(outcome.err, HasSubstr(" was not sent: No answer came in time"));
    const Outcome next = order("resume", "kube:/shop", rows[1], more);
    EXPECT_THAT(
        next.err, HasSubstr("an earlier command, the resume of " + rows[1] + ", was not sent"));
    EXPECT_EQ(next.exitCode, 0) << next.err;
}

TEST_F(CommandsTest, anUnknownOutcomeIsExitCodeFourAndTheNextRunFindsItOut)
{
    const std::string state = (m_home.path() / "world.sqlite").string();
    std::string port;
    {
        const MockServer server{world({"--state", state})};
        port = portOf(server.address());
        EXPECT_EQ(order("pause", server.address()).exitCode, 0);
    }
    {
        // The run reads the deployment three times before it sends; what comes then shows nothing.
        const MockServer server{{"--state", state, "--no-launches", "--port", port, "--now",
            "2025-02-15T10:25:30Z", "--fault", "lose-answer;path=/deployments/DEP-001/resume",
            "--fault", "502;path=/commands", "--fault",
            "502;path=/deployments/DEP-001;method=GET;skip=3"}};
        const Outcome outcome =
            order("resume", server.address(), running, {"--yes", "--timeout", "1"});
        EXPECT_EQ(outcome.exitCode, 4);
        EXPECT_THAT(outcome.out, EndsWith(" unknown\n"));
        EXPECT_THAT(outcome.err, HasSubstr("the outcome is unknown: the resume of DEP-001"));
        EXPECT_EQ(server.count("POST", "/resume"), 1U);
    }
    const MockServer server{
        {"--state", state, "--no-launches", "--port", port, "--now", "2025-02-15T10:26:00Z"}};
    const Outcome outcome = order("pause", server.address());
    EXPECT_THAT(outcome.err, HasSubstr("an earlier command, the resume of DEP-001, was done"));
    EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_EQ(server.count("POST", "/resume"), 0U) << "it was sent again";
    EXPECT_EQ(server.count("POST", " 200"), 1U);
}

TEST_F(CommandsTest, aLostCommandShutsNobodyOut)
{
    const MockServer server{world({"--fault", "drop;method=POST;times=1"})};
    const Outcome lost = order("pause", server.address(), running, {"--yes", "--timeout", "1"});
    EXPECT_EQ(lost.exitCode, 4);
    EXPECT_THAT(lost.out, EndsWith(" unknown\n"));
    // As if it had been sent ten minutes before.
    const std::string path = (m_home.path() / "deployment-console" / "journal.sqlite").string();
    test_support::Launch aging;
    aging.command = {"python3", "-c",
        "import sqlite3, sys; journal = sqlite3.connect(sys.argv[1]); "
        "journal.execute('UPDATE commands SET sent = sent - 600000'); journal.commit()",
        path};
    const Outcome aged = launch(aging);
    ASSERT_EQ(aged.exitCode, 0) << aged.err;
    const Outcome next = order("pause", server.address() + "/");
    EXPECT_EQ(next.exitCode, 0) << next.err;
    EXPECT_THAT(next.out, EndsWith(" done\n"));
    EXPECT_THAT(next.err, HasSubstr("an earlier command, the pause of DEP-001, was not received"));
    EXPECT_EQ(server.count("POST"), 2U);
}

TEST_F(CommandsTest, nothingIsSentThatCannotBeWrittenDown)
{
    const MockServer server{world()};
    auto unwritable = start({"pause", server.address(), running, "--reason", "x", "--yes"});
    unwritable.environment["XDG_DATA_HOME"] = "/dev/null";
    EXPECT_EQ(launch(unwritable).exitCode, 1);
    EXPECT_EQ(server.count("POST"), 0U);
}

TEST_F(CommandsTest, aPersonAtTheTerminalIsAsked)
{
    const MockServer server{world()};
    const std::string script = R"(
import os, pty, sys
sent = bytearray()
def read(fd):
    data = os.read(fd, 65536)
    sent.extend(data)
    if b'type "yes"' in sent and not read.answered:
        read.answered = True
        os.write(fd, sys.argv[1].encode() + b"\n")
    return data
read.answered = False
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[2:], read)))
)";
    const auto answer = [&](const std::string& words) {
        auto asked = start({"pause", server.address(), running, "--reason", "x"});
        asked.command.insert(asked.command.begin(), {"python3", "-c", script, words});
        return launch(asked);
    };
    const Outcome declined = answer("no");
    EXPECT_EQ(declined.exitCode, 3) << declined.out;
    EXPECT_THAT(declined.out, HasSubstr("Pause DEP-001 (V2.1.0, RUNNING, 60 %) in 生产环境"));
    EXPECT_EQ(server.count("POST"), 0U);
    EXPECT_EQ(answer("yes").exitCode, 0);
    EXPECT_EQ(server.count("POST", " 200"), 1U);
}

TEST(CommandChecks, followTheRulesOfTheContract)
{
    using Command = operations::CommandKind;
    const auto allowed = [](Command command, const deployment::Deployment& deployment) {
        return cli::disabledReasonFor(command, deployment).empty();
    };
    deployment::Deployment paused = aDeployment("A").running();
    paused.paused = true;
    const deployment::Deployment failed = aDeployment("A").failed();
    const deployment::Deployment pending = aDeployment("A").status("PENDING");
    const deployment::Deployment strange = aDeployment("A").status("SHADOW");
    EXPECT_TRUE(allowed(Command::Pause, aDeployment("A").running()));
    EXPECT_FALSE(allowed(Command::Pause, paused));
    EXPECT_FALSE(allowed(Command::Pause, failed));
    EXPECT_TRUE(allowed(Command::Resume, paused));
    EXPECT_FALSE(allowed(Command::Resume, aDeployment("A").running()));
    EXPECT_TRUE(allowed(Command::RollBack, paused));
    EXPECT_TRUE(allowed(Command::RollBack, failed));
    for (const Command command : {Command::Pause, Command::Resume, Command::RollBack}) {
        EXPECT_FALSE(allowed(command, pending));
        EXPECT_FALSE(allowed(command, strange));
        EXPECT_FALSE(allowed(command, aDeployment("A").status("ROLLED_BACK")));
        EXPECT_FALSE(allowed(command, aDeployment("A").status("COMPLETED")));
    }
}
