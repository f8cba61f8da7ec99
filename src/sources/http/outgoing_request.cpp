// SPDX-License-Identifier: GPL-3.0-or-later
#include "outgoing_request.h"

#include "messages/http_headers.h"

#include <optional>
#include <set>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;

void setManners(QNetworkRequest& request)
{
    using Request = QNetworkRequest;
    request.setAttribute(Request::RedirectPolicyAttribute, Request::ManualRedirectPolicy);
    // The HTTP/2 code of this Qt lacks security fixes.
    request.setAttribute(Request::Http2AllowedAttribute, false);
    request.setAttribute(Request::CacheLoadControlAttribute, Request::AlwaysNetwork);
    request.setAttribute(Request::CacheSaveControlAttribute, false);
    request.setAttribute(Request::CookieLoadControlAttribute, Request::Manual);
    request.setAttribute(Request::CookieSaveControlAttribute, Request::Manual);
    request.setAttribute(Request::AuthenticationReuseAttribute, Request::Manual);
    request.setHeader(Request::UserAgentHeader, QStringLiteral("deployment-console"));
    // Said by us, so that Qt leaves what comes to BodyDecoder.
    request.setRawHeader("Accept-Encoding", "gzip");
}

/// Qt knows each name once; a further field of the same name is therefore written into the value,
/// as the line that it is. Fields that are there already are replaced.
std::optional<Error> setHeaders(QNetworkRequest& request, const HttpRequest::Headers& headers)
{
    std::set<QByteArray> names;
    for (const auto& [name, value] : headers) {
        if (name.isEmpty() || !isHeaderSafe(name) || !isHeaderSafe(value))
            return Error{ErrorCode::BadFormat,
                {DEPLOY_MESSAGE("Message", "The request contains characters that cannot be sent."),
                    {}},
                {}};
        const bool isFurther = !names.insert(name.toLower()).second;
        request.setRawHeader(
            name, isFurther ? request.rawHeader(name) + "\r\n" + name + ": " + value : value);
    }
    return std::nullopt;
}

Error insecureCredentials()
{
    return {ErrorCode::Insecure,
        {DEPLOY_MESSAGE("Message",
             "Credentials are not sent over plain http to another machine. Use https, or allow it "
             "for this connection."),
            {}},
        {}};
}

std::optional<Error> setCredentials(
    QNetworkRequest& to, const HttpAccess& access, const AuthorizationField& field)
{
    if (field.value.isEmpty())
        return std::nullopt;
    const bool isPlain = to.url().scheme() == QLatin1String("http");
    if (isPlain && !isLoopback(to.url()) && !access.sendsCredentialsOverHttp)
        return insecureCredentials();
    to.setRawHeader(field.name, field.value.reveal());
    return std::nullopt;
}

/// In the order in which each replaces fields of the ones before.
std::optional<Error> setAllHeaders(QNetworkRequest& to, const HttpRequest& request,
    const HttpAccess& access, const AuthorizationField& field)
{
    const bool isToServer = sameOrigin(to.url(), access.baseUrl);
    std::optional<Error> error = isToServer ? setHeaders(to, access.headers) : std::nullopt;
    if (!error)
        error = setHeaders(to, request.headers);
    if (!error && isToServer)
        error = setCredentials(to, access, field);
    return error;
}

} // namespace

deployment::Expected<QNetworkRequest> outgoingRequest(
    const HttpRequest& request, const HttpAccess& access, const AuthorizationField& field)
{
    if (access.obstacle)
        return tl::unexpected(*access.obstacle);
    QNetworkRequest outgoing(request.url);
    setManners(outgoing);
    if (auto error = setAllHeaders(outgoing, request, access, field))
        return tl::unexpected(*std::move(error));
    if (request.body)
        outgoing.setHeader(QNetworkRequest::ContentLengthHeader, request.body->size());
    return outgoing;
}

} // namespace sources
