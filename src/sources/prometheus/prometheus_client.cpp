// SPDX-License-Identifier: GPL-3.0-or-later
#include "prometheus_client.h"

#include "query_errors.h"

#include "deploy/sources/connection.h"

#include "http/http_exchange.h"

#include <QPointer>

namespace sources {

namespace {

using namespace std::chrono_literals;

/// Longer addresses are refused by proxies.
constexpr qsizetype maxAddress = 2000;
/// The server gives up by itself before we do, and says so.
constexpr QByteArrayView serverTimeout = "25s";
constexpr HttpLimits limits{qint64(maxAnswerSize), 30s, 60s};

QByteArray secondsOf(deployment::Timestamp time)
{
    return QByteArray::number(
        qint64(std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count()));
}

QByteArray formOf(const std::string& query, const QueryRange& range)
{
    QByteArray form = "query=" + QUrl::toPercentEncoding(QString::fromStdString(query));
    form += "&start=" + secondsOf(range.from) + "&end=" + secondsOf(range.to);
    form += "&step="
        + QByteArray::number(qint64(std::chrono::ceil<std::chrono::seconds>(range.step).count()));
    return form + "&timeout=" + serverTimeout.toByteArray();
}

/// Where the path of the API was typed as well, it is not added again.
QUrl rangeUrl(const QUrl& base)
{
    const bool hasPath = base.path().endsWith(QLatin1String("/api/v1"));
    return endpointUrl(base, hasPath ? "query_range" : "api/v1/query_range");
}

QUrl withQuery(QUrl url, const QByteArray& query)
{
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

bool isRefusalOfForms(int status)
{
    return status == 405 || status == 501;
}

} // namespace

HttpAccess metricsAccessOf(const Connection& connection)
{
    const operations::MetricsServer& server = connection.metrics;
    Connection own;
    own.address = server.address;
    own.credential = server.credential;
    own.caFile = server.caFile;
    own.clientCertificateFile = connection.clientCertificateFile;
    own.clientKeyFile = connection.clientKeyFile;
    own.allowInsecureHttp = server.allowInsecureHttp;
    HttpAccess access = httpAccessOf(own);
    if (const auto url = parseBaseUrl(QString::fromStdString(server.address)); !url)
        access.obstacle = url.error();
    if (!server.tenant.empty())
        access.headers.emplace_back("X-Scope-OrgID", QByteArray::fromStdString(server.tenant));
    return access;
}

struct PrometheusClient::Question {
    std::string query;
    QueryRange range;
    Receiver receiver;
    QPointer<HttpExchange> exchange;
    bool isCalledOff = false;

    void callOff()
    {
        isCalledOff = true;
        if (exchange)
            exchange->abort();
    }

    void end(const Result& result)
    {
        exchange.clear(); // the receiver may let go of the question in it
        if (!isCalledOff)
            receiver(result);
    }
};

PrometheusClient::PrometheusClient(
    HttpAccess access, std::shared_ptr<Scheduler> scheduler, Worker& worker, QObject* parent)
    : QObject(parent)
    , m_client(std::move(access), std::move(scheduler))
    , m_worker(worker)
{
    m_client.keepToRetryAfter();
}

void PrometheusClient::setAuthorization(std::shared_ptr<Authorization> authorization)
{
    m_client.setAuthorization(std::move(authorization));
}

OwnedRequest PrometheusClient::ask(
    const std::string& query, const QueryRange& range, Receiver receiver)
{
    auto question = std::make_shared<Question>();
    question->query = query;
    question->range = range;
    question->receiver = std::move(receiver);
    const QUrl whole = withQuery(rangeUrl(m_client.baseUrl()), formOf(query, range));
    send(question, !m_refusesForms && whole.toEncoded().size() > maxAddress);
    // What is under way belongs to the exchange or the worker; this only calls it off.
    return OwnedRequest(
        std::shared_ptr<void>(question.get(), [weak = std::weak_ptr<Question>(question)](void*) {
            if (const auto held = weak.lock())
                held->callOff();
        }));
}

void PrometheusClient::send(const QuestionPointer& question, bool asForm)
{
    const QByteArray form = formOf(question->query, question->range);
    HttpRequest request;
    request.url = rangeUrl(m_client.baseUrl());
    request.headers = {{"Accept", "application/json"}};
    request.limits = limits;
    if (asForm) {
        request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
        request.body = form;
    } else {
        request.url = withQuery(request.url, form);
    }
    question->exchange = m_client.send(std::move(request));
    connect(question->exchange, &HttpExchange::finished, this,
        [this, question, asForm](
            const HttpResult& result) { handleResponse(question, asForm, result); });
}

void PrometheusClient::handleResponse(
    const QuestionPointer& question, bool asForm, const HttpResult& result)
{
    if (question->isCalledOff)
        return;
    if (asForm && result && isRefusalOfForms(result->status)) {
        m_refusesForms = true;
        send(question, false);
        return;
    }
    const auto now = m_client.scheduler().now();
    const auto response = jsonResponse(result, now);
    if (response)
        read(question, *response);
    else
        question->end(tl::unexpected(
            result && result->isSuccess() ? response.error() : queryFailure(result, now)));
}

void PrometheusClient::read(const QuestionPointer& question, const HttpResponse& response)
{
    // What asks belongs to this thread: the worker keeps nothing of it.
    m_worker.post([this, question = QuestionPointer(question), body = response.body](
                      const std::stop_token&) mutable {
        auto result = std::make_shared<Result>();
        const std::string_view json(body.constData(), std::size_t(body.size()));
        if (auto answer = readQueryAnswer(json, question->range.step))
            *result = std::move(*answer);
        else
            *result = tl::unexpected(ReadFailure{answer.error(), 200, std::nullopt});
        QMetaObject::invokeMethod(
            this, [question = std::move(question), result] { question->end(*result); },
            Qt::QueuedConnection);
    });
}

} // namespace sources
