// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_session.h"

#include "deploy/operations/command_policy.h"
#include "deploy/sources/commands/journal.h"

#include "caller_mark.h"
#include "http/http_exchange.h"
#include "http/http_headers.h"
#include "process_identity.h"
#include "record_reader.h"
#include "rest/record_revision.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Milliseconds;
using operations::Effect;
using operations::Evidence;
using operations::Standing;

namespace {

constexpr HttpLimits commandLimits{1 << 20, operations::longestRequest, operations::longestRequest};

Error simpleError(ErrorCode code, std::string_view sentence)
{
    return {code, {sentence, {}}, {}};
}

/// Whose hands the entry is in now.
void claim(JournalEntry& entry)
{
    const ProcessIdentity self = ProcessIdentity::own();
    entry.process = self.number;
    entry.processStart = self.start;
}

/// The last segment of the address.
QLatin1String actionOf(CommandKind kind)
{
    const std::string_view word = wordOf(kind);
    return {word.data(), static_cast<int>(word.size())};
}

QByteArray bodyOf(const Command& command)
{
    QJsonObject body{{QStringLiteral("reason"), command.reason}};
    if (command.kind == CommandKind::RollBack)
        body.insert(QStringLiteral("targetVersion"), command.targetVersion);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

HttpRequest::Headers headersOf(const Command& command)
{
    HttpRequest::Headers headers{{"Content-Type", "application/json"},
        {"Accept", "application/json, application/problem+json"},
        {"Idempotency-Key", command.id.toLatin1()}};
    const QString tag = strongTag(command.revision.toLatin1());
    if (!tag.isEmpty())
        headers.emplace_back("If-Match", tag.toLatin1());
    return headers;
}

HttpRequest readRequest(const QUrl& url)
{
    HttpRequest request;
    request.url = url;
    request.headers = {{"Accept", "application/json, application/problem+json"}};
    return request;
}

Error blockedBy(const JournalEntry& other)
{
    if (other.state != CommandState::Unknown)
        return simpleError(ErrorCode::Refused,
            DEPLOY_MESSAGE("Message", "A command for this deployment is under way."));
    return simpleError(ErrorCode::Refused,
        DEPLOY_MESSAGE("Message",
            "What became of an earlier command for this deployment is still being found out. "
            "Another one can be sent a few minutes after it at the latest."));
}

} // namespace

CommandSession::CommandSession(CommandClient* owner, const Connection& connection, Journal& journal,
    CommandClient::Options options)
    : m_owner(owner)
    , m_journal(journal)
    , m_options(std::move(options))
    , m_scheduler(m_options.scheduler)
    , m_client(connection, m_scheduler)
{
}

CommandSession::~CommandSession()
{
    for (auto open = m_open.keyBegin(); open != m_open.keyEnd(); ++open)
        m_journal.release(*open);
}

void CommandSession::setAuthorization(std::shared_ptr<Authorization> authorization)
{
    m_authorization = authorization;
    m_client.setAuthorization(std::move(authorization));
}

std::optional<Error> CommandSession::objectionTo(const Command& command) const
{
    if (m_client.connection().readOnly)
        return simpleError(
            ErrorCode::Refused, DEPLOY_MESSAGE("Message", "This connection is for reading only."));
    if (command.reason.trimmed().isEmpty())
        return simpleError(
            ErrorCode::BadFormat, DEPLOY_MESSAGE("Message", "A command needs a reason."));
    if (operations::specOf(command.kind).needsTarget && command.targetVersion.isEmpty())
        return simpleError(ErrorCode::BadFormat,
            DEPLOY_MESSAGE("Message", "A rollback needs a version to go back to."));
    if (const auto other = underWay(command.deployment))
        return blockedBy(*other);
    const auto url = deploymentUrl(m_client.connection().baseUrl, command.deployment);
    return url ? std::nullopt : std::optional(url.error());
}

void CommandSession::begin(const Command& command)
{
    auto open = std::make_shared<Open>();
    open->entry.command = command;
    open->entry.server = serverKey(m_client.connection().baseUrl);
    open->entry.caller = callerMark(m_authorization->field(), command.id);
    claim(open->entry);
    m_open.insert(command.id, open);
    static_cast<void>(m_journal.hold(command.id)); // an id is new
    tell(open->entry, std::nullopt);
    m_journal.add(open->entry, m_owner, [this, id = command.id](const std::optional<Error>& error) {
        if (error)
            conclude(id, outcomeOf(Evidence::NotWrittenDown, *error));
        else
            markSent(id);
    });
}

void CommandSession::markSent(const QString& id)
{
    const auto open = m_open.value(id);
    open->entry.state = CommandState::Sent;
    open->entry.sent = m_scheduler->now();
    m_journal.markSent(open->entry, m_owner, [this, id](const std::optional<Error>& error) {
        if (error)
            conclude(id, outcomeOf(Evidence::NotWrittenDown, *error));
        else
            transmit(id);
    });
}

void CommandSession::transmit(const QString& id)
{
    const Command command = m_open.value(id)->entry.command;
    const auto url =
        deploymentUrl(m_client.connection().baseUrl, command.deployment, actionOf(command.kind));
    tell(m_open.value(id)->entry, std::nullopt);
    HttpRequest request;
    request.url = url.value_or(QUrl());
    request.headers = headersOf(command);
    request.body = bodyOf(command);
    request.limits = commandLimits;
    m_client.forgetConnections();
    HttpExchange* exchange = m_client.send(std::move(request));
    QObject::connect(exchange, &HttpExchange::finished, m_owner,
        [this, command, exchange](const HttpResult& result) {
            // The secret is read again right before a command: who sent it is known only now.
            if (Open* open = find(command.id))
                open->entry.caller =
                    callerMark({m_authorization->field().name, exchange->secretSent()}, command.id);
            conclude(command.id, outcomeOf(command, result));
        });
}

void CommandSession::conclude(const QString& id, const CommandOutcome& outcome)
{
    const auto open = m_open.value(id);
    if (!open)
        return;
    JournalEntry& entry = open->entry;
    entry.state = operations::stateAfter(entry.state, outcome.evidence);
    entry.outcome = worded(outcome.error);
    open->error = outcome.error;
    if (entry.state == CommandState::NotSent)
        entry.sent.reset();
    if (isFinal(entry.state)) {
        entry.ended = m_scheduler->now();
        m_open.remove(id);
        m_journal.release(id);
    }
    m_journal.update(entry, m_owner, {});
    if (!isFinal(entry.state))
        checkLater(*open);
    tell(entry, outcome.error);
}

void CommandSession::takeOver(const JournalEntry& entry)
{
    const QString id = entry.command.id;
    if (!isOf(entry, m_client.connection()) || isFinal(entry.state) || !m_journal.hold(id))
        return;
    auto open = std::make_shared<Open>();
    open->entry = entry;
    claim(open->entry);
    m_open.insert(id, open);
    if (entry.state == CommandState::Prepared) {
        conclude(id, outcomeOf(Evidence::NeverSent));
        return;
    }
    if (entry.state == CommandState::Sent)
        conclude(id, outcomeOf(Evidence::Interrupted));
    readBack(id);
}

void CommandSession::checkLater(Open& open)
{
    open.nextCheck = m_scheduler->after(
        open.backoff.next(*m_scheduler), [this, id = open.entry.command.id] { readBack(id); });
}

void CommandSession::readBack(const QString& id)
{
    Open* open = find(id);
    if (!open || open->isReading)
        return;
    open->isReading = true;
    open->nextCheck.reset();
    const auto url =
        endpointUrl(m_client.connection().baseUrl, "commands/" + QUrl::toPercentEncoding(id));
    QObject::connect(m_client.send(readRequest(url)), &HttpExchange::finished, m_owner,
        [this, id](const HttpResult& result) { takeReadBack(id, result); });
}

void CommandSession::takeReadBack(const QString& id, const HttpResult& result)
{
    Open* open = find(id);
    if (!open)
        return;
    open->isReading = false;
    const auto report = reportOf(open->entry.command, result);
    if (!report || result->status == 401 || result->status == 429)
        checkLater(*open);
    else
        takeReport(*open, *report);
}

void CommandSession::takeReport(Open& open, Evidence report)
{
    const QString id = open.entry.command.id;
    const bool isAccepted = open.entry.state == CommandState::Accepted;
    open.standing = isAccepted ? Standing::Taken : Standing::Silent;
    ++open.search.askedInVain;
    switch (report) {
    case Evidence::ReportsDone:
    case Evidence::ReportsFailed:
        conclude(id, outcomeOf(report));
        return;
    case Evidence::ReportsAccepted:
        open.search = {};
        open.standing = Standing::Taken;
        if (!isAccepted) {
            conclude(id, outcomeOf(report));
            return;
        }
        break;
    case Evidence::StillInProgress:
        open.search = {};
        break;
    case Evidence::KeyNotKnown:
        // Another caller has other keys, and what was accepted once has arrived.
        if (!isAccepted && isSameCaller(open.entry)) {
            ++open.search.notKnown;
            open.standing = Standing::Denied;
        }
        break;
    default:
        break;
    }
    readDeployment(id);
}

void CommandSession::readDeployment(const QString& id)
{
    Open* open = find(id);
    const auto url = deploymentUrl(m_client.connection().baseUrl, open->entry.command.deployment);
    if (!url)
        return;
    open->isReading = true;
    QObject::connect(m_client.send(readRequest(*url)), &HttpExchange::finished, m_owner,
        [this, id](const HttpResult& result) { takeDeployment(id, result); });
}

void CommandSession::takeDeployment(const QString& id, const HttpResult& result)
{
    Open* open = find(id);
    if (!open)
        return;
    if (!result || !result->isSuccess()) {
        takeEffect(id, Effect::Unclear);
        return;
    }
    m_worker.post([this, id, intention = intentionOf(open->entry.command),
                      standing = open->standing, body = result->body.toStdString(),
                      tag = strongTag(result->header("ETag"))](const std::stop_token&) {
        const auto snapshot = decodeRecord(body, intention.deployment);
        // A proxy that compresses weakens the tag; the record still tells its revision.
        const auto revision = decidedRevision(tag, revisionOf(body)).toStdString();
        const Effect effect = snapshot
            ? operations::effectOn(intention, standing, snapshot->deployment, revision)
            : Effect::Unclear;
        QMetaObject::invokeMethod(
            m_owner, [this, id, effect] { takeEffect(id, effect); }, Qt::QueuedConnection);
    });
}

void CommandSession::takeEffect(const QString& id, Effect effect)
{
    Open* open = find(id);
    if (!open)
        return;
    open->isReading = false;
    open->search.effect = effect;
    open->search.sinceSent = sinceSent(open->entry);
    if (effect == Effect::Shown)
        conclude(id, outcomeOf(Evidence::EffectShown));
    else if (const auto end = operations::conclusionOf(open->search))
        conclude(id, outcomeOf(*end));
    else
        makeWay(*open);
}

/// Goes on looking; once the command keeps no others from being sent any more, that is told.
void CommandSession::makeWay(Open& open)
{
    checkLater(open);
    const bool blocks = operations::blocksOthers(open.entry.state, sinceSent(open.entry));
    if (std::exchange(open.blocks, blocks) != blocks)
        tell(open.entry, open.error);
}

void CommandSession::observe(const Snapshot& snapshot)
{
    const QString deployment = QString::fromStdString(snapshot.deployment.id);
    const auto all = m_open.values();
    for (const auto& open : all) {
        const JournalEntry& entry = open->entry;
        const bool isWaiting =
            entry.state == CommandState::Accepted || entry.state == CommandState::Unknown;
        if (entry.command.deployment == deployment && isWaiting && snapshot.arrival > entry.sent)
            observe(*open, snapshot);
    }
}

void CommandSession::observe(Open& open, const Snapshot& snapshot)
{
    const Command& command = open.entry.command;
    const bool isAccepted = open.entry.state == CommandState::Accepted;
    const Standing standing = isAccepted ? Standing::Taken : open.standing;
    const Effect effect = operations::effectOn(
        intentionOf(command), standing, snapshot.deployment, snapshot.revision.toStdString());
    const bool isRollback = command.kind == CommandKind::RollBack;
    if (effect == Effect::Shown && (isAccepted || !isRollback))
        conclude(command.id, outcomeOf(Evidence::EffectShown));
    else if (isRollback && (effect == Effect::Shown || effect == Effect::NotVisible))
        readBack(command.id); // somebody else may have rolled it back: the server is asked first
}

std::optional<JournalEntry> CommandSession::underWay(const QString& deployment) const
{
    for (const auto& open : m_open) {
        const JournalEntry& entry = open->entry;
        if (entry.command.deployment == deployment
            && operations::blocksOthers(entry.state, sinceSent(entry)))
            return entry;
    }
    return std::nullopt;
}

std::optional<Milliseconds> CommandSession::sinceSent(const JournalEntry& entry) const
{
    return entry.sent ? std::optional(m_scheduler->now() - *entry.sent) : std::nullopt;
}

bool CommandSession::isSameCaller(const JournalEntry& entry) const
{
    return !entry.caller.isEmpty()
        && entry.caller == callerMark(m_authorization->field(), entry.command.id);
}

std::vector<JournalEntry> CommandSession::open() const
{
    std::vector<JournalEntry> entries;
    for (const auto& open : m_open)
        entries.push_back(open->entry);
    return entries;
}

CommandSession::Open* CommandSession::find(const QString& id)
{
    const auto found = m_open.constFind(id);
    return found == m_open.constEnd() ? nullptr : found->get();
}

void CommandSession::tell(const JournalEntry& entry, const std::optional<Error>& error)
{
    Q_EMIT m_owner->changed(JournalEntry(entry), error);
}

QString CommandSession::worded(const std::optional<Error>& error) const
{
    if (!error)
        return {};
    return m_options.wording ? m_options.wording(error->message)
                             : QString::fromStdString(error->message.toEnglish());
}

} // namespace sources
