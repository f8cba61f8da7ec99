// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/http/channel.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mock_kubernetes {

namespace {

constexpr std::size_t chunkSize = 65536;
constexpr auto handshakeTime = std::chrono::seconds(10);
constexpr auto writeStall = std::chrono::seconds(10);

bool isWorthWaiting()
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

/// OpenSSL writes to a client that has left as to a pipe, which would end the program. In a thread
/// that blocks the signal, the write fails, as it should.
void blockBrokenPipes()
{
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

int remaining(Channel::Instant deadline)
{
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000));
}

} // namespace

Channel::Channel(int socket, const std::shared_ptr<ssl_ctx_st>& tls)
    : m_socket(socket)
    , m_tls(tls ? ::SSL_new(tls.get()) : nullptr, ::SSL_free)
{
    ::fcntl(m_socket, F_SETFL, ::fcntl(m_socket, F_GETFL) | O_NONBLOCK);
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    if (!m_tls)
        return;
    ::SSL_set_fd(m_tls.get(), m_socket);
    blockBrokenPipes();
}

Channel::~Channel()
{
    m_tls.reset();
    ::close(m_socket);
}

bool Channel::waitFor(short events, Instant deadline) const
{
    pollfd waiting{m_socket, events, 0};
    return ::poll(&waiting, 1, remaining(deadline)) > 0;
}

bool Channel::waitForTls(int result, Instant deadline) const
{
    const int error = ::SSL_get_error(m_tls.get(), result);
    ::ERR_clear_error();
    if (error == SSL_ERROR_WANT_READ)
        return waitFor(POLLIN, deadline);
    return error == SSL_ERROR_WANT_WRITE && waitFor(POLLOUT, deadline);
}

bool Channel::open()
{
    const Instant deadline = std::chrono::steady_clock::now() + handshakeTime;
    while (m_tls) {
        const int result = ::SSL_accept(m_tls.get());
        if (result == 1)
            return true;
        if (!waitForTls(result, deadline))
            return false;
    }
    return true;
}

Channel::Got Channel::read(std::string& into, Instant deadline)
{
    char bytes[chunkSize];
    while (true) {
        if (!m_tls && !waitFor(POLLIN, deadline))
            return Got::Late;
        const ssize_t got = m_tls ? ::SSL_read(m_tls.get(), bytes, sizeof(bytes))
                                  : ::recv(m_socket, bytes, sizeof(bytes), 0);
        if (got > 0) {
            into.append(bytes, static_cast<std::size_t>(got));
            return Got::Some;
        }
        if (!m_tls) {
            if (got == 0 || !isWorthWaiting())
                return Got::Ended;
        } else if (!waitForTls(static_cast<int>(got), deadline)) {
            return std::chrono::steady_clock::now() < deadline ? Got::Ended : Got::Late;
        }
    }
}

bool Channel::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const Instant deadline = std::chrono::steady_clock::now() + writeStall;
        const auto size = static_cast<int>(std::min(bytes.size(), chunkSize));
        const ssize_t sent = m_tls
            ? ::SSL_write(m_tls.get(), bytes.data(), size)
            : ::send(m_socket, bytes.data(), static_cast<std::size_t>(size), MSG_NOSIGNAL);
        if (sent > 0)
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        else if (m_tls ? !waitForTls(static_cast<int>(sent), deadline)
                       : !isWorthWaiting() || !waitFor(POLLOUT, deadline))
            return false;
    }
    return true;
}

bool Channel::hasLeft()
{
    char byte = 0;
    if (m_tls) {
        const int got = ::SSL_peek(m_tls.get(), &byte, 1);
        const int error = ::SSL_get_error(m_tls.get(), got);
        ::ERR_clear_error();
        return got <= 0 && error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE;
    }
    const ssize_t got = ::recv(m_socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got == 0 || (got < 0 && !isWorthWaiting());
}

void Channel::shutDown() const
{
    ::shutdown(m_socket, SHUT_RDWR);
}

void Channel::reset() const
{
    // Linux aborts a connection that is dissolved by connecting it to nothing.
    sockaddr nothing{};
    nothing.sa_family = AF_UNSPEC;
    // That it was not connected is as good.
    static_cast<void>(::connect(m_socket, &nothing, sizeof(nothing)));
}

std::string Channel::clientName() const
{
    if (!m_tls)
        return {};
    const std::unique_ptr<X509, void (*)(X509*)> certificate(
        ::SSL_get1_peer_certificate(m_tls.get()), ::X509_free);
    if (!certificate)
        return {};
    char name[256] = {};
    ::X509_NAME_get_text_by_NID(
        ::X509_get_subject_name(certificate.get()), NID_commonName, name, sizeof(name));
    return name;
}

} // namespace mock_kubernetes
