// SPDX-License-Identifier: GPL-3.0-or-later
// The man page says what the tables of arguments say, and real shells complete by them.
#include "arguments/arguments.h"
#include "arguments/options.h"
#include "manual/command_line_manual.h"
#include "program.h"

#include "deploy/history/filter_text.h"
#include "deploy/manual/manual_writers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

using test_support::launch;
using test_support::linesOf;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using testing::SizeIs;

namespace {

std::string writtenAs(const std::string& form)
{
    return *manual::written(cli::commandLineManual("1.2.3", "2025-02-15"), form);
}

/// As a man page spells it.
std::string inRoff(const std::string& option)
{
    std::string text = "\\fB\\-\\-";
    for (const char c : option)
        text += c == '-' ? std::string{"\\-"} : std::string{c};
    return text + "\\fR";
}

class Completion : public testing::Test {
protected:
    /// What a shell offers for the last word, a line each.
    std::vector<std::string> run(
        const std::string& shell, const std::string& script, std::vector<std::string> words)
    {
        const std::string file = m_folder.file("completion", writtenAs(shell));
        std::vector<std::string> command{shell, "-c", script, shell, file};
        if (shell == "fish")
            command = {"fish", "--no-config", "-c", script, file};
        command.insert(command.end(), words.begin(), words.end());
        const auto outcome = launch({command, {}, {}, {}});
        EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
        EXPECT_EQ(outcome.err, "");
        return linesOf(outcome.out);
    }

    std::vector<std::string> bash(std::vector<std::string> words)
    {
        words.insert(words.begin(), "deployment-console-cli");
        return run("bash",
            "set -u; source \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); "
            "_deployment_console_cli; "
            "if [ ${#COMPREPLY[@]} -gt 0 ]; then printf '%s\\n' \"${COMPREPLY[@]}\"; fi",
            std::move(words));
    }

    /// For the last term of a line as it is typed.
    std::vector<std::string> bashTerms(const std::string& line)
    {
        return run("bash",
            "set -u; source \"$1\"; COMP_LINE=$2 COMP_POINT=${#2} COMP_WORDBREAKS=$' \\t\\n\"=:'; "
            "COMP_WORDS=(deployment-console-cli x) COMP_CWORD=1 COMPREPLY=(); "
            "if _deployment_console_cli_term && [ ${#COMPREPLY[@]} -gt 0 ]; "
            "then printf '%s\\n' \"${COMPREPLY[@]}\"; fi",
            {"deployment-console-cli list demo: --filter" + line});
    }

    static bool has(const char* shell)
    {
        return launch({{"bash", "-c", "command -v \"$1\"", "bash", shell}, {}, {}, {}}).exitCode
            == 0;
    }

    test_support::TemporaryFolder m_folder;
};

} // namespace

TEST(CommandLineManual, theManPageSaysWhatTheTablesSay)
{
    const std::string page = writtenAs("man");
    for (const cli::OptionSpec& spec : cli::optionSpecs())
        EXPECT_THAT(page, HasSubstr(inRoff(std::string{spec.name}))) << spec.name;
    for (const cli::CommandSyntax& spec : cli::commandSpecs())
        EXPECT_THAT(page, HasSubstr("\\fB" + std::string{spec.name} + "\\fR \\fI")) << spec.name;
    for (const history::FilterKey& key : history::filterKeys) {
        if (key.isWritten) {
            EXPECT_THAT(page, HasSubstr("\\fB" + std::string{key.key} + ":VALUE")) << key.key;
        }
    }
    EXPECT_THAT(page, HasSubstr("Deployment Console 1.2.3"));
}

TEST(CommandLineManual, theStatusesOfferedAreTakenAsStatuses)
{
    const auto manual = cli::commandLineManual("1", "2025-02-15");
    for (const manual::OptionManual& option : manual.options) {
        if (option.name != "status")
            continue;
        EXPECT_TRUE(option.mayRepeat);
        for (const std::string& word : option.choices)
            EXPECT_TRUE(
                word == "PAUSED" || deployment::parseStatus(word) != deployment::Status::Unknown)
                << word;
    }
}

/// Of each option that is completed, for each command that takes it.
TEST(CommandLineManual, everyValueOfferedIsTaken)
{
    const auto manual = cli::commandLineManual("1", "2025-02-15");
    const auto now = *deployment::parseTimestamp("2025-02-15T10:00:00Z");
    std::size_t taken = 0;
    const auto expectTaken = [&](std::vector<std::string> arguments, const std::string& option,
                                 const std::string& value) {
        arguments.insert(arguments.end(), {"--" + option, value});
        const auto request = cli::parseArguments(arguments, now);
        EXPECT_TRUE(request) << arguments.front() << " --" << option << ' ' << value << ": "
                             << request.error().text;
        ++taken;
    };
    for (const manual::OptionManual& option : manual.options)
        for (const std::string& name : option.commands) {
            const auto fewer =
                std::ranges::find(option.fewerChoices, name, &manual::CommandChoices::command);
            const auto& choices =
                fewer == option.fewerChoices.end() ? option.choices : fewer->choices;
            const auto command =
                std::ranges::find(cli::commandSpecs(), name, &cli::CommandSyntax::name);
            std::vector<std::string> arguments{name};
            for (std::size_t operand = 0; operand < command->operandCount; ++operand)
                arguments.push_back("x" + std::to_string(operand));
            for (const std::string& value : choices)
                expectTaken(arguments, option.name, value);
            for (const manual::TermManual& term : option.terms)
                for (const std::string& value : term.values)
                    expectTaken(arguments, option.name, term.key + ':' + value);
        }
    EXPECT_GT(taken, 100U);
}

TEST_F(Completion, bashOffersCommandsOptionsAndValues)
{
    EXPECT_THAT(bash({"ex"}), ElementsAre("export"));
    EXPECT_THAT(bash({""}), IsSupersetOf({"list", "diagnose", "rollback", "promote"}));
    EXPECT_THAT(bash({"list", "--fo"}), ElementsAre("--format"));
    EXPECT_THAT(bash({"list", "--format", ""}), ElementsAre("table", "csv", "json", "ndjson"));
    EXPECT_THAT(bash({"show", "x", "--format", ""}), ElementsAre("table", "json"));
    EXPECT_THAT(bash({"diagnose", "x", "y", "--format", "=", ""}), ElementsAre("table", "json"));
    EXPECT_THAT(bash({"list", "--format", "=", "nd"}), ElementsAre("ndjson"));
    EXPECT_THAT(bash({"list", "--format", "="}), Contains("csv"));
    EXPECT_THAT(bash({"export", "x", "--status", "FA"}), ElementsAre("FAILED"));
    EXPECT_THAT(bash({"export", "x", "--sort", "startT"}), ElementsAre("startTime"));
}

TEST_F(Completion, bashOffersToEachCommandWhatItTakes)
{
    for (const cli::CommandSyntax& command : cli::commandSpecs()) {
        const auto offered = bash({std::string{command.name}, "SOURCE", "--"});
        for (const cli::OptionSpec& option : cli::optionSpecs()) {
            const std::string name = "--" + std::string{option.name};
            const bool takes = (option.commands & command.bit()) != 0;
            EXPECT_EQ(std::ranges::find(offered, name) != offered.end(), takes)
                << command.name << ' ' << name;
        }
    }
}

TEST_F(Completion, bashFindsTheCommandBehindOptionsAndTheirValues)
{
    EXPECT_THAT(bash({"--format", "json", "--service", "=", "list", "rollback", "x", "--t"}),
        ElementsAre("--to", "--timeout", "--token-file"));
    EXPECT_THAT(bash({"--verbose", "va"}), ElementsAre("validate"));
    EXPECT_THAT(bash({"list", "--reason", ""}), IsEmpty()) << "a text is not guessed";
}

TEST_F(Completion, theTermsOfAFilterAreOfferedAsItIsTyped)
{
    EXPECT_THAT(bashTerms(" "), IsSupersetOf({"status:", "env:", "since:", "in:", "is:"}));
    EXPECT_THAT(bashTerms(" \"env:prod sta"), Contains("env:prod status:"));
    EXPECT_THAT(bashTerms(" \"env:prod status:failed,rol"),
        ElementsAre("env:prod status:failed,rolled-back"));
    EXPECT_THAT(
        bashTerms(" 'is:needs-me strategy:can"), ElementsAre("is:needs-me strategy:canary"));
    // Bash makes words of it at colons, of which the last is completed.
    EXPECT_THAT(bashTerms("=in:yest"), ElementsAre("yesterday"));
    EXPECT_THAT(bashTerms(" status:failed,pau"), ElementsAre("failed,paused"));
    EXPECT_THAT(bashTerms(" env:pro"), IsEmpty()) << "names are not guessed";
    EXPECT_THAT(bashTerms(" \"status:failed\" --ut"), IsEmpty()) << "it has been closed";
    EXPECT_THAT(bash({"list", "x", "--columns", "id,ver"}), ElementsAre("id,version"));
}

TEST_F(Completion, whatIsOfferedInAFilterIsUnderstood)
{
    const auto manual = cli::commandLineManual("1", "2025-02-15");
    const auto filter =
        std::ranges::find(manual.options, std::string("filter"), &manual::OptionManual::name);
    ASSERT_NE(filter, manual.options.end());
    const auto now = *deployment::parseTimestamp("2025-02-15T10:00:00Z");
    std::size_t understood = 0;
    for (const manual::TermManual& term : filter->terms) {
        EXPECT_NE(history::findFilterKey(term.key), nullptr) << term.key;
        for (const std::string& value : term.values) {
            const std::string line = term.key + ':' + value;
            const auto written = history::parseFilterText(line, now, deployment::Zone::Utc);
            ASSERT_TRUE(written) << line;
            EXPECT_NE(*written, history::WrittenFilter()) << line;
            EXPECT_EQ(written->text, "") << line << " is not searched for";
            for (const std::string& word : written->words[history::Column::Status])
                EXPECT_TRUE(word == "PAUSED"
                    || deployment::parseStatus(word) != deployment::Status::Unknown)
                    << word;
            ++understood;
        }
    }
    EXPECT_GT(understood, 20U);
}

TEST_F(Completion, bashOffersFilesWithBlanksInTheirNames)
{
    const std::string file = m_folder.file("march history.json", "[]");
    EXPECT_THAT(bash({"list", file.substr(0, file.size() - 12)}), ElementsAre(file));
    EXPECT_THAT(
        bash({"list", "x", "--output", file.substr(0, file.size() - 12)}), ElementsAre(file));
    EXPECT_THAT(bash({"list", "dem"}), ElementsAre("demo:"));
}

TEST_F(Completion, fishOffersThem)
{
    if (!has("fish"))
        GTEST_SKIP() << "there is no fish here";
    const auto fish = [&](const std::string& line) {
        return run("fish", "source $argv[1]; complete -C $argv[2]", {line});
    };
    EXPECT_THAT(fish("deployment-console-cli expo"), Contains(HasSubstr("export")));
    EXPECT_THAT(fish("deployment-console-cli list --form"), Contains(HasSubstr("--format")));
    EXPECT_THAT(fish("deployment-console-cli list --format nd"), Contains(HasSubstr("ndjson")));
    EXPECT_THAT(fish("deployment-console-cli show --format "), SizeIs(2));
    EXPECT_THAT(fish("deployment-console-cli list x --filter \"env:prod status:failed,rol"),
        ElementsAre(HasSubstr("env:prod status:failed,rolled-back")));
    EXPECT_THAT(fish("deployment-console-cli list x --filter in:yest"),
        ElementsAre(HasSubstr("in:yesterday")));
    EXPECT_THAT(fish("deployment-console-cli list x --columns id,versio"),
        ElementsAre(HasSubstr("id,version")));
    EXPECT_THAT(fish("deployment-console-cli list --reas"), IsEmpty());
    EXPECT_THAT(fish("deployment-console-cli pause --reas"), Contains(HasSubstr("--reason")));
}

TEST_F(Completion, zshIsGivenTheOptionsOfTheCommand)
{
    if (!has("zsh"))
        GTEST_SKIP() << "there is no zsh here";
    // What the function hands to the completion system, which needs a terminal.
    const auto zsh = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "deployment-console-cli");
        return run("zsh",
            "file=$1; shift; words=(\"$@\"); CURRENT=$#words; "
            "_arguments() { print -rl -- \"$@\"; }; source $file",
            std::move(words));
    };
    const auto list = zsh({"list", "x", ""});
    EXPECT_THAT(list, Contains(HasSubstr("--format=[table, csv, json or ndjson")));
    EXPECT_THAT(list, Contains(HasSubstr(":FORMAT:(table csv json ndjson)")));
    EXPECT_THAT(zsh({"show", "x", "y", ""}), Contains(HasSubstr(":FORMAT:(table json)")));
    EXPECT_THAT(list, Contains(HasSubstr(":LINE:_deployment_console_cli_term")));
    EXPECT_THAT(list, Contains(HasSubstr(":A,B,C:_sequence compadd - id version")));
    EXPECT_THAT(list, Contains(AllOf(HasSubstr("*--environment="), HasSubstr(":NAME:"))));
    EXPECT_THAT(list, Contains(HasSubstr("1:command:((list\\:'Show the deployments")));
    EXPECT_THAT(list, Not(Contains(HasSubstr("--reason="))));
    EXPECT_THAT(zsh({"rollback", "x", "y", ""}), Contains(HasSubstr("--reason=")));
}
