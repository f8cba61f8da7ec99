// SPDX-License-Identifier: GPL-3.0-or-later
#include "children_fetcher.h"

#include "deploy/kubernetes/reading.h"

#include "http/http_exchange.h"

#include "kubernetes/client/kube_client.h"
#include "worker.h"

#include <QPointer>

#include <algorithm>

namespace sources {

using kubernetes::ObjectKind;

namespace {

constexpr const char* childrenLimit = "500";
/// Most events of a namespace are of other workloads.
constexpr int foreignEventChunks = 4;
constexpr std::string_view rolloutHashLabel = "rollouts-pod-template-hash";

KubeFailure unreadableChildren(const deployment::Error& error)
{
    KubeFailure failure;
    failure.error = error;
    return failure;
}

bool isOwnedBy(const kubernetes::ObjectMeta& meta, const std::string& uid)
{
    return std::ranges::any_of(meta.owners, [&uid](const auto& owner) { return owner.uid == uid; });
}

} // namespace

/// A chunk of a part, as the worker read it.
struct ChildrenFetcher::Chunk {
    std::vector<kubernetes::AnyObject> objects;
    std::string continueToken;
    std::optional<deployment::Error> error;
};

struct ChildrenFetcher::Reading {
    kubernetes::AttemptBook::Workload workload;
    End end;
    bool onlyPods = false;
    std::shared_ptr<Result> result = std::make_shared<Result>();
    std::vector<QPointer<HttpExchange>> exchanges;
    int pending = 0; ///< parts
    bool isCalledOff = false;

    void callOff()
    {
        isCalledOff = true;
        for (const auto& exchange : std::exchange(exchanges, {})) {
            if (exchange)
                exchange->abort();
        }
    }
};

ChildrenFetcher::ChildrenFetcher(KubeClient& client, Worker& worker)
    : m_client(client)
    , m_worker(worker)
{
}

OwnedRequest ChildrenFetcher::read(const kubernetes::AttemptBook::Workload& workload, End end)
{
    auto reading = std::make_shared<Reading>();
    reading->workload = workload;
    reading->end = std::move(end);
    return begin(reading);
}

OwnedRequest ChildrenFetcher::readPods(const kubernetes::AttemptBook::Workload& workload, End end)
{
    auto reading = std::make_shared<Reading>();
    reading->workload = workload;
    reading->end = std::move(end);
    reading->onlyPods = true;
    return begin(reading);
}

OwnedRequest ChildrenFetcher::begin(const ReadingPointer& reading)
{
    const auto& workload = reading->workload;
    const std::string& nameSpace = workload.meta.nameSpace;
    const auto listOf = [&](ObjectKind kind, const std::string& selector) {
        return Part{kind, kubernetes::pathOf(kind, nameSpace), QByteArray::fromStdString(selector)};
    };
    std::vector<Part> parts{listOf(ObjectKind::ReplicaSet, workload.selector),
        listOf(ObjectKind::Pod, workload.selector)};
    if (!reading->onlyPods) {
        parts.push_back(listOf(ObjectKind::Event, "involvedObject.uid=" + workload.meta.uid));
        for (const char* kind : {"ReplicaSet", "Pod"}) {
            parts.push_back(listOf(ObjectKind::Event, std::string("involvedObject.kind=") + kind));
            parts.back().chunks = foreignEventChunks;
        }
        if (workload.templateOwnerKind == "Deployment")
            parts.push_back({ObjectKind::Deployment,
                kubernetes::pathOf(ObjectKind::Deployment, nameSpace, workload.templateOwner), {}});
    }
    reading->pending = static_cast<int>(parts.size());
    for (const Part& part : parts)
        request(reading, part, {});
    // What is under way belongs to the exchanges or the worker; this only calls it off.
    return OwnedRequest(
        std::shared_ptr<void>(reading.get(), [weak = std::weak_ptr<Reading>(reading)](void*) {
            if (const auto held = weak.lock())
                held->callOff();
        }));
}

void ChildrenFetcher::request(
    const ReadingPointer& reading, const Part& part, const std::string& continueToken)
{
    KubeClient::Query query;
    if (!part.selector.isEmpty()) {
        query = {{"limit", childrenLimit},
            {part.kind == ObjectKind::Event ? "fieldSelector" : "labelSelector", part.selector}};
    }
    if (!continueToken.empty())
        query.emplace_back("continue", QByteArray::fromStdString(continueToken));
    HttpExchange* exchange = m_client.get(part.path, query);
    reading->exchanges.emplace_back(exchange);
    connect(
        exchange, &HttpExchange::finished, this, [this, reading, part](const HttpResult& result) {
            if (!reading->isCalledOff)
                handleResponse(reading, part, result);
        });
}

void ChildrenFetcher::handleResponse(
    const ReadingPointer& reading, const Part& part, const HttpResult& result)
{
    if (!result || !result->isSuccess()) {
        handleMissing(reading, part, m_client.failureOf(result));
        return;
    }
    // What reads belongs to this thread: the worker keeps nothing of it.
    m_worker.post([this, reading = ReadingPointer(reading), part, body = result->body](
                      const std::stop_token& stop) mutable {
        auto chunk = std::make_shared<Chunk>();
        const std::string_view json{body.constData(), std::size_t(body.size())};
        const auto take = [&](std::string_view object) {
            if (auto read = kubernetes::readObject(part.kind, object))
                chunk->objects.push_back(std::move(*read));
        };
        if (part.selector.isEmpty()) {
            take(json);
        } else if (const auto list = kubernetes::readListPage(json)) {
            chunk->continueToken = list->continueToken;
            for (const std::string_view item : list->items) {
                if (!stop.stop_requested())
                    take(item);
            }
        } else {
            chunk->error = list.error();
        }
        QMetaObject::invokeMethod(
            this,
            [this, reading = std::move(reading), part, chunk] {
                if (!reading->isCalledOff)
                    handleChunk(reading, part, std::move(*chunk));
            },
            Qt::QueuedConnection);
    });
}

void ChildrenFetcher::handleChunk(const ReadingPointer& reading, const Part& part, Chunk chunk)
{
    if (chunk.error) {
        handleMissing(reading, part, unreadableChildren(*chunk.error));
        return;
    }
    for (kubernetes::AnyObject& object : chunk.objects)
        reading->result->children.add(std::move(object));
    Part rest = part;
    if (chunk.continueToken.empty() || --rest.chunks <= 0)
        endPart(reading, part);
    else
        request(reading, rest, chunk.continueToken);
}

void ChildrenFetcher::handleMissing(
    const ReadingPointer& reading, const Part& part, const KubeFailure& failure)
{
    const bool isAnalysis =
        part.kind == ObjectKind::AnalysisRun || part.kind == ObjectKind::Experiment;
    if (!isAnalysis || failure.status != 404) // which need not be installed
        reading->result->missing.push_back({part.kind, failure});
    endPart(reading, part);
}

void ChildrenFetcher::endPart(const ReadingPointer& reading, const Part& part)
{
    if (part.kind == ObjectKind::ReplicaSet)
        readAnalysis(reading);
    if (--reading->pending > 0)
        return;
    reading->exchanges.clear();
    const End end = std::move(reading->end); // the receiver may let go of the request in it
    end(reading->result);
}

void ChildrenFetcher::readAnalysis(const ReadingPointer& reading)
{
    const auto& workload = reading->workload;
    if (workload.kind != ObjectKind::Rollout || reading->onlyPods)
        return;
    std::string hashes;
    for (const kubernetes::ReplicaSet& set : reading->result->children.replicaSets) {
        const auto label = set.meta.labels.find(rolloutHashLabel);
        if (label == set.meta.labels.end() || !isOwnedBy(set.meta, workload.meta.uid))
            continue;
        hashes.append(hashes.empty() ? "" : ",").append(label->second);
    }
    if (hashes.empty())
        return;
    const auto selector =
        QByteArray::fromStdString(std::string(rolloutHashLabel) + " in (" + hashes + ")");
    reading->pending += 2;
    for (const ObjectKind kind : {ObjectKind::AnalysisRun, ObjectKind::Experiment})
        request(reading, {kind, kubernetes::pathOf(kind, workload.meta.nameSpace), selector}, {});
}

} // namespace sources
