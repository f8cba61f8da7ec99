// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/error.h"
#include "deploy/deployment/problem.h"

#include <QString>

#include <optional>
#include <string_view>

/// Values as the user reads them, in the language of the interface.
namespace models {

/// Foreign text made safe to show (deployment::displayText); never markup. What is written from the
/// right is set apart, so that it turns round nothing of the sentence that it stands in.
[[nodiscard]] QString displayText(std::string_view utf8, std::size_t limit = 512);
/// Foreign text verbatim, for copying and saving.
[[nodiscard]] QString rawText(std::string_view utf8);

/// The text as a tool tip shows it: verbatim, never as markup.
[[nodiscard]] QString toolTipText(const QString& text);

/// A message from a lower layer, translated (context "Message"), its arguments made safe to show.
[[nodiscard]] QString translated(const deployment::Message& message);

/// "Running", "Paused" (running and paused), "Failed, rolled back"; an unknown word as it came.
[[nodiscard]] QString statusText(deployment::Status status, std::string_view word, bool paused);
[[nodiscard]] QString strategyText(std::string_view word);

/// "42 s", "25 min", "1 min 44 s", "1 h 05 min", "3 d 04 h"; an en dash for nullopt.
[[nodiscard]] QString durationText(std::optional<deployment::Milliseconds> duration);
/// A difference between two durations: "+1 min 44 s", "−42 s", "0 s".
[[nodiscard]] QString differenceText(deployment::Milliseconds difference);
/// "2025-02-15 10:00", with seconds "2025-02-15 10:00:00"; an en dash for nullopt.
[[nodiscard]] QString dateTimeText(
    std::optional<deployment::Timestamp> time, deployment::Zone zone, bool seconds = false);
/// "10:00:00"
[[nodiscard]] QString timeText(deployment::Timestamp time, deployment::Zone zone);
/// "UTC" or the local zone with its offset at that time, "CST (UTC+08:00)".
[[nodiscard]] QString zoneText(deployment::Timestamp time, deployment::Zone zone);
/// The zone beside a table of times of any year: as zoneText() says it, or "New York (EST/EDT, now
/// UTC-05:00)" where its offset changes within a year. Times of another offset than now are to
/// have theirs (offsetMark()).
[[nodiscard]] QString zoneOfTable(deployment::Timestamp now, deployment::Zone zone);
/// " -04:00" for a time at which the zone's offset is another one than at the reference, of which
/// the zone is named beside; else empty.
[[nodiscard]] QString offsetMark(std::optional<deployment::Timestamp> time, deployment::Zone zone,
    deployment::Timestamp reference);
/// Beside other times of a deployment that began then: the time alone, with offsetMark(), where it
/// can be of one day only; else with its date.
[[nodiscard]] QString timeTextBeside(
    deployment::Timestamp start, deployment::Timestamp time, deployment::Zone zone);
/// For a sentence about now: the time alone on the day itself, "10:34:00"; else with its date.
[[nodiscard]] QString momentTextNear(
    deployment::Timestamp now, deployment::Timestamp moment, deployment::Zone zone);
/// The unambiguous time, for a sentence: "2025-02-15 18:00:00 UTC+08:00"; an en dash for nullopt.
[[nodiscard]] QString momentText(std::optional<deployment::Timestamp> time, deployment::Zone zone);
/// The time with its offset and fraction, for what is copied: "2025-02-15T18:00:00.250+08:00";
/// empty for nullopt.
[[nodiscard]] QString exactTimeText(
    std::optional<deployment::Timestamp> time, deployment::Zone zone);
/// "60 %", "99.95 %"; an en dash for nullopt.
[[nodiscard]] QString percentText(std::optional<double> percent);
/// The same without decimals, where many stand below one another; 99.9 is not yet 100.
[[nodiscard]] QString wholePercentText(std::optional<double> percent);
/// "line 12, column 5", "record 3, /progress/percentage".
[[nodiscard]] QString placeText(const deployment::Problem& problem);

} // namespace models
