// SPDX-License-Identifier: GPL-3.0-or-later
#include "option_values.h"

#include "deploy/deployment/decimal.h"
#include "deploy/deployment/timestamp.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

namespace cli {

namespace {

ParseError unknownColumn(std::string_view name)
{
    return "unknown column \"" + std::string{name} + "\"; the columns are " + joinedColumnNames();
}

ParseError parseSortColumn(history::Sort& sort, std::string_view value)
{
    const std::size_t colon = std::min(value.find(':'), value.size());
    const std::string_view direction = value.substr(colon);
    if (!direction.empty() && direction != ":asc" && direction != ":desc")
        return "expected COLUMN, COLUMN:asc or COLUMN:desc, one or two of them";
    const auto column = history::columnFromName(value.substr(0, colon));
    if (!column)
        return unknownColumn(value.substr(0, colon));
    sort = {*column, direction == ":desc"};
    return std::nullopt;
}

struct FormatWord {
    std::string_view word;
    OutputFormat format;
};
constexpr std::array formatTable{FormatWord{"table", OutputFormat::Table},
    FormatWord{"csv", OutputFormat::Csv}, FormatWord{"json", OutputFormat::Json},
    FormatWord{"ndjson", OutputFormat::JsonLines}};

} // namespace

ParseError parseSince(ParsedOptions& parsedOptions, std::string_view value)
{
    parsedOptions.request.times.since = value;
    return value.empty() ? ParseError{"expected a time, for example 7d"} : std::nullopt;
}

ParseError parseUntil(ParsedOptions& parsedOptions, std::string_view value)
{
    parsedOptions.request.times.until = value;
    return value.empty() ? ParseError{"expected a time, for example 24h"} : std::nullopt;
}

ParseError parseNow(ParsedOptions& parsedOptions, std::string_view value)
{
    const auto now = deployment::parseTimestamp(value);
    if (!now)
        return "expected an RFC 3339 time, for example 2025-02-15T10:25:00Z";
    parsedOptions.request.now = *now;
    parsedOptions.request.isNowGiven = true;
    return std::nullopt;
}

ParseError parseSearch(ParsedOptions& parsedOptions, std::string_view value)
{
    parsedOptions.request.filter.text = value;
    return std::nullopt;
}

ParseError parseFilterLine(ParsedOptions& parsedOptions, std::string_view value)
{
    parsedOptions.request.times.filterLine = value;
    return std::nullopt;
}

ParseError parseSort(ParsedOptions& parsedOptions, std::string_view value)
{
    Request& request = parsedOptions.request;
    request.sortThen.reset();
    const std::size_t comma = value.find(',');
    ParseError error = parseSortColumn(request.sort, value.substr(0, comma));
    if (error || comma == std::string_view::npos)
        return error;
    // A third one is a column of no such name.
    error = parseSortColumn(request.sortThen.emplace(), value.substr(comma + 1));
    if (!error && request.sortThen->column == request.sort.column)
        return "the column \"" + std::string{history::nameOf(request.sort.column)}
        + "\" is named twice; the second one orders what is equal in the first";
    return error;
}

ParseError parseLimit(ParsedOptions& parsedOptions, std::string_view value)
{
    const auto limit = deployment::parseDecimal(value);
    if (!limit)
        return "expected an integer from 0 to "
            + std::to_string(std::numeric_limits<std::uint64_t>::max());
    parsedOptions.request.limit = static_cast<std::size_t>(*limit);
    return std::nullopt;
}

ParseError parseColumns(ParsedOptions& parsedOptions, std::string_view value)
{
    auto& columns = parsedOptions.request.columns;
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

ParseError parseAgainst(ParsedOptions& parsedOptions, std::string_view value)
{
    parsedOptions.request.against = value;
    return value.empty() ? ParseError{"expected the id of a deployment"} : std::nullopt;
}

ParseError parseFormat(ParsedOptions& parsedOptions, std::string_view value)
{
    const auto found = std::ranges::find(formatTable, value, &FormatWord::word);
    if (found == formatTable.end())
        return "expected table, csv, json or ndjson";
    parsedOptions.format = found->format;
    return std::nullopt;
}

ParseError parseReason(ParsedOptions& parsedOptions, std::string_view value)
{
    if (value.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return "a command needs a reason";
    parsedOptions.request.commandArguments.reason = value;
    return std::nullopt;
}

ParseError parseTarget(ParsedOptions& parsedOptions, std::string_view value)
{
    parsedOptions.request.commandArguments.targetVersion = value;
    return value.empty() ? ParseError{"expected a version"} : std::nullopt;
}

ParseError parseTimeout(ParsedOptions& parsedOptions, std::string_view value)
{
    constexpr unsigned longest = 7 * 24 * 3600;
    const auto seconds = deployment::parseDecimal(value);
    if (!seconds || *seconds == 0 || *seconds > longest)
        return "expected seconds, from 1 to a week (604800)";
    parsedOptions.request.commandArguments.timeout = std::chrono::seconds{*seconds};
    return std::nullopt;
}

ParseError parseOutput(ParsedOptions& parsedOptions, std::string_view value)
{
    if (value.empty())
        return "expected a file name";
    parsedOptions.request.output = value;
    return std::nullopt;
}

std::string joinedColumnNames()
{
    std::string names;
    for (const history::Column column : history::allColumns)
        names.append(names.empty() ? "" : ", ").append(history::nameOf(column));
    return names;
}

bool takesFormat(Task task, OutputFormat format)
{
    const bool isOfOne = task == Task::Show || task == Task::Diagnose;
    return !isOfOne || format == OutputFormat::Table || format == OutputFormat::Json;
}

std::vector<std::string> formatWords(std::optional<Task> task)
{
    std::vector<std::string> words;
    words.reserve(std::size(formatTable));
    for (const FormatWord& each : formatTable)
        if (!task || takesFormat(*task, each.format))
            words.emplace_back(each.word);
    return words;
}

} // namespace cli
