// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload_lister.h"

#include "deploy/kubernetes/reading.h"

#include "http/http_exchange.h"
#include "http/messages/http_headers.h"

#include "kubernetes/client/kube_client.h"
#include "kubernetes/client/unreadable_item.h"

namespace sources {

using deployment::ErrorCode;
using deployment::Expected;
using kubernetes::ObjectKind;

struct WorkloadLister::Chunk {
    WorkloadPage page;
    std::string version;
    std::string continueToken;
    std::size_t itemCount = 0; ///< also of those that could not be read
};

namespace {

constexpr const char* chunkLimit = "500";
/// A list whose continuation has expired is begun anew, but not for ever.
constexpr int maxListRestarts = 3;

void readWorkloads(const std::vector<std::string_view>& items, std::size_t itemsBefore,
    WorkloadPage& page, const std::stop_token& stop)
{
    page.objects.reserve(items.size());
    for (std::size_t item = 0; item < items.size() && !stop.stop_requested(); ++item) {
        auto object = kubernetes::readObject(page.kind, items[item]);
        if (object) {
            page.objects.push_back(std::get<kubernetes::WorkloadObject>(std::move(*object)));
        } else {
            const std::size_t place = itemsBefore + item;
            page.problems.push_back(unreadableItem(page.kind, place, object.error()));
            page.problems.back().pointer = "/items/" + std::to_string(place);
        }
    }
}

/// Of one kind, while others may be listed all the same.
bool isOnlyMissing(const KubeFailure& failure)
{
    return failure.status == 404 || failure.status == 403;
}

KubeFailure unreadableList(const deployment::Error& error)
{
    KubeFailure failure;
    failure.error = {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message",
             "The cluster's list could not be read. Perhaps a log-in page or a proxy answers in "
             "its place."),
            {}},
        error.cause};
    return failure;
}

} // namespace

WorkloadLister::WorkloadLister(
    KubeClient& client, Worker& worker, std::string nameSpace, Extent extent)
    : m_client(client)
    , m_worker(worker)
    , m_nameSpace(std::move(nameSpace))
    , m_extent(extent)
{
}

WorkloadLister::~WorkloadLister()
{
    abort();
}

void WorkloadLister::read()
{
    abort();
    m_isReading = true;
    m_listing = {};
    m_place = 0;
    m_restarts = 0;
    request({});
}

void WorkloadLister::abort()
{
    ++m_generation;
    m_isReading = false;
    m_stop.request_stop();
    if (!m_exchange)
        return;
    m_exchange->disconnect(this);
    m_exchange->abort();
    m_exchange.clear();
}

void WorkloadLister::request(const std::string& continueToken)
{
    KubeClient::Query query{{"limit", chunkLimit}};
    if (continueToken.empty()) {
        m_itemsRead = 0;
        m_continued.clear();
        Q_EMIT asked(kind());
    } else {
        query.emplace_back("continue", QByteArray::fromStdString(continueToken));
    }
    m_exchange = m_client.get(kubernetes::pathOf(kind(), m_nameSpace), query);
    connect(m_exchange, &HttpExchange::finished, this,
        [this, isFirst = continueToken.empty()](const HttpResult& result) {
            m_exchange.clear();
            handleResponse(result, isFirst);
        });
}

void WorkloadLister::handleResponse(const HttpResult& result, bool isFirst)
{
    if (!result || !result->isSuccess()) {
        handleFailure(m_client.failureOf(result), isFirst);
        return;
    }
    m_stop = m_worker.post([this, generation = m_generation, kind = kind(), isFirst,
                               itemsBefore = m_itemsRead,
                               body = result->body](const std::stop_token& stop) {
        auto read = std::make_shared<Expected<Chunk>>();
        const auto list = kubernetes::readListPage({body.constData(), std::size_t(body.size())});
        if (list) {
            *read = Chunk{
                {kind, {}, {}}, list->resourceVersion, list->continueToken, list->items.size()};
            readWorkloads(list->items, itemsBefore, (*read)->page, stop);
        } else {
            *read = tl::unexpected(list.error());
        }
        QMetaObject::invokeMethod(
            this,
            [this, generation, read, isFirst] {
                if (generation != m_generation)
                    return;
                if (*read)
                    handleChunk(**read, isFirst);
                else
                    handleFailure(unreadableList(read->error()), isFirst);
            },
            Qt::QueuedConnection);
    });
}

void WorkloadLister::handleChunk(const Chunk& chunk, bool isFirst)
{
    const auto generation = m_generation;
    const QPointer<WorkloadLister> alive(this);
    if (isFirst)
        m_version = chunk.version;
    m_itemsRead += chunk.itemCount;
    if (!chunk.continueToken.empty() && !m_continued.insert(chunk.continueToken).second) {
        handleFailure(endlessList(), isFirst);
        return;
    }
    const bool isEnough = m_extent == Extent::Beginning && !chunk.page.objects.empty();
    const bool goesOn = !chunk.continueToken.empty() && !isEnough;
    // The next one is on its way while this one is taken.
    if (goesOn)
        request(chunk.continueToken);
    if (isFirst)
        Q_EMIT began(chunk.page.kind);
    if (alive && generation == m_generation)
        Q_EMIT pageRead(chunk.page);
    if (!alive || generation != m_generation || goesOn)
        return;
    m_listing.versions[chunk.page.kind] = m_version;
    Q_EMIT ended(chunk.page.kind, m_version);
    if (alive && generation == m_generation)
        goOn();
}

void WorkloadLister::handleFailure(const KubeFailure& failure, bool isFirst)
{
    if (failure.isExpired() && !isFirst && m_restarts++ < maxListRestarts) {
        request({});
        return;
    }
    if (!isOnlyMissing(failure)) {
        m_listing.failure = failure;
        finish();
        return;
    }
    m_listing.missing.emplace(kind(), failure);
    const auto generation = m_generation;
    const QPointer<WorkloadLister> alive(this);
    if (failure.status == 404) { // then there are none
        Q_EMIT began(kind());
        if (alive && generation == m_generation)
            Q_EMIT ended(kind(), {});
    }
    if (alive && generation == m_generation)
        goOn();
}

void WorkloadLister::goOn()
{
    m_restarts = 0;
    if (++m_place < workloadKinds.size())
        request({});
    else
        finish();
}

void WorkloadLister::finish()
{
    m_isReading = false;
    Q_EMIT finished(m_listing);
}

} // namespace sources
