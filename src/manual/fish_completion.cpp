// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/manual/manual_writers.h"
#include "words.h"

#include <algorithm>

namespace manual {

namespace {

std::string fishQuoted(std::string text)
{
    return '\'' + replaced(replaced(std::move(text), "\\", "\\\\"), "'", "\\'") + '\'';
}

std::string fishLineFunctionName(const ProgramManual& manual)
{
    return functionName(manual.program) + "_behind";
}

/// Words behind what is typed of a line, up to the last of the signs that part it.
std::string fishLineFunction(const ProgramManual& manual)
{
    return "function " + fishLineFunctionName(manual)
        + "\n    set -l typed (commandline -ct | string replace -r -- '^--[a-z-]+=' '' | string "
          "replace -r -- '^[\"\\']' '')\n    set -l before (string match -r -- "
          "\"^(?:.*[$argv[1]])?\" "
          "$typed)\n    for word in $argv[2..]\n        echo $before$word\n    end\nend\n";
}

std::string fishTermFunctionName(const ProgramManual& manual)
{
    return functionName(manual.program) + "_term";
}

std::string fishTermFunction(const OptionManual& option, const ProgramManual& manual)
{
    std::string text = "function " + fishTermFunctionName(manual)
        + "\n    switch (commandline -ct | string match -r -- '[^ \"\\'=]*$')\n";
    std::vector<std::string> keys;
    for (const TermManual& term : option.terms) {
        keys.push_back(term.key + ':');
        text += "        case '" + term.key + ":*'\n            " + fishLineFunctionName(manual)
            + " ':,' " + joined(term.values) + '\n';
    }
    return text + "        case '*'\n            " + fishLineFunctionName(manual) + " ' ' "
        + joined(keys) + "\n    end\nend\n";
}

/// The option for commands that take the same words.
OptionManual madeFor(
    OptionManual option, std::vector<std::string> commands, std::vector<std::string> choices)
{
    option.commands = std::move(commands);
    option.choices = std::move(choices);
    option.fewerChoices.clear();
    return option;
}

std::string fishLine(
    const OptionManual& option, const ProgramManual& manual, const std::string& complete)
{
    if (!option.fewerChoices.empty()) {
        std::string lines;
        std::vector<std::string> others = option.commands;
        for (const CommandChoices& fewer : option.fewerChoices) {
            lines += fishLine(madeFor(option, {fewer.command}, fewer.choices), manual, complete);
            std::erase(others, fewer.command);
        }
        return lines + fishLine(madeFor(option, others, option.choices), manual, complete);
    }
    std::string line = complete;
    // Before a command is named, every option may come.
    if (option.commands.size() < manual.commands.size())
        line += " -n " + fishQuoted("__fish_seen_subcommand_from " + joined(option.commands));
    line += " -l " + option.name;
    if (option.isFile)
        line += " -r -F";
    else if (!option.terms.empty())
        line += " -x -a '(" + fishTermFunctionName(manual) + ")'";
    else if (option.isList)
        line += " -x -a '(" + fishLineFunctionName(manual) + " , " + joined(option.choices) + ")'";
    else if (!option.choices.empty())
        line += " -x -a " + fishQuoted(joined(option.choices));
    else if (!option.value.empty())
        line += " -x";
    return line + " -d " + fishQuoted(option.help) + '\n';
}

} // namespace

std::string fishCompletion(const ProgramManual& manual)
{
    const std::string complete = "complete -c " + manual.program;
    std::vector<std::string> names;
    names.reserve(manual.commands.size());
    for (const CommandManual& command : manual.commands)
        names.push_back(command.name);
    std::string text = "# Made from the program's own table of options.\n";
    const auto isLine = [](const OptionManual& option) {
        return option.isList || !option.terms.empty();
    };
    if (std::ranges::any_of(manual.options, isLine))
        text += fishLineFunction(manual);
    for (const OptionManual& option : manual.options)
        if (!option.terms.empty())
            text += fishTermFunction(option, manual);
    const std::string isFirst = fishQuoted("not __fish_seen_subcommand_from " + joined(names));
    for (const CommandManual& command : manual.commands)
        text.append(complete)
            .append(" -f -n ")
            .append(isFirst)
            .append(" -a ")
            .append(command.name)
            .append(" -d ")
            .append(fishQuoted(command.help))
            .append("\n");
    const std::string where = names.empty()
        ? std::string{}
        : " -n " + fishQuoted("__fish_seen_subcommand_from " + joined(names));
    text += complete + where + " -a " + fishQuoted(joined(manual.schemes)) + '\n';
    for (const OptionManual& option : manual.options)
        text += fishLine(option, manual, complete);
    return text;
}

} // namespace manual
