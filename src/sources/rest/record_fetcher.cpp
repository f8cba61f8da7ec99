// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_fetcher.h"

#include "http/http_exchange.h"
#include "http/messages/http_headers.h"
#include "live/record_revision.h"
#include "record_reader.h"

#include <QPointer>

namespace sources {

struct RecordFetcher::Reading {
    Request request;
    QPointer<HttpExchange> exchange;
    bool isCalledOff = false;

    void callOff()
    {
        isCalledOff = true;
        if (exchange)
            exchange->abort();
    }

    void end(Result result)
    {
        exchange.clear(); // the receiver may let go of the request in it
        if (!isCalledOff)
            request.onEnd(std::move(result));
    }
};

RecordFetcher::RecordFetcher(HttpClient& client, Worker& worker, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_worker(worker)
{
}

OwnedRequest RecordFetcher::read(Request what)
{
    auto reading = std::make_shared<Reading>();
    reading->request = std::move(what);
    request(reading);
    // What is under way belongs to the exchange or the worker; this only calls it off.
    return OwnedRequest(
        std::shared_ptr<void>(reading.get(), [weak = std::weak_ptr<Reading>(reading)](void*) {
            if (const auto held = weak.lock())
                held->callOff();
        }));
}

void RecordFetcher::request(const ReadingPointer& reading)
{
    const auto url = deploymentUrl(m_client.baseUrl(), reading->request.id);
    if (!url) {
        QMetaObject::invokeMethod(
            this,
            [reading, error = url.error()] {
                reading->end(tl::unexpected(ReadFailure{error, 0, std::nullopt}));
            },
            Qt::QueuedConnection);
        return;
    }
    HttpRequest request;
    request.url = *url;
    request.headers = {{"Accept", "application/json"}};
    if (!reading->request.tag.isEmpty())
        request.headers.emplace_back("If-None-Match", reading->request.tag);
    reading->exchange = m_client.send(std::move(request));
    connect(reading->exchange, &HttpExchange::finished, this,
        [this, reading](const HttpResult& result) { handleResponse(reading, result); });
}

void RecordFetcher::handleResponse(const ReadingPointer& reading, const HttpResult& result)
{
    if (reading->isCalledOff)
        return;
    if (reading->request.isKnown && result && result->status == 304) {
        reading->end(std::nullopt);
        return;
    }
    const auto response = jsonResponse(result, m_client.scheduler().now());
    if (response)
        decode(reading, *response);
    else
        reading->end(tl::unexpected(response.error()));
}

void RecordFetcher::decode(const ReadingPointer& reading, const HttpResponse& response)
{
    // What reads belongs to this thread, and with it go the timers of watches: the worker keeps
    // nothing of it.
    m_worker.post(
        [this, reading = ReadingPointer(reading), tag = response.header("ETag"),
            now = m_client.serverNow(), body = response.body](const std::stop_token&) mutable {
            const std::string text = body.toStdString();
            auto result = std::make_shared<Result>();
            if (auto snapshot = decodeRecord(text, reading->request.id.toStdString(), now))
                *result = Record{std::move(*snapshot), tag, revisionOf(text)};
            else
                *result = tl::unexpected(ReadFailure{snapshot.error(), 200, std::nullopt});
            QMetaObject::invokeMethod(
                this, [reading = std::move(reading), result] { reading->end(std::move(*result)); },
                Qt::QueuedConnection);
        });
}

} // namespace sources
