// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_client.h"

#include "http/http_exchange.h"

namespace sources {

namespace {

using deployment::Milliseconds;

/// A whole list may take its time; the API server ends what takes longer than a minute.
constexpr Milliseconds readIdle{30'000};
constexpr Milliseconds readOverall{90'000};
/// Requests that change something are bounded by the API server (34 s).
constexpr Milliseconds patchOverall{40'000};
/// Longer than a watch lives: its silence is judged by whoever watches.
constexpr Milliseconds streamIdle{900'000};

QByteArray encoded(const KubeClient::Query& query)
{
    QByteArray text;
    for (const auto& [name, value] : query)
        text += (text.isEmpty() ? "" : "&") + name.toPercentEncoding() + '='
            + value.toPercentEncoding();
    return text;
}

} // namespace

KubeClient::KubeClient(HttpAccess access, std::shared_ptr<Authorization> authorization,
    std::shared_ptr<Scheduler> scheduler, QObject* parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_pacer(scheduler)
    , m_http(std::move(access), std::move(scheduler))
{
    m_http.setAuthorization(std::move(authorization));
}

HttpRequest KubeClient::requestTo(const std::string& path, const Query& query) const
{
    HttpRequest request;
    request.url = endpointUrl(m_http.baseUrl(), QByteArray::fromStdString(path.substr(1)));
    if (!query.empty())
        request.url.setQuery(QString::fromLatin1(encoded(query)), QUrl::StrictMode);
    request.headers = {{"Accept", "application/json"}};
    return request;
}

/// A page that is read anew calls off what it waits for: that must not hold back what it asks now.
HttpExchange* KubeClient::sendInTurn(HttpRequest request)
{
    const auto turn = m_pacer.take();
    request.delay = m_pacer.timeUntil(turn);
    const bool waits = request.delay > Milliseconds(0);
    HttpExchange* const exchange = m_http.send(std::move(request));
    if (waits)
        connect(exchange, &HttpExchange::finished, this, [this, turn] { m_pacer.giveBack(turn); });
    return exchange;
}

HttpExchange* KubeClient::get(const std::string& path, const Query& query)
{
    HttpRequest request = requestTo(path, query);
    request.limits.idle = readIdle;
    request.limits.overall = readOverall;
    return sendInTurn(std::move(request));
}

HttpExchange* KubeClient::stream(const std::string& path, const Query& query)
{
    HttpRequest request = requestTo(path, query);
    // What is packed waits in the packer's buffer until there is enough of it.
    request.headers.emplace_back("Accept-Encoding", "identity");
    request.headers.front().second = "application/json, */*";
    request.limits.idle = streamIdle;
    request.stream = true;
    return m_http.send(std::move(request));
}

HttpExchange* KubeClient::patch(const std::string& path, const Query& query,
    const QByteArray& contentType, const QByteArray& body)
{
    HttpRequest request = requestTo(path, query);
    request.method = "PATCH";
    request.headers.emplace_back("Content-Type", contentType);
    request.body = body;
    request.limits.idle = patchOverall;
    request.limits.overall = patchOverall;
    return m_http.send(std::move(request));
}

HttpExchange* KubeClient::ask(const std::string& path, const QByteArray& body)
{
    HttpRequest request = requestTo(path, {});
    request.headers.emplace_back("Content-Type", "application/json");
    request.body = body;
    return sendInTurn(std::move(request));
}

KubeFailure KubeClient::failureOf(const HttpResult& result) const
{
    return kubeFailure(result, m_scheduler->now());
}

} // namespace sources
