// SPDX-License-Identifier: GPL-3.0-or-later
#include "event_log.h"

#include "commands/command_session.h"
#include "session/source_session.h"

#include "deploy/deployment/display_text.h"
#include "deploy/sources/diagnostics.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <span>
#include <utility>

namespace console {

using State = sources::Freshness::State;

namespace {

void logLoad(const SourceSession& session)
{
    const std::string name = session.source().name().toStdString();
    if (const auto& error = session.error())
        spdlog::warn("{}: load failed: {} {}", name, error->message.toEnglish(), error->cause);
    else
        spdlog::info("{}: {} deployments, {} problems", name, session.history()->size(),
            session.problems().totals().all());
}

/// Whoever looks into the log afterwards finds what became of which deployment, and when.
void logTransitions(
    const SourceSession& session, const std::vector<history::Transition>& transitions)
{
    constexpr std::size_t maxNamed = 20;
    const std::string name = session.source().name().toStdString();
    const auto shown = [](const std::optional<std::string>& word, const char* otherwise) {
        return word ? deployment::displayText(*word, 64) : std::string(otherwise);
    };
    for (const auto& each : std::span(transitions).first(std::min(transitions.size(), maxNamed)))
        spdlog::info("{}: {} {} -> {}", name, deployment::displayText(each.id, 64),
            shown(each.before, "(new)"), shown(each.now, "(gone)"));
    if (transitions.size() > maxNamed)
        spdlog::info("{}: {} more deployments changed", name, transitions.size() - maxNamed);
}

} // namespace

void logSession(SourceSession& session)
{
    const sources::Source* source = &session.source();
    QObject::connect(source, &sources::Source::freshnessChanged, &session,
        [source, last = State::Idle](const sources::Freshness& freshness) mutable {
            if (std::exchange(last, freshness.state) != freshness.state)
                spdlog::info("{}: {} {}", source->name().toStdString(),
                    sources::nameOf(freshness.state), freshness.reason.toEnglish());
        });
    QObject::connect(&session, &SourceSession::loadingChanged, &session, [&session](bool loading) {
        if (!loading)
            logLoad(session);
    });
    QObject::connect(&session, &SourceSession::deploymentsMoved, &session,
        [&session](const std::vector<history::Transition>& transitions) {
            logTransitions(session, transitions);
        });
}

void logCommands(CommandSession& commands)
{
    QObject::connect(&commands, &CommandSession::changed, &commands,
        [](const operations::JournalEntry& entry, const std::optional<deployment::Error>& error) {
            spdlog::info("command {} ({} {}): {} {}", entry.command.id,
                operations::toWire(entry.command.kind), entry.command.deployment,
                operations::toWire(entry.state),
                error ? error->message.toEnglish() : std::string());
        });
}

} // namespace console
