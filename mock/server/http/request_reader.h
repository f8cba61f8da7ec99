// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request_head.h"

#include <chrono>
#include <functional>
#include <variant>

namespace server {

/// How long a client may take.
struct Patience {
    std::chrono::milliseconds idle = std::chrono::seconds(5); ///< to begin a request
    std::chrono::milliseconds head = std::chrono::seconds(5); ///< from its first byte on
    std::chrono::milliseconds body = std::chrono::seconds(10); ///< from the end of the head on
};

/// A request that came whole.
struct Incoming {
    Request request;
    bool keepsAlive = true;
};

/// The requests of one connection, one after the other, whether they come one at a time or all at
/// once. Does not own the socket.
class RequestReader {
public:
    struct End { };
    using Next = std::variant<Incoming, BadRequest, End>;

    /// interim sends a word ("100 Continue") before the answer.
    RequestReader(int socket, Patience patience, std::function<void(std::string_view)> interim);

    /// Waits for the next one. After anything but a whole request, the connection is of no more
    /// use.
    [[nodiscard]] Next next();

private:
    using Instant = std::chrono::steady_clock::time_point;
    enum class Fill : std::uint8_t { Some, Ended, Late };

    [[nodiscard]] Fill fill(Instant deadline);
    [[nodiscard]] std::optional<Next> awaitHead();
    [[nodiscard]] Next readBody(RequestHead head);
    [[nodiscard]] std::optional<Next> readCounted(const RequestHead& head, std::string& body);
    [[nodiscard]] std::optional<Next> readChunked(const RequestHead& head, std::string& body);
    [[nodiscard]] std::optional<Next> waitForMore(const RequestHead& head, Instant deadline);

    int m_socket;
    Patience m_patience;
    std::function<void(std::string_view)> m_interim;
    std::string m_buffer; ///< what has come and belongs to no request yet
};

} // namespace server
