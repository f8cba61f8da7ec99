// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/list/list_query.h"

#include "deploy/deployment/decimal.h"

namespace server {

namespace {

constexpr std::size_t maxSearchLength = 500;
constexpr std::uint64_t maxPageSize = 5000;

std::string cursorText(const Cursor& cursor)
{
    return std::to_string(cursor.start.time_since_epoch().count()) + "." + cursor.id;
}

std::optional<Cursor> cursorFrom(std::string_view text)
{
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    const std::size_t dot = text.find('.');
    const auto millis = deployment::parseDecimal(text.substr(0, dot));
    if (!millis || dot == std::string_view::npos || *millis > 1'000'000'000'000'000)
        return {};
    const auto count = static_cast<std::int64_t>(*millis);
    const deployment::Milliseconds since(negative ? -count : count);
    return Cursor{deployment::Timestamp(since), std::string(text.substr(dot + 1))};
}

/// Those that the contract knows.
bool isAskedBy(std::optional<history::Column> column)
{
    return column == history::Column::Environment || column == history::Column::Status
        || column == history::Column::Service;
}

/// Whether the value is well formed; unknown parameters are.
bool parseParameter(ListQuery& query, const std::string& name, const std::string& value)
{
    const auto column = history::columnFromName(name);
    if (isAskedBy(column))
        query.filter.words[*column].push_back(value);
    else if (name == "q")
        query.filter.text = value;
    else if (name == "since")
        return (query.filter.range.since = deployment::parseTimestamp(value)).has_value();
    else if (name == "until")
        return (query.filter.range.until = deployment::parseTimestamp(value)).has_value();
    else if (name == "cursor")
        return (query.after = cursorFrom(value)).has_value();
    else if (name == "limit")
        query.limit = static_cast<std::size_t>(deployment::parseDecimal(value).value_or(0));
    return query.limit >= 1 && query.limit <= maxPageSize
        && query.filter.text.size() <= maxSearchLength;
}

} // namespace

tl::expected<ListQuery, std::string> parseListQuery(const Target& target)
{
    ListQuery query;
    for (const auto& [name, value] : target.query)
        if (!parseParameter(query, name, value))
            return tl::unexpected("The parameter " + name + " is not well formed.");
    return query;
}

std::string nextPage(const Target& target, const Cursor& cursor)
{
    std::string address = "deployments?";
    for (const auto& [name, value] : target.query)
        if (name != "cursor")
            address += percentEncoded(name) + "=" + percentEncoded(value) + "&";
    return address + "cursor=" + percentEncoded(cursorText(cursor));
}

} // namespace server
