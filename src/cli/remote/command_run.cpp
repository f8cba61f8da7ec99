// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_run.h"

#include "command_checks.h"
#include "event_wait.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace cli {

namespace {

using deployment::Error;
using sources::CommandState;
using sources::JournalEntry;

constexpr std::chrono::seconds usualPatience{30};
constexpr std::chrono::seconds settlingPatience{3}; ///< for two questions and their answers
constexpr std::chrono::seconds leftoverPatience{7};

sources::Command commandFor(const Request& request, const sources::Snapshot& snapshot,
    const sources::Connection& connection)
{
    const deployment::Deployment& deployment = snapshot.deployment;
    sources::Command command = sources::Command::create(
        *commandKind(request.command), QString::fromStdString(deployment.id));
    command.version = QString::fromStdString(deployment.version);
    command.environment = QString::fromStdString(deployment.environment);
    command.targetVersion = QString::fromStdString(request.order.targetVersion);
    command.reason = QString::fromStdString(request.order.reason).simplified();
    command.revision = snapshot.revision;
    command.connectionId = connection.id;
    command.connection = connection.name;
    command.who = sources::localUser();
    command.decided = deployment::systemNow();
    return command;
}

std::string nameOf(const sources::Command& command)
{
    return std::string{operations::wordOf(command.kind)} + " of "
        + command.deployment.toStdString();
}

std::string turnedOut(CommandState state)
{
    switch (state) {
    case CommandState::NotSent:
        return "not to have been sent";
    case CommandState::NotReceived:
        return "not to have been received";
    case CommandState::Unresolved:
        return "impossible to find out";
    default:
        return std::string{operations::wordOf(state)};
    }
}

} // namespace

CommandRun::CommandRun(
    const Request& request, const sources::RestSource& source, const Reporter& reporter)
    : m_request(request)
    , m_connection(source.connection())
    , m_reporter(reporter)
    , m_journal(sources::Journal::defaultPath())
    , m_client(m_connection, m_journal)
    , m_look([] {})
{
    m_client.setAuthorization(source.sharedAuthorization());
    QObject::connect(
        &m_journal, &sources::Journal::setAside, &m_client, [this](const QString& path) {
            m_reporter.say(
                "the journal of commands was damaged; it is kept as " + path.toStdString());
        });
    QObject::connect(&m_client, &sources::CommandClient::changed, &m_client,
        [this](const JournalEntry& entry, const std::optional<Error>& error) {
            spdlog::info("command {} {}: {}", entry.command.id.toStdString(), nameOf(entry.command),
                operations::wordOf(entry.state));
            watch(entry, error);
            m_look();
        });
}

void CommandRun::watch(const JournalEntry& entry, const std::optional<Error>& error)
{
    if (entry.command.id == m_entry.command.id) {
        m_entry = entry;
        m_error = error;
    } else if (operations::isFinal(entry.state)) {
        m_reporter.say("an earlier command, the " + nameOf(entry.command) + ", turned out "
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

void CommandRun::resolveLeftovers()
{
    bool read = false;
    m_journal.readOpen(
        &m_client, [&](const deployment::Expected<sources::Journal::Entries>& entries) {
            read = true;
            if (entries)
                m_client.resume(*entries);
            m_look();
        });
    waitUntil([&] { return read; }, std::nullopt);
    // Those of other deployments are found out by the way; they stand in nobody's way.
    const auto deployment = QString::fromStdString(m_request.id);
    const auto isSettled = [&] {
        const auto open = m_client.open();
        return std::ranges::none_of(open,
            [&](const JournalEntry& entry) { return entry.command.deployment == deployment; });
    };
    waitUntil(isSettled, settlingPatience);
    waitUntil([&] { return !m_client.underWay(deployment); }, leftoverPatience);
}

bool CommandRun::isSettled() const
{
    if (m_entry.state == CommandState::Accepted)
        return !m_request.order.wait;
    return operations::isFinal(m_entry.state);
}

void CommandRun::send(const sources::Snapshot& snapshot)
{
    const sources::Command command = commandFor(m_request, snapshot, m_connection);
    m_entry = {};
    m_entry.command = command;
    m_error = m_client.send(command);
    if (m_error) {
        m_entry = {};
        m_entry.state = CommandState::NotSent;
        m_entry.command.kind = command.kind;
        m_entry.command.deployment = command.deployment;
        return;
    }
    std::optional<std::chrono::milliseconds> longest = m_request.order.patience;
    if (!longest && !m_request.order.wait)
        longest = usualPatience;
    waitUntil([this] { return isSettled(); }, longest);
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
        m_reporter.say(name + " is done");
        return ExitCode::Done;
    case CommandState::Accepted:
        m_reporter.say(name + " was accepted"
            + (m_request.order.wait ? ", but has not been seen to take effect" : ""));
        return m_request.order.wait ? ExitCode::Unknown : ExitCode::Done;
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
    case CommandState::Prepared:
    case CommandState::Sent:
    case CommandState::Unknown:
        break;
    }
    m_reporter.say("nobody can say what became of " + name + (why.empty() ? "." : why)
        + " It is not sent again; it stays in the journal, and the next run finds out.");
    return ExitCode::Unknown;
}

} // namespace cli
