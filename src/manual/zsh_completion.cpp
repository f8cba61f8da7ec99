// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/manual/manual_writers.h"
#include "words.h"

#include <algorithm>

namespace manual {

namespace {

std::string zshQuoted(const std::string& text)
{
    return '\'' + replaced(text, "'", "'\\''") + '\'';
}

/// Within the brackets and between the colons of _arguments.
std::string specText(std::string text)
{
    for (const char* sign : {"\\", "[", "]", ":"})
        text = replaced(std::move(text), sign, std::string{"\\"} + sign);
    return text;
}

std::string specOf(const OptionManual& option)
{
    std::string spec =
        (option.mayRepeat ? "*--" : "--") + option.name + (option.value.empty() ? "" : "=");
    spec += '[' + specText(option.help) + ']';
    if (option.value.empty())
        return zshQuoted(spec);
    const std::string values = option.isFile ? "_files"
        : option.choices.empty()             ? ""
                                             : '(' + specText(joined(option.choices)) + ')';
    return zshQuoted(spec + ':' + specText(option.value) + ':' + values);
}

std::string specsFor(const ProgramManual& manual, const std::string& command)
{
    std::vector<std::string> specs;
    for (const OptionManual& option : manual.options)
        if (command.empty() || std::ranges::find(option.commands, command) != option.commands.end())
            specs.push_back(specOf(option));
    return joined(specs, "\n                ");
}

std::string commandSpecs(const ProgramManual& manual)
{
    std::string words;
    for (const CommandManual& command : manual.commands)
        words += command.name + "\\:" + zshQuoted(specText(command.help)) + ' ';
    return zshQuoted("1:command:((" + words + "))");
}

std::string patternOfCommands(const ProgramManual& manual)
{
    std::vector<std::string> names;
    for (const CommandManual& command : manual.commands)
        names.push_back(command.name);
    return joined(names, "|");
}

std::string sourceCompletion(const ProgramManual& manual)
{
    const std::string function = functionName(manual.program) + "_source";
    std::vector<std::string> schemes;
    for (const std::string& scheme : manual.schemes)
        schemes.push_back(zshQuoted(scheme));
    return function + "() {\n    _files\n    compadd -S '' -- " + joined(schemes) + "\n}\n";
}

std::string chosenSpecs(const ProgramManual& manual)
{
    if (manual.commands.empty())
        return "    specs=(" + specsFor(manual, {}) + ")\n";
    std::string text = "    local command='' word\n"
                       "    for word in \"${(@)words[2,CURRENT-1]}\"; do\n        case $word in\n"
                       "            ("
        + patternOfCommands(manual)
        + ") command=$word; break ;;\n        esac\n    done\n    case $command in\n";
    for (const CommandManual& command : manual.commands)
        text +=
            "        (" + command.name + ") specs=(" + specsFor(manual, command.name) + ") ;;\n";
    return text + "        (*) specs=(" + specsFor(manual, {}) + ") ;;\n    esac\n";
}

} // namespace

std::string zshCompletion(const ProgramManual& manual)
{
    const std::string function = functionName(manual.program);
    const std::string source = function + "_source";
    const std::string operands = manual.commands.empty()
        ? zshQuoted("*:source:" + source)
        : commandSpecs(manual) + ' ' + zshQuoted("2:source:" + source) + ' ' + zshQuoted("3:id:");
    return "#compdef " + manual.program + "\n# Made from the program's own table of options.\n"
        + sourceCompletion(manual) + function + "() {\n    local -a specs\n" + chosenSpecs(manual)
        + "    _arguments \"$specs[@]\" " + operands + "\n}\n" + function + " \"$@\"\n";
}

} // namespace manual
