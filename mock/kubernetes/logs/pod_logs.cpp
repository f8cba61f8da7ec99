// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/logs/pod_logs.h"

#include "kubernetes/values/api_text.h"

#include <algorithm>
#include <cstdio>

namespace mock_kubernetes {

namespace {

/// As the kubelet rotates a log that grows.
constexpr std::size_t maxLines = 20'000;

} // namespace

void PodLogs::append(const std::string& podUid, const std::string& container, LogLine line)
{
    Run& run = m_pods[podUid][container].current;
    // No two lines of a container have the same time.
    if (!run.lines.empty() && run.lines.back().time == line.time)
        line.nanoseconds = std::max(line.nanoseconds, run.lines.back().nanoseconds + 137);
    run.lines.push_back(std::move(line));
    if (run.lines.size() > maxLines) {
        run.lines.pop_front();
        ++run.dropped;
    }
}

void PodLogs::restart(const std::string& podUid, const std::string& container)
{
    Runs& runs = m_pods[podUid][container];
    runs.previous = std::move(runs.current);
    runs.current = {};
    runs.hasPrevious = true;
}

void PodLogs::forget(const std::string& podUid)
{
    m_pods.erase(podUid);
}

const PodLogs::Run* PodLogs::find(
    const std::string& podUid, const std::string& container, bool previous) const
{
    const auto pod = m_pods.find(podUid);
    if (pod == m_pods.end())
        return nullptr;
    const auto runs = pod->second.find(container);
    if (runs == pod->second.end() || (previous && !runs->second.hasPrevious))
        return nullptr;
    return previous ? &runs->second.previous : &runs->second.current;
}

std::string stampOf(const LogLine& line)
{
    std::string text = apiTime(line.time);
    text.pop_back();
    const auto below = line.time.time_since_epoch().count() % 1000;
    char fraction[16];
    std::snprintf(fraction, sizeof(fraction), ".%09llu",
        static_cast<unsigned long long>(below) * 1'000'000ULL + line.nanoseconds);
    return text + fraction + "Z";
}

} // namespace mock_kubernetes
