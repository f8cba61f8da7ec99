// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/commands/command_service.h"
#include "server/http/http_message.h"
#include "server/http/problem.h"

#include <tl/expected.hpp>

namespace server {

inline constexpr std::size_t maxRequestBodySize = std::size_t{64} * 1024;

/// The Idempotency-Key without its quotes; nullopt if there is none or it is not well-formed.
[[nodiscard]] std::optional<std::string> keyOf(const Request& request);

/// What a POST orders; caller and deployment are the caller's to fill in. Refuses (400, 413, 415)
/// what is not well formed.
[[nodiscard]] tl::expected<CommandRequest, Refusal> parseCommandRequest(
    const Request& request, operations::CommandKind kind);

} // namespace server
