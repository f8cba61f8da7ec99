// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_fetcher.h"

#include "http/http_exchange.h"
#include "http/messages/http_errors.h"
#include "http/messages/http_headers.h"
#include "list_query.h"

#include "deploy/deployment/display_text.h"

#include <QCryptographicHash>
#include <QUrlQuery>

#include <algorithm>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

namespace {

/// A server that searches may give empty pages on the way; one that never stops is found out.
constexpr int maxIdlePages = 100;

/// A cursor may hold anything; an address is recognized by its beginning, or by its query.
bool looksLikeAddress(const QString& next)
{
    return next.startsWith(QLatin1Char('/')) || next.startsWith(QLatin1Char('?'))
        || next.startsWith(QLatin1String("http://")) || next.startsWith(QLatin1String("https://"))
        || next.contains(QLatin1Char('?'));
}

constexpr std::string_view leadsBack = DEPLOY_MESSAGE("Message",
    "The server names %1 as the next page of the deployment list, which leads back to one that was "
    "read already; the list was not read completely.");
/// Of a server that does not take the number as the cursor that it may have been.
constexpr std::string_view numberAsNext = DEPLOY_MESSAGE("Message",
    "The server gives the next page of the deployment list as a number (%1), where an address or a "
    "cursor belongs; the list was not read completely.");

/// Why a page is not gone to that the server names as the next one.
Error notFollowed(std::string_view sentence, const QString& next)
{
    constexpr std::size_t longest = 120;
    return {ErrorCode::BadFormat,
        {sentence, {deployment::displayText(next.toStdString(), longest)}}, {}};
}

Error endlessPages()
{
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message",
             "The server keeps returning pages of the deployment list without new deployments; the "
             "list was not read completely."),
            {}},
        {}};
}

/// Of the deployments alone: whatever else a page says, such as its number, may differ.
QByteArray digestOfIds(const history::History& rows)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (history::Row row = 0; row < rows.size(); ++row) {
        const std::string_view id = rows.id(row);
        hash.addData({id.data(), qsizetype(id.size())});
        hash.addData(QByteArrayView("\0", 1));
    }
    return hash.result();
}

} // namespace

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
    m_isFirst = true;
    m_visited.clear();
    m_idsSeen.clear();
    m_idlePages = 0;
    m_position.clear();
    m_records = 0;
    m_leastTotal.reset();
    m_problems = {};
    m_gathered = std::make_shared<Gathered>();
    request(firstPage());
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
    m_visited.insert(url);
    HttpRequest request;
    request.url = url;
    request.headers = {{"Accept", "application/json"}};
    // The tag is the first page's alone; further pages may have changed though it did not.
    const bool isWholeAnswer =
        m_extent == ListExtent::Peek || (m_extent == ListExtent::Whole && !m_hasMore);
    m_isConditional = m_isFirst && isWholeAnswer && !m_tag.isEmpty();
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
        finish({std::nullopt, true, m_hasMore, result->header("Event-Position")});
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
    const auto next = nextPage(url, response, *parsed->page);
    if (!next) {
        failAfter(*parsed, next.error());
        return;
    }
    const bool hasNext = !next->isEmpty();
    const bool isIdle = parsed->page->rows.empty() || m_idsSeen.contains(parsed->ids);
    m_idsSeen.insert(parsed->ids);
    m_idlePages = isIdle ? m_idlePages + 1 : 0;
    if (hasNext && m_idlePages >= maxIdlePages) {
        fail({endlessPages(), response.status, std::nullopt});
        return;
    }
    Q_EMIT pageRead(parsed->page->rows, parsed->page->revisions);
    if (std::exchange(m_isFirst, false) && handleFirstPage(response, parsed->digest, hasNext))
        return;
    m_records += parsed->page->records;
    if (const auto total = parsed->page->total)
        m_leastTotal = std::min(m_leastTotal.value_or(*total), *total);
    if (!hasNext && m_leastTotal > m_records)
        warnOfMissing(*parsed->page, *m_leastTotal, m_records);
    if (parsed->page->isOpenEnded && !tellsItsEnd(response))
        warnOfUnknownEnd(*parsed->page);
    const bool isEnough =
        m_extent == ListExtent::Peek || (m_isBeginningEnough && !parsed->page->rows.empty());
    deliver(*parsed, !hasNext);
    if (hasNext && !isEnough)
        request(*next);
    else
        finish({std::nullopt, false, m_hasMore, m_position});
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
    finish({std::nullopt, true, hasNext, m_position});
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
        part.update = {std::make_shared<const history::History>(std::move(gathered->rows)),
            std::move(m_problems.listed), true, true, {}, std::move(m_problems.totals)};
        part.isComplete = true;
    } else {
        const bool replaces = m_extent == ListExtent::First && m_visited.size() == 1;
        part.update = {std::make_shared<const history::History>(std::move(parsed.page->rows)),
            std::move(problems), replaces, replaces, {}, std::move(parsed.page->totals)};
    }
    Q_EMIT partRead(part);
}

Expected<QUrl> ListFetcher::nextPage(
    const QUrl& url, const HttpResponse& response, const DeploymentPage& page) const
{
    if (!page.next)
        return tl::unexpected(page.next.error());
    QString next = QString::fromStdString(*page.next);
    bool isCursor = !next.isEmpty() && (page.nextIsCursor || !looksLikeAddress(next));
    if (next.isEmpty())
        next = QString::fromLatin1(nextLink(response.header("Link")));
    if (next.isEmpty())
        return QUrl();
    QUrl target = response.url.resolved(QUrl(next));
    if (isCursor) {
        target = firstPage();
        QUrlQuery query(target);
        query.addQueryItem(
            QStringLiteral("cursor"), QString::fromLatin1(QUrl::toPercentEncoding(next)));
        target.setQuery(query);
    }
    if (!target.isValid())
        return tl::unexpected(notFollowed(
            DEPLOY_MESSAGE("Message",
                "The server names %1 as the next page of the deployment list, which is no address; "
                "the list was not read completely."),
            next));
    if (!sameOrigin(target, url))
        return tl::unexpected(notFollowed(
            DEPLOY_MESSAGE("Message",
                "The next page of the deployment list is on another server (%1); the list was not "
                "read completely."),
            target.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery
                | QUrl::RemoveFragment)));
    if (m_visited.contains(target))
        return tl::unexpected(notFollowed(page.nextIsNumber ? numberAsNext : leadsBack, next));
    return target;
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
    finish({std::move(failure), false, false, {}});
}

void ListFetcher::finish(const ListOutcome& outcome)
{
    m_isReading = false;
    Q_EMIT finished(outcome);
}

} // namespace sources
