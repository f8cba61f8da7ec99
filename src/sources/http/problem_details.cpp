// SPDX-License-Identifier: GPL-3.0-or-later
#include "problem_details.h"

#include "http_headers.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sources {
namespace {

constexpr qsizetype longestBody = 2 << 20;
constexpr qsizetype longestText = 500;

QString boundedText(const QJsonObject& object, QLatin1String name)
{
    const QString text = object.value(name).toString();
    return text.size() <= longestText ? text : text.left(longestText - 1) + QChar(0x2026);
}

} // namespace

QString ProblemDetails::text() const
{
    if (title.isEmpty() || detail.isEmpty())
        return title + detail;
    return title + QLatin1String(": ") + detail;
}

std::optional<ProblemDetails> parseProblem(const QByteArray& contentType, const QByteArray& body)
{
    const QByteArray type = mediaType(contentType);
    if ((type != "application/json" && !type.endsWith("+json")) || body.size() > longestBody)
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    ProblemDetails problem;
    problem.type = boundedText(object, QLatin1String("type"));
    problem.title = boundedText(object, QLatin1String("title"));
    problem.detail = boundedText(object, QLatin1String("detail"));
    if (problem.title.isEmpty() && problem.detail.isEmpty())
        problem.detail = boundedText(object, QLatin1String("message"));
    if (problem.title.isEmpty() && problem.detail.isEmpty())
        return std::nullopt;
    return problem;
}

} // namespace sources
