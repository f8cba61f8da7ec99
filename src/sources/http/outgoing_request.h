// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/sources/http/credential_provider.h"

#include "http_access.h"
#include "messages/http_message.h"

#include <QNetworkRequest>

namespace sources {

/// The request as it goes out: with what the access sends along and the field that proves who
/// asks, both to the server itself only. Whom the server must prove to be is left out. Error: why
/// it must not be sent; Insecure: credentials would go over plain http to another machine.
[[nodiscard]] deployment::Expected<QNetworkRequest> outgoingRequest(
    const HttpRequest& request, const HttpAccess& access, const AuthorizationField& field);

} // namespace sources
