// SPDX-License-Identifier: GPL-3.0-or-later
#include "access_review.h"

#include "deploy/formats/json/json_value.h"
#include "deploy/formats/json/json_writer.h"
#include "deploy/sources/interval.h"

#include "http/http_exchange.h"
#include "kube_client.h"

namespace sources {

namespace {

using formats::JsonValue;

constexpr deployment::Milliseconds answerLife{60'000};
constexpr const char* reviewPath = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

QByteArray reviewBody(const AccessQuestion& question)
{
    std::string body;
    formats::JsonWriter writer(body);
    writer.beginObject();
    writer.textField("apiVersion", "authorization.k8s.io/v1");
    writer.textField("kind", "SelfSubjectAccessReview");
    writer.key("spec");
    writer.beginObject();
    writer.key("resourceAttributes");
    writer.beginObject();
    if (!question.nameSpace.empty())
        writer.textField("namespace", question.nameSpace);
    writer.textField("verb", question.verb);
    writer.textField("group", question.group);
    writer.textField("resource", question.resource);
    if (!question.subresource.empty())
        writer.textField("subresource", question.subresource);
    writer.endObject();
    writer.endObject();
    writer.endObject();
    return QByteArray::fromStdString(body);
}

/// "allowed" false means no; that it could not be evaluated is said beside it.
std::optional<AccessAnswer> parseReview(const HttpResponse& response)
{
    const JsonValue review = JsonValue::parse(response.bodyText()).value_or(JsonValue());
    const JsonValue status = review.object("status").value_or(JsonValue());
    const auto allowed = status.boolean("allowed");
    if (!allowed)
        return std::nullopt;
    std::string reason = status.text("reason").value_or(std::string());
    if (reason.empty())
        reason = status.text("evaluationError").value_or(std::string());
    return AccessAnswer{*allowed, std::move(reason)};
}

} // namespace

AccessReview::AccessReview(KubeClient& client, QObject* parent)
    : QObject(parent)
    , m_client(client)
{
}

std::optional<AccessAnswer> AccessReview::known(const AccessQuestion& question) const
{
    const auto found = m_entries.find(question);
    return found == m_entries.end() ? std::nullopt : found->second.answer;
}

void AccessReview::ask(const AccessQuestion& question)
{
    Entry& entry = m_entries[question];
    const auto now = m_client.scheduler().now();
    if (entry.exchange || (entry.askedAt && !hasPassed(answerLife, *entry.askedAt, now)))
        return;
    entry.exchange = m_client.ask(reviewPath, reviewBody(question));
    connect(
        entry.exchange, &HttpExchange::finished, this, [this, question](const HttpResult& result) {
            const bool isAnswer = result && result->isSuccess();
            handleAnswer(question, isAnswer ? parseReview(*result) : std::nullopt);
        });
}

/// What was known stays where no answer came.
void AccessReview::handleAnswer(const AccessQuestion& question, std::optional<AccessAnswer> answer)
{
    Entry& entry = m_entries[question];
    entry.exchange.clear();
    entry.askedAt = m_client.scheduler().now();
    if (!answer || entry.answer == answer)
        return;
    entry.answer = std::move(answer);
    Q_EMIT changed();
}

void AccessReview::forget()
{
    for (auto& [question, entry] : std::exchange(m_entries, {})) {
        if (entry.exchange) {
            entry.exchange->disconnect(this);
            entry.exchange->abort();
        }
    }
    Q_EMIT changed();
}

} // namespace sources
