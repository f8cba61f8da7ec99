// SPDX-License-Identifier: GPL-3.0-or-later
#include "event_log.h"

#include "commands/command_session.h"
#include "session/source_session.h"

#include <spdlog/spdlog.h>

#include <utility>

namespace console {

using State = sources::Freshness::State;

namespace {

const char* wordOf(State state)
{
    switch (state) {
    case State::Idle:
        return "idle";
    case State::Loading:
        return "loading";
    case State::Live:
        return "live";
    case State::Polling:
        return "polling";
    case State::Watching:
        return "watching";
    case State::Stale:
        return "stale";
    case State::Offline:
        return "offline";
    }
    return "unknown";
}

void logLoad(const SourceSession& session)
{
    const std::string name = session.source().name().toStdString();
    if (const auto& error = session.error())
        spdlog::warn("{}: load failed: {} {}", name, error->message.toEnglish(), error->cause);
    else
        spdlog::info("{}: {} deployments, {} problems", name, session.history()->size(),
            session.problemTotals().all());
}

} // namespace

void logSession(SourceSession& session)
{
    const sources::Source* source = &session.source();
    QObject::connect(source, &sources::Source::freshnessChanged, &session,
        [source, last = State::Idle](const sources::Freshness& freshness) mutable {
            if (std::exchange(last, freshness.state) != freshness.state)
                spdlog::info("{}: {} {}", source->name().toStdString(), wordOf(freshness.state),
                    freshness.reason.toEnglish());
        });
    QObject::connect(&session, &SourceSession::loadingChanged, &session, [&session](bool loading) {
        if (!loading)
            logLoad(session);
    });
}

void logCommands(CommandSession& commands)
{
    QObject::connect(&commands, &CommandSession::changed, &commands,
        [](const operations::JournalEntry& entry, const std::optional<deployment::Error>& error) {
            spdlog::info("command {} ({} {}): {} {}", entry.command.id,
                operations::wordOf(entry.command.kind), entry.command.deployment,
                operations::wordOf(entry.state),
                error ? error->message.toEnglish() : std::string());
        });
}

} // namespace console
