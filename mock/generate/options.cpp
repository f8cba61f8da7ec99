// SPDX-License-Identifier: GPL-3.0-or-later
#include "generate/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace generate {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

tl::unexpected<Error> refused(std::string_view pattern, std::vector<std::string> arguments)
{
    return tl::unexpected(Error{ErrorCode::BadFormat, {pattern, std::move(arguments)}, {}});
}

template <typename Number> bool readNumber(std::string_view text, Number& into)
{
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, into);
    return error == std::errc() && stopped == end;
}

bool readTime(std::string_view text, deployment::Timestamp& into)
{
    const auto time = deployment::parseTimestamp(text);
    into = time.value_or(into);
    return time.has_value();
}

bool readFormat(std::string_view text, Format& into)
{
    into = text == "ndjson" ? Format::Lines : Format::Json;
    return text == "json" || text == "ndjson";
}

constexpr std::array<std::string_view, 7> valued{
    "--count", "--seed", "--now", "--format", "--output", "--log-entries", "--metric-points"};

bool readValue(std::string_view name, std::string_view value, Options& into)
{
    if (name == "--count")
        return readNumber(value, into.history.count);
    if (name == "--seed")
        return readNumber(value, into.history.seed);
    if (name == "--now")
        return readTime(value, into.history.now);
    if (name == "--format")
        return readFormat(value, into.format);
    if (name == "--log-entries")
        return readNumber(value, into.history.logEntries);
    if (name == "--metric-points")
        return readNumber(value, into.history.metricPoints);
    into.output = value;
    return !value.empty();
}

} // namespace

std::string_view usage()
{
    return R"(Usage: deployment-mock-generate [options]
Writes a made-up deployment history. The same options give the same bytes.

  --count N          how many deployments (400)
  --seed S           another number, another history (1)
  --now RFC3339      the present that the history leads up to (the real one)
  --format json|ndjson   one array, or one deployment a line (json)
  --gzip             compress
  --output FILE      instead of standard output
  --log-entries N    give one deployment, a running one if there is, a log of N entries
  --metric-points N  and metrics of N points
  --help
)";
}

Expected<Options> parseOptions(std::span<const char* const> arguments, deployment::Timestamp now)
{
    Options options;
    options.history.now = now;
    for (std::size_t index = 0; index < arguments.size(); ++index) {
        const std::string_view name = arguments[index];
        if (name == "--gzip" || name == "--help") {
            (name == "--gzip" ? options.gzip : options.help) = true;
            continue;
        }
        if (std::find(valued.begin(), valued.end(), name) == valued.end())
            return refused("unknown option: %1", {std::string(name)});
        if (index + 1 == arguments.size())
            return refused("%1 needs a value", {std::string(name)});
        const std::string_view value = arguments[++index];
        if (!readValue(name, value, options))
            return refused(
                "%1: \"%2\" is no value for it", {std::string(name), std::string(value)});
    }
    return options;
}

} // namespace generate
