// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/manual/manual_writers.h"
#include "words.h"

#include <algorithm>

namespace manual {

namespace {

std::string dashed(const OptionManual& option)
{
    return "--" + option.name;
}

/// "--a|--b" of the options for which it holds; a pattern that nothing matches where there is none.
template <typename Predicate>
std::string patternOf(const ProgramManual& manual, Predicate predicate)
{
    std::vector<std::string> names;
    for (const OptionManual& option : manual.options)
        if (predicate(option))
            names.push_back(dashed(option));
    return names.empty() ? "''" : joined(names, "|");
}

std::string namesFor(const ProgramManual& manual, const std::string& command)
{
    std::vector<std::string> names;
    for (const OptionManual& option : manual.options)
        if (std::ranges::find(option.commands, command) != option.commands.end())
            names.push_back(dashed(option));
    return joined(names);
}

std::string allNames(const ProgramManual& manual)
{
    std::vector<std::string> names;
    names.reserve(manual.options.size());
    for (const OptionManual& option : manual.options)
        names.push_back(dashed(option));
    return joined(names);
}

/// Which option's value is typed. Bash makes a word of the sign between a name and its value.
constexpr std::string_view whereTheWordIs = R"(
    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command='' words='' at
    COMPREPLY=()
    if [[ $word == = ]]; then
        word=''
    elif [[ $before == = ]]; then
        before="${COMP_WORDS[COMP_CWORD-2]}"
    fi
)";

std::string commandSearch(const ProgramManual& manual)
{
    if (manual.commands.empty())
        return {};
    const std::string withValue =
        patternOf(manual, [](const OptionManual& option) { return !option.value.empty(); });
    return "    for ((at = 1; at < COMP_CWORD; ++at)); do\n"
           "        case \"${COMP_WORDS[at]}\" in\n            "
        + withValue + R"()
                [[ ${COMP_WORDS[at+1]} == = ]] && ((++at))
                ((++at)) ;;
            -*) ;;
            *) command="${COMP_WORDS[at]}"; break ;;
        esac
    done
)";
}

/// A key and its values, so that bash, which ends a quotation where one word is left, does not end
/// it there.
std::string bashKeysOf(const OptionManual& option)
{
    std::vector<std::string> keys;
    for (const TermManual& term : option.terms) {
        keys.push_back(term.key + ':');
        keys.push_back(term.key + ':' + (term.values.empty() ? "..." : term.values.front()));
    }
    return joined(keys);
}

/// The term of a line that is being typed. Bash has made words of it at colons and quotation marks,
/// and takes what stands in quotation marks as one word: so the line is read as it was typed.
constexpr std::string_view whereTheTermIs = R"(
    typed="${typed:0:${COMP_POINT:-0}}"
    [[ $typed =~ $pattern ]] || return 1
    typed="${BASH_REMATCH[1]}"
    [[ $typed == [\"\']* ]] && quote="${typed:0:1}" typed="${typed:1}"
    last="${typed##* }" values="${typed##* }"
    values="${values#*:}" part="${values##*,}"
    case "$last" in
)";

constexpr std::string_view termReply = R"(
    esac
    prefix="${typed%"$part"}"
    [[ -n $quote || ${COMP_WORDBREAKS-} != *:* ]] || prefix="${values%"$part"}"
    mapfile -t COMPREPLY < <(compgen -P "$prefix" -W "$words" -- "$part")
    compopt -o nospace 2>/dev/null
    return 0
}
)";

const OptionManual* optionOfTerms(const ProgramManual& manual)
{
    const auto found = std::ranges::find_if(
        manual.options, [](const OptionManual& option) { return !option.terms.empty(); });
    return found == manual.options.end() ? nullptr : &*found;
}

std::string bashTermFunction(const ProgramManual& manual)
{
    const OptionManual* const option = optionOfTerms(manual);
    if (option == nullptr)
        return {};
    std::string text = functionName(manual.program)
        + "_term()\n{\n    local typed=\"${COMP_LINE-}\" quote='' last values part words prefix\n"
          "    local pattern='[[:space:]]"
        + dashed(*option) + R"([=[:space:]]+("[^"]*|'"'"'[^'"'"']*|[^"'"'"'[:space:]]*)$')"
        + std::string{whereTheTermIs};
    for (const TermManual& term : option->terms)
        if (!term.values.empty())
            text += "        " + term.key + ":*) words='" + joined(term.values) + "' ;;\n";
    return text + "        *:*) return 0 ;;\n        *) part=\"$last\" words='"
        + bashKeysOf(*option) + "' ;;" + std::string{termReply};
}

std::string bashTermCall(const ProgramManual& manual)
{
    return optionOfTerms(manual) == nullptr
        ? std::string{}
        : "    " + functionName(manual.program) + "_term && return\n";
}

/// Which words a value may be may hang on the command.
std::string choiceCase(const OptionManual& option)
{
    std::string text =
        "        " + dashed(option) + ")\n            words='" + joined(option.choices) + "'\n";
    if (!option.fewerChoices.empty())
        text += "            case \"$command\" in\n";
    for (const CommandChoices& fewer : option.fewerChoices)
        text += "                " + fewer.command + ") words='" + joined(fewer.choices) + "' ;;\n";
    if (!option.fewerChoices.empty())
        text += "            esac\n";
    return text
        + "            mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
          "            return ;;\n";
}

std::string valueCases(const ProgramManual& manual)
{
    std::string text = "    case \"$before\" in\n";
    for (const OptionManual& option : manual.options)
        if (option.isList)
            text += "        " + dashed(option)
                + ")\n            mapfile -t COMPREPLY < <(compgen -P \"${word%\"${word##*,}\"}\" "
                  "-W '"
                + joined(option.choices)
                + "' -- \"${word##*,}\")\n            compopt -o nospace 2>/dev/null\n"
                  "            return ;;\n";
        else if (!option.choices.empty())
            text += choiceCase(option);
    text += "        " + patternOf(manual, [](const OptionManual& option) { return option.isFile; })
        + ")\n            compopt -o filenames 2>/dev/null\n"
          "            mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n            return ;;\n";
    text += "        " + patternOf(manual, [](const OptionManual& option) {
        return !option.value.empty() && !option.isFile && option.choices.empty();
    }) + ")\n            return ;;\n    esac\n";
    return text;
}

std::string optionCases(const ProgramManual& manual)
{
    std::string text = "    if [[ $word == -* ]]; then\n        case \"$command\" in\n";
    for (const CommandManual& command : manual.commands)
        text +=
            "            " + command.name + ") words='" + namesFor(manual, command.name) + "' ;;\n";
    return text + "            *) words='" + allNames(manual) + R"(' ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
        return
    fi
)";
}

std::string operandCases(const ProgramManual& manual)
{
    std::string text;
    if (!manual.commands.empty()) {
        std::vector<std::string> names;
        names.reserve(manual.commands.size());
        for (const CommandManual& command : manual.commands)
            names.push_back(command.name);
        text = "    if [[ -z $command ]]; then\n        mapfile -t COMPREPLY < <(compgen -W '"
            + joined(names) + "' -- \"$word\")\n        return\n    fi\n";
    }
    return text
        + "    compopt -o filenames 2>/dev/null\n    mapfile -t COMPREPLY < <(compgen -f -- "
          "\"$word\"; compgen -W '"
        + joined(manual.schemes) + "' -- \"$word\")\n";
}

} // namespace

std::string bashCompletion(const ProgramManual& manual)
{
    const std::string function = functionName(manual.program);
    return "# Made from the program's own table of options.\n" + bashTermFunction(manual) + function
        + "()\n{" + std::string{whereTheWordIs} + bashTermCall(manual) + commandSearch(manual)
        + valueCases(manual) + optionCases(manual) + operandCases(manual) + "}\ncomplete -F "
        + function + ' ' + manual.program + '\n';
}

} // namespace manual
