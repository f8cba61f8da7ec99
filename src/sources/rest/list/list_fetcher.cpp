// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_fetcher.h"

#include "http/http_exchange.h"
#include "http/messages/http_errors.h"
#include "http/messages/http_headers.h"
#include "list_query.h"

#include <QCryptographicHash>

#include <algorithm>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

/// What a worker made of a page; handed over by pointer since it may be large.
struct ListFetcher::Parsed {
    Expected<DeploymentPage> page = tl::unexpected(Error{});
    std::vector<std::string> unfinished;
    QByteArray digest;
    QByteArray ids;
};

/// The pages of a whole list, put together by a worker.
struct ListFetcher::Gathered {
    history::History rows;
    std::vector<Revision> revisions; ///< by row

    /// Of a deployment that came before, the newer state is kept.
    void add(const DeploymentPage& page)
    {
        std::vector<std::string> older;
        for (history::Row row = 0; row < page.rows.size(); ++row) {
            const auto before = rows.find(page.rows.id(row));
            if (before && isOlder(page.revisions[row], revisions[*before]))
                older.emplace_back(page.rows.id(row));
        }
        const history::History newer =
            older.empty() ? history::History() : rowsWithout(page.rows, older);
        rows.merge(older.empty() ? page.rows : newer);
        revisions.resize(rows.size());
        for (history::Row row = 0; row < page.rows.size(); ++row) {
            Revision& revision = revisions[*rows.find(page.rows.id(row))];
            if (!isOlder(page.revisions[row], revision))
                revision = page.revisions[row];
        }
    }
};

ListFetcher::ListFetcher(HttpClient& client, Worker& worker, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_worker(worker)
{
}

void ListFetcher::read(ListExtent extent)
{
    abort();
    m_extent = extent;
    m_isReading = true;
    m_position.clear();
    m_records = 0;
    m_leastTotal.reset();
    m_problems = {};
    m_gathered = std::make_shared<Gathered>();
    m_trail = PageTrail(firstPage());
    request(m_trail.first());
}

void ListFetcher::abort()
{
    ++m_generation;
    m_isReading = false;
    m_stop.request_stop();
    if (m_exchange) {
        m_exchange->disconnect(this);
        m_exchange->abort();
    }
}

void ListFetcher::forget()
{
    m_tag.clear();
    m_digest.clear();
}

QUrl ListFetcher::firstPage() const
{
    QUrl url = endpointUrl(m_client.baseUrl(), "deployments");
    url.setQuery(listQuery(m_filter));
    return url;
}

void ListFetcher::request(const QUrl& url)
{
    m_trail.visit(url);
    HttpRequest request;
    request.url = url;
    request.headers = {{"Accept", "application/json"}};
    // The tag is the first page's alone; further pages may have changed though it did not.
    const bool isWholeAnswer =
        m_extent == ListExtent::Peek || (m_extent == ListExtent::Whole && !m_hasMore);
    m_isConditional = m_trail.isAtFirst() && isWholeAnswer && !m_tag.isEmpty();
    if (m_isConditional)
        request.headers.emplace_back("If-None-Match", m_tag);
    m_exchange = m_client.send(std::move(request));
    connect(m_exchange, &HttpExchange::finished, this,
        [this, url](const HttpResult& result) { handleResponse(url, result); });
}

void ListFetcher::handleResponse(const QUrl& url, const HttpResult& result)
{
    const auto now = m_client.scheduler().now();
    if (m_isConditional && result && result->status == 304) {
        finish({.unchanged = true,
            .hasMore = m_hasMore,
            .position = result->header("Event-Position")});
        return;
    }
    const auto response = jsonResponse(result, now);
    if (response)
        parse(url, *response);
    else
        fail(response.error());
}

void ListFetcher::parse(const QUrl& url, const HttpResponse& response)
{
    m_stop = m_worker.post([this, url, response, now = m_client.serverNow(),
                               generation = m_generation, gather = m_extent == ListExtent::Whole,
                               gathered = m_gathered](const std::stop_token& stop) {
        auto parsed = std::make_shared<Parsed>();
        parsed->digest = QCryptographicHash::hash(response.body, QCryptographicHash::Sha1);
        parsed->page = readPage(response.body, now, stop);
        if (parsed->page)
            parsed->ids = digestOfIds(parsed->page->rows);
        if (parsed->page && gather) {
            gathered->add(*parsed->page);
            parsed->unfinished = unfinishedIds(gathered->rows);
        } else if (parsed->page) {
            parsed->unfinished = unfinishedIds(parsed->page->rows);
        }
        QMetaObject::invokeMethod(
            this,
            [this, url, response, generation, parsed] {
                if (generation == m_generation)
                    handlePage(url, response, parsed);
            },
            Qt::QueuedConnection);
    });
}

void ListFetcher::handlePage(
    const QUrl& url, const HttpResponse& response, const std::shared_ptr<Parsed>& parsed)
{
    if (!parsed->page) {
        fail({parsed->page.error(), response.status, std::nullopt});
        return;
    }
    const auto next = m_trail.after(url, response, *parsed->page);
    if (!next) {
        failAfter(*parsed, next.error());
        return;
    }
    const bool hasNext = !next->isEmpty();
    if (m_trail.isEndlessWith(parsed->ids, parsed->page->rows.empty()) && hasNext) {
        fail({PageTrail::endless(), response.status, std::nullopt});
        return;
    }
    Q_EMIT pageRead(parsed->page->rows, parsed->page->revisions);
    if (m_trail.isAtFirst() && handleFirstPage(response, parsed->digest, hasNext))
        return;
    m_records += parsed->page->records;
    if (const auto total = parsed->page->total)
        m_leastTotal = std::min(m_leastTotal.value_or(*total), *total);
    if (!hasNext && m_leastTotal > m_records)
        warnOfMissing(*parsed->page, *m_leastTotal, m_records);
    if (parsed->page->isOpenEnded && !response.isEndProven)
        warnOfUnknownEnd(*parsed->page);
    const bool isEnough =
        m_extent == ListExtent::Peek || (m_isBeginningEnough && !parsed->page->rows.empty());
    deliver(*parsed, !hasNext);
    if (hasNext && !isEnough)
        request(*next);
    else
        finish({.hasMore = m_hasMore, .position = m_position});
}

/// True if it is the same as before, and that was all.
bool ListFetcher::handleFirstPage(
    const HttpResponse& response, const QByteArray& digest, bool hasNext)
{
    m_position = response.header("Event-Position");
    m_tag = response.header("ETag");
    m_hasMore = hasNext;
    const bool isSame = std::exchange(m_digest, digest) == digest;
    if (!isSame || m_extent == ListExtent::First || (m_extent == ListExtent::Whole && hasNext))
        return false;
    finish({.unchanged = true, .hasMore = hasNext, .position = m_position});
    return true;
}

void ListFetcher::deliver(Parsed& parsed, bool isLast)
{
    auto& problems = parsed.page->problems;
    ListPart part;
    part.unfinished = std::move(parsed.unfinished);
    if (m_extent == ListExtent::Whole) {
        m_problems.add(std::move(problems), parsed.page->totals);
        if (!isLast)
            return;
        const auto gathered = std::exchange(m_gathered, nullptr);
        part.update = {.rows = std::make_shared<const history::History>(std::move(gathered->rows)),
            .problems = std::move(m_problems.listed),
            .replacesAll = true,
            .problemsReplaced = true,
            .totals = std::move(m_problems.totals)};
        part.isComplete = true;
    } else {
        const bool replaces = m_extent == ListExtent::First && m_trail.isAtFirst();
        part.update = {
            .rows = std::make_shared<const history::History>(std::move(parsed.page->rows)),
            .problems = std::move(problems),
            .replacesAll = replaces,
            .problemsReplaced = replaces,
            .totals = std::move(parsed.page->totals)};
    }
    Q_EMIT partRead(part);
}

/// What the page holds is shown where pages are shown as they come, though the list ends with it.
void ListFetcher::failAfter(Parsed& parsed, const Error& error)
{
    if (m_extent == ListExtent::First) {
        Q_EMIT pageRead(parsed.page->rows, parsed.page->revisions);
        deliver(parsed, false);
    }
    fail({error, 200, std::nullopt});
}

void ListFetcher::fail(ReadFailure failure)
{
    forget();
    finish({.failure = std::move(failure)});
}

void ListFetcher::finish(const ListOutcome& outcome)
{
    m_isReading = false;
    Q_EMIT finished(outcome);
}

} // namespace sources
