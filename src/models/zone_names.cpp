// SPDX-License-Identifier: GPL-3.0-or-later
#include "zone_names.h"

#include <QTimeZone>

#include <chrono>
#include <ctime>

namespace models {

namespace {

/// What the local zone is called at that offset: its abbreviation, or the offset.
QString nameAt(deployment::Timestamp time)
{
    const QString name = zoneAbbreviation(time);
    return name.isEmpty() ? offsetText(deployment::zoneOffset(time, deployment::Zone::Local))
                          : name;
}

} // namespace

QString zoneAbbreviation(deployment::Timestamp time)
{
    const std::time_t seconds =
        std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    std::tm local{};
    if (localtime_r(&seconds, &local) == nullptr || local.tm_zone == nullptr)
        return {};
    const QString name = QString::fromUtf8(local.tm_zone);
    const bool isOffset = name.startsWith(QLatin1Char('+')) || name.startsWith(QLatin1Char('-'));
    return isOffset ? QString() : name;
}

QString signedOffset(std::chrono::seconds offset)
{
    const qint64 minutes = std::abs(offset.count()) / 60;
    const QChar sign = offset.count() < 0 ? QLatin1Char('-') : QLatin1Char('+');
    const QLatin1Char zero('0');
    return QStringLiteral("%1%2:%3")
        .arg(sign)
        .arg(minutes / 60, 2, 10, zero)
        .arg(minutes % 60, 2, 10, zero);
}

QString offsetText(std::chrono::seconds offset)
{
    return QStringLiteral("UTC") + signedOffset(offset);
}

QMap<qint64, QString> zoneNamesAround(deployment::Timestamp now)
{
    QMap<qint64, QString> names;
    for (int month = -12; month <= 12; ++month) {
        const deployment::Timestamp time = now + month * std::chrono::days(30);
        const auto offset = deployment::zoneOffset(time, deployment::Zone::Local);
        names.insert(offset.count(), nameAt(time));
    }
    return names;
}

QString placeOfZone()
{
    const QString id = QString::fromUtf8(QTimeZone::systemTimeZoneId());
    return id.section(QLatin1Char('/'), -1).replace(QLatin1Char('_'), QLatin1Char(' '));
}

} // namespace models
