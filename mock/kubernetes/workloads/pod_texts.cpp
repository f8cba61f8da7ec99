// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/workloads/pod_texts.h"

#include <array>

namespace mock_kubernetes {

namespace {

std::string firstImage(const Json& pod)
{
    const Json* const containers = valueAt(pod, {"spec", "containers"});
    return containers && !containers->empty() ? textAt(containers->front(), {"image"}) : "";
}

} // namespace

std::vector<std::string> startLines(const Json& pod, Fate fate)
{
    std::vector<std::string> lines{
        "INFO  starting " + firstImage(pod) + " on " + textAt(pod, {"spec", "nodeName"}),
        "INFO  configuration read: 14 keys, profile production"};
    if (fate == Fate::Crashes) {
        lines.emplace_back("INFO  connecting to postgres at db.internal:5432");
        lines.emplace_back("WARN  connection refused, attempt 1 of 3");
        lines.emplace_back("WARN  connection refused, attempt 2 of 3");
        return lines;
    }
    lines.emplace_back("INFO  connected to postgres at db.internal:5432 in 38 ms");
    lines.emplace_back("INFO  listening on :8080");
    if (fate == Fate::NeverReady)
        lines.emplace_back("ERROR /healthz: migration 0042_add_index is not applied");
    return lines;
}

std::vector<std::string> lastLines(Fate fate)
{
    if (fate == Fate::RunsOutOfMemory)
        return {"WARN  heap 498 MiB of 512 MiB in use", "WARN  garbage collection took 2310 ms"};
    return {"ERROR cannot reach postgres at db.internal:5432: connection refused",
        "ERROR   at Database.connect (database.js:88:15)", "ERROR   at async main (main.js:21:3)",
        "FATAL no database, giving up"};
}

std::string runningLine(const Json& pod, Fate fate, int number)
{
    constexpr std::array paths{
        "/cart", "/checkout", "/items/4711", "/healthz", "/orders", "/login"};
    const std::uint64_t chance = hashOf(uidOf(pod) + std::to_string(number));
    const std::string path = paths[chance % paths.size()];
    if (fate == Fate::NeverReady)
        return "ERROR /healthz: migration 0042_add_index is not applied";
    if (chance % 97 == 0)
        return "ERROR GET " + path + " 502 upstream closed the connection, retry 1";
    if (chance % 31 == 0)
        return "WARN  GET " + path + " 200 took " + std::to_string(900 + chance % 800) + " ms";
    return "INFO  GET " + path + " 200 " + std::to_string(3 + chance % 40) + " ms";
}

} // namespace mock_kubernetes
