// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_session.h"

#include "connections/connection_store.h"
#include "journal_records.h"
#include "session/source_session.h"

#include "deploy/models/commands/command_obstacle.h"
#include "deploy/models/commands/rollback_targets.h"
#include "deploy/models/texts.h"
#include "deploy/sources/rest/rest_source.h"

#include <algorithm>

namespace console {

using sources::Freshness;
using sources::Source;

namespace {

/// Who acts: as the server knows us, else as this machine does.
QString actor(const sources::RestSource& source)
{
    return source.caller().isEmpty() ? sources::localUser() : source.caller();
}

sources::CommandClient::Options clientOptions()
{
    sources::CommandClient::Options options;
    options.wording = models::translated;
    return options;
}

} // namespace

CommandSession::CommandSession(
    SourceSession& session, sources::RestSource& source, const Context& context)
    : QObject(&session)
    , m_session(session)
    , m_source(source)
    , m_journal(context.journal)
    , m_connection(context.connection)
    , m_readOnly(context.readOnly)
    , m_client(source.connection(), context.journal, clientOptions())
{
    connect(&m_client, &sources::CommandClient::changed, this, &CommandSession::changed);
    connect(&m_client, &sources::CommandClient::changed, this, &CommandSession::obstacleChanged);
    connect(&m_source, &Source::freshnessChanged, this, &CommandSession::obstacleChanged);
    connect(&m_source, &Source::historyUpdated, this, &CommandSession::takeOver);
    // What is being found out is asked for with the credentials that are good now.
    connect(&m_source, &Source::commandsChanged, this,
        [this] { m_client.setAuthorization(m_source.sharedAuthorization()); });
    connect(&m_source, &sources::RestSource::deploymentRead, this,
        [this](const sources::SnapshotPointer& snapshot) { m_client.observe(*snapshot); });
}

bool CommandSession::isOf(const sources::JournalEntry& entry) const
{
    return sources::isOf(entry, m_source.connection());
}

QString CommandSession::obstacle(const QString& deployment) const
{
    if (m_readOnly)
        return tr("This console was started for reading only.");
    if (const auto objection = m_source.commandObjection())
        return models::translated(*objection);
    const auto state = m_source.freshness().state;
    if (state == Freshness::State::Offline || state == Freshness::State::Stale)
        return tr("The state is not current; a command waits until it is.");
    const auto other = m_client.underWay(deployment);
    if (other && other->state == sources::CommandState::Unknown)
        return tr(
            "What became of the last command is still being found out; a few minutes after it "
            "at the latest another one can be sent.");
    if (other)
        return tr("A command is under way.");
    return {};
}

models::Succession CommandSession::succession(const deployment::Deployment& deployment) const
{
    // Only of what has succeeded does it matter, and a long list takes its time.
    if (deployment.status.known != deployment::Status::Completed)
        return {};
    return models::successionOf(*m_session.history(), deployment.id);
}

models::CommandPlan CommandSession::plan(
    models::CommandKind kind, const sources::SnapshotPointer& snapshot) const
{
    models::CommandPlan plan;
    plan.kind = kind;
    plan.connection = m_connection.badge();
    plan.deployment =
        std::shared_ptr<const deployment::Deployment>(snapshot, &snapshot->deployment);
    if (kind == models::CommandKind::RollBack)
        plan.targets = models::rollbackTargets(*m_session.history(), snapshot->deployment);
    plan.succession = succession(snapshot->deployment);
    plan.obstacle = obstacle(models::rawText(snapshot->deployment.id));
    plan.asOf = snapshot->arrival;
    return plan;
}

std::optional<deployment::Error> CommandSession::send(const models::CommandPlan& plan,
    const models::CommandDraft& draft, const sources::SnapshotPointer& snapshot)
{
    const deployment::Deployment& deployment = snapshot->deployment;
    sources::Command command = sources::Command::create(plan.kind, models::rawText(deployment.id));
    command.version = models::rawText(deployment.version);
    command.environment = models::rawText(deployment.environment);
    command.targetVersion = models::rawText(draft.targetVersion);
    command.reason = draft.reason;
    command.revision = snapshot->revision;
    command.connectionId = m_connection.id;
    command.connection = m_connection.name;
    command.who = actor(m_source);
    command.decided = deployment::systemNow();
    m_client.setAuthorization(m_source.sharedAuthorization());
    return m_client.send(command);
}

bool CommandSession::holds(const QString& commandId) const
{
    const auto all = m_client.open();
    return std::ranges::any_of(
        all, [&](const sources::JournalEntry& entry) { return entry.command.id == commandId; });
}

void CommandSession::check(const sources::JournalEntry& entry)
{
    const QString id = entry.command.id;
    m_client.setAuthorization(m_source.sharedAuthorization());
    if (holds(id)) {
        m_client.check(id);
    } else if (!m_readOnly) {
        m_journal.readOpen(
            this, [this, id](const deployment::Expected<sources::Journal::Entries>& entries) {
                for (const sources::JournalEntry& open :
                    entries.value_or(sources::Journal::Entries())) {
                    if (open.command.id == id)
                        m_client.resume({open});
                }
            });
    }
}

void CommandSession::takeOver()
{
    // The first rows say that the credentials were accepted: reading back can begin.
    if (std::exchange(m_hasTakenOver, true) || m_readOnly)
        return;
    m_journal.readOpen(
        this, [this](const deployment::Expected<sources::Journal::Entries>& entries) {
            if (!entries)
                return;
            m_client.setAuthorization(m_source.sharedAuthorization());
            m_client.resume(*entries);
        });
}

} // namespace console
