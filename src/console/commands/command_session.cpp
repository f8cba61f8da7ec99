// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_session.h"

#include "session/source_session.h"

#include "deploy/models/commands/command_disabled_reason.h"
#include "deploy/models/commands/rollback_targets.h"
#include "deploy/models/display_strings.h"
#include "deploy/sources/commands/command_origin.h"
#include "deploy/sources/commands/journal.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace console {

namespace {

constexpr std::string_view readOnlyReason =
    DEPLOY_MESSAGE("Message", "Commands are off: read-only (Settings > Safety, or --read-only).");

} // namespace

CommandSession::CommandSession(
    SourceSession& session, sources::CommandChannel& channel, const Context& context)
    : QObject(&session)
    , m_session(session)
    , m_channel(channel)
    , m_journal(context.journal)
    , m_connection(context.connection)
    , m_isReadOnly(context.readOnly)
{
    using sources::CommandChannel;
    connect(&channel, &CommandChannel::changed, this, &CommandSession::changed);
    connect(
        &channel, &CommandChannel::availabilityChanged, this, &CommandSession::availabilityChanged);
    // The first rows say that the credentials were accepted: reading back can begin.
    connect(&session.source(), &sources::Source::historyUpdated, this, [this] {
        m_isConnected = true;
        adoptUnfinished();
    });
}

void CommandSession::setReadOnly(bool readOnly)
{
    if (std::exchange(m_isReadOnly, readOnly) == readOnly)
        return;
    if (m_isConnected)
        adoptUnfinished();
    Q_EMIT availabilityChanged();
}

bool CommandSession::isOf(const operations::JournalEntry& entry) const
{
    return m_channel.isOf(entry);
}

QString CommandSession::disabledReason(const QString& deployment, models::CommandKind kind) const
{
    if (m_isReadOnly)
        return models::translated(deployment::Message{readOnlyReason, {}});
    const auto reason = m_channel.availability(deployment.toStdString(), kind);
    return reason ? models::translated(*reason) : QString();
}

models::Succession CommandSession::succession(
    models::CommandKind kind, const deployment::Deployment& deployment) const
{
    // A long list takes its time.
    if (!operations::dependsOnSuccession(kind, deployment.status.known))
        return {};
    return models::successionOf(*m_session.history(), deployment.id, m_session.now());
}

void CommandSession::readGiven(const QString& deployment, QObject* context, GivenAnswer answer)
{
    m_askers.push_back({deployment.toStdString(), context, std::move(answer)});
    if (m_askers.size() > 1)
        return;
    m_journal.readAll(this, [this](const deployment::Expected<sources::Journal::Entries>& entries) {
        answerGiven(entries.value_or(sources::Journal::Entries()));
    });
}

void CommandSession::answerGiven(const std::vector<operations::JournalEntry>& all)
{
    for (const Asker& asker : std::exchange(m_askers, {})) {
        if (!asker.context)
            continue;
        std::vector<operations::JournalEntry> given;
        std::ranges::copy_if(
            all, std::back_inserter(given), [&](const operations::JournalEntry& entry) {
                return entry.command.deployment == asker.deployment && isOf(entry);
            });
        asker.answer(std::move(given));
    }
}

models::CommandPlan CommandSession::plan(
    models::CommandKind kind, const sources::SnapshotPointer& snapshot) const
{
    models::CommandPlan plan;
    plan.kind = kind;
    plan.connection = m_connection;
    plan.deployment =
        std::shared_ptr<const deployment::Deployment>(snapshot, &snapshot->deployment);
    plan.succession = succession(kind, snapshot->deployment);
    // Where the channel knows them, what the history says is neither offered nor denied.
    if (operations::specOf(kind).needsTarget && !m_channel.knowsTargets()) {
        const history::History& history = *m_session.history();
        plan.succession = models::successionOf(history, snapshot->deployment.id, m_session.now());
        plan.targets = models::rollbackTargets(
            history, snapshot->deployment, !plan.succession.newerVersion.empty());
    }
    plan.disabledReason = disabledReason(models::rawText(snapshot->deployment.id), kind);
    plan.asOf = snapshot->receivedAt;
    return plan;
}

operations::Command CommandSession::commandFor(const models::CommandPlan& plan,
    const models::CommandDraft& draft, const sources::SnapshotPointer& snapshot) const
{
    operations::Command command = sources::newCommand(plan.kind, *snapshot);
    command.targetVersion = draft.targetVersion;
    if (const auto* target = models::chosenTarget(plan, draft.targetVersion))
        command.targetId = target->targetId;
    command.reason = draft.reason.toStdString();
    return command;
}

std::optional<deployment::Error> CommandSession::send(const models::CommandPlan& plan,
    const models::CommandDraft& draft, const sources::SnapshotPointer& snapshot)
{
    // It may have been switched off since it was decided on.
    if (m_isReadOnly)
        return deployment::simpleError(deployment::ErrorCode::Refused, readOnlyReason);
    return m_channel.send(commandFor(plan, draft, snapshot));
}

bool CommandSession::holds(const std::string& commandId) const
{
    const auto all = m_channel.unfinished();
    return std::ranges::any_of(
        all, [&](const operations::JournalEntry& entry) { return entry.command.id == commandId; });
}

void CommandSession::check(const operations::JournalEntry& entry)
{
    const std::string id = entry.command.id;
    if (holds(id)) {
        m_channel.check(id);
    } else if (!m_isReadOnly) {
        m_journal.readUnfinished(
            this, [this, id](const deployment::Expected<sources::Journal::Entries>& entries) {
                for (const operations::JournalEntry& open :
                    entries.value_or(sources::Journal::Entries())) {
                    if (open.command.id == id)
                        m_channel.adopt({open});
                }
            });
    }
}

void CommandSession::adoptUnfinished()
{
    if (m_isReadOnly || std::exchange(m_hasAdopted, true))
        return;
    m_journal.readUnfinished(
        this, [this](const deployment::Expected<sources::Journal::Entries>& entries) {
            if (!entries)
                return;
            m_adopted += static_cast<int>(std::ranges::count_if(
                *entries, [this](const operations::JournalEntry& entry) { return isOf(entry); }));
            m_channel.adopt(*entries);
        });
}

} // namespace console
