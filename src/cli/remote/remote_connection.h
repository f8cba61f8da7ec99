// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments/request.h"

#include "deploy/sources/connection.h"

namespace cli {

/// The environment variable that a secret is taken from if no file is named.
inline constexpr auto tokenVariable = "DEPLOYMENT_CONSOLE_TOKEN";

/// The connection that the request's source and access options describe. Errors: BadFormat for an
/// address that is none, or that holds a password; Insecure for credentials that would go over
/// plain http to another machine.
[[nodiscard]] deployment::Expected<operations::Connection> connectionOf(const Request& request);

/// The part of the filter that a server can be asked for without losing what the local filter would
/// let through, at that time.
[[nodiscard]] history::Filter remoteFilter(const Request& request, deployment::Timestamp now);

} // namespace cli
