// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_fetcher.h"

#include "http/http_exchange.h"
#include "http/messages/http_headers.h"

#include <QUrlQuery>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;

constexpr int maxPages = 100;
/// Entries of a page, but of the first one: that is as large as the server likes.
constexpr int pageSize = 100'000;

ReadFailure notALog()
{
    return {Error{ErrorCode::BadFormat,
                {DEPLOY_MESSAGE("Message", "The server's response is not a log."), {}}, {}},
        200, std::nullopt};
}

ReadFailure longerStill()
{
    return {
        Error{ErrorCode::TooLarge,
            {DEPLOY_MESSAGE("Message", "The log has more entries than have been read."), {}}, {}},
        200, std::nullopt};
}

ReadFailure shorterThanTold()
{
    return {
        Error{ErrorCode::Incomplete,
            {DEPLOY_MESSAGE("Message",
                 "The log is not whole: the server gives fewer entries than it says there are."),
                {}},
            {}},
        200, std::nullopt};
}

} // namespace

struct LogFetcher::Reading {
    Request request;
    std::size_t requestedAt = 0; ///< entries that were reported as known to the server
    int pages = 0;
    bool isAnother = false; ///< it was started from the beginning
    QPointer<HttpExchange> exchange;
    bool isCalledOff = false;

    void cancelReading()
    {
        isCalledOff = true;
        if (exchange)
            exchange->abort();
    }
};

LogFetcher::LogFetcher(HttpClient& client, Worker& worker, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_worker(worker)
{
}

OwnedRequest LogFetcher::read(Request what)
{
    if (!m_isOffered || m_without.contains(what.id)) {
        what.onEnd(std::nullopt);
        return {};
    }
    auto reading = std::make_shared<Reading>();
    reading->request = std::move(what);
    request(reading);
    // What is under way belongs to the exchange or the worker; this only calls it off.
    return OwnedRequest(
        std::shared_ptr<void>(reading.get(), [weak = std::weak_ptr<Reading>(reading)](void*) {
            if (const auto held = weak.lock())
                held->cancelReading();
        }));
}

void LogFetcher::askAgain()
{
    m_isOffered = true;
    m_without.clear();
}

void LogFetcher::request(const ReadingPointer& reading)
{
    const auto url = deploymentUrl(m_client.baseUrl(), reading->request.id, QLatin1String("logs"));
    if (!url) {
        reading->request.onEnd(ReadFailure{url.error(), 0, std::nullopt});
        return;
    }
    if (reading->pages++ >= maxPages) {
        reading->request.onEnd(longerStill());
        return;
    }
    reading->requestedAt = knownEntries(reading->request.snapshot->deployment.log);
    HttpRequest request;
    request.url = *url;
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("after"), QString::number(reading->requestedAt));
    if (reading->pages > 1)
        query.addQueryItem(QStringLiteral("limit"), QString::number(pageSize));
    request.url.setQuery(query);
    request.headers = {{"Accept", "application/json"}};
    reading->exchange = m_client.send(std::move(request));
    connect(reading->exchange, &HttpExchange::finished, this,
        [this, reading](const HttpResult& result) { handleResponse(reading, result); });
}

/// Such an address was never there: this is how servers without logs answer.
bool LogFetcher::meansNoLogs(const ReadingPointer& reading, const ReadFailure& failure)
{
    if (m_hasWorked)
        return false;
    if (failure.status == 405 || failure.status == 501) {
        m_isOffered = false;
        return true;
    }
    if (failure.status != 404)
        return false;
    m_without.insert(reading->request.id);
    return true;
}

void LogFetcher::handleResponse(const ReadingPointer& reading, const HttpResult& result)
{
    if (reading->isCalledOff)
        return;
    const auto response = jsonResponse(result, m_client.scheduler().now());
    if (!response) {
        const bool isNone = meansNoLogs(reading, response.error());
        reading->request.onEnd(isNone ? std::nullopt : std::optional(response.error()));
        return;
    }
    // What reads belongs to this thread: the worker keeps nothing of it.
    m_worker.post([this, reading = ReadingPointer(reading), body = response->body](
                      const std::stop_token&) mutable {
        const LogPageResult page =
            appendLogPage(body, reading->requestedAt, reading->request.snapshot->deployment.log);
        QMetaObject::invokeMethod(
            this, [this, reading = std::move(reading), page] { handlePage(reading, page); },
            Qt::QueuedConnection);
    });
}

void LogFetcher::handlePage(const ReadingPointer& reading, LogPageResult page)
{
    if (reading->isCalledOff)
        return;
    if (page != LogPageResult::NoLog && !std::exchange(m_hasWorked, true))
        m_without.clear();
    const bool beginsAgain =
        page == LogPageResult::Another && !std::exchange(reading->isAnother, true);
    if (page == LogPageResult::More && reading->pages == 1 && reading->request.onFirstPage)
        reading->request.onFirstPage();
    if (page == LogPageResult::More || beginsAgain)
        request(reading);
    else if (page == LogPageResult::End)
        reading->request.onEnd(std::nullopt);
    else if (page == LogPageResult::Short)
        reading->request.onEnd(shorterThanTold());
    else
        reading->request.onEnd(notALog());
}

} // namespace sources
