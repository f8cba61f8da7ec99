// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include "option_values.h"

#include <algorithm>
#include <array>

namespace cli {

namespace {

using operations::CommandKind;

constexpr unsigned bitOf(Task task)
{
    return 1U << static_cast<unsigned>(task);
}

/// Behind those of the tasks.
constexpr unsigned bitOf(CommandKind kind)
{
    return 1U << (static_cast<unsigned>(Task::Send) + 1 + static_cast<unsigned>(kind));
}

template <typename Predicate> constexpr unsigned bitsOfKinds(Predicate predicate)
{
    unsigned bits = 0;
    for (const operations::CommandSpec& spec : operations::allCommandSpecs)
        bits |= predicate(spec) ? bitOf(spec.kind) : 0;
    return bits;
}

constexpr unsigned rowCommands = bitOf(Task::List) | bitOf(Task::Export);
constexpr unsigned printingCommands = rowCommands | bitOf(Task::Show) | bitOf(Task::Diagnose);
constexpr unsigned readingCommands = printingCommands | bitOf(Task::Validate);
constexpr unsigned sendingCommands =
    bitsOfKinds([](const operations::CommandSpec&) { return true; });
constexpr unsigned targetCommands =
    bitsOfKinds([](const operations::CommandSpec& spec) { return spec.needsTarget; });
constexpr unsigned allCommands = readingCommands | sendingCommands;

template <history::Column column>
ParseError parseWord(ParsedOptions& parsedOptions, std::string_view value)
{
    if (value.empty())
        return column == history::Column::Status     ? "expected a status, for example FAILED"
            : column == history::Column::Environment ? "expected a name"
                                                     : "a service has a name";
    parsedOptions.request.filter.words[column].emplace_back(value);
    return std::nullopt;
}

template <std::string RemoteAccess::*member>
ParseError parseAccess(ParsedOptions& parsedOptions, std::string_view value)
{
    parsedOptions.request.remote.*member = value;
    return value.empty() ? ParseError{"it is empty"} : std::nullopt;
}

/// An option without a value: sets the flag that lies behind these members, one within the other.
template <auto... members> ParseError setFlag(ParsedOptions& parsedOptions, std::string_view)
{
    (parsedOptions.*....*members) = true;
    return std::nullopt;
}

constexpr CommandSyntax sending(CommandKind kind, std::string_view help)
{
    return {operations::toWire(kind), Task::Send, "SOURCE ID", 2, help, kind};
}

constexpr std::array commands{
    CommandSyntax{"list", Task::List, "SOURCE", 1, "Show the deployments, by default as a table."},
    CommandSyntax{"export", Task::Export, "SOURCE", 1, "Write the deployments, by default as CSV."},
    CommandSyntax{"show", Task::Show, "SOURCE ID", 2,
        "Show one deployment whole: steps, resources, metrics, log."},
    CommandSyntax{"validate", Task::Validate, "SOURCE", 1, "List all problems in the data."},
    CommandSyntax{"diagnose", Task::Diagnose, "SOURCE ID", 2,
        "Say what went wrong with a deployment: step, log lines, metrics, lateness."},
    sending(CommandKind::Pause, "Pause a running deployment."),
    sending(CommandKind::Resume, "Resume a paused deployment."),
    sending(CommandKind::RollBack, "Roll the environment back to an earlier version."),
    sending(CommandKind::Abort, "In a cluster: send all traffic back to the version from before."),
    sending(CommandKind::Retry, "In a cluster: start an aborted deployment again."),
    sending(CommandKind::Promote, "In a cluster: go on to the next step; with --full past all."),
    sending(CommandKind::Restart, "In a cluster: replace the pods little by little."),
};
static_assert(
    static_cast<std::size_t>(std::ranges::count(commands, Task::Send, &CommandSyntax::task))
    == operations::allCommandSpecs.size() - 1); // to promote fully is an option of to promote

constexpr std::array optionTable{
    OptionSpec{"environment", "NAME", rowCommands,
        "Only deployments to this environment; may be repeated.",
        parseWord<history::Column::Environment>},
    OptionSpec{"status", "WORD", rowCommands,
        "Only deployments with this status (case-insensitive); may be repeated. PAUSED: those that "
        "run and are paused; they do not count as RUNNING.",
        parseWord<history::Column::Status>},
    OptionSpec{"service", "NAME", rowCommands, "Only deployments of this service; may be repeated.",
        parseWord<history::Column::Service>},
    OptionSpec{"since", "TIME", rowCommands, "Only deployments that started at this time or later.",
        parseSince},
    OptionSpec{"until", "TIME", rowCommands, "Only deployments that started before this time.",
        parseUntil},
    OptionSpec{"filter", "LINE", rowCommands,
        "A filter as the window writes it: \"status:failed env:prod since:7d timeout\".",
        parseFilterLine},
    OptionSpec{"search", "TEXT", rowCommands,
        "Only deployments with this text in id, version, environment, service, executor or current "
        "step.",
        parseSearch},
    OptionSpec{"sort", "COLUMN[:desc][,COLUMN[:desc]]", rowCommands,
        "Order by this column, then by the other one, ascending unless :desc follows; otherwise "
        "startTime:desc, which orders what is left.",
        parseSort},
    OptionSpec{"limit", "N", rowCommands, "Stop after N deployments.", parseLimit},
    OptionSpec{"columns", "A,B,C", rowCommands, "These columns in this order.", parseColumns},
    OptionSpec{"format", "FORMAT", printingCommands,
        "table, csv, json or ndjson; for show and diagnose: table or json.", parseFormat},
    OptionSpec{"against", "ID", bitOf(Task::Diagnose),
        "Compare with this deployment instead of the last good one before it.", parseAgainst},
    OptionSpec{"output", "FILE", readingCommands,
        "Write to this file, whole or not at all, instead of standard output.", parseOutput},
    OptionSpec{"bom", "", rowCommands, "Begin CSV with a byte order mark, for spreadsheets.",
        setFlag<&ParsedOptions::request, &Request::byteOrderMark>},
    OptionSpec{"raw", "", rowCommands,
        "Do not escape CSV cells that a spreadsheet would run as formulas.",
        setFlag<&ParsedOptions::raw>},
    OptionSpec{"spreadsheet", "", rowCommands,
        "CSV for spreadsheets: 007 and 1.10 stay text, times sort; with a byte order mark.",
        setFlag<&ParsedOptions::spreadsheet>},
    OptionSpec{"decimal-comma", "", rowCommands,
        "With --spreadsheet, for one that has 12.5 as 12,5: semicolons part the cells.",
        setFlag<&ParsedOptions::decimalComma>},
    OptionSpec{"utc", "", readingCommands, "Write times in UTC instead of the local zone.",
        [](ParsedOptions& parsedOptions, std::string_view) {
            parsedOptions.request.zone = deployment::Zone::Utc;
            return ParseError{};
        }},
    OptionSpec{
        "now", "TIME", allCommands, "Use this time (RFC 3339) as the current time.", parseNow},
    OptionSpec{"reason", "TEXT", sendingCommands,
        "The reason; recorded in the journal and sent to the server.", parseReason},
    OptionSpec{"to", "VERSION", targetCommands,
        "The version to go back to; in a cluster also the number of a revision.", parseTarget},
    OptionSpec{"full", "", bitOf(CommandKind::Promote),
        "Past all remaining steps, pauses and analyses, instead of one step.",
        setFlag<&ParsedOptions::full>},
    OptionSpec{"yes", "", sendingCommands, "Send without asking for confirmation.",
        setFlag<&ParsedOptions::request, &Request::commandArguments, &CommandArguments::confirmed>},
    OptionSpec{"wait", "", sendingCommands, "Wait until the command has taken effect.",
        setFlag<&ParsedOptions::request, &Request::commandArguments, &CommandArguments::wait>},
    OptionSpec{"timeout", "SECONDS", sendingCommands,
        "Timeout for the outcome (default 30; with --wait none).", parseTimeout},
    OptionSpec{"read-only", "", allCommands, "Read-only: never send a command in this run.",
        setFlag<&ParsedOptions::request, &Request::readOnly>},
    OptionSpec{"token-file", "FILE", allCommands,
        "For a server: read the token from this file, which only its owner may read.",
        parseAccess<&RemoteAccess::tokenFile>},
    OptionSpec{"user", "NAME", allCommands,
        "For a server: HTTP Basic with this name; the token is the password.",
        parseAccess<&RemoteAccess::user>},
    OptionSpec{"auth-header", "NAME", allCommands,
        "For a server: send the token alone in this header.", parseAccess<&RemoteAccess::header>},
    OptionSpec{"ca-file", "FILE", allCommands,
        "For a server: also trust the CA certificates in this PEM file.",
        parseAccess<&RemoteAccess::caFile>},
    OptionSpec{"client-cert", "FILE", allCommands,
        "For a server: the client certificate (PEM), if it requires one.",
        parseAccess<&RemoteAccess::clientCertificate>},
    OptionSpec{"client-key", "FILE", allCommands,
        "For a server: the key of that certificate, which only its owner may read.",
        parseAccess<&RemoteAccess::clientKey>},
    OptionSpec{"kubeconfig", "FILE", allCommands,
        "For a cluster (kube:CONTEXT/NAMESPACE): this kubeconfig alone, instead of what kubectl "
        "reads.",
        parseAccess<&RemoteAccess::kubeconfig>},
    OptionSpec{"run-plugins", "", allCommands,
        "For a cluster: run the credential plug-in that the kubeconfig names without asking.",
        setFlag<&ParsedOptions::request, &Request::remote, &RemoteAccess::runsPlugins>},
    OptionSpec{"allow-insecure-http", "", allCommands,
        "For a server: send the token over plain http even to another machine.",
        setFlag<&ParsedOptions::request, &Request::remote, &RemoteAccess::allowInsecureHttp>},
    OptionSpec{"verbose", "", allCommands, "Print more to standard error.",
        setFlag<&ParsedOptions::request, &Request::verbose>},
    OptionSpec{"dump-state", "", allCommands,
        "At the end, say on standard error how the source stands, without secrets.",
        setFlag<&ParsedOptions::request, &Request::dumpState>},
    OptionSpec{"help", "", allCommands, "Show this text.",
        [](ParsedOptions& parsedOptions, std::string_view) {
            parsedOptions.request.task = Task::Help;
            return ParseError{};
        }},
    OptionSpec{"version", "", allCommands, "Show the program's version.",
        [](ParsedOptions& parsedOptions, std::string_view) {
            parsedOptions.request.task = Task::Version;
            return ParseError{};
        }},
};

} // namespace

unsigned CommandSyntax::bit() const
{
    return task == Task::Send ? bitOf(kind) : bitOf(task);
}

std::span<const CommandSyntax> commandSpecs()
{
    return commands;
}

std::span<const OptionSpec> optionSpecs()
{
    return optionTable;
}

} // namespace cli
