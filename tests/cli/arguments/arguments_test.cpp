// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments/arguments.h"
#include "arguments/options.h"

#include "program.h"
#include "project_paths.h"

#include "deploy/operations/command_policy.h"

#include <tuple>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using cli::OutputFormat;
using cli::Task;
using history::Column;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

const deployment::Timestamp present = deployment::parseTimestamp("2025-02-15T10:25:00Z").value();

tl::expected<cli::Request, cli::UsageError> parse(const std::vector<std::string>& arguments)
{
    return cli::parseArguments(arguments, present);
}

cli::Request parsed(const std::vector<std::string>& arguments)
{
    const auto request = parse(arguments);
    EXPECT_TRUE(request) << request.error().text;
    return request.value_or(cli::Request{});
}

std::string complaint(const std::vector<std::string>& arguments)
{
    const auto request = parse(arguments);
    EXPECT_FALSE(request) << testing::PrintToString(arguments);
    return request ? "" : request.error().text;
}

} // namespace

TEST(Arguments, haveDefaults)
{
    const cli::Request list = parsed({"list", "a.json"});
    EXPECT_EQ(list.task, Task::List);
    EXPECT_EQ(list.source, "a.json");
    EXPECT_EQ(list.format, OutputFormat::Table);
    EXPECT_EQ(list.sort, (history::Sort{Column::StartTime, true}));
    EXPECT_TRUE(list.columns.empty()) << "all that there are";
    EXPECT_TRUE(list.filter.isEmpty());
    EXPECT_FALSE(list.limit);
    EXPECT_EQ(list.output, "-");
    EXPECT_EQ(list.now, present);
    EXPECT_EQ(list.zone, deployment::Zone::Local);
    EXPECT_EQ(parsed({"export", "-"}).format, OutputFormat::Csv);
    EXPECT_EQ(parsed({"validate", "-"}).task, Task::Validate);
    EXPECT_EQ(parsed({"show", "-", "DEP-1"}).id, "DEP-1");
}

TEST(Arguments, takeEveryOption)
{
    const cli::Request request = parsed({"export", "--environment", "生产环境", "a.json",
        "--environment=测试环境", "--status", "failed", "--status", "SHADOW", "--since", "7d",
        "--until", "2025-02-15T00:00:00+08:00", "--search", "li", "--service", "checkout", "--sort",
        "version:desc", "--limit", "0", "--columns", "status,id", "--format", "csv", "--output",
        "o.csv", "--bom", "--raw", "--utc", "--verbose"});
    EXPECT_THAT(
        request.filter.words[history::Column::Environment], ElementsAre("生产环境", "测试环境"));
    EXPECT_THAT(request.filter.words[history::Column::Status], ElementsAre("failed", "SHADOW"));
    EXPECT_THAT(request.filter.words[history::Column::Service], ElementsAre("checkout"));
    EXPECT_EQ(request.filter.range.since, deployment::parseTimestamp("2025-02-08T10:25:00Z"));
    EXPECT_EQ(request.filter.range.until, deployment::parseTimestamp("2025-02-14T16:00:00Z"));
    EXPECT_EQ(request.filter.text, "li");
    EXPECT_EQ(request.sort, (history::Sort{Column::Version, true}));
    EXPECT_EQ(request.limit, 0U);
    EXPECT_THAT(request.columns, ElementsAre(Column::Status, Column::Id));
    EXPECT_EQ(request.output, "o.csv");
    EXPECT_TRUE(request.byteOrderMark && request.verbose);
    EXPECT_TRUE(request.raw);
    EXPECT_EQ(request.zone, deployment::Zone::Utc);
}

TEST(Arguments, aCommandMayBeWaitedForForAWeek)
{
    EXPECT_EQ(parsed({"pause", "x", "y", "--reason", "r", "--timeout", "604800"})
                  .commandArguments.timeout,
        std::chrono::hours(7 * 24));
}

TEST(Arguments, anOrderIsWhole)
{
    const cli::Request request = parsed({"rollback", "https://h", "DEP-1", "--reason", "too slow",
        "--to", "V2.0.0", "--yes", "--wait", "--timeout", "90", "--read-only"});
    EXPECT_EQ(request.task, Task::Send);
    EXPECT_EQ(request.commandArguments.kind, operations::CommandKind::RollBack);
    EXPECT_EQ(request.id, "DEP-1");
    EXPECT_EQ(request.commandArguments.reason, "too slow");
    EXPECT_EQ(request.commandArguments.targetVersion, "V2.0.0");
    EXPECT_TRUE(
        request.commandArguments.confirmed && request.commandArguments.wait && request.readOnly);
    EXPECT_EQ(request.commandArguments.timeout, std::chrono::seconds{90});
}

TEST(Arguments, nowCountsWhereverItStands)
{
    for (const auto& arguments :
        {std::vector<std::string>{"--now", "2030-01-02T00:00:00Z", "--since", "24h"},
            std::vector<std::string>{"--since", "24h", "--now", "2030-01-02T00:00:00Z"}}) {
        std::vector<std::string> all{"list", "x"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        EXPECT_EQ(
            parsed(all).filter.range.since, deployment::parseTimestamp("2030-01-01T00:00:00Z"));
    }
}

TEST(Arguments, aSortWithoutDirectionAscends)
{
    EXPECT_EQ(parsed({"list", "x", "--sort", "id"}).sort, (history::Sort{Column::Id, false}));
    EXPECT_EQ(parsed({"list", "x", "--sort", "id:asc"}).sort, (history::Sort{Column::Id, false}));
    EXPECT_EQ(parsed({"list", "x", "--sort", "durationSeconds:desc"}).sort,
        (history::Sort{Column::Duration, true}));
}

TEST(Arguments, aSortMayNameASecondColumn)
{
    const cli::Request two = parsed({"list", "x", "--sort", "environment,durationSeconds:desc"});
    EXPECT_EQ(two.sort, (history::Sort{Column::Environment, false}));
    EXPECT_EQ(two.sortThen, (history::Sort{Column::Duration, true}));
    for (const char* wrong : {"environment,", ",id", "environment,nope", "environment,id:down",
             "environment,id,version", "environment,id:desc,version"})
        EXPECT_FALSE(parse({"list", "x", "--sort", wrong})) << wrong;
}

TEST(Arguments, aFilterIsWrittenAsInTheWindow)
{
    const auto written = parsed({"list", "x", "--filter", "status:failed env:a on:yesterday disk",
        "--status", "running", "--utc", "--now", "2025-03-01T12:00:00Z"});
    EXPECT_THAT(written.filter.words[Column::Status], ElementsAre("running", "FAILED"));
    EXPECT_THAT(written.filter.words[Column::Environment], ElementsAre("a"));
    EXPECT_EQ(written.filter.text, "disk");
    EXPECT_EQ(written.filter.range.since, deployment::parseTimestamp("2025-02-28T00:00:00Z"));
    EXPECT_EQ(written.filter.range.until, deployment::parseTimestamp("2025-03-01T00:00:00Z"));
}

TEST(Arguments, aFilterMayNeedTheHistory)
{
    const auto written =
        parsed({"list", "x", "--filter", "is:needs-me by:CI in:last-release-week", "--utc"});
    EXPECT_TRUE(written.needsMe);
    EXPECT_TRUE(written.isOfReleaseWeek);
    EXPECT_TRUE(written.filter.range.isOpen());
    EXPECT_THAT(written.filter.words[Column::Executor], ElementsAre("CI"));
    EXPECT_FALSE(parsed({"list", "x", "--filter", "in:yesterday"}).filter.range.isOpen());
}

TEST(Arguments, twoDashesEndTheOptions)
{
    EXPECT_EQ(parsed({"list", "--", "--utc"}).source, "--utc");
    EXPECT_EQ(parsed({"--", "show", "-x", "--"}).id, "--");
    EXPECT_EQ(parsed({"list", "x", "--search", "-5"}).filter.text, "-5");
    EXPECT_EQ(parsed({"list", "x", "--search=--raw"}).filter.text, "--raw");
    EXPECT_EQ(parsed({"list", "x", "--search=a=b"}).filter.text, "a=b");
    EXPECT_EQ(parsed({"list", "x", "--search", ""}).filter.text, "");
}

TEST(Arguments, helpAndVersionNeedNothingElse)
{
    EXPECT_EQ(parsed({"--help"}).task, Task::Help);
    EXPECT_EQ(parsed({"-h"}).task, Task::Help);
    EXPECT_EQ(parsed({"list", "--help", "--nonsense"}).task, Task::Help);
    EXPECT_EQ(parsed({"--version"}).task, Task::Version);
}

TEST(Arguments, wrongOnesAreToldApart)
{
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
        {{}, "missing command"},
        {{"--utc"}, "missing command"},
        {{"lst", "x"}, "unknown command \"lst\""},
        {{"list"}, "list takes SOURCE"},
        {{"list", ""}, "missing source"},
        {{"list", "a", "b"}, "no more arguments"},
        {{"show", "a"}, "show takes SOURCE ID"},
        {{"show", "a", ""}, "missing ID"},
        {{"list", "x", "--colour"}, "unknown option \"--colour\""},
        {{"list", "x", "-v"}, "unknown option \"-v\""},
        {{"list", "x", "--limit"}, "--limit needs a value"},
        {{"list", "x", "--limit", "--bom"}, "--limit needs a value"},
        {{"list", "x", "--limit", "-1"}, "an integer from 0"},
        {{"list", "x", "--limit", "+1"}, "an integer from 0"},
        {{"list", "x", "--limit", "1.5"}, "an integer from 0"},
        {{"list", "x", "--limit", ""}, "an integer from 0"},
        {{"list", "x", "--limit", "18446744073709551616"}, "to 18446744073709551615"},
        {{"list", "x", "--since", ""}, "expected a time"},
        {{"list", "x", "--until="}, "expected a time"},
        {{"list", "x", "--since", "yesterday"}, "--since \"yesterday\""},
        {{"list", "x", "--until", "2025-02-30T00:00:00Z"}, "--until"},
        {{"list", "x", "--now", "7d"}, "RFC 3339"},
        {{"list", "x", "--now", ""}, "RFC 3339"},
        {{"list", "x", "--environment", ""}, "expected a name"},
        {{"list", "x", "--status", ""}, "expected a status"},
        {{"list", "x", "--sort", "name"}, "unknown column \"name\""},
        {{"list", "x", "--sort", "id:down"}, "COLUMN:desc"},
        {{"list", "x", "--sort", "id:desc:asc"}, "COLUMN:desc"},
        {{"list", "x", "--sort", "id:desc,id"}, "named twice"},
        {{"rollback", "x", "y", "--reason", "r", "--to", "V1", "--to", "V2"},
            "--to is given twice, as \"V1\" and as \"V2\""},
        {{"list", "x", "--sort", ""}, "unknown column \"\""},
        {{"list", "x", "--columns", "id,,status"}, "unknown column \"\""},
        {{"list", "x", "--columns", ""}, "unknown column \"\""},
        {{"list", "x", "--columns", "id,"}, "unknown column \"\""},
        {{"list", "x", "--columns", "ID"}, "unknown column \"ID\""},
        {{"list", "x", "--columns", "id,id"}, "named twice"},
        {{"list", "x", "--format", "xml"}, "expected table"},
        {{"list", "x", "--output", ""}, "a file name"},
        {{"list", "x", "--utc=yes"}, "takes no value"},
        {{"list", "x", "--bom"}, "--bom is for"},
        {{"export", "x", "--format", "json", "--raw"}, "--raw is for"},
        {{"list", "x", "--spreadsheet"}, "--spreadsheet is for"},
        {{"export", "x", "--spreadsheet", "--raw"}, "exclude each other"},
        {{"export", "x", "--decimal-comma"}, "--decimal-comma goes with --spreadsheet"},
        {{"show", "x", "y", "--format", "csv"}, "--format json"},
        {{"show", "x", "y", "--limit", "1"}, "--limit cannot be used with show"},
        {{"pause", "x", "y"}, "needs a reason"},
        {{"pause", "x", "y", "--reason", " \t"}, "needs a reason"},
        {{"pause", "x", "--reason", "r"}, "pause takes SOURCE ID"},
        {{"resume", "x", "y", "--reason", "r", "--to", "V1"}, "--to cannot be used with resume"},
        {{"rollback", "x", "y", "--reason", "r"}, "--to VERSION"},
        {{"rollback", "x", "y", "--reason", "r", "--to", ""}, "expected a version"},
        {{"pause", "x", "y", "--reason", "r", "--timeout", "0"}, "from 1"},
        {{"pause", "x", "y", "--reason", "r", "--timeout", "604801"}, "to a week"},
        {{"list", "x", "--yes"}, "--yes cannot be used with list"},
        {{"list", "x", "--token-file", ""}, "--token-file"},
        {{"validate", "x", "--format", "csv"}, "--format cannot be used with validate"},
    };
    for (const auto& [arguments, words] : cases)
        EXPECT_THAT(complaint(arguments), HasSubstr(words)) << testing::PrintToString(arguments);
}

TEST(Arguments, ofTwoValuesNeitherIsDroppedWithoutAWord)
{
    for (const auto& [option, first, second] :
        std::vector<std::tuple<std::string, std::string, std::string>>{{"since", "7d", "1d"},
            {"until", "7d", "1d"}, {"filter", "a", "b"}, {"sort", "id", "status"},
            {"columns", "id", "status"}, {"format", "csv", "json"}, {"output", "a", "b"},
            {"limit", "5", "6"}, {"token-file", "a", "b"}, {"kubeconfig", "a", "b"},
            {"now", "2025-02-15T10:00:00Z", "2025-02-15T11:00:00Z"}})
        EXPECT_EQ(complaint({"list", "x", "--" + option, first, "--" + option + '=' + second}),
            "--" + option + " is given twice, as \"" + first + "\" and as \"" + second + '"');
    EXPECT_EQ(complaint({"list", "x", "--search", "a", "--search", "b"}),
        "--search is given twice, as \"a\" and as \"b\"");
    EXPECT_EQ(parsed({"list", "x", "--search", "a", "--search=a"}).filter.text, "a")
        << "which says one thing";
}

/// As many as the contract and the dialog take; characters, not bytes.
TEST(Arguments, aReasonHasAtMostAThousandCharacters)
{
    const auto pause = [](std::size_t length) {
        std::string reason;
        for (std::size_t at = 0; at < length; ++at)
            reason += "慢";
        return std::vector<std::string>{"pause", "x", "y", "--reason", reason};
    };
    EXPECT_EQ(parsed(pause(1000)).commandArguments.reason.size(), 3000);
    EXPECT_EQ(complaint(pause(1001)),
        "the reason is too long: it has 1001 characters, and may have 1000");
    EXPECT_THAT(test_support::contentsOf(PROJECT_SOURCE_DIR "/docs/openapi.yaml"),
        HasSubstr("maxLength: " + std::to_string(operations::maxReasonLength)));
}

TEST(Arguments, theUserGuideNamesEveryOption)
{
    const std::string guide = test_support::contentsOf(PROJECT_SOURCE_DIR "/docs/user-guide.md");
    for (const cli::OptionSpec& spec : cli::optionSpecs())
        EXPECT_TRUE(spec.name == "help" || spec.name == "version"
            || guide.find("`--" + std::string{spec.name}) != std::string::npos)
            << spec.name;
    for (const cli::CommandSyntax& spec : cli::commandSpecs())
        EXPECT_THAT(guide, HasSubstr("deployment-console-cli " + std::string{spec.name}));
}

TEST(Arguments, theHelpNamesEverything)
{
    const std::string help = cli::helpText();
    for (const cli::OptionSpec& spec : cli::optionSpecs())
        EXPECT_THAT(help, HasSubstr("--" + std::string{spec.name}));
    for (const cli::CommandSyntax& spec : cli::commandSpecs())
        EXPECT_THAT(help, HasSubstr("  " + std::string{spec.name} + ' '));
    for (const Column column : history::allColumns)
        EXPECT_THAT(help, HasSubstr(std::string{history::nameOf(column)}));
}
