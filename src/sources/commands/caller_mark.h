// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/http/credentials.h"

#include <QString>

namespace sources {

/// Tells whether two requests come with the same credentials, without telling what they are: a
/// short, slow and salted digest. Of no credentials too.
[[nodiscard]] QString callerMark(const AuthorizationField& field, const QString& salt);

} // namespace sources
