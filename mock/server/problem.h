// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/command.h"
#include "server/http_message.h"

namespace server {

/// An answer of application/problem+json. The type stands behind "urn:deployment:problem:".
[[nodiscard]] Reply problem(int status, std::string_view type, std::string_view detail);
[[nodiscard]] Reply problem(const Refusal& refusal);
/// With the type that docs/openapi.yaml has for the status, for errors without a further story.
[[nodiscard]] Reply problem(int status);

} // namespace server
