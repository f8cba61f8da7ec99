// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/kube_server.h"

#include "kubernetes/api/object_intake.h"
#include "kubernetes/exchange.h"
#include "kubernetes/http/listener.h"
#include "kubernetes/http/tls.h"
#include "kubernetes/kubeconfig_text.h"
#include "kubernetes/world/world.h"

#include <cmath>
#include <stdexcept>
#include <thread>

namespace mock_kubernetes {

namespace {

/// How often time that passes by itself moves the cluster.
constexpr auto tick = std::chrono::milliseconds(50);

ApiPath pathOfObject(std::string_view path)
{
    server::Request request;
    request.method = "GET";
    request.target = path;
    ApiPath result = pathOf(request, server::parseTarget(path));
    if (!result.resource || result.name.empty())
        throw std::runtime_error("no path of an object: " + std::string(path));
    return result;
}

} // namespace

struct KubeServer::Data {
    explicit Data(KubeOptions given)
        : options(std::move(given))
        , cluster(options.resourceVersion, options.historyLimit)
        , world(cluster)
        , api(cluster, options.bookmarkEvery)
        , faults({})
    {
        cluster.now = options.now;
        if (options.usesTls && options.certificate.empty()) {
            const Identity identity = madeIdentity();
            options.certificate = identity.certificate;
            options.key = identity.key;
        }
    }

    void advance(std::chrono::milliseconds time)
    {
        const std::lock_guard lock(cluster.mutex);
        if (options.playsControllers)
            world.advance(time);
        else
            cluster.now += time;
        cluster.changed.notify_all();
    }
    void live(double speed)
    {
        auto last = std::chrono::steady_clock::now();
        while (!timeStops.waitFor(tick)) {
            const auto present = std::chrono::steady_clock::now();
            const std::chrono::duration<double, std::milli> passed = present - last;
            last = present;
            advance(std::chrono::milliseconds(std::llround(passed.count() * speed)));
        }
    }

    KubeOptions options;
    Cluster cluster;
    World world;
    Api api;
    Traffic traffic;
    server::FaultInjector faults;
    std::vector<KubeUser> users;
    int port = 0;
    std::unique_ptr<server::StopSignal> stop;
    std::unique_ptr<Exchange> exchange;
    std::unique_ptr<Listener> listener;
    server::StopSignal timeStops;
    std::thread time;
};

KubeServer::KubeServer(KubeOptions options)
    : m_data(std::make_unique<Data>(std::move(options)))
{
}

KubeServer::~KubeServer()
{
    m_data->timeStops.give();
    if (m_data->time.joinable())
        m_data->time.join();
    stop();
}

void KubeServer::start()
{
    if (m_data->listener)
        return;
    Data& data = *m_data;
    data.cluster.isStopping = false;
    data.stop = std::make_unique<server::StopSignal>();
    data.exchange = std::make_unique<Exchange>(data.api, data.traffic, data.faults, *data.stop);
    std::shared_ptr<ssl_ctx_st> tls;
    if (data.options.usesTls)
        tls =
            tlsContext({data.options.certificate, data.options.key}, data.options.clientAuthority);
    data.listener = std::make_unique<Listener>(tls,
        [&data](const server::Request& request, const std::string& client, Responder& responder) {
            data.exchange->handle(request, client, responder);
        });
    const auto port = data.listener->start(data.port == 0 ? data.options.port : data.port);
    if (!port) {
        data.listener.reset();
        throw std::runtime_error("the port is taken");
    }
    data.port = *port;
}

void KubeServer::stop()
{
    if (!m_data->listener)
        return;
    {
        const std::lock_guard lock(m_data->cluster.mutex);
        m_data->cluster.isStopping = true;
    }
    m_data->cluster.changed.notify_all();
    m_data->stop->give();
    m_data->listener->stop();
    m_data->listener.reset();
}

int KubeServer::port() const
{
    return m_data->port;
}

std::string KubeServer::url() const
{
    return std::string(m_data->options.usesTls ? "https" : "http")
        + "://127.0.0.1:" + std::to_string(m_data->port);
}

std::string KubeServer::certificate() const
{
    return m_data->options.certificate;
}

std::string KubeServer::kubeconfig() const
{
    return kubeconfigText(url(), certificate(), m_data->users);
}

void KubeServer::put(std::string_view json)
{
    const std::lock_guard lock(m_data->cluster.mutex);
    takeObjects(m_data->cluster, json);
    m_data->cluster.changed.notify_all();
}

std::string KubeServer::object(std::string_view path) const
{
    const ApiPath place = pathOfObject(path);
    const std::lock_guard lock(m_data->cluster.mutex);
    const Object object = m_data->cluster.store.find(*place.resource, place.nameSpace, place.name);
    return object ? object->dump() : std::string();
}

bool KubeServer::edit(std::string_view path, std::string_view mergePatch)
{
    const ApiPath place = pathOfObject(path);
    const auto patch = parsedJson(mergePatch);
    if (!patch)
        throw std::runtime_error("the patch is no JSON");
    const std::lock_guard lock(m_data->cluster.mutex);
    const Object before = m_data->cluster.store.find(*place.resource, place.nameSpace, place.name);
    if (!before)
        return false;
    Json object = *before;
    object["metadata"].erase("generation");
    object.merge_patch(*patch);
    takeObject(m_data->cluster, std::move(object));
    m_data->cluster.changed.notify_all();
    return true;
}

bool KubeServer::remove(std::string_view path)
{
    const ApiPath place = pathOfObject(path);
    const std::lock_guard lock(m_data->cluster.mutex);
    const Object gone = m_data->cluster.store.remove(*place.resource, place.nameSpace, place.name);
    m_data->cluster.changed.notify_all();
    return gone != nullptr;
}

void KubeServer::flood(std::string_view path, int changes)
{
    for (int change = 0; change < changes; ++change)
        edit(path, R"({"metadata":{"annotations":{"flood":")" + std::to_string(change) + "\"}}}");
}

void KubeServer::writeLog(std::string_view podPath, const std::string& container, std::string line)
{
    const ApiPath place = pathOfObject(podPath);
    const std::lock_guard lock(m_data->cluster.mutex);
    const Object pod = m_data->cluster.store.find(*place.resource, place.nameSpace, place.name);
    if (!pod)
        throw std::runtime_error("no such pod: " + std::string(podPath));
    m_data->cluster.logs.append(uidOf(*pod), container, {m_data->cluster.now, 0, std::move(line)});
    m_data->cluster.changed.notify_all();
}

void KubeServer::advance(std::chrono::milliseconds time)
{
    m_data->advance(time);
}

void KubeServer::runInRealTime(double speed)
{
    if (!m_data->time.joinable())
        m_data->time = std::thread([this, speed] { m_data->live(speed); });
}

deployment::Timestamp KubeServer::now() const
{
    const std::lock_guard lock(m_data->cluster.mutex);
    return m_data->cluster.now;
}

void KubeServer::setUsers(std::vector<KubeUser> users)
{
    const std::lock_guard lock(m_data->cluster.mutex);
    m_data->users = users;
    m_data->cluster.access.setUsers(std::move(users));
}

void KubeServer::setRollouts(bool areInstalled, bool areDiscovered)
{
    const std::lock_guard lock(m_data->cluster.mutex);
    m_data->cluster.hasRollouts = areInstalled;
    m_data->cluster.tellsResources = areDiscovered;
}

void KubeServer::setRolloutStatus(bool isApart)
{
    const std::lock_guard lock(m_data->cluster.mutex);
    m_data->cluster.hasRolloutStatus = isApart;
}

void KubeServer::fail(std::string_view fault)
{
    if (fault.empty())
        return m_data->faults.clear();
    auto parsed = server::parseFault(fault, server::FaultyServer::Cluster);
    if (!parsed)
        throw std::runtime_error(parsed.error());
    m_data->faults.add(std::move(*parsed));
}

void KubeServer::failNext(std::string_view fault)
{
    fail(std::string(fault) + ";times=1");
}

void KubeServer::expire()
{
    const std::lock_guard lock(m_data->cluster.mutex);
    m_data->cluster.store.forgetHistory();
    ++m_data->cluster.snapshotRound;
    m_data->cluster.changed.notify_all();
}

void KubeServer::restart()
{
    stop();
    expire();
    start();
}

void KubeServer::setVersion(std::uint64_t version)
{
    const std::lock_guard lock(m_data->cluster.mutex);
    m_data->cluster.store.setVersion(version);
}

void KubeServer::endWatches()
{
    const std::lock_guard lock(m_data->cluster.mutex);
    ++m_data->cluster.endRound;
    m_data->cluster.changed.notify_all();
}

void KubeServer::sendBookmarks()
{
    const std::lock_guard lock(m_data->cluster.mutex);
    ++m_data->cluster.bookmarkRound;
    m_data->cluster.changed.notify_all();
}

void KubeServer::dropConnections()
{
    if (m_data->listener)
        m_data->listener->dropConnections();
}

Traffic& KubeServer::traffic()
{
    return m_data->traffic;
}

int KubeServer::openStreams() const
{
    return m_data->exchange ? m_data->exchange->openStreams() : 0;
}

} // namespace mock_kubernetes
