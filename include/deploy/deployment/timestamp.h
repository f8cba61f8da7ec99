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

/// The offsets of a zone for many times, of which most lie near the one before: the system, which
/// takes a lock each time, is asked once for some hours. Of one thread, and for a while: that the
/// zone of the process has become another one is not noticed.
class ZoneOffsets {
public:
    explicit ZoneOffsets(Zone zone)
        : m_zone(zone)
    {
    }

    /// As zoneOffset() has it.
    [[nodiscard]] std::chrono::seconds at(Timestamp time);

private:
    Zone m_zone;
    /// From one to the other it is this; nullopt: it changes in between.
    Timestamp m_begin;
    Timestamp m_end;
    std::optional<std::chrono::seconds> m_offset;
};
/// Writes what formatTimestamp() gives, in a zone whose offset is this then, behind the text.
void appendTimestamp(std::string& to, Timestamp time, std::chrono::seconds offset);

/// The last midnight at or before the moment, in the zone.
[[nodiscard]] Timestamp startOfDay(Timestamp time, Zone zone);

} // namespace deployment
