// SPDX-License-Identifier: GPL-3.0-or-later
#include "variant_json.h"

#include <QStringList>
#include <QVariantList>
#include <QVariantMap>

#include <limits>

namespace console {

using formats::JsonMember;
using formats::JsonValue;
using formats::JsonWriter;

namespace {

void writeMap(JsonWriter& writer, const QVariantMap& map)
{
    writer.beginObject();
    for (auto entry = map.begin(); entry != map.end(); ++entry) {
        writer.key(entry.key().toStdString());
        write(writer, entry.value());
    }
    writer.endObject();
}

void writeList(JsonWriter& writer, const QVariantList& list)
{
    writer.beginArray();
    for (const QVariant& element : list)
        write(writer, element);
    writer.endArray();
}

} // namespace

void write(JsonWriter& writer, const QVariant& value)
{
    switch (value.typeId()) {
    case QMetaType::QVariantMap:
        return writeMap(writer, value.toMap());
    case QMetaType::QVariantList:
    case QMetaType::QStringList:
        return writeList(writer, value.toList());
    case QMetaType::QString:
        return writer.text(value.toString().toStdString());
    case QMetaType::Bool:
        return writer.boolean(value.toBool());
    case QMetaType::Int:
    case QMetaType::LongLong:
        return writer.integer(value.toLongLong());
    case QMetaType::Double:
        return writer.number(value.toDouble());
    default:
        return writer.null();
    }
}

std::string toJson(const QVariant& value)
{
    std::string json;
    JsonWriter writer(json);
    write(writer, value);
    return json;
}

QVariant toVariant(const JsonValue& value)
{
    switch (value.kind()) {
    case JsonValue::Kind::Object: {
        QVariantMap map;
        for (const JsonMember& member : value.members())
            map.insert(QString::fromStdString(member.name), toVariant(member.value));
        return map;
    }
    case JsonValue::Kind::Array: {
        QVariantList list;
        for (const JsonValue& element : value.elements())
            list.append(toVariant(element));
        return list;
    }
    case JsonValue::Kind::Text:
        return QString::fromStdString(*value.text());
    case JsonValue::Kind::Boolean:
        return *value.boolean();
    case JsonValue::Kind::Integer:
        return static_cast<qlonglong>(*value.integer(
            std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()));
    case JsonValue::Kind::Number:
        return *value.number(
            std::numeric_limits<double>::lowest(), std::numeric_limits<double>::max());
    default:
        return {};
    }
}

} // namespace console
