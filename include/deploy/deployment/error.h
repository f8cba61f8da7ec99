// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/message.h"

#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace deployment {

enum class ErrorCode : std::uint8_t {
    Cancelled, ///< by the user; never shown as a failure
    NotFound,
    NotReadable, ///< no permission, a directory, an I/O error
    NotWritable,
    BadEncoding, ///< not UTF-8; the message names the encoding
    BadFormat,
    Incomplete, ///< it ended before its end
    TooLarge,
    Changed, ///< what was read before is not there any more
    Timeout,
    Offline, ///< no connection to the server
    Insecure, ///< TLS not verified, or credentials over plain http
    Unauthorized, ///< it is not known who asks
    Forbidden, ///< it is, and has no right to it
    Refused, ///< the server understood and said no
    ServerFault, ///< the server is there and did not manage to answer (500)
    RateLimited, ///< nothing is wrong, but it was asked too often (429)
    Unknown, ///< it is not known whether it happened
};

/// An error as a value: a code to act on, a sentence for the user, and the cause for the log.
struct [[nodiscard]] Error {
    ErrorCode code = ErrorCode::Unknown;
    Message message;
    std::string cause;

    bool operator==(const Error&) const = default;
};

/// One that needs no arguments and has no cause. The sentence lasts: a literal.
inline Error simpleError(ErrorCode code, std::string_view sentence)
{
    return {code, {sentence, {}}, {}};
}

template <typename Value> using Expected = tl::expected<Value, Error>;

} // namespace deployment
