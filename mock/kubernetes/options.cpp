// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/options.h"

#include "deploy/deployment/decimal.h"

#include "server/faults/fault.h"

#include <charconv>
#include <map>

namespace mock_kubernetes {

namespace {

using Setter = bool (*)(ProgramOptions&, std::string_view);

bool setNumber(int& into, std::string_view text, std::uint64_t most)
{
    const auto number = deployment::parseDecimal(text);
    if (!number || *number > most)
        return false;
    into = static_cast<int>(*number);
    return true;
}

bool setSpeedOf(ProgramOptions& options, std::string_view text)
{
    if (text.ends_with('x'))
        text.remove_suffix(1);
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, options.speed);
    return error == std::errc() && stopped == end && options.speed > 0 && options.speed <= 1000;
}

bool addFaultOf(ProgramOptions& options, std::string_view text)
{
    options.faults.emplace_back(text);
    return server::parseFault(text, server::FaultyServer::Cluster).has_value();
}

const std::map<std::string_view, Setter>& programSetters()
{
    static const std::map<std::string_view, Setter> table{
        {"--port",
            [](ProgramOptions& o, std::string_view v) { return setNumber(o.port, v, 65535); }},
        {"--speed", setSpeedOf},
        {"--kubeconfig",
            [](ProgramOptions& o, std::string_view v) { return !(o.kubeconfig = v).empty(); }},
        {"--load",
            [](ProgramOptions& o, std::string_view v) { return !o.files.emplace_back(v).empty(); }},
        {"--generate",
            [](ProgramOptions& o, std::string_view v) {
                return setNumber(o.generated, v, 100'000);
            }},
        {"--changes",
            [](ProgramOptions& o, std::string_view v) { return setNumber(o.changes, v, 20'000); }},
        {"--fault", addFaultOf},
    };
    return table;
}

} // namespace

tl::expected<ProgramOptions, std::string> parseProgramOptions(
    std::span<const char* const> arguments)
{
    ProgramOptions options;
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        const std::string_view word = arguments[at];
        if (word == "--help") {
            options.help = true;
        } else if (word == "--http") {
            options.isPlain = true;
        } else if (word == "--empty") {
            options.isEmpty = true;
        } else {
            const auto setter = programSetters().find(word);
            if (setter == programSetters().end())
                return tl::unexpected("unknown option " + std::string(word));
            if (at + 1 == arguments.size() || !setter->second(options, arguments[at + 1]))
                return tl::unexpected(std::string(word) + " needs another value");
            ++at;
        }
    }
    return options;
}

std::string programUsage()
{
    return R"(Usage: deployment-mock-kubernetes [options]

Serves a made-up Kubernetes cluster with Argo Rollouts on this machine: the rules of its API, and
controllers that play what is applied. Prints its address when it is ready.

  --kubeconfig FILE  writes a kubeconfig with the contexts admin (may do all) and viewer (may read)
  --port N           the port; otherwise any that is free
  --http             without TLS; everybody may do everything
  --speed N          time passes so many times as fast (1)
  --empty            begins without the demonstration
  --load FILE        begins with the objects of a JSON file (an object, a List, an array)
  --generate N       begins with N Rollouts of four ReplicaSets each; no controllers play
  --changes N        and changes so many of them a second
  --fault FAULT      misbehaves; may be given more than once:
                     KIND[=VALUE][;path=PREFIX][;has=TEXT][;method=WORD][;skip=N][;times=N]

)" + server::faultList(server::FaultyServer::Cluster);
}

} // namespace mock_kubernetes
