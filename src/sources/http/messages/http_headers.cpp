// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_headers.h"

#include "deploy/deployment/ascii.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace sources {

namespace {

using deployment::Milliseconds;

constexpr Milliseconds minWait{1000};
constexpr Milliseconds maxWait{3'600'000};
constexpr qsizetype maxTagLength = 256;

bool isDigits(const QByteArray& text)
{
    return !text.isEmpty() && std::ranges::all_of(text, deployment::isAsciiDigit);
}

/// One link of a Link field, cut at the commas that separate links: <target>; name="value"; …
struct Link {
    QByteArray target;
    QByteArray parameters;
};

/// Where the separator stands next outside of quotes; the end if it doesn't.
qsizetype findUnquoted(const QByteArray& field, char separator, qsizetype from)
{
    bool quoted = false;
    for (qsizetype at = from; at < field.size(); ++at) {
        if (quoted && field[at] == '\\')
            ++at;
        else if (field[at] == '"')
            quoted = !quoted;
        else if (field[at] == separator && !quoted)
            return at;
    }
    return field.size();
}

std::optional<Link> parseLink(const QByteArray& field, qsizetype& from)
{
    const qsizetype open = field.indexOf('<', from);
    const qsizetype close = field.indexOf('>', open);
    if (open < 0 || close < 0)
        return std::nullopt;
    const qsizetype end = findUnquoted(field, ',', close);
    from = end + 1;
    return Link{field.mid(open + 1, close - open - 1), field.mid(close + 1, end - close - 1)};
}

bool namesNext(const QByteArray& parameter)
{
    QByteArray value = parameter.mid(parameter.indexOf('=') + 1).trimmed().toLower();
    if (value.startsWith('"') && value.endsWith('"') && value.size() >= 2)
        value = value.mid(1, value.size() - 2);
    return value.split(' ').contains("next");
}

bool isNext(const QByteArray& parameters)
{
    for (qsizetype from = 0; from < parameters.size();) {
        const qsizetype end = findUnquoted(parameters, ';', from);
        const QByteArray parameter = parameters.mid(from, end - from).trimmed();
        from = end + 1;
        if (parameter.left(parameter.indexOf('=') + 1).toLower() == "rel=")
            return namesNext(parameter);
    }
    return false;
}

} // namespace

std::optional<deployment::Timestamp> httpDate(const QByteArray& field)
{
    auto date = QLocale::c().toDateTime(
        QString::fromLatin1(field), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeZone(QTimeZone::utc());
    return deployment::Timestamp(Milliseconds(date.toMSecsSinceEpoch()));
}

std::optional<Milliseconds> retryAfter(const QByteArray& field, deployment::Timestamp now)
{
    const QByteArray text = field.trimmed();
    std::optional<Milliseconds> wait;
    if (isDigits(text)) {
        bool fits = false;
        const qlonglong seconds = text.toLongLong(&fits);
        wait = fits && seconds < 1'000'000 ? Milliseconds(seconds * 1000) : maxWait;
    } else if (const auto date = httpDate(text)) {
        wait = *date - now;
    }
    if (!wait)
        return std::nullopt;
    return std::clamp(*wait, minWait, maxWait);
}

QString strongTag(const QByteArray& field)
{
    const QByteArray tag = field.trimmed();
    if (tag.size() < 2 || tag.size() > maxTagLength || !tag.startsWith('"') || !tag.endsWith('"'))
        return {};
    const bool isClean = std::all_of(tag.begin() + 1, tag.end() - 1,
        [](char one) { return one > 0x20 && one < 0x7f && one != '"'; });
    return isClean ? QString::fromLatin1(tag) : QString();
}

QByteArray nextLink(const QByteArray& field)
{
    qsizetype from = 0;
    while (const auto link = parseLink(field, from)) {
        if (isNext(link->parameters))
            return link->target;
    }
    return {};
}

QByteArray mediaType(const QByteArray& contentType)
{
    return contentType.split(';').first().trimmed().toLower();
}

bool mayBeJson(const QByteArray& contentType)
{
    const QByteArray type = mediaType(contentType);
    return type != "text/html" && type != "application/xhtml+xml" && type != "text/event-stream"
        && !type.startsWith("image/");
}

bool sameOrigin(const QUrl& left, const QUrl& right)
{
    const auto port = [](const QUrl& url) {
        return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    };
    return left.scheme() == right.scheme() && left.host() == right.host()
        && port(left) == port(right);
}

QByteArray basicProof(const QString& user, const QString& password)
{
    return "Basic " + (user + QLatin1Char(':') + password).toUtf8().toBase64();
}

bool isHeaderSafe(const QByteArray& value)
{
    return std::none_of(value.begin(), value.end(), [](char one) {
        const auto byte = static_cast<unsigned char>(one);
        return byte < 0x20 || byte == 0x7f;
    });
}

} // namespace sources
