// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_client.h"

#include "http_exchange.h"
#include "messages/http_errors.h"
#include "messages/http_headers.h"
#include "outgoing_request.h"
#include "timing/retry_gate.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <algorithm>
#include <iterator>

namespace sources {

namespace {

using deployment::Error;

/// What a server that starts up refuses for a moment, it takes then.
constexpr deployment::Milliseconds afterRefusal{2'000};

std::shared_ptr<QNetworkAccessManager> makeNetwork()
{
    auto network = std::make_shared<QNetworkAccessManager>();
    network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    network->setAutoDeleteReplies(false);
    return network;
}

/// Where a redirect leads, if that is an address of the same server.
std::optional<QUrl> redirectWithin(const QUrl& origin, const HttpResponse& response)
{
    constexpr int statuses[]{301, 302, 303, 307, 308};
    if (std::ranges::find(statuses, response.status) == std::end(statuses))
        return std::nullopt;
    const QUrl location = QUrl::fromEncoded(response.header("Location").trimmed());
    if (location.isEmpty() || !location.isValid())
        return std::nullopt;
    QUrl target = origin.resolved(location);
    if (!sameOrigin(origin, target))
        return std::nullopt;
    target.setFragment({});
    target.setUserInfo({});
    return target;
}

RetryGate::Target targetOf(const HttpRequest& request)
{
    return {request.body.has_value(), request.url.toEncoded().toStdString()};
}

} // namespace

HttpClient::HttpClient(HttpAccess access, std::shared_ptr<Scheduler> scheduler, QObject* parent)
    : QObject(parent)
    , m_access(std::move(access))
    , m_scheduler(std::move(scheduler))
    , m_tlsFiles(m_access)
    , m_route(m_access, m_scheduler)
    , m_network(makeNetwork())
{
}

HttpClient::~HttpClient() = default;

void HttpClient::keepToRetryAfter()
{
    m_gate = std::make_unique<RetryGate>();
}

void HttpClient::waitNoLonger()
{
    if (m_gate)
        m_gate->open();
}

void HttpClient::noteWish(const HttpRequest& request, const HttpResponse& response)
{
    const bool isLimit = response.status == 429;
    if (!m_gate || (!isLimit && response.status != 503))
        return;
    const auto now = m_scheduler->now();
    if (const auto wait = retryAfter(response, now))
        m_gate->close(targetOf(request),
            isLimit ? RetryGate::Extent::Kind : RetryGate::Extent::Address,
            std::make_shared<const HttpResponse>(response), *wait, now);
}

/// A cache gives what was written before the request.
void HttpClient::noteDate(const HttpExchange& exchange)
{
    const HttpResponse& response = exchange.response();
    if (!response.isSuccess() || response.header("Age").toULongLong() != 0)
        return;
    const auto date = httpDate(response.header("Date"));
    if (date && m_clock.note(exchange.sentAt(), m_scheduler->now(), *date))
        Q_EMIT clockLeadChanged();
}

std::optional<HttpResponse> HttpClient::standingAnswer(const HttpRequest& request) const
{
    const auto said =
        m_gate ? m_gate->standing(targetOf(request), m_scheduler->now()) : std::nullopt;
    if (!said)
        return std::nullopt;
    HttpResponse response = *said->answer;
    response.isStanding = true;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(said->left).count();
    for (auto& [name, value] : response.headers) {
        if (name.compare("Retry-After", Qt::CaseInsensitive) == 0)
            value = QByteArray::number(qint64(seconds));
    }
    return response;
}

void HttpClient::setAuthorization(std::shared_ptr<Authorization> authorization)
{
    m_authorization = std::move(authorization);
}

void HttpClient::forgetConnections()
{
    // Clearing the cache of one that is busy would leave its exchanges without an end.
    m_network = makeNetwork();
}

deployment::Expected<QNetworkRequest> HttpClient::prepare(const HttpRequest& request)
{
    auto prepared = outgoingRequest(request, m_access, m_authorization->field());
    if (prepared && request.url.scheme() == QLatin1String("https"))
        if (auto error = setTrust(*prepared))
            return tl::unexpected(*std::move(error));
    return prepared;
}

/// Set for each request: the global default of this Qt loads authorities on demand.
std::optional<Error> HttpClient::setTrust(QNetworkRequest& to)
{
    m_tlsFiles.show(m_authorization->identity());
    // Open connections, and those that Qt keeps to be opened again, have the trust of before.
    if (m_tlsFiles.update())
        forgetConnections();
    const auto& configuration = m_tlsFiles.configuration();
    if (!configuration)
        return configuration.error();
    to.setSslConfiguration(*configuration);
    to.setPeerVerifyName(m_access.peerName);
    return std::nullopt;
}

HttpExchange* HttpClient::send(HttpRequest request)
{
    auto* exchange =
        new HttpExchange(std::move(request), m_scheduler, m_authorization->redactor(), this);
    connect(exchange, &HttpExchange::finished, this, [this](const HttpResult& result) {
        if (!result)
            m_route.forget(); // the proxy may want something else by now
    });
    connect(exchange, &HttpExchange::started, this, [this, exchange] { noteDate(*exchange); });
    exchange->setContinuation(
        [this, exchange](const HttpResponse& response) { return goOn(*exchange, response); });
    if (exchange->request().delay > deployment::Milliseconds(0))
        exchange->postpone(exchange->request().delay, [this, exchange] { begin(*exchange); });
    else
        begin(*exchange);
    return exchange;
}

/// A command has one attempt: it takes the secret that lies there now.
void HttpClient::begin(HttpExchange& exchange)
{
    if (auto said = standingAnswer(exchange.request())) {
        exchange.answer(std::move(*said));
        return;
    }
    if (!sameOrigin(exchange.request().url, baseUrl())) {
        attempt(exchange);
        return;
    }
    const auto use =
        exchange.request().body ? Authorization::Use::Command : Authorization::Use::Reading;
    m_authorization->prepare(use, &exchange, [this, &exchange](const std::optional<Error>& error) {
        if (error)
            exchange.fail(*error);
        else
            attempt(exchange);
    });
}

void HttpClient::attempt(HttpExchange& exchange)
{
    if (exchange.isDone())
        return;
    const HttpRequest& request = exchange.request();
    auto prepared = prepare(request);
    if (!prepared) {
        exchange.fail(prepared.error());
        return;
    }
    RequestWay way{request.url, {}, false, false, m_tlsFiles.hasClientCertificate()};
    const auto proxy = m_route.choose(*prepared, way, *m_authorization->redactor());
    if (!proxy) {
        exchange.fail(proxy.error());
        return;
    }
    if (m_route.awaitsTunnel(exchange, *proxy, way, [this, &exchange] { attempt(exchange); }))
        return;
    m_network->setProxy(m_route.asUsed(*proxy, request.url));
    OneShotBody* body = request.body ? new OneShotBody(*request.body, &exchange) : nullptr;
    QNetworkReply* reply = body ? m_network->sendCustomRequest(*prepared, request.method, body)
                                : m_network->get(*prepared);
    exchange.begin({m_network, reply, body, m_authorization->mark(), way, m_scheduler->now()});
}

bool HttpClient::goOn(HttpExchange& exchange, const HttpResponse& response)
{
    if (response.status == 401)
        return renewCredentials(exchange);
    if (response.isSuccess())
        m_authorization->accept(exchange.secretSent());
    noteWish(exchange.request(), response);
    return followRedirect(exchange, response);
}

bool HttpClient::renewCredentials(HttpExchange& exchange)
{
    const Secret& refused = exchange.secretSent();
    if (refused.isEmpty() || !sameOrigin(exchange.request().url, baseUrl()))
        return false;
    if (exchange.request().body) {
        m_authorization->renew(refused, this, [](bool) {}); // for the next one
        return false;
    }
    if (!exchange.consumeAttempt(HttpExchange::Chance::AfterRefusal)) {
        m_authorization->distrust(refused);
        return false;
    }
    m_authorization->renew(refused, &exchange, [this, &exchange](bool isAnother) {
        if (isAnother)
            attempt(exchange);
        else if (m_authorization->isTrusted(exchange.secretSent()))
            exchange.postpone(afterRefusal, [this, &exchange] { attempt(exchange); });
        else
            exchange.settle();
    });
    return true;
}

bool HttpClient::followRedirect(HttpExchange& exchange, const HttpResponse& response)
{
    if (exchange.request().body)
        return false;
    const auto target = redirectWithin(exchange.request().url, response);
    if (!target || !exchange.consumeAttempt(HttpExchange::Chance::Redirect))
        return false;
    exchange.setUrl(*target);
    attempt(exchange);
    return true;
}

} // namespace sources
