// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"
#include "deploy/sources/source.h"

#include "http/http_client.h"
#include "http/messages/http_errors.h"
#include "live/live_feed.h"
#include "live/live_updates.h"
#include "page_trail.h"
#include "worker.h"

#include <QPointer>

#include <cstdint>
#include <optional>

namespace sources {

/// How a reading of the list ended.
struct ListOutcome {
    std::optional<ReadFailure> failure = {};
    bool unchanged = false; ///< not modified
    bool hasMore = false; ///< there is more than one page
    QByteArray position = {}; ///< to follow events from; empty where the server gives none
};

/// Reads the list of deployments, page by page. Parses in a worker's thread.
class ListFetcher final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListFetcher)

public:
    ListFetcher(HttpClient& client, Worker& worker, QObject* parent = nullptr);

    /// Sent along with each request, for servers that filter.
    void setFilter(history::Filter filter) { m_filter = std::move(filter); }
    /// Then no page is read after one that has deployments.
    void setBeginningEnough(bool isEnough) { m_isBeginningEnough = isEnough; }
    /// First: every page goes out as it comes, the first one begins a new history. Whole: all pages
    /// go out as one, and only if all of them came. Peek: the first page alone.
    void read(ListExtent extent);
    /// Ends without a further signal.
    void abort();
    [[nodiscard]] bool isReading() const { return m_isReading; }
    /// The server is another one now, or has started over: nothing counts as known.
    void forget();

Q_SIGNALS:
    /// A page has come, whether or not it goes out at once; its revisions by row.
    void pageRead(const history::History& rows, const std::vector<sources::Revision>& revisions);
    void partRead(const sources::ListPart& part);
    void finished(const sources::ListOutcome& outcome);

private:
    struct Parsed;
    struct Gathered;

    [[nodiscard]] QUrl firstPage() const;
    void request(const QUrl& url);
    void handleResponse(const QUrl& url, const HttpResult& result);
    void parse(const QUrl& url, const HttpResponse& response);
    void handlePage(
        const QUrl& url, const HttpResponse& response, const std::shared_ptr<Parsed>& parsed);
    [[nodiscard]] bool handleFirstPage(
        const HttpResponse& response, const QByteArray& digest, bool hasNext);
    void deliver(Parsed& parsed, bool isLast);
    void failAfter(Parsed& parsed, const deployment::Error& error);
    void fail(ReadFailure failure);
    void finish(const ListOutcome& outcome);

    HttpClient& m_client;
    Worker& m_worker;
    history::Filter m_filter;
    QPointer<HttpExchange> m_exchange;
    std::stop_source m_stop{std::nostopstate};
    ListExtent m_extent = ListExtent::First;
    bool m_isBeginningEnough = false;
    bool m_isReading = false;
    bool m_isConditional = false; ///< the request under way may be answered by 304
    bool m_hasMore = false; ///< the first page was not all when it was taken last
    quint64 m_generation = 0;
    PageTrail m_trail;
    std::uint64_t m_records = 0; ///< of all pages that were read
    /// As the server told with one of the pages: what begins or goes meanwhile is not missing.
    std::optional<std::uint64_t> m_leastTotal;
    QByteArray m_position;
    std::shared_ptr<Gathered> m_gathered;
    deployment::ProblemList m_problems;
    QByteArray m_tag; ///< of the first page as it was taken last
    QByteArray m_digest; ///< of its bytes, for servers without tags
};

} // namespace sources
