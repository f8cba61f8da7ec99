// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/commands/command_client.h"

#include "deploy/sources/commands/journal.h"

#include "command_carrier.h"
#include "command_sender.h"
#include "foreign_commands.h"
#include "outcome_search.h"
#include "process_identity.h"
#include "unfinished_commands.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Message;
using deployment::simpleError;
using operations::Evidence;

namespace {

Message blockedByOne(const JournalEntry& other)
{
    const bool isOwn = isInOwnHands(other);
    // Of what a window left that is gone, no one knows any more.
    const bool isInProgress =
        other.state != CommandState::Unknown && (isOwn || holderOf(other).isAlive());
    if (isInProgress && !isOwn)
        return {DEPLOY_MESSAGE("Message",
                    "A command for this deployment, given in another window, is in progress."),
            {}};
    if (isInProgress)
        return {
            DEPLOY_MESSAGE("Message", "A command for this deployment is already in progress."), {}};
    return {DEPLOY_MESSAGE("Message",
                "The outcome of an earlier command for this deployment is still being determined. "
                "You can send another one a few minutes after it at the latest."),
        {}};
}

bool isBlank(const std::string& text)
{
    return QString::fromStdString(text).trimmed().isEmpty();
}

} // namespace

CommandClient::CommandClient(const Connection& connection, std::unique_ptr<CommandCarrier> carrier,
    Journal& journal, Options options, QObject* parent)
    : CommandChannel(parent)
    , m_connection(connection)
    , m_options(std::move(options))
    , m_carrier(std::move(carrier))
    , m_unfinished(
          std::make_unique<UnfinishedCommands>(journal, m_options.scheduler, m_options.wording))
    , m_foreign(std::make_unique<ForeignCommands>(
          journal, m_options.scheduler, [this](const JournalEntry& entry) { return isOf(entry); }))
    , m_sender(std::make_unique<CommandSender>(*m_carrier, journal, *m_unfinished))
    , m_search(std::make_unique<OutcomeSearch>(*m_carrier, *m_unfinished, m_options.scheduler))
{
    connect(m_unfinished.get(), &UnfinishedCommands::changed, this, &CommandClient::changed);
    connect(m_unfinished.get(), &UnfinishedCommands::changed, this,
        &CommandClient::availabilityChanged);
    connect(m_foreign.get(), &ForeignCommands::changed, this, [this](const JournalEntry& entry) {
        Q_EMIT changed(entry, std::nullopt);
        Q_EMIT availabilityChanged();
    });
    m_carrier->onAvailabilityChanged([this] { Q_EMIT availabilityChanged(); });
}

CommandClient::~CommandClient() = default;

std::span<const operations::CommandSpec> CommandClient::offered() const
{
    return m_carrier->offered();
}

std::optional<Message> CommandClient::availability(
    const std::string& deployment, CommandKind kind) const
{
    if (auto reason = m_options.disabledReason ? m_options.disabledReason() : std::nullopt)
        return reason;
    if (auto reason = blockedBy(deployment))
        return reason;
    return m_carrier->availability(deployment, kind);
}

OwnedRequest CommandClient::preview(const Command& command, PreviewAnswer answer)
{
    return m_carrier->preview(command, std::move(answer));
}

bool CommandClient::knowsTargets() const
{
    return m_carrier->knowsTargets();
}

std::optional<Error> CommandClient::validate(const Command& command) const
{
    const operations::CommandSpec& spec = operations::specOf(command.kind);
    if (m_connection.readOnly)
        return simpleError(
            ErrorCode::Refused, DEPLOY_MESSAGE("Message", "This connection is read-only."));
    if (spec.needsReason && isBlank(command.reason))
        return simpleError(
            ErrorCode::BadFormat, DEPLOY_MESSAGE("Message", "A command needs a reason."));
    if (spec.needsTarget && command.targetVersion.empty())
        return simpleError(
            ErrorCode::BadFormat, DEPLOY_MESSAGE("Message", "A rollback needs a target version."));
    if (auto reason = blockedBy(command.deployment))
        return Error{ErrorCode::Refused, *std::move(reason), {}};
    return m_carrier->check(command);
}

std::optional<Error> CommandClient::send(const Command& command)
{
    if (auto disabledReason = validate(command))
        return disabledReason;
    const std::string identity =
        m_options.identity ? m_options.identity().toStdString() : std::string();
    Command complete = command;
    complete.connectionId = m_connection.id;
    complete.connection = m_connection.name;
    complete.actor = identity.empty() ? localUser() : identity;
    complete.decidedAt = m_options.scheduler->now();
    m_sender->begin(complete);
    return std::nullopt;
}

std::optional<Message> CommandClient::blockedBy(const std::string& deployment) const
{
    auto other = pendingCommand(deployment);
    if (!other)
        other = m_foreign->blocking(deployment);
    return other ? std::optional(blockedByOne(*other)) : std::nullopt;
}

void CommandClient::check(const std::string& id)
{
    m_carrier->waitNoLonger();
    // The window that gave it looks itself, unless it is gone.
    if (const JournalEntry* const other = m_foreign->find(id)) {
        if (!holderOf(*other).isAlive())
            adoptOne(JournalEntry(*other));
        return;
    }
    m_search->look(id);
}

void CommandClient::adopt(const std::vector<JournalEntry>& entries)
{
    for (const JournalEntry& entry : entries)
        adoptOne(entry);
}

void CommandClient::adoptOne(const JournalEntry& entry)
{
    const std::string& id = entry.command.id;
    if (!isOf(entry) || isFinal(entry.state) || !m_unfinished->claim(entry))
        return;
    m_foreign->forget(id);
    if (entry.state == CommandState::Prepared) {
        m_unfinished->conclude(id, outcomeOf(Evidence::NeverSent));
        return;
    }
    if (entry.state == CommandState::Sent)
        m_unfinished->conclude(id, outcomeOf(Evidence::Interrupted));
    else
        m_unfinished->announce(id); // it may be long until anything else is known of it
    m_search->look(id);
}

bool CommandClient::isOf(const JournalEntry& entry) const
{
    return entry.server.empty() ? sources::isOf(entry, m_connection)
                                : entry.server == m_carrier->server();
}

std::vector<JournalEntry> CommandClient::unfinished() const
{
    std::vector<JournalEntry> all = m_unfinished->all();
    std::ranges::move(m_foreign->all(), std::back_inserter(all));
    return all;
}

void CommandClient::observe(const Snapshot& snapshot)
{
    m_search->observe(snapshot);
}

std::optional<JournalEntry> CommandClient::pendingCommand(const std::string& deployment) const
{
    return m_unfinished->blocking(deployment);
}

} // namespace sources
