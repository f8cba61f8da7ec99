// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_run.h"

#include "event_wait.h"

#include "deploy/operations/outcome.h"
#include "deploy/sources/commands/command_origin.h"
#include "deploy/sources/commands/journal.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace cli {

namespace {

using deployment::Error;
using operations::CommandState;
using operations::JournalEntry;

constexpr std::chrono::seconds defaultTimeout{30};
constexpr std::chrono::seconds settlingTimeout{3}; ///< for two questions and their answers
constexpr std::chrono::seconds leftoverTimeout{7};

std::string nameOf(const operations::Command& command)
{
    return std::string{operations::toWire(command.kind)} + " of " + command.deployment;
}

std::string turnedOut(CommandState state)
{
    switch (state) {
    case CommandState::NotSent:
        return "not sent";
    case CommandState::NotReceived:
        return "not received";
    case CommandState::Unresolved:
        return "impossible to determine";
    default:
        return std::string{operations::toWire(state)};
    }
}

} // namespace

CommandRun::CommandRun(const Request& request, sources::CommandChannel& channel,
    sources::Journal& journal, const Reporter& reporter)
    : m_request(request)
    , m_channel(channel)
    , m_journal(journal)
    , m_reporter(reporter)
    , m_look([] {})
{
    QObject::connect(
        &journal, &sources::Journal::setAside, &m_context, [this](const QString& path) {
            m_reporter.say(
                "the command journal was damaged; it was moved to " + path.toStdString());
        });
    QObject::connect(&channel, &sources::CommandChannel::changed, &m_context,
        [this](const JournalEntry& entry, const std::optional<Error>& error) {
            spdlog::info("command {} {}: {}", entry.command.id, nameOf(entry.command),
                operations::toWire(entry.state));
            watch(entry, error);
            m_look();
        });
}

void CommandRun::watch(const JournalEntry& entry, const std::optional<Error>& error)
{
    if (entry.command.id == m_entry.command.id) {
        m_entry = entry;
        m_error = error;
    } else if (operations::isFinal(entry.state)
        && (sources::isInOwnHands(entry) || entry.command.deployment == m_request.id)) {
        m_reporter.say("an earlier command, the " + nameOf(entry.command) + ", was "
            + turnedOut(entry.state) + (error ? ": " + error->message.toEnglish() : ""));
    }
}

void CommandRun::waitUntil(const Ended& ended, std::optional<std::chrono::milliseconds> longest)
{
    if (ended())
        return;
    EventWait wait;
    m_look = [&] {
        if (ended())
            wait.end();
    };
    wait.run(longest);
    m_look = [] {};
}

template <typename Condition> bool CommandRun::hasLeftover(Condition condition) const
{
    const auto unfinished = m_channel.unfinished();
    return std::ranges::any_of(unfinished, [&](const JournalEntry& entry) {
        return entry.command.deployment == m_request.id && condition(entry);
    });
}

void CommandRun::resolveLeftovers()
{
    bool read = false;
    m_journal.readUnfinished(
        &m_context, [&](const deployment::Expected<sources::Journal::Entries>& entries) {
            read = true;
            if (entries)
                m_channel.adopt(*entries);
            m_look();
        });
    waitUntil([&] { return read; }, std::nullopt);
    // The outcome of those of other deployments is determined as well; they block nothing.
    const auto isAny = [](const JournalEntry&) { return true; };
    const auto isBlocking = [](const JournalEntry& entry) {
        return operations::blocksOthers(entry.state,
            entry.sentAt ? std::optional(deployment::systemNow() - *entry.sentAt) : std::nullopt);
    };
    waitUntil([&] { return !hasLeftover(isAny); }, settlingTimeout);
    waitUntil([&] { return !hasLeftover(isBlocking); }, leftoverTimeout);
}

operations::Command CommandRun::commandFor(const sources::Snapshot& snapshot) const
{
    operations::Command command = sources::newCommand(m_request.commandArguments.kind, snapshot);
    command.targetVersion = m_request.commandArguments.targetVersion;
    if (m_target) {
        command.targetVersion = m_target->version;
        command.targetId = m_target->id;
    }
    command.reason =
        QString::fromStdString(m_request.commandArguments.reason).simplified().toStdString();
    return command;
}

deployment::Expected<operations::CommandBriefing> CommandRun::preview(
    const sources::Snapshot& snapshot)
{
    std::optional<deployment::Expected<operations::CommandBriefing>> answer;
    const auto request = m_channel.preview(
        commandFor(snapshot), [&](const deployment::Expected<operations::CommandBriefing>& given) {
            answer = given;
            m_look();
        });
    if (!request)
        return operations::CommandBriefing{};
    waitUntil([&] { return answer.has_value(); }, std::nullopt);
    return *answer;
}

std::string CommandRun::chooseTarget(const std::vector<operations::CommandTarget>& targets)
{
    const std::string& wanted = m_request.commandArguments.targetVersion;
    const auto isNamed = [&](const operations::CommandTarget& target) {
        return target.version == wanted || std::to_string(target.revision) == wanted;
    };
    const auto found = std::ranges::find_if(targets, isNamed);
    if (found != targets.end()) {
        m_target = *found;
        return {};
    }
    std::string all;
    for (const operations::CommandTarget& target : targets)
        all.append(all.empty() ? "" : ", ")
            .append(target.version)
            .append(" (")
            .append(std::to_string(target.revision))
            .append(")");
    return "there is no revision " + wanted + " to go back to; there is "
        + (all.empty() ? "none" : all);
}

std::string CommandRun::brief(const sources::Snapshot& snapshot)
{
    auto briefing = preview(snapshot);
    if (briefing && briefing->targets && !m_target) {
        if (std::string why = chooseTarget(*briefing->targets); !why.empty())
            return why;
        briefing = preview(snapshot);
    }
    if (!briefing)
        return briefing.error().message.toEnglish();
    for (const deployment::Message& note : briefing->notes)
        m_reporter.say(note.toEnglish());
    return {};
}

bool CommandRun::isSettled() const
{
    if (m_entry.state == CommandState::Accepted)
        return !m_request.commandArguments.wait;
    return operations::isFinal(m_entry.state);
}

void CommandRun::send(const sources::Snapshot& snapshot)
{
    const operations::Command command = commandFor(snapshot);
    m_entry = {};
    m_entry.command = command;
    m_error = m_channel.send(command);
    if (m_error) {
        m_entry = {};
        m_entry.state = CommandState::NotSent;
        m_entry.command.kind = command.kind;
        m_entry.command.deployment = command.deployment;
        return;
    }
    std::optional<std::chrono::milliseconds> longest = m_request.commandArguments.timeout;
    if (!longest && !m_request.commandArguments.wait)
        longest = defaultTimeout;
    waitUntil([this] { return isSettled(); }, longest);
    if (m_entry.state != CommandState::Prepared)
        return;
    // Whoever waits no longer sends nothing: what was asked before it was sent has no answer.
    m_entry.state = CommandState::NotSent;
    m_error = deployment::simpleError(deployment::ErrorCode::Timeout,
        DEPLOY_MESSAGE("Message", "No answer came in time while the command was prepared."));
}

bool CommandRun::cameTooLate() const
{
    return m_entry.state == CommandState::Refused && m_error
        && m_error->code == deployment::ErrorCode::Changed;
}

ExitCode CommandRun::conclude() const
{
    const std::string name = "the " + nameOf(m_entry.command);
    const std::string why = m_error ? ": " + m_error->message.toEnglish() : "";
    switch (m_entry.state) {
    case CommandState::Done:
        m_reporter.say(name + " is done" + why);
        return ExitCode::Done;
    case CommandState::Accepted:
        m_reporter.say(name + " was accepted"
            + (m_request.commandArguments.wait ? ", but has not been seen to take effect" : ""));
        return m_request.commandArguments.wait ? ExitCode::Unknown : ExitCode::Done;
    case CommandState::Failed:
        m_reporter.say(name + " failed" + why);
        return ExitCode::Failed;
    case CommandState::Refused:
        m_reporter.say(name + " was refused" + why);
        return ExitCode::Refused;
    case CommandState::NotSent:
        m_reporter.say(name + " was not sent" + why);
        return m_error && m_error->code == deployment::ErrorCode::NotWritable ? ExitCode::Failed
                                                                              : ExitCode::Refused;
    case CommandState::NotReceived:
    case CommandState::Unresolved:
        m_reporter.say(name + why);
        return ExitCode::Unknown;
    case CommandState::Prepared: // which send() ends
    case CommandState::Sent:
    case CommandState::Unknown:
        break;
    }
    // What a server says may lack its full stop.
    const bool isSentence = why.ends_with('.') || why.ends_with('!') || why.ends_with('?');
    m_reporter.say("the outcome is unknown: " + name + why + (isSentence ? "" : ".")
        + " It will not be sent again; it stays in the journal, and the next run checks it.");
    return ExitCode::Unknown;
}

} // namespace cli
