// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/manual/manual_writers.h"
#include "words.h"

#include <algorithm>

namespace manual {

namespace {

std::string quoted(std::string text)
{
    return '\'' + replaced(replaced(std::move(text), "\\", "\\\\"), "'", "\\'") + '\'';
}

std::string lineOf(
    const OptionManual& option, const ProgramManual& manual, const std::string& complete)
{
    std::string line = complete;
    // Before a command is named, every option may come.
    if (option.commands.size() < manual.commands.size())
        line += " -n " + quoted("__fish_seen_subcommand_from " + joined(option.commands));
    line += " -l " + option.name;
    if (option.isFile)
        line += " -r -F";
    else if (!option.choices.empty())
        line += " -x -a " + quoted(joined(option.choices));
    else if (!option.value.empty())
        line += " -x";
    return line + " -d " + quoted(option.help) + '\n';
}

} // namespace

std::string fishCompletion(const ProgramManual& manual)
{
    const std::string complete = "complete -c " + manual.program;
    std::vector<std::string> names;
    for (const CommandManual& command : manual.commands)
        names.push_back(command.name);
    std::string text = "# Made from the program's own table of options.\n";
    const std::string isFirst = quoted("not __fish_seen_subcommand_from " + joined(names));
    for (const CommandManual& command : manual.commands)
        text += complete + " -f -n " + isFirst + " -a " + command.name + " -d "
            + quoted(command.help) + '\n';
    const std::string where = names.empty()
        ? std::string{}
        : " -n " + quoted("__fish_seen_subcommand_from " + joined(names));
    text += complete + where + " -a " + quoted(joined(manual.schemes)) + '\n';
    for (const OptionManual& option : manual.options)
        text += lineOf(option, manual, complete);
    return text;
}

} // namespace manual
