// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock_server.h"
#include "program.h"

#include "arguments/arguments.h"
#include "files/program_for_servers.h"
#include "output/reporter.h"
#include "project_paths.h"
#include "remote/remote_connection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using test_support::contentsOf;
using test_support::launch;
using test_support::linesOf;
using test_support::MockServer;
using test_support::Outcome;
using test_support::runConsole;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;
using testing::UnorderedElementsAre;

namespace {

const std::string remoteRows = PROJECT_SOURCE_DIR "/mock/data/history-5.json";
const std::string secret = "s3cr3t-t0ken-0f-the-test";

std::vector<std::string> stillWorld(std::vector<std::string> more = {})
{
    more.insert(
        more.end(), {"--history", remoteRows, "--no-launches", "--now", "2025-02-15T10:25:00Z"});
    return more;
}

class RemoteTest : public testing::Test {
protected:
    /// Runs with a home that is looked at afterwards.
    [[nodiscard]] Outcome run(
        std::vector<std::string> arguments, const std::string& token = {}) const
    {
        auto start = test_support::console(std::move(arguments));
        start.environment["HOME"] = m_home.path().string();
        start.environment["XDG_STATE_HOME"] = (m_home.path() / "state").string();
        if (!token.empty())
            start.environment["DEPLOYMENT_CONSOLE_TOKEN"] = token;
        return launch(start);
    }
    [[nodiscard]] std::vector<std::string> withTokens() const
    {
        const std::string tokens = m_home.file("tokens", "ops:" + secret + ":operate\n");
        std::filesystem::permissions(tokens, std::filesystem::perms{0600});
        return stillWorld({"--token-file", tokens});
    }
    /// Whether the string is in any file that the console has left.
    [[nodiscard]] bool wasLeftBehind(const std::string& text) const
    {
        for (const auto& entry :
            std::filesystem::recursive_directory_iterator{m_home.path() / "state"})
            if (entry.is_regular_file() && contentsOf(entry.path()).find(text) != std::string::npos)
                return true;
        return false;
    }

    test_support::TemporaryFolder m_home;
};

operations::Connection connectionFor(const std::vector<std::string>& arguments)
{
    const auto request = cli::parseArguments(arguments, {});
    EXPECT_TRUE(request);
    const auto connection = cli::connectionOf(*request);
    EXPECT_TRUE(connection) << connection.error().message.toEnglish();
    return connection.value_or(operations::Connection{});
}

} // namespace

TEST_F(RemoteTest, aServerGivesWhatItsFileGives)
{
    const MockServer server{stillWorld()};
    const std::vector<std::vector<std::string>> questions{{}, {"--status", "completed"},
        {"--status", "Rolled_Back", "--status", "RUNNING"}, {"--environment", "生产环境"},
        {"--since", "2025-02-14T00:00:00Z"}, {"--until", "30d", "--sort", "id:desc"},
        {"--search", "李四", "--limit", "1"}, {"--status", "NOTHING"}};
    for (const auto& question : questions) {
        std::vector<std::string> arguments{"export", server.address(), "--utc", "--now",
            "2025-02-15T10:25:00Z", "--columns",
            "id,version,environment,status,startTime,endTime,executor"};
        arguments.insert(arguments.end(), question.begin(), question.end());
        const Outcome remote = run(arguments);
        arguments[1] = remoteRows;
        EXPECT_EQ(remote.out, run(arguments).out) << testing::PrintToString(question);
        EXPECT_EQ(remote.exitCode, 0);
        const bool isNothing = linesOf(remote.out).size() == 1;
        EXPECT_EQ(remote.err.empty(), !isNothing) << remote.err;
    }
    EXPECT_EQ(server.count("GET", "status=FAILED"), 0U);
    EXPECT_GE(server.count("GET", "status=COMPLETED"), 1U) << "filters are sent";
}

TEST_F(RemoteTest, showsOneDeploymentWithoutReadingTheList)
{
    const MockServer server{stillWorld()};
    const Outcome page = run({"show", server.address(), "DEP-004", "--utc"});
    EXPECT_EQ(page.exitCode, 0) << page.err;
    EXPECT_EQ(page.out, run({"show", remoteRows, "DEP-004", "--utc"}).out);
    EXPECT_EQ(server.count("GET", "/deployments "), 0U);
    EXPECT_THAT(run({"show", server.address(), "DEP-004", "--format", "json"}).out,
        AllOf(StartsWith("{"), HasSubstr("DEP-004")));
    const Outcome missing = run({"show", server.address(), "DEP-999"});
    EXPECT_EQ(missing.exitCode, 1);
    EXPECT_THAT(linesOf(missing.err), SizeIs(1));
}

TEST_F(RemoteTest, validatesAServersList)
{
    const MockServer server{stillWorld()};
    const Outcome outcome = run({"validate", server.address()});
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_THAT(outcome.err, HasSubstr("no problems in 5 records"));
}

TEST_F(RemoteTest, nothingIsSaidOfWhatTheFilterHasTheServerLeaveOut)
{
    const MockServer server{stillWorld()};
    const auto said = [&](std::vector<std::string> filter) {
        filter.insert(filter.begin(), {"list", server.address(), "--now", "2025-02-15T10:25:00Z"});
        return run(std::move(filter)).err;
    };
    // It has deployments there, but none that failed; and others than those that are given.
    const std::string failed = said({"--environment", "测试环境", "--environment", "灾备环境",
        "--status", "FAILED", "--status", "COMPLETED"});
    EXPECT_THAT(failed, Not(HasSubstr("no deployment has")));
    EXPECT_THAT(failed, HasSubstr("no deployment that the server gives for this filter has the "));
    EXPECT_THAT(said({"--environment", "prodution"}),
        HasSubstr("the server gives no deployment for this filter"));
    EXPECT_THAT(said({"--search", "nowhere"}), HasSubstr("no deployment has the text \"nowhere\""))
        << "of which all are read";
    EXPECT_EQ(said({"--environment", "生产环境", "--since", "30d"}), "");
}

TEST_F(RemoteTest, aTokenComesFromTheEnvironmentOrAPrivateFile)
{
    const MockServer server{withTokens()};
    const std::string file = m_home.file("token", secret + "\n");
    EXPECT_EQ(run({"list", server.address()}, secret).exitCode, 0);
    EXPECT_EQ(run({"show", server.address(), "DEP-001"}, secret).exitCode, 0);
    std::filesystem::permissions(file, std::filesystem::perms{0644});
    const Outcome open = run({"list", server.address(), "--token-file", file});
    EXPECT_EQ(open.exitCode, 1);
    EXPECT_THAT(open.err, HasSubstr("0600"));
    std::filesystem::permissions(file, std::filesystem::perms{0600});
    EXPECT_EQ(run({"list", server.address(), "--token-file", file}).exitCode, 0);
    EXPECT_EQ(run({"show", server.address(), "DEP-001", "--token-file", file}).exitCode, 0);
}

TEST_F(RemoteTest, aWrongTokenIsOneRequestAndOneSentence)
{
    const MockServer server{withTokens()};
    for (const auto& command : {std::vector<std::string>{"list", server.address()},
             {"show", server.address(), "DEP-001"}, {"validate", server.address()}}) {
        const std::size_t before = server.requests().size();
        for (const std::string token : {"", "wrong-token-of-the-test"}) {
            const Outcome outcome = run(command, token);
            EXPECT_EQ(outcome.exitCode, 1) << command.front();
            EXPECT_THAT(linesOf(outcome.err), SizeIs(1)) << outcome.err;
            EXPECT_THAT(outcome.out, IsEmpty());
        }
        EXPECT_EQ(server.requests().size(), before + 2) << command.front();
    }
}

TEST_F(RemoteTest, theTokenIsNowhereToBeFound)
{
    const MockServer server{withTokens()};
    std::string said;
    for (const auto& command : {std::vector<std::string>{"list", server.address(), "--verbose"},
             {"show", server.address(), "nothing", "--verbose"},
             {"list", "http://127.0.0.1:1", "--verbose"}})
        said += run(command, secret).err;
    EXPECT_THAT(said, Not(HasSubstr(secret)));
    EXPECT_FALSE(wasLeftBehind(secret));
}

TEST_F(RemoteTest, whatGoesWrongIsOneSentence)
{
    const auto expectFailure = [this](const std::string& address, const std::string& words) {
        const Outcome outcome = run({"list", address}, "some-token");
        EXPECT_EQ(outcome.exitCode, 1) << address;
        EXPECT_THAT(outcome.err, HasSubstr(words));
        EXPECT_THAT(linesOf(outcome.err), SizeIs(1));
        EXPECT_THAT(outcome.out, IsEmpty());
    };
    expectFailure("http://127.0.0.1:1", "127.0.0.1:1");
    expectFailure("http://example.invalid", "plain http");
    expectFailure("http://", "address");
    const MockServer broken{stillWorld({"--fault", "503=7;path=/deployments"})};
    expectFailure(broken.address(), "503");
}

TEST_F(RemoteTest, agesGoByTheServersClock)
{
    for (const auto lead : {std::chrono::hours(2), std::chrono::hours(-2)}) {
        const deployment::Timestamp there = deployment::systemNow() + lead;
        const auto text = [](deployment::Timestamp time) {
            return deployment::formatTimestamp(time, deployment::Zone::Utc);
        };
        std::string rows;
        for (const auto& [id, age] : {std::pair("young", std::chrono::minutes(30)),
                 std::pair("old", std::chrono::minutes(90))})
            rows += "{\"id\":\"" + std::string(id)
                + R"(","version":"v1","environment":"e","status":"COMPLETED","startTime":")"
                + text(there - age) + "\"}\n";
        const std::string history = m_home.file("clock.ndjson", rows);
        const MockServer server{{"--history", history, "--no-launches", "--now", text(there)}};
        for (const std::vector<std::string>& words :
            {std::vector<std::string>{"--since", "1h"}, {"--filter", "since:1h"}}) {
            std::vector<std::string> arguments{"list", server.address(), "--columns", "id"};
            arguments.insert(arguments.end(), words.begin(), words.end());
            const Outcome outcome = run(arguments);
            EXPECT_THAT(outcome.out, HasSubstr("young")) << outcome.err;
            EXPECT_THAT(outcome.out, Not(HasSubstr("old")));
        }
    }
}

TEST_F(RemoteTest, aPasswordInAnAddressIsNotRepeated)
{
    const Outcome outcome = run({"list", "https://ops:hunter2@127.0.0.1:1/"});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_THAT(outcome.err, Not(HasSubstr("hunter2")));
}

TEST(RemoteConnection, followsTheAccessOptions)
{
    using Credentials = operations::CredentialReference;
    const auto bearer = connectionFor({"list", "https://h/api", "--token-file", "/t"});
    EXPECT_EQ(bearer.credential.scheme, Credentials::Scheme::Bearer);
    EXPECT_EQ(bearer.credential.place, Credentials::Place::File);
    EXPECT_EQ(bearer.credential.file, "/t");
    const auto basic = connectionFor({"list", "https://h", "--user", "ops"});
    EXPECT_EQ(basic.credential.scheme, Credentials::Scheme::Basic);
    EXPECT_EQ(basic.credential.place, Credentials::Place::Environment);
    EXPECT_EQ(basic.credential.user, "ops");
    const auto header =
        connectionFor({"list", "https://h", "--auth-header", "X-Api-Key", "--ca-file", "/ca"});
    EXPECT_EQ(header.credential.scheme, Credentials::Scheme::Header);
    EXPECT_EQ(header.credential.header, "X-Api-Key");
    EXPECT_EQ(header.caFile, "/ca");
    const auto shown =
        connectionFor({"list", "https://h", "--client-cert", "/c", "--client-key", "/k"});
    EXPECT_EQ(shown.clientCertificateFile, "/c");
    EXPECT_EQ(shown.clientKeyFile, "/k");
    EXPECT_EQ(connectionFor({"list", "http://h", "--user", "x", "--allow-insecure-http"})
                  .allowInsecureHttp,
        true);
    EXPECT_EQ(
        connectionFor({"list", "http://127.0.0.1"}).credential.scheme, Credentials::Scheme::None);
}

TEST(Reporter, takesTheSecretsInUseOutOfWhatItSays)
{
    const cli::Reporter reporter{true};
    reporter.redactor()->addSecret("geheim-4711");
    testing::internal::CaptureStderr();
    reporter.say(deployment::Error{deployment::ErrorCode::Refused,
        {"The server says: %1", {"no geheim-4711"}}, "https://ops:geheim-4711@host"});
    EXPECT_EQ(testing::internal::GetCapturedStderr(),
        "deployment-console-cli: The server says: no ***\n"
        "deployment-console-cli: cause: https://***@host\n");
}

TEST(ProgramForServers, isWantedByItsLocations)
{
    const auto isServer = [](const char* location) {
        cli::Request request;
        request.source = location;
        return cli::isServer(request);
    };
    for (const char* server : {"http://x", "https://x/y", "HTTP://x", "kube:", "kube:prod/shop"})
        EXPECT_TRUE(isServer(server)) << server;
    for (const char* file :
        {"", "-", "demo:", "a.json", "/http://x", "./-", "ftp://x", "http:", "latin-\xE9"})
        EXPECT_FALSE(isServer(file)) << file;
}

TEST(RemoteConnection, asksForEverySpellingOfAStatus)
{
    cli::Request request;
    request.filter.words[history::Column::Status] = {"Failed", "SHADOW"};
    request.filter.text = "x";
    const history::Filter asked = cli::remoteFilter(request, request.now);
    EXPECT_THAT(asked.words[history::Column::Status],
        UnorderedElementsAre("Failed", "FAILED", "failed", "SHADOW", "shadow", "Shadow"));
    EXPECT_EQ(asked.text, "") << "it need not find what is found here";
    // Whoever only compares words has it under the one that it came with.
    request.filter.words[history::Column::Status] = {"paused"};
    EXPECT_THAT(cli::remoteFilter(request, request.now).words[history::Column::Status],
        UnorderedElementsAre("paused", "PAUSED", "Paused", "RUNNING", "running", "Running"));
    // What has replaced a deployment tells whether it needs attention.
    request.needsMe = true;
    EXPECT_TRUE(cli::remoteFilter(request, request.now).isEmpty());
    request.needsMe = false;
    request.isOfReleaseWeek = true;
    EXPECT_TRUE(cli::remoteFilter(request, request.now).isEmpty());
}
