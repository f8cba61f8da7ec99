// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/http/channel.h"
#include "server/http/http_message.h"

namespace mock_kubernetes {

/// The way back to whoever asked.
class Responder {
public:
    /// @p keepsAlive: whether the connection may take another request.
    Responder(Channel& channel, bool keepsAlive);

    /// A whole answer.
    void send(const server::Reply& reply);
    /// The head of an answer whose body comes in chunks.
    void beginStream(int status, std::string_view contentType);
    /// One chunk; false: nobody listens any more.
    bool chunk(std::string_view bytes);
    void endStream();
    /// Bytes as they are; nothing is sent by the book after them.
    void raw(std::string_view bytes);
    void end();
    void reset();

    [[nodiscard]] bool clientHasLeft() { return m_channel.hasLeft(); }
    [[nodiscard]] bool keepsAlive() const { return m_keepsAlive; }

private:
    Channel& m_channel;
    bool m_keepsAlive;
};

/// As it goes over the wire.
[[nodiscard]] std::string wholeAnswer(const server::Reply& reply, bool keepsAlive);

} // namespace mock_kubernetes
