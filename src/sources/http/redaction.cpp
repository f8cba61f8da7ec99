// SPDX-License-Identifier: GPL-3.0-or-later
#include "redaction.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sources {
namespace {

using deployment::Redactor;

constexpr qsizetype longestProblem = 2 << 20; // longer ones are not shown

QJsonValue redacted(const QJsonValue& value, const Redactor& redactor);

/// Programs compare these.
bool isForPrograms(const QString& name)
{
    constexpr const char* names[]{
        "type", "id", "key", "state", "action", "deployment", "targetVersion"};
    return std::ranges::any_of(
        names, [&name](const char* one) { return name == QLatin1String(one); });
}

QJsonObject redacted(QJsonObject object, const Redactor& redactor)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (!isForPrograms(member.key()))
            member.value() = redacted(QJsonValue(member.value()), redactor);
    }
    return object;
}

QJsonValue redacted(const QJsonValue& value, const Redactor& redactor)
{
    if (value.isString())
        return sources::redacted(value.toString(), redactor);
    if (value.isObject())
        return redacted(value.toObject(), redactor);
    QJsonArray array = value.toArray();
    for (qsizetype at = 0; at < array.size(); ++at)
        array[at] = redacted(QJsonValue(array.at(at)), redactor);
    return value.isArray() ? QJsonValue(array) : value;
}

QByteArray redactedProblem(const QByteArray& body, const Redactor& redactor)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return body;
    const QJsonObject told = redacted(document.object(), redactor);
    return told == document.object() ? body : QJsonDocument(told).toJson(QJsonDocument::Compact);
}

} // namespace

QString redacted(const QString& text, const Redactor& redactor)
{
    return QString::fromStdString(redactor.redacted(std::string_view(text.toStdString())));
}

HttpResult redacted(HttpResult result, const Redactor& redactor)
{
    if (!result) {
        result.error().error = redactor.redacted(std::move(result.error().error));
        return result;
    }
    if (result->status < 300)
        return result;
    for (auto& [name, value] : result->headers) {
        if (name.compare("Location", Qt::CaseInsensitive) == 0)
            value = QByteArray::fromStdString(redactor.redacted(value.toStdString()));
    }
    if (result->body.size() <= longestProblem)
        result->body = redactedProblem(result->body, redactor);
    return result;
}

} // namespace sources
