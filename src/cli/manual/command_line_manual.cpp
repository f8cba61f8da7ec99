// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line_manual.h"

#include "arguments/options.h"

#include "deploy/deployment/enums.h"
#include "deploy/history/calendar_period.h"
#include "deploy/history/columns.h"
#include "deploy/history/filter_keys.h"

#include <algorithm>

namespace cli {

namespace {

std::vector<std::string> columnNames()
{
    std::vector<std::string> names;
    names.reserve(std::size(history::allColumns));
    for (const history::Column column : history::allColumns)
        names.emplace_back(history::nameOf(column));
    return names;
}

std::vector<std::string> statusWords()
{
    return {"PENDING", "RUNNING", "PAUSED", "COMPLETED", "FAILED", "ROLLED_BACK"};
}

std::vector<std::string> strategyWords()
{
    std::vector<std::string> words;
    using enum deployment::Strategy;
    for (const auto strategy : {BlueGreen, Canary, Rolling, AllAtOnce})
        words.emplace_back(deployment::toWire(strategy));
    return words;
}

/// "rolled-back" of ROLLED_BACK, as one types it.
std::vector<std::string> typedWords(std::vector<std::string> words)
{
    for (std::string& word : words)
        std::ranges::transform(word, word.begin(), [](char c) {
            return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
        });
    return words;
}

std::vector<std::string> periodNames()
{
    std::vector<std::string> names;
    names.reserve(std::size(history::periodWords));
    for (const history::PeriodWord& word : history::periodWords)
        names.emplace_back(word.word);
    return names;
}

/// What is known of a filter's values without a history.
std::vector<std::string> valuesOf(const history::FilterKey& key)
{
    using enum history::FilterKeyKind;
    switch (key.kind) {
    case Words:
        if (key.column == history::Column::Status)
            return typedWords(statusWords());
        if (key.column == history::Column::Strategy)
            return typedWords(strategyWords());
        return {};
    case Since:
    case Until:
        return {"30m", "24h", "7d", "30d", "today", "yesterday", "this-week", "this-month"};
    case Period:
        return periodNames();
    case Choice:
        return {std::string{history::needsMeWord}};
    case Text:
        return {};
    }
    return {};
}

std::vector<manual::TermManual> filterTerms()
{
    std::vector<manual::TermManual> terms;
    for (const history::FilterKey& key : history::filterKeys)
        if (key.isWritten)
            terms.push_back({std::string{key.key}, valuesOf(key)});
    return terms;
}

/// The words that an option's value is chosen from, where the program knows all of them.
std::vector<std::string> choicesOf(const OptionSpec& spec)
{
    if (spec.name == "format")
        return formatWords();
    if (spec.name == "status")
        return statusWords();
    if (spec.name == "sort" || spec.name == "columns")
        return columnNames();
    return {};
}

std::vector<std::string> commandsOf(const OptionSpec& spec)
{
    std::vector<std::string> names;
    for (const CommandSyntax& command : commandSpecs())
        if ((spec.commands & command.bit()) != 0)
            names.emplace_back(command.name);
    return names;
}

std::vector<manual::CommandChoices> fewerChoicesOf(const OptionSpec& spec)
{
    std::vector<manual::CommandChoices> fewer;
    for (const CommandSyntax& command : commandSpecs()) {
        const bool takes = spec.name == "format" && (spec.commands & command.bit()) != 0;
        if (takes && formatWords(command.task).size() < formatWords().size())
            fewer.push_back({std::string{command.name}, formatWords(command.task)});
    }
    return fewer;
}

manual::OptionManual manualOf(const OptionSpec& spec)
{
    manual::OptionManual option{std::string{spec.name}, std::string{spec.value},
        std::string{spec.help}, commandsOf(spec), choicesOf(spec), spec.value == "FILE",
        spec.mayRepeat()};
    option.fewerChoices = fewerChoicesOf(spec);
    option.isList = spec.name == "columns" || spec.name == "sort";
    if (spec.name == "filter")
        option.terms = filterTerms();
    return option;
}

/// What --filter takes, as the window's search field does.
manual::ManualSection filters()
{
    manual::ManualSection section{"FILTERS",
        {{"TEXT",
            "Searched for, as with --search. Terms and texts stand beside each other, with "
            "spaces between them; all of them must hold."}}};
    for (const history::FilterKey& key : history::filterKeys)
        if (key.isWritten)
            section.entries.push_back({std::string{key.key}
                    + (key.kind == history::FilterKeyKind::Words ? ":VALUE[,VALUE...]" : ":VALUE"),
                std::string{key.meaning} + '.'});
    return section;
}

manual::ManualSection exitCodes()
{
    return {"EXIT STATUS",
        {{"0", "Done."},
            {"1",
                "Failed; of validate: there are problems; of a command: the server could not carry "
                "it out, or it could not be written into the journal."},
            {"2", "Wrong usage."},
            {"3", "The command was refused or not sent: certainly without effect."},
            {"4", "The outcome of the command is not known (yet)."}}};
}

manual::ManualSection environment()
{
    return {"ENVIRONMENT",
        {{"DEPLOYMENT_CONSOLE_TOKEN", "The token for a server, unless --token-file is given."},
            {"KUBECONFIG",
                "The files that describe clusters, merged as kubectl does it; otherwise "
                "~/.kube/config."},
            {"http_proxy, https_proxy, all_proxy, no_proxy",
                "The proxies to a server, and what is reached without one."}}};
}

manual::ManualSection files()
{
    return {"FILES",
        {{"~/.local/share/deployment-console/journal.sqlite",
             "The journal of commands, shared with the window: what was sent, why, and what became "
             "of it."},
            {"~/.local/share/deployment-console/archive/",
                "What connections have shown; each file can be a SOURCE."}}};
}

manual::ManualSection examples()
{
    return {"EXAMPLES",
        {{"deployment-console-cli list history.ndjson --status FAILED --since 7d",
             "What failed in the last seven days."},
            {"deployment-console-cli export https://deploy.example.com/api --filter "
             "\"env:prod in:last-month\" --output last-month.csv",
                "The last month of an environment, as CSV."},
            {"deployment-console-cli diagnose history.ndjson DEP-001",
                "What went wrong with one deployment."},
            {"deployment-console-cli rollback SOURCE ID --to V2.0.5 --reason \"errors after the "
             "switch\" --wait",
                "Back to an earlier version; asks before it sends, and waits for the effect."}}};
}

} // namespace

manual::ProgramManual commandLineManual(const std::string& version, const std::string& date)
{
    manual::ProgramManual manual;
    manual.program = "deployment-console-cli";
    manual.version = version;
    manual.date = date;
    manual.summary = "deployments in the terminal: list, export, diagnose, control";
    manual.synopsis = "COMMAND SOURCE [ID] [options]";
    manual.description = {
        "Reads a deployment history, narrows it down, and writes it out; says what went wrong with "
        "a deployment; gives commands to one, each written into a journal before it is sent, and "
        "sent at most once.",
        "SOURCE is a file (JSON or JSON Lines, plain or gzip), the http:// or https:// address of "
        "a server, kube:CONTEXT/NAMESPACE for a Kubernetes cluster by its kubeconfig, - for "
        "standard input, or demo: for the built-in demonstration.",
        "TIME is an age (30m, 24h, 7d, 2w) or RFC 3339 (2025-02-15T10:00:00+08:00). Columns: "
            + joinedColumnNames() + '.',
        "Data goes to standard output, messages to standard error."};
    for (const CommandSyntax& spec : commandSpecs())
        manual.commands.push_back(
            {std::string{spec.name}, std::string{spec.operands}, std::string{spec.help}});
    for (const OptionSpec& spec : optionSpecs())
        manual.options.push_back(manualOf(spec));
    manual.schemes = {"demo:", "kube:"};
    manual.sections = {filters(), exitCodes(), environment(), files(), examples()};
    manual.seeAlso = {"deployment-console"};
    return manual;
}

} // namespace cli
