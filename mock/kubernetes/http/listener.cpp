// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/http/listener.h"

#include "server/http/request_head.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mock_kubernetes {

namespace {

constexpr int backlog = 511;
constexpr std::size_t maxConnections = 600;
constexpr std::size_t maxHead = 65'536;
constexpr std::uint64_t maxBody = std::uint64_t{8} << 20U;
/// To begin a request, and from its first byte on.
constexpr auto idleTime = std::chrono::minutes(5);
constexpr auto requestTime = std::chrono::seconds(30);
constexpr std::string_view headEnd = "\r\n\r\n";

int listeningSocket(int port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0
        && ::listen(socket, backlog) == 0)
        return socket;
    ::close(socket);
    return -1;
}

int portOf(int socket)
{
    sockaddr_in address{};
    socklen_t length = sizeof(address);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length);
    return ntohs(address.sin_port);
}

/// Takes the body from the front of the buffer; false: the client went, or it is none.
bool readBody(Channel& channel, std::string& buffer, server::RequestHead& head)
{
    const auto deadline = std::chrono::steady_clock::now() + requestTime;
    if (head.isChunked) {
        server::ChunkedBody body;
        auto state = body.feed(buffer);
        while (state == server::ChunkedBody::State::Incomplete) {
            if (channel.read(buffer, deadline) != Channel::Got::Some)
                return false;
            state = body.feed(buffer);
        }
        head.request.body = body.body();
        return state == server::ChunkedBody::State::Complete;
    }
    const std::uint64_t length = head.length.value_or(0);
    if (length > maxBody)
        return false;
    while (buffer.size() < length)
        if (channel.read(buffer, deadline) != Channel::Got::Some)
            return false;
    head.request.body = buffer.substr(0, length);
    buffer.erase(0, length);
    return true;
}

} // namespace

Listener::Listener(std::shared_ptr<ssl_ctx_st> tls, Handler handler)
    : m_tls(std::move(tls))
    , m_handler(std::move(handler))
{
}

Listener::~Listener()
{
    stop();
}

std::optional<int> Listener::start(int port)
{
    m_socket = listeningSocket(port);
    if (m_socket < 0)
        return {};
    m_isStopping = false;
    m_pool = std::make_unique<server::GrowingPool>(maxConnections);
    m_thread = std::thread([this] { accept(); });
    return portOf(m_socket);
}

void Listener::stop()
{
    if (!m_thread.joinable())
        return;
    m_isStopping = true;
    ::shutdown(m_socket, SHUT_RDWR);
    m_thread.join();
    ::close(m_socket);
    dropConnections();
    m_pool->stop();
}

void Listener::dropConnections()
{
    const std::lock_guard lock(m_mutex);
    for (const Channel* channel : m_channels)
        channel->shutDown();
}

int Listener::connections() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_channels.size());
}

void Listener::accept()
{
    while (!m_isStopping) {
        const int socket = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket >= 0)
            m_pool->run([this, socket] { serve(socket); });
    }
}

void Listener::serve(int socket)
{
    Channel channel(socket, m_tls);
    {
        const std::lock_guard lock(m_mutex);
        m_channels.insert(&channel);
    }
    std::string buffer;
    // One that was taken while everything ends was not told to.
    if (!m_isStopping && channel.open())
        while (!m_isStopping && serveOne(channel, buffer)) { }
    const std::lock_guard lock(m_mutex);
    m_channels.erase(&channel);
}

/// Whether the connection is good for another one.
bool Listener::serveOne(Channel& channel, std::string& buffer)
{
    auto deadline = std::chrono::steady_clock::now() + idleTime;
    std::size_t end = buffer.find(headEnd);
    while (end == std::string::npos) {
        if (buffer.size() > maxHead || channel.read(buffer, deadline) != Channel::Got::Some)
            return false;
        end = buffer.find(headEnd);
    }
    auto head = server::parseHead(std::string_view(buffer).substr(0, end + headEnd.size()));
    if (!head) {
        server::Reply refusal;
        refusal.status = head.error().status;
        refusal.contentType = "text/plain";
        refusal.body = head.error().detail;
        Responder(channel, false).send(refusal);
        return false;
    }
    buffer.erase(0, end + headEnd.size());
    if (head->waitsForContinue)
        channel.write("HTTP/1.1 100 Continue\r\n\r\n");
    if (!readBody(channel, buffer, *head))
        return false;
    Responder responder(channel, head->keepsAlive);
    m_handler(head->request, channel.clientName(), responder);
    return responder.keepsAlive();
}

} // namespace mock_kubernetes
