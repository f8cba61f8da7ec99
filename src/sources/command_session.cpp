// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_session.h"

#include "deploy/sources/journal.h"

#include "http_exchange.h"
#include "http_headers.h"
#include "record_reader.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Milliseconds;

namespace {

/// A request that the server has not heard of after this time will not arrive any more.
constexpr Milliseconds stillOnItsWay{10'000};
constexpr HttpLimits commandLimits{1 << 20, Milliseconds(30'000), Milliseconds(30'000)};

Error simpleError(ErrorCode code, std::string_view sentence)
{
    return {code, {sentence, {}}, {}};
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

std::optional<Error> CommandSession::objectionTo(const Command& command) const
{
    if (m_client.connection().readOnly)
        return simpleError(
            ErrorCode::Refused, DEPLOY_MESSAGE("Message", "This connection is for reading only."));
    if (command.reason.trimmed().isEmpty())
        return simpleError(
            ErrorCode::BadFormat, DEPLOY_MESSAGE("Message", "A command needs a reason."));
    if (command.kind == CommandKind::RollBack && command.targetVersion.isEmpty())
        return simpleError(ErrorCode::BadFormat,
            DEPLOY_MESSAGE("Message", "A rollback needs a version to go back to."));
    if (m_owner->underWay(command.deployment))
        return simpleError(ErrorCode::Refused,
            DEPLOY_MESSAGE("Message", "A command for this deployment is under way."));
    const auto url = deploymentUrl(m_client.connection().baseUrl, command.deployment);
    return url ? std::nullopt : std::optional(url.error());
}

void CommandSession::begin(const Command& command)
{
    auto open = std::make_shared<Open>();
    open->since = m_scheduler->now();
    open->entry.command = command;
    open->entry.process = QCoreApplication::applicationPid();
    m_open.insert(command.id, open);
    tell(open->entry, std::nullopt);
    m_journal.add(open->entry, m_owner, [this, id = command.id](const std::optional<Error>& error) {
        if (error)
            conclude(id, {CommandState::Refused, error}); // not written down, not sent
        else
            markSent(id);
    });
}

void CommandSession::markSent(const QString& id)
{
    const auto open = m_open.value(id);
    open->entry.state = CommandState::Sent;
    open->entry.sent = m_scheduler->now();
    m_journal.update(open->entry, m_owner, [this, id](const std::optional<Error>& error) {
        if (error)
            conclude(id, {CommandState::Refused, error});
        else
            transmit(id);
    });
}

void CommandSession::transmit(const QString& id)
{
    const Command& command = m_open.value(id)->entry.command;
    const auto url =
        deploymentUrl(m_client.connection().baseUrl, command.deployment, actionOf(command.kind));
    tell(m_open.value(id)->entry, std::nullopt);
    HttpRequest request;
    request.url = url.value_or(QUrl());
    request.headers = headersOf(command);
    request.body = bodyOf(command);
    request.limits = commandLimits;
    m_client.forgetConnections();
    QObject::connect(m_client.send(std::move(request)), &HttpExchange::finished, m_owner,
        [this, id](const HttpResult& result) { conclude(id, outcomeOf(result)); });
}

void CommandSession::conclude(const QString& id, const CommandOutcome& outcome)
{
    const auto open = m_open.value(id);
    if (!open)
        return;
    JournalEntry& entry = open->entry;
    entry.state = outcome.state;
    entry.outcome = worded(outcome.error);
    if (isFinal(entry.state)) {
        entry.ended = m_scheduler->now();
        m_open.remove(id);
    }
    m_journal.update(entry, m_owner, {});
    if (!isFinal(entry.state))
        checkLater(*open);
    tell(entry, outcome.error);
}

void CommandSession::takeOver(const JournalEntry& entry)
{
    const QString id = entry.command.id;
    if (entry.command.connectionId != m_client.connection().id || m_open.contains(id)
        || isFinal(entry.state))
        return;
    auto open = std::make_shared<Open>();
    open->since = m_scheduler->now();
    open->entry = entry;
    open->entry.process = QCoreApplication::applicationPid();
    m_open.insert(id, open);
    if (entry.state == CommandState::Prepared) {
        conclude(id,
            {CommandState::Refused,
                simpleError(ErrorCode::Cancelled,
                    DEPLOY_MESSAGE("Message", "It was not sent: the program ended before that."))});
        return;
    }
    if (entry.state == CommandState::Sent)
        conclude(id,
            {CommandState::Unknown,
                simpleError(ErrorCode::Unknown,
                    DEPLOY_MESSAGE("Message",
                        "The program ended before an answer; what became of the command is "
                        "being found out."))});
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
    const auto age = m_scheduler->now() - open->since;
    switch (readBackOf(result)) {
    case ReadBack::Done:
        conclude(id, {CommandState::Done, std::nullopt});
        return;
    case ReadBack::Failed:
        conclude(id,
            {CommandState::Refused,
                simpleError(ErrorCode::Refused,
                    DEPLOY_MESSAGE(
                        "Message", "The server took the command, but could not carry it out."))});
        return;
    case ReadBack::Accepted:
        if (open->entry.state == CommandState::Accepted)
            readDeployment(id);
        else
            conclude(id, {CommandState::Accepted, std::nullopt});
        return;
    case ReadBack::NotCarriedOut:
        if (open->entry.state == CommandState::Unknown && age >= stillOnItsWay)
            conclude(id,
                {CommandState::Refused,
                    simpleError(ErrorCode::Refused,
                        DEPLOY_MESSAGE("Message", "The server has not received the command."))});
        else
            readDeployment(id);
        return;
    case ReadBack::NotOffered:
        readDeployment(id);
        return;
    case ReadBack::NoAnswer:
        checkLater(*open);
        return;
    }
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
        takeEffect(id, std::nullopt);
        return;
    }
    m_worker.post([this, id, command = open->entry.command, body = result->body](
                      const std::stop_token&) {
        const auto snapshot = decodeRecord(body.toStdString(), command.deployment.toStdString());
        auto effect = snapshot ? effectOf(command, snapshot->deployment) : std::nullopt;
        QMetaObject::invokeMethod(
            m_owner, [this, id, effect = std::move(effect)] { takeEffect(id, effect); },
            Qt::QueuedConnection);
    });
}

void CommandSession::takeEffect(const QString& id, const std::optional<CommandOutcome>& effect)
{
    Open* open = find(id);
    if (!open)
        return;
    open->isReading = false;
    if (effect)
        conclude(id, *effect);
    else
        checkLater(*open);
}

void CommandSession::observe(const Snapshot& snapshot)
{
    const QString deployment = QString::fromStdString(snapshot.deployment.id);
    const auto entry = m_owner->underWay(deployment);
    const bool isWaiting = entry
        && (entry->state == CommandState::Accepted || entry->state == CommandState::Unknown)
        && snapshot.arrival > entry->sent;
    if (!isWaiting)
        return;
    if (const auto effect = effectOf(entry->command, snapshot.deployment))
        conclude(entry->command.id, *effect);
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
