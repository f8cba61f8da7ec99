// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/http_message.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace server {

/// Why a request is not taken before it is looked at; method and target as far as they are known.
struct BadRequest {
    int status = 400;
    std::string detail;
    std::string method;
    std::string target;
};

/// The head of a request, and how its body is framed (RFC 9112). Whatever could be read in two ways
/// is refused: two readings are how one request becomes two behind a proxy.
struct RequestHead {
    Request request; ///< without its body; the target in origin form
    std::optional<std::uint64_t> length; ///< of the body, if given
    bool isChunked = false;
    bool keepsAlive = true;
    bool waitsForContinue = false;
};

/// From the request line to the empty line.
[[nodiscard]] tl::expected<RequestHead, BadRequest> parseHead(std::string_view text);

/// A body in chunks, decoded as it arrives.
class ChunkedBody {
public:
    enum class State : std::uint8_t { Incomplete, Complete, Malformed };

    /// Takes from the front of the buffer what belongs to the body.
    State feed(std::string& buffer);
    [[nodiscard]] const std::string& body() const { return m_body; }

private:
    [[nodiscard]] bool consumeSize(std::string& buffer);
    [[nodiscard]] bool consumeData(std::string& buffer);
    [[nodiscard]] bool consumeTrailer(std::string& buffer);
    [[nodiscard]] std::optional<std::string> consumeLine(std::string& buffer);

    enum class Part : std::uint8_t { Size, Data, Trailer };
    Part m_part = Part::Size;
    std::uint64_t m_size = 0; ///< of the current chunk
    State m_state = State::Incomplete;
    std::string m_body;
};

} // namespace server
