// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/client_socket.h"

#include <charconv>
#include <cstring>
#include <filesystem>
#include <string>

#include <netinet/in.h>
#include <sys/socket.h>

namespace server {

namespace {

using Query = int (*)(int, sockaddr*, socklen_t*);

/// Of the local or the remote end; -1 for what is no connection over IP.
int portOf(int descriptor, Query query)
{
    sockaddr_storage address{};
    socklen_t length = sizeof(address);
    if (query(descriptor, reinterpret_cast<sockaddr*>(&address), &length) != 0
        || (address.ss_family != AF_INET && address.ss_family != AF_INET6))
        return -1;
    // The port stands at the same place in both families.
    sockaddr_in common{};
    std::memcpy(&common, &address, sizeof(common));
    return ntohs(common.sin_port);
}

std::vector<int> openDescriptors()
{
    std::vector<int> descriptors;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", error)) {
        const std::string name = entry.path().filename();
        int descriptor = -1;
        std::from_chars(name.data(), name.data() + name.size(), descriptor);
        descriptors.push_back(descriptor);
    }
    return descriptors;
}

} // namespace

std::optional<ClientSocket> ClientSocket::find(int localPort, int remotePort)
{
    for (int descriptor : openDescriptors())
        if (portOf(descriptor, ::getpeername) == remotePort
            && portOf(descriptor, ::getsockname) == localPort)
            return ClientSocket(descriptor);
    return {};
}

std::vector<ClientSocket> ClientSocket::allOf(int localPort)
{
    std::vector<ClientSocket> all;
    for (int descriptor : openDescriptors())
        if (portOf(descriptor, ::getpeername) >= 0
            && portOf(descriptor, ::getsockname) == localPort)
            all.push_back(ClientSocket(descriptor));
    return all;
}

void ClientSocket::send(std::string_view bytes) const
{
    // Whether it arrives does not matter: the connection is about to be broken.
    static_cast<void>(::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL));
}

void ClientSocket::shutDown() const
{
    ::shutdown(m_descriptor, SHUT_RDWR);
}

void ClientSocket::reset() const
{
    // Linux aborts a connection that is dissolved by connecting it to nothing.
    sockaddr nothing{};
    nothing.sa_family = AF_UNSPEC;
    // That it was not connected is as good.
    static_cast<void>(::connect(m_descriptor, &nothing, sizeof(nothing)));
}

bool ClientSocket::isOpen() const
{
    char byte = 0;
    const ssize_t got = ::recv(m_descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK));
}

} // namespace server
