// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport_failure.h"

#include <algorithm>
#include <utility>

namespace sources {

std::string hostOf(const QUrl& url)
{
    const QString port = url.port() < 0 ? QString() : QStringLiteral(":%1").arg(url.port());
    return (url.host() + port).toStdString();
}

bool isTls(const TransportFailure& failure)
{
    return failure.way.url.scheme() == QLatin1String("https");
}

bool says(const TransportFailure& failure, std::initializer_list<const char*> parts)
{
    return std::any_of(parts.begin(), parts.end(), [&](const char* part) {
        return failure.libraryText.contains(QLatin1String(part), Qt::CaseInsensitive);
    });
}

deployment::Error failureError(
    deployment::ErrorCode code, std::string_view sentence, std::vector<std::string> arguments)
{
    return {code, {sentence, std::move(arguments)}, {}};
}

} // namespace sources
