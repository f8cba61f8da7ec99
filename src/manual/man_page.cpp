// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/manual/manual_writers.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace manual {

namespace {

std::string upperCase(std::string text)
{
    std::ranges::transform(
        text, text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    return text;
}

/// The code point of a UTF-8 sequence, and how many bytes it has. Texts are the program's own.
std::pair<unsigned, std::size_t> codePointAt(std::string_view text)
{
    const auto byte = [&](std::size_t at) { return unsigned(text[at]) & 0x3FU; };
    const auto lead = unsigned(text.front()) & 0xFFU;
    if (lead >= 0xF0 && text.size() >= 4)
        return {(lead & 7U) << 18 | byte(1) << 12 | byte(2) << 6 | byte(3), 4};
    if (lead >= 0xE0 && text.size() >= 3)
        return {(lead & 15U) << 12 | byte(1) << 6 | byte(2), 3};
    if (lead >= 0xC0 && text.size() >= 2)
        return {(lead & 31U) << 6 | byte(1), 2};
    return {lead, 1};
}

/// So that roff reads it as text: a dash stays one that can be copied, a leading dot no request.
std::string escaped(std::string_view text)
{
    std::string result;
    if (text.starts_with('.') || text.starts_with('\''))
        result = "\\&";
    while (!text.empty()) {
        const auto [point, size] = codePointAt(text);
        std::array<char, 16> name{};
        if (point == '-')
            result += "\\-";
        else if (point == '\\')
            result += "\\e";
        else if (point == '~')
            result += "\\(ti";
        else if (point == '"')
            result += "\\(dq";
        else if (point < 0x80)
            result += static_cast<char>(point);
        else if (std::snprintf(name.data(), name.size(), "\\[u%04X]", point) > 0)
            result += name.data();
        text.remove_prefix(size);
    }
    return result;
}

std::string entry(const std::string& term, const std::string& text)
{
    return ".TP\n" + term + '\n' + escaped(text) + '\n';
}

std::string termOf(const OptionManual& option)
{
    std::string term = "\\fB\\-\\-" + escaped(option.name) + "\\fR";
    if (!option.value.empty())
        term += " \\fI" + escaped(option.value) + "\\fR";
    return term;
}

std::string commandsText(const ProgramManual& manual)
{
    std::string text;
    for (const CommandManual& command : manual.commands)
        text +=
            entry("\\fB" + escaped(command.name) + "\\fR \\fI" + escaped(command.operands) + "\\fR",
                command.help);
    return text.empty() ? text : ".SH COMMANDS\n" + text;
}

/// Which commands take an option is said where not all of them do.
std::string helpOf(const OptionManual& option, const ProgramManual& manual)
{
    if (option.commands.size() == manual.commands.size())
        return option.help;
    std::string names;
    for (const std::string& command : option.commands)
        names += (names.empty() ? "" : ", ") + command;
    return option.help + " (" + names + ')';
}

} // namespace

std::string manPage(const ProgramManual& manual)
{
    const std::string name = escaped(manual.program);
    std::string page = ".\\\" Made from the program's own table of options.\n.TH " + upperCase(name)
        + " 1 \"" + manual.date + "\" \"Deployment Console " + escaped(manual.version)
        + "\" \"User Commands\"\n.SH NAME\n" + name + " \\- " + escaped(manual.summary)
        + "\n.SH SYNOPSIS\n.B " + name + "\n" + escaped(manual.synopsis) + "\n.SH DESCRIPTION\n";
    for (const std::string& paragraph : manual.description)
        page +=
            (&paragraph == &manual.description.front() ? "" : ".PP\n") + escaped(paragraph) + '\n';
    page += commandsText(manual) + ".SH OPTIONS\n";
    for (const OptionManual& option : manual.options)
        page += entry(termOf(option), helpOf(option, manual));
    for (const ManualSection& section : manual.sections) {
        page += ".SH \"" + section.title + "\"\n";
        for (const ManualEntry& each : section.entries)
            page += entry("\\fB" + escaped(each.term) + "\\fR", each.text);
    }
    std::string others;
    for (const std::string& other : manual.seeAlso)
        others += (others.empty() ? ".BR " : " ,\n.BR ") + escaped(other) + " (1)";
    return others.empty() ? page : page + ".SH \"SEE ALSO\"\n" + others + '\n';
}

std::optional<std::string> written(const ProgramManual& manual, std::string_view form)
{
    if (form == "man")
        return manPage(manual);
    if (form == "bash")
        return bashCompletion(manual);
    if (form == "zsh")
        return zshCompletion(manual);
    if (form == "fish")
        return fishCompletion(manual);
    return std::nullopt;
}

} // namespace manual
