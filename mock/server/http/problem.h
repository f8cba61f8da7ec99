// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/http_message.h"

namespace server {

/// Why a command was not taken: what the problem document needs.
struct Refusal {
    int status = 409;
    std::string_view type; ///< after "urn:deployment:problem:"
    std::string detail;
    std::optional<std::uint64_t> revision;
    std::string deploymentStatus;
};

/// An answer of application/problem+json. The type stands after "urn:deployment:problem:".
[[nodiscard]] Reply problem(int status, std::string_view type, std::string_view detail);
[[nodiscard]] Reply problem(const Refusal& refusal);
/// With the type that docs/openapi.yaml has for the status.
[[nodiscard]] Reply problem(int status, std::string_view detail = {});
/// A few words for users, for the first line of an answer.
[[nodiscard]] std::string_view titleOf(int status);

} // namespace server
