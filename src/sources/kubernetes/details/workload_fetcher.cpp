// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload_fetcher.h"

#include "deploy/kubernetes/commands.h"
#include "deploy/kubernetes/reading.h"

#include "http/http_exchange.h"

#include "kubernetes/client/kube_client.h"
#include "worker.h"

#include <QPointer>

namespace sources {

namespace {

KubeFailure unreadableObject(const deployment::Error& error)
{
    KubeFailure failure;
    failure.status = 200;
    failure.error = error;
    return failure;
}

FetchedWorkload fetchedFrom(kubernetes::AnyObject object)
{
    auto workload = std::get<kubernetes::WorkloadObject>(std::move(object));
    std::string guard = kubernetes::guardOf(workload);
    return {std::move(workload), std::move(guard)};
}

} // namespace

struct WorkloadFetcher::Reading {
    Name name;
    End end;
    std::size_t place = 0; ///< of the kind that is tried
    QPointer<HttpExchange> exchange;
    bool isCalledOff = false;

    [[nodiscard]] kubernetes::ObjectKind kind() const { return name.kinds[place]; }
    void callOff()
    {
        isCalledOff = true;
        if (exchange)
            exchange->abort();
    }
    void finish(const Result& result)
    {
        exchange.clear(); // the receiver may let go of the request in it
        if (!isCalledOff)
            end(result);
    }
};

WorkloadFetcher::WorkloadFetcher(KubeClient& client, Worker& worker)
    : m_client(client)
    , m_worker(worker)
{
}

OwnedRequest WorkloadFetcher::read(Name name, End end)
{
    auto reading = std::make_shared<Reading>();
    reading->name = std::move(name);
    reading->end = std::move(end);
    request(reading);
    return OwnedRequest(
        std::shared_ptr<void>(reading.get(), [weak = std::weak_ptr<Reading>(reading)](void*) {
            if (const auto held = weak.lock())
                held->callOff();
        }));
}

void WorkloadFetcher::request(const ReadingPointer& reading)
{
    const Name& name = reading->name;
    reading->exchange =
        m_client.get(kubernetes::pathOf(reading->kind(), name.nameSpace, name.name));
    connect(reading->exchange, &HttpExchange::finished, this,
        [this, reading](const HttpResult& result) {
            if (!reading->isCalledOff)
                handleResponse(reading, result);
        });
}

void WorkloadFetcher::handleResponse(const ReadingPointer& reading, const HttpResult& result)
{
    if (result && result->isSuccess()) {
        decode(reading, result->body);
        return;
    }
    const KubeFailure failure = m_client.failureOf(result);
    if (failure.status == 404 && reading->place + 1 < reading->name.kinds.size()) {
        ++reading->place;
        request(reading);
        return;
    }
    reading->finish(tl::unexpected(failure));
}

/// What reads belongs to this thread: the worker keeps nothing of it.
void WorkloadFetcher::decode(const ReadingPointer& reading, const QByteArray& body)
{
    m_worker.post([this, reading = ReadingPointer(reading), body](const std::stop_token&) mutable {
        const std::string_view json{body.constData(), std::size_t(body.size())};
        const auto kind = reading->kind();
        auto result = std::make_shared<Result>();
        if (auto object = kubernetes::readObject(kind, json))
            *result = std::make_shared<FetchedWorkload>(fetchedFrom(std::move(*object)));
        else
            *result = tl::unexpected(unreadableObject(object.error()));
        QMetaObject::invokeMethod(
            this, [reading = std::move(reading), result] { reading->finish(*result); },
            Qt::QueuedConnection);
    });
}

} // namespace sources
