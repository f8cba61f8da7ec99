// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/commands/command.h"
#include "server/http/http_message.h"

namespace server {

/// An answer of application/problem+json. The type stands behind "urn:deployment:problem:".
[[nodiscard]] Reply problem(int status, std::string_view type, std::string_view detail);
[[nodiscard]] Reply problem(const Refusal& refusal);
/// With the type that docs/openapi.yaml has for the status.
[[nodiscard]] Reply problem(int status, std::string_view detail = {});
/// A few words for people, for the first line of an answer.
[[nodiscard]] std::string_view titleOf(int status);

} // namespace server
