// SPDX-License-Identifier: GPL-3.0-or-later
#include "outcome_search.h"

#include "deploy/sources/source.h"

#include "command_transport.h"
#include "http/http_headers.h"
#include "live/record_revision.h"
#include "record_reader.h"
#include "unfinished_commands.h"

namespace sources {

using operations::Effect;
using operations::Evidence;
using operations::Standing;

OutcomeSearch::OutcomeSearch(CommandTransport& transport, UnfinishedCommands& unfinished,
    std::shared_ptr<Scheduler> scheduler)
    : m_transport(transport)
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
    if (m_unfinished.find(id) == nullptr)
        return;
    Progress& progress = m_progress[id];
    if (progress.isReading)
        return;
    progress.isReading = true;
    progress.nextLook.reset();
    connect(m_transport.askFor(id), &HttpExchange::finished, this,
        [this, id](const HttpResult& result) { handleReport(id, result); });
}

void OutcomeSearch::handleReport(const std::string& id, const HttpResult& result)
{
    const JournalEntry* found = m_unfinished.find(id);
    if (found == nullptr)
        return;
    m_progress[id].isReading = false;
    const JournalEntry entry = *found;
    const auto report = reportOf(entry.command, result);
    if (!report || result->status == 401 || result->status == 429)
        lookLater(id);
    else if (weigh(entry, *report))
        readDeployment(entry);
}

bool OutcomeSearch::weigh(const JournalEntry& entry, Evidence report)
{
    Progress& progress = m_progress[entry.command.id];
    const bool isAccepted = entry.state == CommandState::Accepted;
    progress.standing = isAccepted ? Standing::Acknowledged : Standing::Silent;
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
        break;
    case Evidence::KeyNotKnown:
        // Another caller has other keys, and what was accepted once has arrived.
        if (!isAccepted && isSameCaller(entry)) {
            ++progress.search.keyUnknownAnswers;
            progress.standing = Standing::Denied;
        }
        break;
    default:
        break;
    }
    return true;
}

void OutcomeSearch::readDeployment(const JournalEntry& entry)
{
    HttpExchange* exchange = m_transport.readDeployment(entry.command.deployment);
    if (exchange == nullptr)
        return;
    const std::string id = entry.command.id;
    m_progress[id].isReading = true;
    connect(exchange, &HttpExchange::finished, this,
        [this, id](const HttpResult& result) { handleDeployment(id, result); });
}

void OutcomeSearch::handleDeployment(const std::string& id, const HttpResult& result)
{
    const JournalEntry* entry = m_unfinished.find(id);
    if (entry == nullptr)
        return;
    if (!result || !result->isSuccess()) {
        handleEffect(id, Effect::Unclear);
        return;
    }
    m_worker.post([this, command = entry->command, standing = m_progress[id].standing,
                      body = result->body.toStdString(),
                      tag = strongTag(result->header("ETag"))](const std::stop_token&) {
        const auto snapshot = decodeRecord(body, command.deployment);
        // A proxy that compresses weakens the tag; the record still has its revision.
        const auto revision = decidedRevision(tag, revisionOf(body)).toStdString();
        const Effect effect = snapshot
            ? operations::effectOn(command, standing, snapshot->deployment, revision)
            : Effect::Unclear;
        QMetaObject::invokeMethod(
            this, [this, id = command.id, effect] { handleEffect(id, effect); },
            Qt::QueuedConnection);
    });
}

void OutcomeSearch::handleEffect(const std::string& id, Effect effect)
{
    const JournalEntry* found = m_unfinished.find(id);
    if (found == nullptr)
        return;
    const JournalEntry entry = *found;
    Progress& progress = m_progress[id];
    progress.isReading = false;
    progress.search.effect = effect;
    progress.search.sinceSent = m_unfinished.sinceSent(entry);
    if (effect == Effect::Shown)
        m_unfinished.conclude(id, outcomeOf(Evidence::EffectShown));
    else if (const auto end = operations::conclusionOf(progress.search))
        m_unfinished.conclude(id, outcomeOf(*end));
    else
        goOn(entry);
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
        const bool isWaiting =
            entry.state == CommandState::Accepted || entry.state == CommandState::Unknown;
        if (entry.command.deployment == snapshot.deployment.id && isWaiting
            && snapshot.receivedAt > entry.sentAt)
            observe(entry, snapshot);
    }
}

void OutcomeSearch::observe(const JournalEntry& entry, const Snapshot& snapshot)
{
    const Command& command = entry.command;
    const bool isAccepted = entry.state == CommandState::Accepted;
    const Standing standing = isAccepted ? Standing::Acknowledged : m_progress[command.id].standing;
    const Effect effect = operations::effectOn(
        command, standing, snapshot.deployment, snapshot.revision.toStdString());
    const bool leadsToTarget = operations::specOf(command.kind).needsTarget;
    if (effect == Effect::Shown && (isAccepted || !leadsToTarget))
        m_unfinished.conclude(command.id, outcomeOf(Evidence::EffectShown));
    else if (leadsToTarget && (effect == Effect::Shown || effect == Effect::NotVisible))
        look(command.id); // another user may have rolled it back: the server is asked first
}

bool OutcomeSearch::isSameCaller(const JournalEntry& entry) const
{
    return !entry.caller.empty() && entry.caller == m_transport.caller(entry.command.id);
}

} // namespace sources
