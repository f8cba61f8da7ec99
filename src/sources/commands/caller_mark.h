// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/http/credentials.h"

#include <string>

namespace sources {

/// Shows whether two requests have the same credentials, without revealing them: a short, slow and
/// salted digest. Of no credentials too.
[[nodiscard]] std::string callerMark(const AuthorizationField& field, const std::string& salt);

} // namespace sources
