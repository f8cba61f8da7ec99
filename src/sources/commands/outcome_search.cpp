// SPDX-License-Identifier: GPL-3.0-or-later
#include "outcome_search.h"

#include "deploy/sources/source.h"

#include "command_carrier.h"
#include "unfinished_commands.h"

namespace sources {

using operations::Effect;
using operations::Evidence;
using operations::Standing;

namespace {

/// Its own request brings nothing more.
bool isSearched(CommandState state)
{
    return state == CommandState::Accepted || state == CommandState::Unknown;
}

} // namespace

OutcomeSearch::OutcomeSearch(
    CommandCarrier& carrier, UnfinishedCommands& unfinished, std::shared_ptr<Scheduler> scheduler)
    : m_carrier(carrier)
    , m_unfinished(unfinished)
    , m_scheduler(std::move(scheduler))
{
    connect(&unfinished, &UnfinishedCommands::undecided, this, &OutcomeSearch::lookLater);
    connect(&unfinished, &UnfinishedCommands::changed, this, [this](const JournalEntry& entry) {
        if (isFinal(entry.state))
            m_progress.erase(entry.command.id);
    });
}

void OutcomeSearch::lookLater(const std::string& id)
{
    Progress& progress = m_progress[id];
    // look() lets go of the alarm, and of what it has captured.
    progress.nextLook = m_scheduler->after(
        progress.backoff.next(*m_scheduler), [this, id] { look(std::string(id)); });
}

void OutcomeSearch::look(const std::string& id)
{
    const JournalEntry* entry = m_unfinished.find(id);
    // What has not been answered yet is not lost.
    if (entry == nullptr || !isSearched(entry->state))
        return;
    Progress& progress = m_progress[id];
    if (progress.isReading)
        return;
    progress.isReading = true;
    progress.nextLook.reset();
    progress.question = m_carrier.ask(
        *entry, [this, id](std::optional<Evidence> report) { handleReport(id, report); });
}

void OutcomeSearch::handleReport(const std::string& id, std::optional<Evidence> report)
{
    const JournalEntry* found = m_unfinished.find(id);
    if (found == nullptr)
        return;
    m_progress[id].isReading = false;
    const JournalEntry entry = *found;
    if (!report)
        lookLater(entry.command.id);
    else if (weigh(entry, *report))
        readDeployment(entry);
}

bool OutcomeSearch::weigh(const JournalEntry& entry, Evidence report)
{
    Progress& progress = m_progress[entry.command.id];
    const bool isAccepted = entry.state == CommandState::Accepted;
    if (isAccepted)
        progress.standing = Standing::Acknowledged;
    ++progress.search.inconclusiveAnswers;
    switch (report) {
    case Evidence::ReportsDone:
    case Evidence::ReportsFailed:
        m_unfinished.conclude(entry.command.id, outcomeOf(report));
        return false;
    case Evidence::ReportsAccepted:
        progress.search = {};
        progress.standing = Standing::Acknowledged;
        if (!isAccepted)
            m_unfinished.conclude(entry.command.id, outcomeOf(report));
        return isAccepted;
    case Evidence::StillInProgress:
        progress.search = {};
        if (isAccepted)
            break;
        // It has not taken effect yet: what the deployment shows is somebody else's.
        progress.standing = Standing::Silent;
        goOn(entry);
        return false;
    case Evidence::NoAccountKept:
        // What the deployment does not show has not arrived: there is no other account of it.
        countDenial(entry);
        break;
    case Evidence::KeyNotKnown:
        // Another caller has other keys, and what was accepted once has arrived.
        if (!isSameCaller(entry))
            break;
        countDenial(entry);
        if (!isAccepted)
            progress.standing = Standing::Denied;
        break;
    default:
        break;
    }
    return true;
}

/// What may still be on its way is not known to the server either.
void OutcomeSearch::countDenial(const JournalEntry& entry)
{
    if (!m_unfinished.blocks(entry))
        ++m_progress[entry.command.id].search.keyUnknownAnswers;
}

void OutcomeSearch::readDeployment(const JournalEntry& entry)
{
    const std::string id = entry.command.id;
    Progress& progress = m_progress[id];
    progress.isReading = true;
    progress.question =
        m_carrier.look(entry, progress.standing, [this, id](std::optional<Effect> effect) {
            handleEffect(std::string(id), effect); // this one may end with the question
        });
}

void OutcomeSearch::handleEffect(const std::string& id, std::optional<Effect> effect)
{
    const JournalEntry* found = m_unfinished.find(id);
    if (found == nullptr)
        return;
    const JournalEntry entry = *found;
    Progress& progress = m_progress[id];
    progress.isReading = false;
    progress.search.effect = effect.value_or(Effect::Unclear);
    progress.search.sinceSent = m_unfinished.sinceSent(entry);
    progress.search.isAccepted = entry.state == CommandState::Accepted;
    // What cannot be seen any more may have been there.
    const bool isMissing = progress.search.effect != Effect::NotVisible;
    if (progress.search.effect == Effect::Shown)
        m_unfinished.conclude(id, shown(entry.command, progress.standing));
    else if (const auto end = operations::conclusionOf(progress.search))
        m_unfinished.conclude(id, outcomeOf(*end));
    else if (isMissing && isOverdue(entry) && !std::exchange(progress.isOverdueTold, true))
        m_unfinished.conclude(id, outcomeOf(Evidence::EffectOverdue));
    else
        goOn(entry);
}

bool OutcomeSearch::isOverdue(const JournalEntry& entry) const
{
    const auto deadline = m_carrier.effectDeadline();
    const auto sinceSent = m_unfinished.sinceSent(entry);
    return deadline && sinceSent && *sinceSent >= *deadline
        && entry.state == CommandState::Accepted;
}

/// Once the command no longer blocks others, that is reported.
void OutcomeSearch::goOn(const JournalEntry& entry)
{
    const std::string& id = entry.command.id;
    lookLater(id);
    const bool blocks = m_unfinished.blocks(entry);
    if (std::exchange(m_progress[id].blocks, blocks) != blocks)
        m_unfinished.announce(id);
}

void OutcomeSearch::observe(const Snapshot& snapshot)
{
    const auto all = m_unfinished.all();
    for (const JournalEntry& entry : all) {
        if (entry.command.deployment == snapshot.deployment.id && isSearched(entry.state)
            && snapshot.receivedAt > entry.sentAt)
            observe(entry, snapshot);
    }
}

void OutcomeSearch::observe(const JournalEntry& entry, const Snapshot& snapshot)
{
    const Command& command = entry.command;
    const bool isAccepted = entry.state == CommandState::Accepted;
    const Standing standing = isAccepted ? Standing::Acknowledged : m_progress[command.id].standing;
    const auto effect = m_carrier.effectIn(snapshot, command, standing);
    const bool leadsToTarget = operations::specOf(command.kind).needsTarget;
    if (effect == Effect::Shown && isAccepted) {
        m_unfinished.conclude(command.id, shown(command, standing));
        return;
    }
    // The record alone does not tell, or another user may have done it: the server is asked first.
    const bool isDoubtful =
        !effect || effect == Effect::Shown || (leadsToTarget && effect == Effect::NotVisible);
    if (isDoubtful)
        look(command.id);
}

CommandOutcome OutcomeSearch::shown(const Command& command, Standing standing) const
{
    CommandOutcome outcome = outcomeOf(Evidence::EffectShown);
    // It is there; of what was never answered, somebody else may have asked for the same.
    if (standing != Standing::Acknowledged && !m_carrier.hasOwnTrace(command))
        outcome.error = deployment::simpleError(deployment::ErrorCode::Unknown,
            DEPLOY_MESSAGE("Message",
                "The deployment is as the command asked for. Whether this command did that, or "
                "somebody else, is not known: its answer was lost."));
    else if (auto note = m_carrier.noteOnDone(command))
        outcome.error = deployment::Error{deployment::ErrorCode::Unknown, *std::move(note), {}};
    return outcome;
}

bool OutcomeSearch::isSameCaller(const JournalEntry& entry) const
{
    return !entry.caller.empty() && entry.caller == m_carrier.caller(entry.command.id);
}

} // namespace sources
