// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter_memory.h"

#include "settings.h"

#include <QJsonArray>
#include <QJsonObject>

namespace console {

namespace {

constexpr qsizetype mostSources = 100;

QString sourceKey()
{
    return QStringLiteral("source");
}

QString filterKey()
{
    return QStringLiteral("filter");
}

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
    const QJsonArray known = settings.json(Setting::ListFilters).toArray();
    for (const QJsonValue& each : known) {
        if (each[sourceKey()].toString() == nameOf(location))
            return models::ListFilter::fromMap(each[filterKey()].toObject().toVariantMap());
    }
    return std::nullopt;
}

void rememberFilter(Settings& settings, const QString& location, const models::ListFilter& filter)
{
    const QString name = nameOf(location);
    QJsonArray kept{QJsonObject{
        {sourceKey(), name}, {filterKey(), QJsonObject::fromVariantMap(filter.toMap())}}};
    const QJsonArray known = settings.json(Setting::ListFilters).toArray();
    for (const QJsonValue& each : known) {
        if (each[sourceKey()].toString() != name && kept.size() < mostSources)
            kept.append(each);
    }
    settings.setJson(Setting::ListFilters, kept);
}

} // namespace console
