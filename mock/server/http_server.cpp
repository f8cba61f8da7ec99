// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http_server.h"

#include "server/faults/fault_responder.h"
#include "server/http/client_socket.h"
#include "server/http/growing_pool.h"
#include "server/http/problem.h"
#include "server/http/strict_server.h"
#include "server/live/event_feed.h"

#include <array>
#include <chrono>
#include <ctime>

namespace server {

namespace {

/// Connections that wait to be accepted. The library's own 5 make clients that come together wait
/// for seconds.
constexpr int backlog = 511;
constexpr std::size_t maxThreads = 600;
constexpr int maxStreams = 500;
constexpr std::size_t requestsPerConnection = 100'000;

class PoolQueue final : public httplib::TaskQueue {
public:
    void enqueue(std::function<void()> job) override { m_pool.run(std::move(job)); }
    void shutdown() override { m_pool.stop(); }

private:
    GrowingPool m_pool{maxThreads};
};

Request requestOf(const httplib::Request& from)
{
    Request request;
    request.method = from.method;
    request.target = from.target;
    for (const auto& [name, value] : from.headers)
        request.headers.emplace_back(name, value);
    request.body = from.body;
    return request;
}

/// As RFC 9110, 5.6.7, wants it.
std::string dateField(deployment::Timestamp time)
{
    const std::time_t seconds =
        std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 40> text{};
    const std::size_t length =
        std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return {text.data(), length};
}

} // namespace

HttpServer::HttpServer(const Api& api, Service& service, HttpOptions options)
    : m_api(api)
    , m_service(service)
    , m_options(std::move(options))
    , m_faults(m_options.faults)
    , m_server(std::make_unique<StrictServer>(
          m_options.patience, [this](const BadRequest& bad) { return refuse(bad); }))
{
    m_server->new_task_queue = [] { return new PoolQueue; };
    m_server->set_keep_alive_max_count(requestsPerConnection);
    m_server->set_tcp_nodelay(true);
    // Not the library's own options: with SO_REUSEPORT, a port in use would be shared in silence.
    m_server->set_socket_options([this](int socket) {
        const int on = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
        m_listeningSocket = socket;
    });
    m_server->set_error_handler([](const httplib::Request&, httplib::Response& response) {
        if (response.body.empty() && response.status >= 400)
            transfer(problem(response.status), response);
    });
    // Not the library's routes, which know the usual methods only.
    m_server->set_pre_routing_handler([this](const httplib::Request& from, httplib::Response& to) {
        handle(from, to);
        return httplib::Server::HandlerResponse::Handled;
    });
}

HttpServer::~HttpServer()
{
    stop();
}

std::optional<int> HttpServer::start()
{
    if (m_options.port == 0)
        m_port = m_server->bind_to_any_port(m_options.host);
    else if (m_server->bind_to_port(m_options.host, m_options.port))
        m_port = m_options.port;
    if (m_port <= 0)
        return {};
    ::listen(m_listeningSocket, backlog);
    m_listener = std::thread([this] { m_server->listen_after_bind(); });
    // Before its thread has got so far, the library ignores a request to stop.
    while (!m_server->is_running())
        std::this_thread::yield();
    return m_port;
}

void HttpServer::stop()
{
    if (!m_listener.joinable())
        return;
    m_stop.give();
    m_service.events().close();
    m_server->stop();
    // Idle connections would keep their threads until the client tires of them.
    for (const ClientSocket& connection : ClientSocket::allOf(m_port))
        connection.shutDown();
    m_listener.join();
}

Reply HttpServer::refuse(const BadRequest& bad) const
{
    Reply reply = problem(bad.status, bad.detail);
    // What is not taken at all need not be sent again in a better form.
    const auto refused = m_api.refusal(bad.method, bad.target);
    if (refused && refused->status == 405 && !bad.method.empty())
        reply = *refused;
    report({bad.method, bad.target, {}, {}}, reply.status);
    return reply;
}

void HttpServer::handle(const httplib::Request& from, httplib::Response& to)
{
    const Request request = requestOf(from);
    const auto receivedAt = m_api.announce(request);
    to.set_header("Date",
        dateField(m_service.look(
            [](const Simulation& simulation, const CommandService&) { return simulation.now(); })));
    const std::optional<Fault> fault = m_faults.strike(request.method, request.target);
    FaultResponder misbehaviour(m_stop, from, to);
    if (fault && misbehaviour.before(*fault))
        return report(request, std::max(to.status, 0));
    Reply reply = m_api.answer(request);
    if (fault && misbehaviour.after(*fault, reply))
        return report(request, std::max(to.status, 0));
    report(request, reply.status);
    if (reply.streamAfter && request.method == "GET")
        return stream(reply, fault, to);
    transfer(reply, to);
}

void HttpServer::stream(
    const Reply& reply, const std::optional<Fault>& fault, httplib::Response& to)
{
    if (m_streams >= maxStreams)
        return transfer(problem(503), to);
    transfer(reply, to);
    EventFeed::Options options;
    options.after = *reply.streamAfter;
    options.now = m_service.look(
        [](const Simulation& simulation, const CommandService&) { return simulation.now(); });
    options.heartbeat = m_options.heartbeat;
    options.fault = fault;
    const bool trickle = fault && fault->kind == FaultKind::StreamTrickle;
    ++m_streams;
    to.set_chunked_content_provider(
        reply.contentType,
        [events = std::make_shared<EventFeed>(m_service.events(), options), trickle](
            std::size_t, httplib::DataSink& sink) {
            const std::optional<std::string> bytes = events->next();
            if (!bytes || bytes->empty())
                return bytes && sink.is_writable();
            if (!trickle)
                return sink.write(bytes->data(), bytes->size());
            return std::all_of(bytes->begin(), bytes->end(),
                [&sink](const char& byte) { return sink.write(&byte, 1); });
        },
        [this](bool) { --m_streams; });
}

void HttpServer::report(const Request& request, int status) const
{
    if (m_options.onRequest)
        m_options.onRequest(request, status);
}

} // namespace server
