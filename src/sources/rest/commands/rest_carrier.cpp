// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest_carrier.h"

#include "deploy/sources/snapshot.h"

#include "command_answers.h"
#include "http/inquiry.h"
#include "http/messages/http_headers.h"
#include "live/record_revision.h"
#include "record_reader.h"

namespace sources {

using operations::Effect;
using operations::Standing;

namespace {

/// What the record of an answer shows of the command. Blocks.
Effect effectShown(
    const Command& command, Standing standing, const std::string& body, const QString& tag)
{
    const auto snapshot = decodeRecord(body, command.deployment, deployment::systemNow());
    // A proxy that compresses weakens the tag; the record still has its revision.
    const auto revision = decidedRevision(tag, revisionOf(body)).toStdString();
    return snapshot ? operations::effectOn(command, standing, snapshot->deployment, revision)
                    : Effect::Unclear;
}

} // namespace

RestCarrier::RestCarrier(const Connection& connection, std::shared_ptr<Scheduler> scheduler)
    : m_requests(connection, std::move(scheduler))
{
}

void RestCarrier::setAuthorization(std::shared_ptr<Authorization> authorization)
{
    m_requests.setAuthorization(std::move(authorization));
}

std::span<const operations::CommandSpec> RestCarrier::offered() const
{
    return operations::contractCommandSpecs;
}

std::string RestCarrier::server() const
{
    return serverKey(m_requests.baseUrl());
}

std::string RestCarrier::caller(const std::string& commandId) const
{
    return m_requests.caller(commandId);
}

std::optional<deployment::Error> RestCarrier::check(const Command& command) const
{
    const auto url =
        deploymentUrl(m_requests.baseUrl(), QString::fromStdString(command.deployment));
    return url ? std::nullopt : std::optional(url.error());
}

OwnedRequest RestCarrier::prepare(const Command& command, Verdict answer)
{
    Q_UNUSED(command) // the server holds it to its revision itself
    auto inquiry = std::make_shared<Inquiry>();
    inquiry->later([answer = std::move(answer)] { answer(std::nullopt); });
    return OwnedRequest(std::move(inquiry));
}

void RestCarrier::transmit(const Command& command, Transmitted answer)
{
    HttpExchange* exchange = m_requests.post(command);
    connect(exchange, &HttpExchange::finished, this,
        [this, command, exchange, answer = std::move(answer)](const HttpResult& result) {
            answer(outcomeOf(command, result, m_requests.now()),
                m_requests.callerOf(*exchange, command.id));
        });
}

OwnedRequest RestCarrier::ask(const JournalEntry& entry, Report answer)
{
    auto inquiry = std::make_shared<Inquiry>();
    inquiry->await(m_requests.askFor(entry.command.id),
        [command = entry.command, answer = std::move(answer)](
            const HttpResult& result) { answer(reportOf(command, result)); });
    return OwnedRequest(std::move(inquiry));
}

OwnedRequest RestCarrier::look(const JournalEntry& entry, Standing standing, EffectSeen answer)
{
    auto inquiry = std::make_shared<Inquiry>();
    HttpExchange* exchange = m_requests.readDeployment(entry.command.deployment);
    if (exchange == nullptr) {
        inquiry->later([answer = std::move(answer)] { answer(std::nullopt); });
        return OwnedRequest(std::move(inquiry));
    }
    inquiry->await(exchange,
        [this, command = entry.command, standing, answer = std::move(answer),
            asked = std::weak_ptr(inquiry)](const HttpResult& result) {
            if (!result || !result->isSuccess()) {
                answer(std::nullopt);
                return;
            }
            m_worker.post(
                [this, command, standing, answer, asked, body = result->body.toStdString(),
                    tag = strongTag(result->header("ETag"))](const std::stop_token&) {
                    const Effect effect = effectShown(command, standing, body, tag);
                    const auto deliver = [asked, answer, effect] {
                        if (const auto held = asked.lock())
                            answer(effect);
                    };
                    QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
                });
        });
    return OwnedRequest(std::move(inquiry));
}

std::optional<Effect> RestCarrier::effectIn(
    const Snapshot& snapshot, const Command& command, Standing standing) const
{
    return operations::effectOn(
        command, standing, snapshot.deployment, snapshot.revision.toStdString());
}

} // namespace sources
