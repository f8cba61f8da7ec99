// SPDX-License-Identifier: GPL-3.0-or-later
#include "related_runs.h"

#include "commands/command_session.h"
#include "session/source_session.h"

#include "deploy/history/succession.h"
#include "deploy/models/display_strings.h"

#include <algorithm>
#include <utility>

namespace console {

using history::History;
using history::Row;
using operations::CommandKind;
using operations::CommandState;
using operations::JournalEntry;

namespace {

/// The clocks of a server and of this machine differ by as much where nothing tells by how much.
constexpr deployment::Milliseconds clockTolerance = std::chrono::minutes(1);
/// What begins later than that after the command was begun by someone else.
constexpr deployment::Milliseconds longestDelay = std::chrono::minutes(5);

bool beginsOne(const JournalEntry& entry)
{
    const bool isOfKind =
        entry.command.kind == CommandKind::RollBack || entry.command.kind == CommandKind::Restart;
    return isOfKind
        && (entry.state == CommandState::Done || entry.state == CommandState::Accepted
            || entry.state == CommandState::Sent);
}

std::string_view versionBegunBy(const operations::Command& command)
{
    return command.kind == CommandKind::Restart ? command.version : command.targetVersion;
}

/// The one of its lineage before it.
std::optional<Row> predecessorOf(const History& history, Row row)
{
    const history::Lineage lineage(history, row);
    std::optional<Row> found;
    for (Row other = 0; other < history.size(); ++other) {
        if (lineage.has(other) && history::isNewer(history, row, other)
            && (!found || history::isNewer(history, other, *found)))
            found = other;
    }
    return found;
}

} // namespace

std::optional<Row> rowBegunBy(
    const History& history, const JournalEntry& entry, deployment::Milliseconds lead)
{
    const auto row = history.find(entry.command.deployment);
    if (!row || !beginsOne(entry))
        return std::nullopt;
    const history::Lineage lineage(history, *row);
    const deployment::Timestamp sent = entry.sentAt.value_or(entry.command.decidedAt) + lead;
    std::optional<Row> first;
    for (Row other = 0; other < history.size(); ++other) {
        if (lineage.has(other) && history::isNewer(history, other, *row)
            && history.start(other) >= sent - clockTolerance
            && (!first || history::isNewer(history, *first, other)))
            first = other;
    }
    const bool isIt = first && history.start(*first) <= sent + longestDelay
        && history.word(history::Column::Version, *first) == versionBegunBy(entry.command);
    return isIt ? first : std::nullopt;
}

RelatedRuns::RelatedRuns(
    std::string id, const SourceSession& session, CommandSession& commands, QObject* parent)
    : QObject(parent)
    , m_id(std::move(id))
    , m_session(session)
    , m_commands(commands)
{
    for (const auto change : {&SourceSession::historyChanged, &SourceSession::historyReplaced})
        connect(&session, change, this, &RelatedRuns::handleHistory);
    connect(&session, &SourceSession::loadingChanged, this, &RelatedRuns::lookForOrigin);
    connect(&commands, &CommandSession::changed, this, [this](const JournalEntry& entry) {
        if (entry.command.deployment == m_id)
            readGiven();
    });
    readGiven();
    lookForOrigin();
}

void RelatedRuns::readGiven()
{
    m_commands.readGiven(models::rawText(m_id), this, [this](std::vector<JournalEntry> given) {
        m_given = std::move(given);
        lookForOutcome();
    });
}

void RelatedRuns::handleHistory()
{
    lookForOutcome();
    lookForOrigin();
}

void RelatedRuns::lookForOutcome()
{
    const auto last = std::ranges::find_if(m_given, beginsOne);
    if (last == m_given.end())
        return;
    const History& history = *m_session.history();
    const auto row = rowBegunBy(history, *last, m_session.source().clockLead());
    const auto found = row
        ? std::optional(models::begunBy(last->command, std::string(history.id(*row)),
            history.word(history::Column::Version, *row)))
        : std::nullopt;
    if (std::exchange(m_outcome, found) != found)
        Q_EMIT changed();
}

/// Once: what came before it does not change when all of that is there.
void RelatedRuns::lookForOrigin()
{
    const History& history = *m_session.history();
    const auto row = history.find(m_id);
    if (m_isOriginAsked || !row || m_session.isLoading() || !m_session.isWhole())
        return;
    const auto before = predecessorOf(history, *row);
    // The archive may lack what its server has.
    m_isOriginAsked = before || !m_session.source().freshness().isArchived;
    if (!before)
        return;
    m_commands.readGiven(models::rawText(history.id(*before)), this,
        [this](const std::vector<JournalEntry>& given) { takeOrigin(given); });
}

void RelatedRuns::takeOrigin(const std::vector<JournalEntry>& givenBefore)
{
    const History& history = *m_session.history();
    for (const JournalEntry& entry : givenBefore) {
        const auto begun = rowBegunBy(history, entry, m_session.source().clockLead());
        if (!begun || history.id(*begun) != m_id)
            continue;
        m_origin = models::originOf(entry.command);
        Q_EMIT changed();
        return;
    }
}

} // namespace console
