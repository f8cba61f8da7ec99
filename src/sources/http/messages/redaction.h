// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/redactor.h"

#include "http_message.h"

namespace sources {

/// The result as it may be shown: its words come from a server, a proxy or a library, and any of
/// them may repeat a secret. Applied where results enter the program, so that nothing after it has
/// to think of that. Data are not touched: a response with a success status, and the members of a
/// problem that a program reads.
[[nodiscard]] HttpResult redacted(HttpResult result, const deployment::Redactor& redactor);

[[nodiscard]] QString redacted(const QString& text, const deployment::Redactor& redactor);

} // namespace sources
