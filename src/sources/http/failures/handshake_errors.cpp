// SPDX-License-Identifier: GPL-3.0-or-later
#include "handshake_errors.h"

#include <optional>
#include <utility>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;

namespace {

/// What the server found wrong with the certificate that it was shown, or that it was shown none.
std::optional<Error> clientCertificateError(const TransportFailure& failure)
{
    const std::string host = hostOf(failure.way.url);
    if (says(failure, {"key values mismatch", "private key"}))
        return failureError(ErrorCode::Insecure,
            DEPLOY_MESSAGE(
                "Message", "The client certificate and key of this connection do not match."),
            {});
    if (!failure.way.hasClientCertificate) {
        if (says(failure,
                {"certificate required", "alert bad certificate", "alert handshake failure"}))
            return failureError(ErrorCode::Insecure,
                DEPLOY_MESSAGE("Message",
                    "The server at %1 requires a client certificate or ended the handshake for "
                    "another reason. Set a client certificate and its key in the connection."),
                {host});
        return std::nullopt;
    }
    if (says(failure, {"alert certificate expired"}))
        return failureError(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The server at %1 reports that the client certificate of this connection has "
                "expired. It must be renewed."),
            {host});
    if (says(failure, {"alert unknown ca"}))
        return failureError(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The server at %1 does not trust the authority that issued the client certificate "
                "of this connection."),
            {host});
    if (says(failure,
            {"alert bad certificate", "alert certificate", "alert unsupported certificate",
                "alert access denied", "alert handshake failure", "certificate required"}))
        return failureError(ErrorCode::Insecure,
            DEPLOY_MESSAGE(
                "Message", "The server at %1 rejected the client certificate of this connection."),
            {host});
    return std::nullopt;
}

} // namespace

Error handshakeError(const TransportFailure& failure)
{
    const std::string host = hostOf(failure.way.url);
    if (auto error = clientCertificateError(failure))
        return *std::move(error);
    if (says(failure,
            {"wrong version number", "packet length too long", "http request", "unknown protocol"}))
        return failureError(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "%1 does not use TLS. If the server uses plain http, the address must begin with "
                "http://, not https://."),
            {host});
    if (says(failure, {"protocol version", "unsupported protocol"}))
        return failureError(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The server at %1 offers only TLS versions that are no longer secure; at least 1.2 "
                "is required."),
            {host});
    return failureError(ErrorCode::Insecure,
        DEPLOY_MESSAGE("Message", "A secure connection to %1 could not be established."), {host});
}

bool isHandshake(const TransportFailure& failure)
{
    return failure.error == QNetworkReply::SslHandshakeFailedError
        || (isTls(failure) && says(failure, {"SSL routines", "private key", "TLS initialization"}));
}

} // namespace sources
