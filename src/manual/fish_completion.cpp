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

std::string fishLine(
    const OptionManual& option, const ProgramManual& manual, const std::string& complete)
{
    std::string line = complete;
    // Before a command is named, every option may come.
    if (option.commands.size() < manual.commands.size())
        line += " -n " + fishQuoted("__fish_seen_subcommand_from " + joined(option.commands));
    line += " -l " + option.name;
    if (option.isFile)
        line += " -r -F";
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
    for (const CommandManual& command : manual.commands)
        names.push_back(command.name);
    std::string text = "# Made from the program's own table of options.\n";
    const std::string isFirst = fishQuoted("not __fish_seen_subcommand_from " + joined(names));
    for (const CommandManual& command : manual.commands)
        text += complete + " -f -n " + isFirst + " -a " + command.name + " -d "
            + fishQuoted(command.help) + '\n';
    const std::string where = names.empty()
        ? std::string{}
        : " -n " + fishQuoted("__fish_seen_subcommand_from " + joined(names));
    text += complete + where + " -a " + fishQuoted(joined(manual.schemes)) + '\n';
    for (const OptionManual& option : manual.options)
        text += fishLine(option, manual, complete);
    return text;
}

} // namespace manual
