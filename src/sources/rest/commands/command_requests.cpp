// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_requests.h"

#include "deploy/formats/json/json_writer.h"
#include "deploy/operations/outcome.h"

#include "commands/caller_mark.h"
#include "http/messages/http_headers.h"

namespace sources {

namespace {

constexpr HttpLimits commandLimits{
    1 << 20, operations::maxRequestDuration, operations::maxRequestDuration};

/// The last segment of the address.
QLatin1String actionOf(CommandKind kind)
{
    const std::string_view word = toWire(kind);
    return {word.data(), static_cast<int>(word.size())};
}

QByteArray bodyOf(const Command& command)
{
    std::string body;
    formats::JsonWriter writer(body);
    writer.beginObject();
    writer.textField("reason", command.reason);
    if (operations::specOf(command.kind).needsTarget)
        writer.textField("targetVersion", command.targetVersion);
    writer.endObject();
    return QByteArray::fromStdString(body);
}

HttpRequest::Headers headersOf(const Command& command)
{
    HttpRequest::Headers headers{{"Content-Type", "application/json"},
        {"Accept", "application/json, application/problem+json"},
        {"Idempotency-Key", QByteArray::fromStdString(command.id)}};
    const QString tag = strongTag(QByteArray::fromStdString(command.revision));
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

CommandRequests::CommandRequests(const Connection& connection, std::shared_ptr<Scheduler> scheduler)
    : m_client(httpAccessOf(connection), std::move(scheduler))
{
    m_client.keepToRetryAfter();
}

void CommandRequests::setAuthorization(std::shared_ptr<Authorization> authorization)
{
    m_authorization = authorization;
    m_client.setAuthorization(std::move(authorization));
}

HttpExchange* CommandRequests::post(const Command& command)
{
    const auto url = deploymentUrl(
        baseUrl(), QString::fromStdString(command.deployment), actionOf(command.kind));
    HttpRequest request;
    request.url = url.value_or(QUrl());
    request.headers = headersOf(command);
    request.body = bodyOf(command);
    request.limits = commandLimits;
    m_client.forgetConnections();
    return m_client.send(std::move(request));
}

HttpExchange* CommandRequests::askFor(const std::string& id)
{
    return m_client.send(readRequest(
        endpointUrl(baseUrl(), "commands/" + QUrl::toPercentEncoding(QString::fromStdString(id)))));
}

HttpExchange* CommandRequests::readDeployment(const std::string& id)
{
    const auto url = deploymentUrl(baseUrl(), QString::fromStdString(id));
    return url ? m_client.send(readRequest(*url)) : nullptr;
}

std::string CommandRequests::caller(const std::string& commandId) const
{
    return callerMark(m_authorization->field(), commandId);
}

std::string CommandRequests::callerOf(
    const HttpExchange& exchange, const std::string& commandId) const
{
    return callerMark({m_authorization->field().name, exchange.secretSent()}, commandId);
}

} // namespace sources
