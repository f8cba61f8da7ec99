// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/diagnostics.h"

#include "deploy/deployment/display_text.h"

namespace sources {

namespace {

std::string timeOf(const std::optional<deployment::Timestamp>& time)
{
    return time ? deployment::formatTimestamp(*time, deployment::Zone::Utc) : "-";
}

} // namespace

std::string_view nameOf(Freshness::State state)
{
    switch (state) {
    case Freshness::State::Idle:
        return "idle";
    case Freshness::State::Loading:
        return "loading";
    case Freshness::State::Live:
        return "live";
    case Freshness::State::Polling:
        return "polling";
    case Freshness::State::Watching:
        return "watching";
    case Freshness::State::Stale:
        return "stale";
    case Freshness::State::Offline:
        return "offline";
    }
    return "unknown";
}

std::vector<Diagnostic> diagnosticsOf(const Source& source)
{
    const Freshness freshness = source.freshness();
    std::vector<Diagnostic> all{
        {"source", source.name().toStdString()},
        {"location", source.location().toStdString()},
        {"state", std::string(nameOf(freshness.state))},
        {"as of", timeOf(freshness.asOf)},
        {"next attempt", timeOf(freshness.nextAttempt)},
        {"clock ahead of ours, ms", std::to_string(source.clockLead().count())},
        {"reason", freshness.reason.pattern.empty() ? "-" : freshness.reason.toEnglish()},
    };
    const auto own = source.diagnostics();
    all.insert(all.end(), own.begin(), own.end());
    return all;
}

std::string diagnosticsText(const std::vector<Diagnostic>& diagnostics)
{
    std::string text;
    for (const Diagnostic& each : diagnostics)
        text += std::string(each.name) + ": " + deployment::displayText(each.value) + '\n';
    return text;
}

} // namespace sources
