// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace deployment {

using Milliseconds = std::chrono::milliseconds;
/// A moment in UTC, to the millisecond.
using Timestamp = std::chrono::sys_time<Milliseconds>;
/// The seam for the current time: injected wherever "now" matters, so that tests can fix it.
using Clock = std::function<Timestamp()>;

/// Which zone a time is written in: that of the process (TZ), or UTC.
enum class Zone { Local, Utc };

[[nodiscard]] Timestamp systemNow();

/// A date and time of RFC 3339 ("2025-02-15T10:00:00.123+08:00"); a space instead of the T and
/// lower-case letters are accepted, digits beyond the millisecond are truncated. A time without
/// offset, a day that the month does not have, and the 60th second are refused; years are 0000 to
/// 9999.
[[nodiscard]] std::optional<Timestamp> parseTimestamp(std::string_view text);

/// "2025-02-15T18:00:00+08:00"; milliseconds only where they are not zero; UTC is "+00:00".
[[nodiscard]] std::string formatTimestamp(Timestamp time, Zone zone);

/// "2025-02-15 18:00:00" in the zone, for the user.
[[nodiscard]] std::string formatDateTime(Timestamp time, Zone zone);

/// Offset of the zone from UTC at that moment.
[[nodiscard]] std::chrono::seconds zoneOffset(Timestamp time, Zone zone);

/// The last midnight at or before the moment, in the zone.
[[nodiscard]] Timestamp startOfDay(Timestamp time, Zone zone);

} // namespace deployment
