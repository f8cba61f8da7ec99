// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter_memory.h"

#include "settings.h"
#include "variant_json.h"

namespace console {

using formats::JsonValue;
using formats::JsonWriter;

namespace {

constexpr std::size_t maxSources = 100;

/// A server is the same with and without a slash at the end of its address.
QString nameOf(QString location)
{
    while (location.size() > 1 && location.endsWith(u'/'))
        location.chop(1);
    return location;
}

} // namespace

std::optional<models::ListFilter> rememberedFilter(
    const Settings& settings, const QString& location)
{
    const std::string name = nameOf(location).toStdString();
    for (const JsonValue& each : settings.json(Setting::ListFilters).elements()) {
        if (each.text("source") == name)
            return models::ListFilter::fromMap(
                toVariant(each.object("filter").value_or(JsonValue())).toMap());
    }
    return std::nullopt;
}

void rememberFilter(Settings& settings, const QString& location, const models::ListFilter& filter)
{
    const std::string name = nameOf(location).toStdString();
    std::string json;
    JsonWriter writer(json);
    writer.beginArray();
    writer.beginObject();
    writer.textField("source", name);
    writer.key("filter");
    write(writer, filter.toMap());
    writer.endObject();
    std::size_t kept = 1;
    for (const JsonValue& each : settings.json(Setting::ListFilters).elements()) {
        if (each.text("source") != name && kept++ < maxSources)
            writer.value(each);
    }
    writer.endArray();
    settings.setJson(Setting::ListFilters, json);
}

} // namespace console
