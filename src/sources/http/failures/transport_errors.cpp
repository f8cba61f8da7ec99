// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport_errors.h"

#include "certificate_errors.h"
#include "handshake_errors.h"
#include "proxy_errors.h"

namespace sources {

using deployment::Error;
using deployment::ErrorCode;

namespace {

Error lostError(const TransportFailure& failure)
{
    const std::string host = hostOf(failure.way.url);
    if (failure.hasHead)
        return failureError(ErrorCode::Incomplete,
            DEPLOY_MESSAGE("Message", "Incomplete response: the connection to %1 was lost."),
            {host});
    if (!failure.way.proxy.isEmpty())
        return failureError(ErrorCode::Offline,
            DEPLOY_MESSAGE("Message",
                "The connection to %1 through the proxy %2 was lost before a response arrived."),
            {host, failure.way.proxy.toStdString()});
    if (!isTls(failure))
        return failureError(ErrorCode::Offline,
            DEPLOY_MESSAGE("Message",
                "The connection to %1 was lost before a response arrived. If this happens every "
                "time, the server may expect https:// in the address."),
            {host});
    return failureError(ErrorCode::Offline,
        DEPLOY_MESSAGE("Message", "The connection to %1 was lost before a response arrived."),
        {host});
}

Error plainError(const TransportFailure& failure)
{
    const std::string host = hostOf(failure.way.url);
    switch (failure.error) {
    case QNetworkReply::ConnectionRefusedError:
        return failureError(
            ErrorCode::Offline, DEPLOY_MESSAGE("Message", "No server is listening at %1."), {host});
    case QNetworkReply::HostNotFoundError:
        return failureError(
            ErrorCode::Offline, DEPLOY_MESSAGE("Message", "Host %1 not found."), {host});
    case QNetworkReply::ProtocolFailure:
        return failureError(
            ErrorCode::BadFormat, DEPLOY_MESSAGE("Message", "%1 is not an HTTP server."), {host});
    default:
        return lostError(failure);
    }
}

} // namespace

Error transportError(const TransportFailure& failure)
{
    if (!failure.certificateErrors.isEmpty())
        return certificateError(failure);
    Error error = isHandshake(failure) ? handshakeError(failure)
        : failure.hasHead              ? plainError(failure)
                                       : proxyError(failure).value_or(plainError(failure));
    return error;
}

Error timeoutError(const RequestWay& way, deployment::Milliseconds after)
{
    const std::string seconds = std::to_string(after.count() / 1000);
    if (!way.proxy.isEmpty())
        return failureError(ErrorCode::Timeout,
            DEPLOY_MESSAGE(
                "Message", "The server at %1 or the proxy %2 did not respond within %3 seconds."),
            {hostOf(way.url), way.proxy.toStdString(), seconds});
    return failureError(ErrorCode::Timeout,
        DEPLOY_MESSAGE("Message", "The server at %1 did not respond within %2 seconds."),
        {hostOf(way.url), seconds});
}

} // namespace sources
