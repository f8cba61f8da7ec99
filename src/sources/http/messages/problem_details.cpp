// SPDX-License-Identifier: GPL-3.0-or-later
#include "problem_details.h"

#include "deploy/formats/json/json_value.h"

#include "http_headers.h"

namespace sources {

using formats::JsonValue;

namespace {

constexpr qsizetype maxTextLength = 500;

QString boundedText(const JsonValue& object, std::string_view name)
{
    const QString text = QString::fromStdString(object.text(name).value_or(std::string()));
    return text.size() <= maxTextLength ? text : text.left(maxTextLength - 1) + QChar(0x2026);
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
    if (type != "application/json" && !type.endsWith("+json"))
        return std::nullopt;
    const JsonValue object =
        JsonValue::parse({body.constData(), std::size_t(body.size())}).value_or(JsonValue());
    ProblemDetails problem;
    problem.type = boundedText(object, "type");
    problem.title = boundedText(object, "title");
    problem.detail = boundedText(object, "detail");
    if (problem.title.isEmpty() && problem.detail.isEmpty())
        problem.detail = boundedText(object, "message");
    if (problem.title.isEmpty() && problem.detail.isEmpty())
        return std::nullopt;
    return problem;
}

} // namespace sources
