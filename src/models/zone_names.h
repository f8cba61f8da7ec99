// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <QMap>
#include <QString>

#include <chrono>

namespace models {

/// The local zone's own abbreviation; empty where it is only an offset again ("+08").
[[nodiscard]] QString zoneAbbreviation(deployment::Timestamp time);
/// "+08:00"
[[nodiscard]] QString signedOffset(std::chrono::seconds offset);
/// "UTC+08:00"
[[nodiscard]] QString offsetText(std::chrono::seconds offset);
/// The names of the local zone within a year of the time, by their offsets.
[[nodiscard]] QMap<qint64, QString> zoneNamesAround(deployment::Timestamp now);
/// "New York" of America/New_York; what the system's zone is called otherwise.
[[nodiscard]] QString placeOfZone();

} // namespace models
