// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments.h"

#include "options.h"
#include "time_argument.h"

#include "deploy/history/filter_text.h"
#include "deploy/operations/command_policy.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

namespace {

using Parsed = tl::expected<Request, UsageError>;

tl::unexpected<UsageError> usageError(std::string text)
{
    return tl::unexpected{UsageError{std::move(text)}};
}

std::string inQuotes(std::string_view text)
{
    return '"' + std::string{text} + '"';
}

std::string commandNames()
{
    std::string names;
    for (const CommandSyntax& spec : commandSpecs())
        names.append(names.empty() ? "" : ", ").append(spec.name);
    return names;
}

/// Walks over the arguments once; the meaning of all of them together is settled by finish().
class Parser {
public:
    Parser(std::span<const std::string> arguments, deployment::Timestamp present)
        : m_arguments(arguments)
    {
        m_parsed.request.now = present;
    }

    Parsed parse()
    {
        while (m_next < m_arguments.size()) {
            if (const auto error = parseArgument(m_arguments[m_next++]))
                return usageError(*error);
            if (m_wasRequested)
                return m_parsed.request;
        }
        return finish();
    }

private:
    using ParseError = std::optional<std::string>;

    ParseError parseArgument(std::string_view argument)
    {
        if (m_onlyOperands || argument == "-" || !argument.starts_with('-')) {
            m_operands.emplace_back(argument);
            return std::nullopt;
        }
        if (argument == "--") {
            m_onlyOperands = true;
            return std::nullopt;
        }
        return parseOption(argument == "-h" ? "--help" : argument);
    }

    ParseError parseOption(std::string_view argument)
    {
        const std::size_t equals = std::min(argument.find('='), argument.size());
        const std::string_view dashed = argument.substr(0, equals);
        const auto found = std::ranges::find_if(optionSpecs(), [&](const OptionSpec& spec) {
            return dashed.starts_with("--") && dashed.substr(2) == spec.name;
        });
        if (found == optionSpecs().end())
            return "unknown option " + inQuotes(dashed);
        m_used.push_back(&*found);
        std::string_view value = argument.substr(std::min(equals + 1, argument.size()));
        if (found->value.empty() && equals != argument.size())
            return std::string{dashed} + " takes no value";
        if (!found->value.empty() && equals == argument.size()) {
            if (m_next == m_arguments.size() || looksLikeOption(m_arguments[m_next]))
                return std::string{dashed} + " needs a value (" + std::string{found->value} + ')';
            value = m_arguments[m_next++];
        }
        if (auto error = noteValue(*found, value))
            return error;
        return parse(*found, value);
    }

    /// Which of two was meant is not guessed.
    ParseError noteValue(const OptionSpec& spec, std::string_view value)
    {
        if (spec.mayRepeat())
            return std::nullopt;
        const auto [known, isFirst] = m_values.emplace(spec.name, value);
        if (isFirst || known->second == value)
            return std::nullopt;
        return "--" + std::string{spec.name} + " is given twice, as " + inQuotes(known->second)
            + " and as " + inQuotes(value);
    }

    ParseError parse(const OptionSpec& spec, std::string_view value)
    {
        const auto error = spec.parse(m_parsed, value);
        m_wasRequested = spec.name == "help" || spec.name == "version";
        if (!error)
            return std::nullopt;
        return "--" + std::string{spec.name} + ' ' + inQuotes(value) + ": " + *error;
    }

    // A value that really begins so can be given as --name=value.
    static bool looksLikeOption(std::string_view argument)
    {
        return argument.size() > 2 && argument.starts_with("--");
    }

    Parsed finish()
    {
        if (m_operands.empty())
            return usageError("missing command: " + commandNames());
        const auto spec =
            std::ranges::find(commandSpecs(), m_operands.front(), &CommandSyntax::name);
        if (spec == commandSpecs().end())
            return usageError("unknown command " + inQuotes(m_operands.front()));
        if (m_operands.size() != spec->operandCount + 1)
            return usageError(std::string{spec->name} + " takes " + std::string{spec->operands}
                + (m_operands.size() > spec->operandCount ? " and no more arguments" : ""));
        m_parsed.request.task = spec->task;
        m_parsed.request.commandArguments.kind =
            m_parsed.full ? operations::CommandKind::PromoteFully : spec->kind;
        for (const OptionSpec* option : m_used)
            if ((option->commands & spec->bit()) == 0)
                return usageError("--" + std::string{option->name} + " cannot be used with "
                    + std::string{spec->name});
        return settle();
    }

    Parsed settle()
    {
        Request& request = m_parsed.request;
        request.source = m_operands[1];
        if (request.source.empty())
            return usageError(
                "missing source: a file, an address, kube:, demo:, or - for standard input");
        if (m_operands.size() > 2)
            request.id = m_operands[2];
        if (m_operands.size() > 2 && request.id.empty())
            return usageError("missing ID: the deployment's, as list shows it");
        if (const auto error = settleOrder())
            return usageError(*error);
        if (const auto error = settleFilterLine())
            return usageError(*error);
        if (const auto error = settleTimes())
            return usageError(*error);
        if (const auto error = settleFormat())
            return usageError(*error);
        return request;
    }

    ParseError settleOrder()
    {
        const Request& request = m_parsed.request;
        if (request.task != Task::Send)
            return std::nullopt;
        const operations::CommandSpec& spec = operations::specOf(request.commandArguments.kind);
        if (spec.needsReason && request.commandArguments.reason.empty())
            return "a command needs a reason (--reason TEXT)";
        // What the server would not take is not worth a journal entry.
        const std::size_t length = operations::reasonLength(request.commandArguments.reason);
        if (length > operations::maxReasonLength)
            return "the reason is too long: it has " + std::to_string(length)
                + " characters, and may have " + std::to_string(operations::maxReasonLength);
        // Never guessed: the earlier version may be the one that failed.
        if (spec.needsTarget && request.commandArguments.targetVersion.empty())
            return "a rollback needs a target version (--to VERSION)";
        return std::nullopt;
    }

    /// Before what the other options say, which add to it; a time of theirs takes its place.
    ParseError settleFilterLine()
    {
        Request& request = m_parsed.request;
        const auto written =
            history::parseFilterText(request.times.filterLine, request.now, request.zone);
        if (!written)
            return "--filter: " + written.error().message.toEnglish();
        for (const history::Column column : history::filterColumns) {
            auto& words = request.filter.words[column];
            const auto& more = written->words[column];
            words.insert(words.end(), more.begin(), more.end());
        }
        if (!written->text.empty() && !request.filter.text.empty())
            return "--search and the text in --filter exclude each other";
        request.filter.text += written->text;
        request.needsMe = written->needsMe;
        request.isOfReleaseWeek = written->window.choice == history::TimeChoice::ReleaseWeek;
        if (request.isOfReleaseWeek
            && !(request.times.since.empty() && request.times.until.empty()))
            return "in:last-release-week and --since or --until exclude each other";
        return std::nullopt;
    }

    ParseError settleTimes()
    {
        Request& request = m_parsed.request;
        const auto isTime = [&request](const std::string& text) {
            return text.empty() || parseTimeArgument(text, request.now);
        };
        constexpr std::string_view rule =
            ": expected an age (30m, 24h, 7d, 2w) or RFC 3339 (2025-02-15T10:00:00Z)";
        if (!isTime(request.times.since))
            return "--since " + inQuotes(request.times.since) + std::string{rule};
        if (!isTime(request.times.until))
            return "--until " + inQuotes(request.times.until) + std::string{rule};
        request.filter.range = rangeOf(request, request.now);
        return std::nullopt;
    }

    ParseError settleFormat()
    {
        Request& request = m_parsed.request;
        request.format = m_parsed.format.value_or(
            request.task == Task::Export ? OutputFormat::Csv : OutputFormat::Table);
        const bool takes = takesFormat(request.task, request.format);
        if (request.task == Task::Show && !takes)
            return "show writes a page (--format table) or the record as it came (--format json)";
        if (request.task == Task::Diagnose && !takes)
            return "diagnose writes a page (--format table) or JSON (--format json)";
        if (!request.against.empty() && request.against == request.id)
            return "--against: a deployment is not compared with itself";
        if (request.byteOrderMark && request.format != OutputFormat::Csv)
            return "--bom is for --format csv";
        if (m_parsed.raw && request.format != OutputFormat::Csv)
            return "--raw is for --format csv";
        if (m_parsed.spreadsheet && request.format != OutputFormat::Csv)
            return "--spreadsheet is for --format csv";
        if (m_parsed.spreadsheet && m_parsed.raw)
            return "--spreadsheet and --raw exclude each other";
        if (m_parsed.decimalComma && !m_parsed.spreadsheet)
            return "--decimal-comma goes with --spreadsheet";
        request.raw = m_parsed.raw;
        request.spreadsheet = m_parsed.spreadsheet;
        request.decimalComma = m_parsed.decimalComma;
        // Without the mark, Excel takes UTF-8 for another encoding.
        request.byteOrderMark = request.byteOrderMark || m_parsed.spreadsheet;
        return std::nullopt;
    }

    std::span<const std::string> m_arguments;
    std::size_t m_next = 0;
    bool m_onlyOperands = false;
    bool m_wasRequested = false; ///< for help or the version: nothing else matters
    std::vector<std::string> m_operands;
    std::vector<const OptionSpec*> m_used;
    std::map<std::string_view, std::string_view> m_values; ///< of those that take one, by name
    ParsedOptions m_parsed;
};

} // namespace

tl::expected<Request, UsageError> parseArguments(
    std::span<const std::string> arguments, deployment::Timestamp present)
{
    return Parser{arguments, present}.parse();
}

} // namespace cli
