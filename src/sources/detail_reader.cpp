// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_reader.h"

#include "http_exchange.h"
#include "http_headers.h"
#include "log_page.h"
#include "record_reader.h"
#include "shared_snapshot.h"

#include <QUrlQuery>

namespace sources {
namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

/// A deployment that changes all the time is read at most this often.
constexpr deployment::Milliseconds refetchInterval{500};
constexpr int logPages = 100;
/// Entries of a page of the log, but of the first one: that is as large as the server likes.
constexpr int logPageSize = 100'000;

} // namespace

/// One deployment on its way in.
struct DetailReader::Reading {
    QString id;
    std::shared_ptr<Watched> watched; ///< null for one that was asked for once
    std::shared_ptr<Snapshot> snapshot;
    QByteArray tag;
    int logPages = 0;
    std::chrono::steady_clock::time_point asked = std::chrono::steady_clock::now();
};

DetailReader::DetailReader(HttpClient& client, Worker& worker, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_worker(worker)
{
}

void DetailReader::fetch(const QString& id)
{
    auto reading = std::make_shared<Reading>();
    reading->id = id;
    request(reading);
}

void DetailReader::setWatched(const QStringList& ids)
{
    QHash<QString, std::shared_ptr<Watched>> watched;
    for (const QString& id : ids) {
        const auto known = m_watched.value(id);
        watched.insert(id, known ? known : std::make_shared<Watched>());
    }
    m_watched = watched;
}

void DetailReader::touch(const QString& id)
{
    const auto watched = m_watched.value(id);
    if (!watched)
        return;
    if (watched->reading || watched->alarm)
        watched->touched = true;
    else
        refetch(id);
}

void DetailReader::touchAll()
{
    const QStringList ids = m_watched.keys();
    for (const QString& id : ids)
        touch(id);
}

void DetailReader::refetch(const QString& id)
{
    const auto watched = m_watched.value(id);
    if (!watched)
        return;
    watched->reading = true;
    watched->touched = false;
    auto reading = std::make_shared<Reading>();
    reading->id = id;
    reading->watched = watched;
    request(reading);
}

void DetailReader::request(const ReadingPointer& reading)
{
    HttpRequest request;
    const auto url = deploymentUrl(m_client.connection().baseUrl, reading->id);
    if (!url) {
        QMetaObject::invokeMethod(
            this,
            [this, reading, error = url.error()] {
                fail(reading, {error, 0, std::nullopt});
            },
            Qt::QueuedConnection);
        return;
    }
    request.url = *url;
    request.headers = {{"Accept", "application/json"}};
    if (reading->watched && !reading->watched->tag.isEmpty())
        request.headers.emplace_back("If-None-Match", reading->watched->tag);
    connect(m_client.send(std::move(request)), &HttpExchange::finished, this,
        [this, reading](const HttpResult& result) { takeResponse(reading, result); });
}

void DetailReader::takeResponse(const ReadingPointer& reading, const HttpResult& result)
{
    if (reading->watched && result && result->status == 304) {
        endWatched(reading);
        return;
    }
    const auto response = jsonResponse(result, m_client.scheduler().now());
    if (response)
        decode(reading, *response);
    else
        fail(reading, response.error());
}

void DetailReader::decode(const ReadingPointer& reading, const HttpResponse& response)
{
    reading->tag = response.header("ETag");
    m_worker.post([this, reading, body = response.body](const std::stop_token&) {
        auto snapshot = std::make_shared<Expected<Snapshot>>(
            decodeRecord(body.toStdString(), reading->id.toStdString()));
        QMetaObject::invokeMethod(
            this,
            [this, reading, snapshot] {
                if (!*snapshot) {
                    fail(reading, {snapshot->error(), 200, std::nullopt});
                    return;
                }
                reading->snapshot = std::make_shared<Snapshot>(std::move(**snapshot));
                takeKnownLog(reading);
                readLog(reading);
            },
            Qt::QueuedConnection);
    });
}

/// A log only ever grows: what is known of it need not be read again.
void DetailReader::takeKnownLog(const ReadingPointer& reading)
{
    deployment::Log& log = reading->snapshot->deployment.log;
    if (m_hasLogs && log.empty() && reading->watched && reading->watched->latest)
        log = reading->watched->latest->deployment.log;
}

void DetailReader::readLog(const ReadingPointer& reading)
{
    const auto url =
        deploymentUrl(m_client.connection().baseUrl, reading->id, QLatin1String("logs"));
    if (!m_hasLogs || !url || reading->logPages++ >= logPages) {
        deliver(reading);
        return;
    }
    HttpRequest request;
    request.url = *url;
    QUrlQuery query;
    query.addQueryItem(
        QStringLiteral("after"), QString::number(reading->snapshot->deployment.log.size()));
    if (reading->logPages > 1)
        query.addQueryItem(QStringLiteral("limit"), QString::number(logPageSize));
    request.url.setQuery(query);
    request.headers = {{"Accept", "application/json"}};
    connect(m_client.send(std::move(request)), &HttpExchange::finished, this,
        [this, reading](const HttpResult& result) { takeLog(reading, result); });
}

void DetailReader::takeLog(const ReadingPointer& reading, const HttpResult& result)
{
    const auto response = jsonResponse(result, m_client.scheduler().now());
    if (!response) {
        const int status = response.error().status;
        m_hasLogs = m_hasLogs && (status == 0 || status == 401 || status == 429 || status >= 502);
        deliver(reading);
        return;
    }
    m_worker.post([this, reading, body = response->body](const std::stop_token&) {
        const LogPageResult page = appendLogPage(body, reading->snapshot->deployment.log);
        QMetaObject::invokeMethod(
            this,
            [this, reading, page] {
                m_hasLogs = m_hasLogs && page != LogPageResult::NoLog;
                if (page == LogPageResult::More) {
                    tellBeginning(reading);
                    readLog(reading);
                } else {
                    deliver(reading);
                }
            },
            Qt::QueuedConnection);
    });
}

void DetailReader::tellBeginning(const ReadingPointer& reading)
{
    if (reading->watched || reading->logPages > 1)
        return;
    Snapshot beginning = *reading->snapshot;
    beginning.arrival = m_client.scheduler().now();
    Q_EMIT begun(sharedSnapshot(std::move(beginning)));
}

void DetailReader::deliver(const ReadingPointer& reading)
{
    reading->snapshot->arrival = m_client.scheduler().now();
    reading->snapshot->asked = reading->asked;
    reading->snapshot->revision = strongTag(reading->tag);
    if (reading->watched)
        reading->watched->tag = reading->tag;
    endWatched(reading);
    const SnapshotPointer snapshot = sharedSnapshot(std::move(*reading->snapshot));
    if (const auto watched = m_watched.value(reading->id))
        watched->latest = snapshot;
    Q_EMIT ready(snapshot);
}

void DetailReader::fail(const ReadingPointer& reading, const ReadFailure& failure)
{
    if (reading->watched)
        reading->watched->tag.clear();
    endWatched(reading);
    // What a watched one misses for want of a connection the list misses too; it tells.
    if (!reading->watched || failure.error.code == ErrorCode::NotFound)
        Q_EMIT failed(reading->id, failure.error);
    if (failure.error.code == ErrorCode::Unauthorized)
        Q_EMIT unauthorized(failure);
}

void DetailReader::endWatched(const ReadingPointer& reading)
{
    const auto watched = reading->watched;
    if (!watched)
        return;
    watched->reading = false;
    const std::weak_ptr<Watched> weak = watched;
    watched->alarm = m_client.scheduler().after(refetchInterval, [this, weak, id = reading->id] {
        const auto still = weak.lock();
        if (!still)
            return;
        still->alarm.reset();
        if (still->touched)
            refetch(id);
    });
}

} // namespace sources
