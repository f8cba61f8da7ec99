// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/strict_server.h"

#include "deploy/deployment/decimal.h"

#include "server/http/problem.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace server {

namespace {

constexpr int maxWriteStall = 5000; // milliseconds
/// What a client still sends after a request that was refused; read, so that the answer is not lost
/// in a reset of the connection.
constexpr int lingering = 500; // milliseconds
constexpr std::size_t maxLeftover = std::size_t{4} << 20U;
/// All that the library parses itself. What came takes its place before anything looks at it.
constexpr std::string_view placeholder = "GET / HTTP/1.1\r\n\r\n";

bool waitFor(int socket, short events, int milliseconds)
{
    pollfd waiting{socket, events, 0};
    return ::poll(&waiting, 1, milliseconds) > 0 && (waiting.revents & events) != 0;
}

bool hasLeft(int socket)
{
    char byte = 0;
    const ssize_t got = ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
}

void portOf(int (*query)(int, sockaddr*, socklen_t*), int socket, std::string& ip, int& port)
{
    sockaddr_storage address{};
    socklen_t length = sizeof(address);
    char host[NI_MAXHOST];
    char service[NI_MAXSERV];
    if (query(socket, reinterpret_cast<sockaddr*>(&address), &length) != 0
        || ::getnameinfo(reinterpret_cast<sockaddr*>(&address), length, host, sizeof(host), service,
               sizeof(service), NI_NUMERICHOST | NI_NUMERICSERV)
            != 0)
        return;
    ip = host;
    port = static_cast<int>(deployment::parseDecimal(service).value_or(0));
}

/// What the library writes goes to the socket; what it reads is the placeholder.
class AnswerStream final : public httplib::Stream {
public:
    explicit AnswerStream(int socket)
        : m_socket(socket)
    {
    }

    void rewind() { m_read = 0; }

    bool is_readable() const override { return m_read < placeholder.size(); }
    bool is_writable() const override
    {
        return waitFor(m_socket, POLLOUT, maxWriteStall) && !hasLeft(m_socket);
    }
    ssize_t read(char* into, size_t size) override
    {
        const std::size_t count = placeholder.copy(into, size, m_read);
        m_read += count;
        return static_cast<ssize_t>(count);
    }
    ssize_t write(const char* bytes, size_t size) override
    {
        for (std::size_t done = 0; done < size;) {
            if (!waitFor(m_socket, POLLOUT, maxWriteStall))
                return -1;
            const ssize_t sent =
                ::send(m_socket, bytes + done, size - done, MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent < 0 && errno != EAGAIN && errno != EINTR)
                return -1;
            done += static_cast<std::size_t>(std::max<ssize_t>(sent, 0));
        }
        return static_cast<ssize_t>(size);
    }
    void get_remote_ip_and_port(std::string& ip, int& port) const override
    {
        portOf(::getpeername, m_socket, ip, port);
    }
    void get_local_ip_and_port(std::string& ip, int& port) const override
    {
        portOf(::getsockname, m_socket, ip, port);
    }
    socket_t socket() const override { return m_socket; }

private:
    int m_socket;
    std::size_t m_read = 0;
};

std::string wholeAnswer(const Reply& reply)
{
    std::string text = "HTTP/1.1 " + std::to_string(reply.status) + ' ';
    text += titleOf(reply.status);
    for (const auto& [name, value] : reply.headers)
        text.append("\r\n").append(name).append(": ").append(value);
    return text + "\r\nContent-Type: " + reply.contentType + "\r\nContent-Length: "
        + std::to_string(reply.body.size()) + "\r\nConnection: close\r\n\r\n" + reply.body;
}

void readLeftover(int socket)
{
    ::shutdown(socket, SHUT_WR);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(lingering);
    char bytes[16384];
    for (std::size_t all = 0; all < maxLeftover && std::chrono::steady_clock::now() < deadline;) {
        if (!waitFor(socket, POLLIN, lingering))
            return;
        const ssize_t got = ::recv(socket, bytes, sizeof(bytes), MSG_DONTWAIT);
        if (got <= 0)
            return;
        all += static_cast<std::size_t>(got);
    }
}

} // namespace

StrictServer::StrictServer(Patience patience, std::function<Reply(const BadRequest&)> refuse)
    : m_patience(patience)
    , m_refuse(std::move(refuse))
{
}

bool StrictServer::process_and_close_socket(socket_t socket)
{
    serve(socket);
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    return true;
}

void StrictServer::serve(socket_t socket)
{
    AnswerStream stream(socket);
    RequestReader reader(socket, m_patience,
        [&stream](std::string_view word) { stream.write(word.data(), word.size()); });
    while (true) {
        RequestReader::Next next = reader.next();
        if (auto* bad = std::get_if<BadRequest>(&next)) {
            const std::string text = wholeAnswer(m_refuse(*bad));
            stream.write(text.data(), text.size());
            return readLeftover(socket);
        }
        auto* incoming = std::get_if<Incoming>(&next);
        if (incoming == nullptr || !answer(stream, std::move(*incoming)))
            return;
        stream.rewind();
    }
}

/// Whether the connection is good for another request.
bool StrictServer::answer(httplib::Stream& stream, Incoming incoming)
{
    bool isClosed = false;
    const bool written = process_request(
        stream, !incoming.keepsAlive, isClosed, [&incoming](httplib::Request& request) {
            request.method = std::move(incoming.request.method);
            request.target = std::move(incoming.request.target);
            request.headers.clear();
            for (auto& [name, value] : incoming.request.headers)
                request.headers.emplace(std::move(name), std::move(value));
            // Its body is here already.
            request.headers.erase("Expect");
            request.body = std::move(incoming.request.body);
        });
    return written && incoming.keepsAlive && is_running();
}

} // namespace server
