// SPDX-License-Identifier: GPL-3.0-or-later
#include "redaction.h"

#include "http_headers.h"

#include "deploy/formats/json/json_value.h"
#include "deploy/formats/json/json_writer.h"

#include <algorithm>

namespace sources {

namespace {

using deployment::Redactor;

using formats::JsonMember;
using formats::JsonValue;
using formats::JsonWriter;

/// Programs compare these.
bool isForPrograms(std::string_view name)
{
    constexpr std::string_view names[]{
        "type", "id", "key", "state", "action", "deployment", "targetVersion"};
    return std::ranges::find(names, name) != std::end(names);
}

/// Writes a document with every text in it redacted but those for programs.
class RedactedProblem {
public:
    explicit RedactedProblem(const Redactor& redactor)
        : m_redactor(redactor)
    {
    }

    void write(const JsonValue& value)
    {
        if (value.isObject())
            writeObject(value);
        else if (value.isArray())
            writeArray(value);
        else if (const auto text = value.text())
            writeText(*text);
        else
            m_writer.value(value);
    }
    [[nodiscard]] bool isChanged() const { return m_isChanged; }
    [[nodiscard]] const std::string& json() const { return m_json; }

private:
    void writeObject(const JsonValue& object)
    {
        m_writer.beginObject();
        for (const JsonMember& member : object.members()) {
            m_writer.key(member.name);
            if (isForPrograms(member.name))
                m_writer.value(member.value);
            else
                write(member.value);
        }
        m_writer.endObject();
    }
    void writeArray(const JsonValue& array)
    {
        m_writer.beginArray();
        for (const JsonValue& element : array.elements())
            write(element);
        m_writer.endArray();
    }
    void writeText(const std::string& text)
    {
        const std::string redacted = m_redactor.redacted(std::string_view(text));
        m_isChanged = m_isChanged || redacted != text;
        m_writer.text(redacted);
    }

    const Redactor& m_redactor;
    std::string m_json;
    JsonWriter m_writer{m_json};
    bool m_isChanged = false;
};

/// Of what is no object, only plain text is shown, and its beginning alone.
QByteArray redactedBody(const HttpResponse& response, const Redactor& redactor)
{
    constexpr qsizetype longestText = 64 << 10;
    if (mediaType(response.header("Content-Type")) == "text/plain")
        return QByteArray::fromStdString(
            redactor.redacted(response.body.left(longestText).toStdString()));
    const auto document = JsonValue::parse(response.bodyText());
    if (!document || !document->isObject())
        return response.body;
    RedactedProblem problem(redactor);
    problem.write(*document);
    return problem.isChanged() ? QByteArray::fromStdString(problem.json()) : response.body;
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
    result->body = redactedBody(*result, redactor);
    return result;
}

} // namespace sources
