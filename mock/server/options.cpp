// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/options.h"

#include "deploy/deployment/decimal.h"

#include <charconv>
#include <map>

namespace server {

namespace {

constexpr double fastest = 1000;

/// Puts a value into the options; false if it is none for it.
using Setter = bool (*)(Options&, std::string_view);

template <typename Number> bool assign(Number& into, std::string_view text, std::uint64_t most)
{
    const auto number = deployment::parseDecimal(text);
    if (!number || *number > most)
        return false;
    into = static_cast<Number>(*number);
    return true;
}

bool setSpeed(Options& options, std::string_view text)
{
    if (text.ends_with('x'))
        text.remove_suffix(1);
    double& speed = options.service.simulation.speed;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, speed);
    return error == std::errc() && stopped == end && speed >= 1 && speed <= fastest;
}

bool setNow(Options& options, std::string_view text)
{
    const auto now = deployment::parseTimestamp(text);
    options.service.simulation.now = now.value_or(options.service.simulation.now);
    return now.has_value();
}

bool addFault(Options& options, std::string_view text)
{
    auto fault = parseFault(text);
    if (fault)
        options.http.faults.push_back(std::move(*fault));
    return fault.has_value();
}

const std::map<std::string_view, Setter>& setters()
{
    static const std::map<std::string_view, Setter> table{
        {"--port", [](Options& o, std::string_view v) { return assign(o.http.port, v, 65535); }},
        {"--host", [](Options& o, std::string_view v) { return !(o.http.host = v).empty(); }},
        {"--history",
            [](Options& o, std::string_view v) { return !o.historyFiles.emplace_back(v).empty(); }},
        {"--generate",
            [](Options& o, std::string_view v) { return assign(o.generated, v, 1'000'000); }},
        {"--seed",
            [](Options& o, std::string_view v) {
                return assign(o.service.simulation.seed, v, ~0ULL);
            }},
        {"--speed", setSpeed},
        {"--now", setNow},
        {"--state",
            [](Options& o, std::string_view v) { return !(o.service.stateFile = v).empty(); }},
        {"--token-file", [](Options& o, std::string_view v) { return !(o.tokenFile = v).empty(); }},
        {"--access-log", [](Options& o, std::string_view v) { return !(o.accessLog = v).empty(); }},
        {"--fault", addFault},
    };
    return table;
}

bool setFlag(Options& options, std::string_view name)
{
    if (name == "--demo")
        return options.demo = true;
    if (name == "--help")
        return options.help = true;
    if (name != "--no-launches")
        return false;
    options.service.simulation.launches = false;
    return true;
}

} // namespace

tl::expected<Options, std::string> parseOptions(
    std::span<const char* const> arguments, deployment::Timestamp now)
{
    Options options;
    options.service.simulation.now = now;
    for (std::size_t index = 0; index < arguments.size(); ++index) {
        const std::string name = arguments[index];
        if (setFlag(options, name))
            continue;
        const auto setter = setters().find(name);
        if (setter == setters().end())
            return tl::unexpected("unknown option: " + name);
        if (index + 1 == arguments.size())
            return tl::unexpected(name + " needs a value");
        const std::string value = arguments[++index];
        if (!setter->second(options, value))
            return tl::unexpected(
                std::string(name).append(": \"").append(value).append("\" is no value for it"));
    }
    return options;
}

std::string usage()
{
    return R"(Usage: deployment-mock-server [options]
The reference server of docs/openapi.yaml, with a simulated world behind it.

  --port N            0 for any free one (0); the address is printed on standard output
  --host ADDRESS      where to listen (127.0.0.1)
  --demo              begin with the console's built-in history
  --history FILE      begin with the deployments of a file; may be repeated
  --generate N        begin with N made-up deployments
  --seed S            another number, another world (1)
  --no-launches       no deployment begins by itself
  --speed 1x…1000x    deployments go faster; their times stay real (1x)
  --now RFC3339       begin at this time instead of the present
  --state FILE        keep the world in an SQLite file; if it holds one, go on with that
  --token-file FILE   who may do what: NAME:SECRET:read or NAME:SECRET:operate, one a line; or in the
                      environment variable DEPLOYMENT_MOCK_TOKENS. Without tokens, everybody may do everything
  --access-log FILE   append a line for each request: method, target, status, Idempotency-Key
  --fault SPEC        misbehave; may be repeated, the first that is due for a request wins
  --help

SPEC is KIND[=VALUE][;path=PREFIX][;method=WORD][;skip=N][;times=N], for example
"lose-answer;method=POST;times=1" or "503=7;path=/deployments". KIND is one of
)" + faultList();
}

} // namespace server
