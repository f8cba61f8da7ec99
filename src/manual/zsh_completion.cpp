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

std::string zshTermFunctionName(const ProgramManual& manual)
{
    return functionName(manual.program) + "_term";
}

/// What completes an option's value.
std::string zshActionOf(
    const OptionManual& option, const ProgramManual& manual, const std::string& command)
{
    if (option.isFile)
        return "_files";
    if (!option.terms.empty())
        return zshTermFunctionName(manual);
    if (option.choices.empty())
        return {};
    return option.isList ? "_sequence compadd - " + joined(option.choices)
                         : '(' + specText(joined(choicesFor(option, command))) + ')';
}

/// The last term of a line is completed, whatever stands before it.
std::string zshTermFunction(const ProgramManual& manual)
{
    const auto found = std::ranges::find_if(
        manual.options, [](const OptionManual& option) { return !option.terms.empty(); });
    if (found == manual.options.end())
        return {};
    std::string text = zshTermFunctionName(manual)
        + "() {\n    compset -P '* '\n    local key=\"${PREFIX%%:*}\"\n"
          "    if compset -P '*:'; then\n        compset -P '*,'\n        case $key in\n";
    std::vector<std::string> keys;
    for (const TermManual& term : found->terms) {
        keys.push_back(zshQuoted(term.key + ':'));
        if (!term.values.empty())
            text +=
                "            (" + term.key + ") compadd -S '' -- " + joined(term.values) + " ;;\n";
    }
    return text
        + "            (*) _message value ;;\n        esac\n        return\n    fi\n"
          "    compadd -S '' -- "
        + joined(keys) + "\n}\n";
}

std::string specOf(
    const OptionManual& option, const ProgramManual& manual, const std::string& command)
{
    std::string spec =
        (option.mayRepeat ? "*--" : "--") + option.name + (option.value.empty() ? "" : "=");
    spec += '[' + specText(option.help) + ']';
    if (option.value.empty())
        return zshQuoted(spec);
    return zshQuoted(
        spec + ':' + specText(option.value) + ':' + zshActionOf(option, manual, command));
}

std::string specsFor(const ProgramManual& manual, const std::string& command)
{
    std::vector<std::string> specs;
    for (const OptionManual& option : manual.options)
        if (command.empty() || std::ranges::find(option.commands, command) != option.commands.end())
            specs.push_back(specOf(option, manual, command));
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
    names.reserve(manual.commands.size());
    for (const CommandManual& command : manual.commands)
        names.push_back(command.name);
    return joined(names, "|");
}

std::string sourceCompletion(const ProgramManual& manual)
{
    const std::string function = functionName(manual.program) + "_source";
    std::vector<std::string> schemes;
    schemes.reserve(manual.schemes.size());
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
        + sourceCompletion(manual) + zshTermFunction(manual) + function
        + "() {\n    local -a specs\n" + chosenSpecs(manual) + "    _arguments \"$specs[@]\" "
        + operands + "\n}\n" + function + " \"$@\"\n";
}

} // namespace manual
