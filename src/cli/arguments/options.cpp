// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include "time_argument.h"

#include "deploy/deployment/decimal.h"

#include <algorithm>
#include <array>

namespace cli {

namespace {

using Complaint = std::optional<std::string>;

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
constexpr unsigned printingCommands = rowCommands | bitOf(Task::Show);
constexpr unsigned readingCommands = printingCommands | bitOf(Task::Validate);
constexpr unsigned sendingCommands =
    bitsOfKinds([](const operations::CommandSpec&) { return true; });
constexpr unsigned targetCommands =
    bitsOfKinds([](const operations::CommandSpec& spec) { return spec.needsTarget; });
constexpr unsigned allCommands = readingCommands | sendingCommands;

Complaint unknownColumn(std::string_view name)
{
    return "there is no column \"" + std::string{name} + "\"; the columns are "
        + joinedColumnNames();
}

template <history::Column column> Complaint takeWord(Draft& draft, std::string_view value)
{
    if (value.empty())
        return column == history::Column::Status     ? "a status is a word, such as FAILED"
            : column == history::Column::Environment ? "an environment has a name"
                                                     : "a service has a name";
    draft.request.filter.words[column].emplace_back(value);
    return std::nullopt;
}

Complaint takeSince(Draft& draft, std::string_view value)
{
    draft.since = value;
    return value.empty() ? Complaint{"a time is needed, such as 7d"} : std::nullopt;
}

Complaint takeUntil(Draft& draft, std::string_view value)
{
    draft.until = value;
    return value.empty() ? Complaint{"a time is needed, such as 24h"} : std::nullopt;
}

Complaint takeNow(Draft& draft, std::string_view value)
{
    const auto now = deployment::parseTimestamp(value);
    if (!now)
        return "the present is a time of RFC 3339, such as 2025-02-15T10:25:00Z";
    draft.request.now = *now;
    return std::nullopt;
}

Complaint takeSearch(Draft& draft, std::string_view value)
{
    draft.request.filter.text = value;
    return std::nullopt;
}

Complaint takeSort(Draft& draft, std::string_view value)
{
    const std::size_t colon = std::min(value.find(':'), value.size());
    const std::string_view direction = value.substr(colon);
    if (direction != "" && direction != ":asc" && direction != ":desc")
        return "a sort goes by COLUMN, COLUMN:asc or COLUMN:desc";
    const auto column = history::columnFromName(value.substr(0, colon));
    if (!column)
        return unknownColumn(value.substr(0, colon));
    draft.request.sort = {*column, direction == ":desc"};
    return std::nullopt;
}

Complaint takeLimit(Draft& draft, std::string_view value)
{
    const auto limit = deployment::parseDecimal(value);
    if (!limit)
        return "a limit is a whole number, 0 or greater";
    draft.request.limit = static_cast<std::size_t>(*limit);
    return std::nullopt;
}

Complaint takeColumns(Draft& draft, std::string_view value)
{
    auto& columns = draft.request.columns;
    columns.clear();
    for (std::size_t begin = 0; begin <= value.size();) {
        const std::size_t end = std::min(value.find(',', begin), value.size());
        const std::string_view name = value.substr(begin, end - begin);
        const auto column = history::columnFromName(name);
        if (!column)
            return unknownColumn(name);
        if (std::ranges::find(columns, *column) != columns.end())
            return "the column \"" + std::string{name} + "\" is named twice";
        columns.push_back(*column);
        begin = end + 1;
    }
    return std::nullopt;
}

Complaint takeFormat(Draft& draft, std::string_view value)
{
    if (value == "table")
        draft.format = OutputFormat::Table;
    else if (value == "csv")
        draft.format = OutputFormat::Csv;
    else if (value == "json")
        draft.format = OutputFormat::Json;
    else if (value == "ndjson")
        draft.format = OutputFormat::JsonLines;
    else
        return "the formats are table, csv, json and ndjson";
    return std::nullopt;
}

template <std::string RemoteAccess::*member>
Complaint takeAccess(Draft& draft, std::string_view value)
{
    draft.request.remote.*member = value;
    return value.empty() ? Complaint{"it is empty"} : std::nullopt;
}

Complaint takeReason(Draft& draft, std::string_view value)
{
    if (value.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return "a command needs a reason";
    draft.request.order.reason = value;
    return std::nullopt;
}

Complaint takeTarget(Draft& draft, std::string_view value)
{
    draft.request.order.targetVersion = value;
    return value.empty() ? Complaint{"a version is needed"} : std::nullopt;
}

Complaint takeTimeout(Draft& draft, std::string_view value)
{
    constexpr unsigned longest = 7 * 24 * 3600;
    const auto seconds = deployment::parseDecimal(value);
    if (!seconds || *seconds == 0 || *seconds > longest)
        return "a number of seconds is needed, from 1 to a week";
    draft.request.order.patience = std::chrono::seconds{*seconds};
    return std::nullopt;
}

Complaint takeOutput(Draft& draft, std::string_view value)
{
    if (value.empty())
        return "a file name is needed";
    draft.request.output = value;
    return std::nullopt;
}

constexpr CommandSyntax sending(CommandKind kind, std::string_view help)
{
    return {operations::toWire(kind), Task::Send, "SOURCE ID", 2, help, kind};
}

constexpr std::array commands{
    CommandSyntax{
        "list", Task::List, "SOURCE", 1, "Show the deployments, as a table unless told otherwise."},
    CommandSyntax{"export", Task::Export, "SOURCE", 1,
        "Write the deployments, as CSV unless told otherwise."},
    CommandSyntax{"show", Task::Show, "SOURCE ID", 2,
        "Show one deployment whole: steps, resources, metrics, log."},
    CommandSyntax{
        "validate", Task::Validate, "SOURCE", 1, "List everything that is wrong with the data."},
    sending(CommandKind::Pause, "Hold a running deployment where it is."),
    sending(CommandKind::Resume, "Let a paused deployment go on."),
    sending(CommandKind::RollBack, "Bring the environment back to an earlier version."),
};
static_assert(
    static_cast<std::size_t>(std::ranges::count(commands, Task::Send, &CommandSyntax::task))
    == operations::allCommandSpecs.size());

constexpr std::array options{
    OptionSpec{"environment", "NAME", rowCommands,
        "Only deployments to this environment; may be repeated.",
        takeWord<history::Column::Environment>},
    OptionSpec{"status", "WORD", rowCommands,
        "Only deployments with this status (letter case ignored); may be repeated. PAUSED: those "
        "that run and are paused; they do not count as RUNNING.",
        takeWord<history::Column::Status>},
    OptionSpec{"service", "NAME", rowCommands, "Only deployments of this service; may be repeated.",
        takeWord<history::Column::Service>},
    OptionSpec{"since", "TIME", rowCommands, "Only deployments that started at this time or later.",
        takeSince},
    OptionSpec{
        "until", "TIME", rowCommands, "Only deployments that started before this time.", takeUntil},
    OptionSpec{"search", "TEXT", rowCommands,
        "Only deployments with this text in id, version, environment, service, executor or current "
        "step.",
        takeSearch},
    OptionSpec{"sort", "COLUMN[:desc]", rowCommands,
        "Order by this column, ascending unless :desc follows; otherwise startTime:desc.",
        takeSort},
    OptionSpec{"limit", "N", rowCommands, "Stop after N deployments.", takeLimit},
    OptionSpec{"columns", "A,B,C", rowCommands, "These columns in this order.", takeColumns},
    OptionSpec{"format", "FORMAT", printingCommands,
        "table, csv, json or ndjson; for show: table or json.", takeFormat},
    OptionSpec{"output", "FILE", readingCommands,
        "Write to this file, whole or not at all, instead of standard output.", takeOutput},
    OptionSpec{"bom", "", rowCommands, "Begin CSV with a byte order mark, for spreadsheets.",
        [](Draft& draft, std::string_view) {
            draft.request.byteOrderMark = true;
            return Complaint{};
        }},
    OptionSpec{"raw", "", rowCommands,
        "Leave CSV cells as they are that a spreadsheet would run as formulas.",
        [](Draft& draft, std::string_view) {
            draft.raw = true;
            return Complaint{};
        }},
    OptionSpec{"spreadsheet", "", rowCommands,
        "CSV for a spreadsheet: 007 and 1.10 stay texts, times sort; begins with a mark.",
        [](Draft& draft, std::string_view) {
            draft.spreadsheet = true;
            return Complaint{};
        }},
    OptionSpec{"utc", "", readingCommands, "Write times in UTC instead of the local zone.",
        [](Draft& draft, std::string_view) {
            draft.request.zone = deployment::Zone::Utc;
            return Complaint{};
        }},
    OptionSpec{"now", "TIME", allCommands, "Take this time (RFC 3339) for the present.", takeNow},
    OptionSpec{"reason", "TEXT", sendingCommands,
        "Why; it goes into the journal and to the server.", takeReason},
    OptionSpec{"to", "VERSION", targetCommands, "The version to go back to.", takeTarget},
    OptionSpec{"yes", "", sendingCommands, "Send without asking for confirmation.",
        [](Draft& draft, std::string_view) {
            draft.request.order.confirmed = true;
            return Complaint{};
        }},
    OptionSpec{"wait", "", sendingCommands, "Wait until the command has taken effect.",
        [](Draft& draft, std::string_view) {
            draft.request.order.wait = true;
            return Complaint{};
        }},
    OptionSpec{"timeout", "SECONDS", sendingCommands,
        "Wait no longer for the outcome (30; with --wait without end).", takeTimeout},
    OptionSpec{"read-only", "", allCommands, "Send no command in this run, whatever is asked for.",
        [](Draft& draft, std::string_view) {
            draft.request.readOnly = true;
            return Complaint{};
        }},
    OptionSpec{"token-file", "FILE", allCommands,
        "For a server: read the token from this file, which only its owner may read.",
        takeAccess<&RemoteAccess::tokenFile>},
    OptionSpec{"user", "NAME", allCommands,
        "For a server: HTTP Basic with this name; the token is the password.",
        takeAccess<&RemoteAccess::user>},
    OptionSpec{"auth-header", "NAME", allCommands,
        "For a server: send the token alone in this header.", takeAccess<&RemoteAccess::header>},
    OptionSpec{"ca-file", "FILE", allCommands,
        "For a server: trust the authorities in this PEM file too.",
        takeAccess<&RemoteAccess::caFile>},
    OptionSpec{"client-cert", "FILE", allCommands,
        "For a server: show this certificate (PEM) to a server that wants one.",
        takeAccess<&RemoteAccess::clientCertificate>},
    OptionSpec{"client-key", "FILE", allCommands,
        "For a server: the key of that certificate, which only its owner may read.",
        takeAccess<&RemoteAccess::clientKey>},
    OptionSpec{"allow-insecure-http", "", allCommands,
        "For a server: send the token over plain http even to another machine.",
        [](Draft& draft, std::string_view) {
            draft.request.remote.allowInsecureHttp = true;
            return Complaint{};
        }},
    OptionSpec{"verbose", "", allCommands, "Say more on standard error.",
        [](Draft& draft, std::string_view) {
            draft.request.verbose = true;
            return Complaint{};
        }},
    OptionSpec{"dump-state", "", allCommands,
        "At the end, say on standard error how the source stands, without secrets.",
        [](Draft& draft, std::string_view) {
            draft.request.dumpState = true;
            return Complaint{};
        }},
    OptionSpec{"help", "", allCommands, "Show this text.",
        [](Draft& draft, std::string_view) {
            draft.request.task = Task::Help;
            return Complaint{};
        }},
    OptionSpec{"version", "", allCommands, "Show the program's version.",
        [](Draft& draft, std::string_view) {
            draft.request.task = Task::Version;
            return Complaint{};
        }},
};

} // namespace

unsigned CommandSyntax::bit() const
{
    return task == Task::Send ? bitOf(kind) : bitOf(task);
}

std::string joinedColumnNames()
{
    std::string names;
    for (const history::Column column : history::allColumns)
        names.append(names.empty() ? "" : ", ").append(history::nameOf(column));
    return names;
}

std::span<const CommandSyntax> commandSpecs()
{
    return commands;
}

std::span<const OptionSpec> optionSpecs()
{
    return options;
}

} // namespace cli
