// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace server {

/// A connection below the HTTP library, for doing to it what no library offers. Does not own it.
class ClientSocket {
public:
    /// The one of this process between the two ports, as seen from here.
    [[nodiscard]] static std::optional<ClientSocket> find(int localPort, int remotePort);
    /// All that were accepted on the port.
    [[nodiscard]] static std::vector<ClientSocket> allOf(int localPort);

    void send(std::string_view bytes) const;
    /// Ends it in both directions.
    void shutDown() const;
    /// Ends it with a TCP reset.
    void reset() const;
    [[nodiscard]] bool isOpen() const;

private:
    explicit ClientSocket(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor;
};

} // namespace server
