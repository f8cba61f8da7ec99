// SPDX-License-Identifier: GPL-3.0-or-later
#include "children_fetcher.h"

#include "deploy/kubernetes/reading.h"

#include "http/http_exchange.h"

#include "kubernetes/client/kube_client.h"
#include "kubernetes/client/unreadable_item.h"
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

deployment::Problem unreadEvents(std::size_t count)
{
    deployment::Problem problem;
    problem.message = {DEPLOY_MESSAGE("Message",
                           "Only the first %1 events of pods or ReplicaSets of the namespace were "
                           "read; there are more, and some may belong to this deployment."),
        {std::to_string(count)}};
    return problem;
}

bool isOwnedBy(const kubernetes::ObjectMeta& meta, const std::string& uid)
{
    return std::ranges::any_of(meta.owners, [&uid](const auto& owner) { return owner.uid == uid; });
}

} // namespace

/// A chunk of a part, as the worker read it.
struct ChildrenFetcher::Chunk {
    void readList(const Part& part, std::string_view json, const std::stop_token& stop);
    void readOne(const Part& part, std::string_view json);

    std::vector<kubernetes::AnyObject> objects;
    std::string continueToken;
    std::size_t itemCount = 0; ///< also of those that could not be read
    std::vector<deployment::Problem> problems;
    std::optional<deployment::Error> error; ///< nothing of it could be read
};

/// An item that cannot be read costs only itself.
void ChildrenFetcher::Chunk::readList(
    const Part& part, std::string_view json, const std::stop_token& stop)
{
    const auto list = kubernetes::readListPage(json);
    if (!list) {
        error = list.error();
        return;
    }
    continueToken = list->continueToken;
    itemCount = list->items.size();
    for (std::size_t item = 0; item < itemCount && !stop.stop_requested(); ++item) {
        if (auto read = kubernetes::readObject(part.kind, list->items[item]))
            objects.push_back(std::move(*read));
        else
            problems.push_back(unreadableItem(part.kind, part.itemsBefore + item, read.error()));
    }
}

void ChildrenFetcher::Chunk::readOne(const Part& part, std::string_view json)
{
    if (auto read = kubernetes::readObject(part.kind, json))
        objects.push_back(std::move(*read));
    else
        error = read.error();
}

struct ChildrenFetcher::Reading {
    kubernetes::AttemptBook::Workload workload;
    End end;
    Extent extent = Extent::Whole;
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

ChildrenFetcher::ReadingPointer ChildrenFetcher::readingOf(
    const kubernetes::AttemptBook::Workload& workload, Extent extent, End end)
{
    auto reading = std::make_shared<Reading>();
    reading->workload = workload;
    reading->extent = extent;
    reading->end = std::move(end);
    return reading;
}

OwnedRequest ChildrenFetcher::read(const kubernetes::AttemptBook::Workload& workload, End end)
{
    const std::string& nameSpace = workload.meta.nameSpace;
    std::vector<Part> parts = podParts(workload);
    parts.push_back(
        listOf(ObjectKind::Event, nameSpace, "involvedObject.uid=" + workload.meta.uid));
    for (const char* kind : {"ReplicaSet", "Pod"}) {
        parts.push_back(
            listOf(ObjectKind::Event, nameSpace, std::string("involvedObject.kind=") + kind));
        parts.back().chunks = foreignEventChunks;
    }
    if (workload.templateOwnerKind == "Deployment")
        parts.push_back({ObjectKind::Deployment,
            kubernetes::pathOf(ObjectKind::Deployment, nameSpace, workload.templateOwner), {},
            true});
    return begin(readingOf(workload, Extent::Whole, std::move(end)), parts);
}

OwnedRequest ChildrenFetcher::readPods(const kubernetes::AttemptBook::Workload& workload, End end)
{
    return begin(readingOf(workload, Extent::Pods, std::move(end)), podParts(workload));
}

OwnedRequest ChildrenFetcher::readAttempts(const std::string& nameSpace, End end)
{
    return begin(readingOf({}, Extent::Attempts, std::move(end)),
        {listOf(ObjectKind::ReplicaSet, nameSpace, {}),
            listOf(ObjectKind::Event, nameSpace, "involvedObject.kind=Rollout")});
}

ChildrenFetcher::Part ChildrenFetcher::listOf(
    ObjectKind kind, const std::string& nameSpace, const std::string& selector)
{
    return {kind, kubernetes::pathOf(kind, nameSpace), QByteArray::fromStdString(selector)};
}

std::vector<ChildrenFetcher::Part> ChildrenFetcher::podParts(
    const kubernetes::AttemptBook::Workload& workload)
{
    return {listOf(ObjectKind::ReplicaSet, workload.meta.nameSpace, workload.selector),
        listOf(ObjectKind::Pod, workload.meta.nameSpace, workload.selector)};
}

OwnedRequest ChildrenFetcher::begin(const ReadingPointer& reading, const std::vector<Part>& parts)
{
    reading->pending = static_cast<int>(parts.size());
    for (const Part& part : parts)
        request(reading, part);
    // What is under way belongs to the exchanges or the worker; this only calls it off.
    return OwnedRequest(
        std::shared_ptr<void>(reading.get(), [weak = std::weak_ptr<Reading>(reading)](void*) {
            if (const auto held = weak.lock())
                held->callOff();
        }));
}

void ChildrenFetcher::request(const ReadingPointer& reading, const Part& part)
{
    KubeClient::Query query;
    if (!part.isOne)
        query.emplace_back("limit", childrenLimit);
    if (!part.selector.isEmpty())
        query.emplace_back(
            part.kind == ObjectKind::Event ? "fieldSelector" : "labelSelector", part.selector);
    if (!part.continued.empty())
        query.emplace_back("continue", QByteArray::fromStdString(part.continued));
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
        if (part.isOne)
            chunk->readOne(part, json);
        else
            chunk->readList(part, json, stop);
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
        handleMissing(reading, part, unreadableAnswer(std::move(*chunk.error)));
        return;
    }
    for (kubernetes::AnyObject& object : chunk.objects)
        reading->result->children.add(std::move(object));
    auto& problems = reading->result->problems;
    problems.insert(problems.end(), chunk.problems.begin(), chunk.problems.end());
    Part rest = part;
    rest.itemsBefore += chunk.itemCount;
    rest.continued = chunk.continueToken;
    const bool isMore = !rest.continued.empty();
    if (isMore && --rest.chunks > 0 && rest.continued != part.continued) {
        request(reading, rest);
        return;
    }
    if (isMore && part.kind != ObjectKind::Event) {
        handleMissing(reading, part, endlessList());
        return;
    }
    if (isMore && part.kind == ObjectKind::Event)
        problems.push_back(unreadEvents(rest.itemsBefore));
    endPart(reading, part);
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
    if (workload.kind != ObjectKind::Rollout || reading->extent != Extent::Whole)
        return;
    // They are asked for by the hashes of the ReplicaSets.
    auto& missing = reading->result->missing;
    const auto unreadSets =
        std::ranges::find(missing, ObjectKind::ReplicaSet, &MissingChildren::kind);
    if (unreadSets != missing.end()) {
        const KubeFailure failure = unreadSets->failure;
        for (const ObjectKind kind : {ObjectKind::AnalysisRun, ObjectKind::Experiment})
            missing.push_back({kind, failure});
        return;
    }
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
        request(reading, {kind, kubernetes::pathOf(kind, workload.meta.nameSpace), selector});
}

} // namespace sources
