// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/metric_curve.h"
#include "deploy/models/detail/step_spans.h"
#include "deploy/models/log/log_survey.h"
#include "deploy/operations/journal_entry.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace models {

/// Something that happened at a moment and may explain what a curve does.
struct TimeMark {
    enum class Kind : std::uint8_t { Traffic, Command };

    Kind kind = Kind::Traffic;
    deployment::Timestamp at;
    QString text; ///< "Traffic to 50 %", "Pause (ops: too many errors)"; safe to show
    /// Which one, of a command that the server took: what was refused has changed nothing.
    std::optional<operations::CommandKind> command = std::nullopt;
    /// Of a command: when it took effect by the deployment's log. Else it is known only when it was
    /// asked for.
    std::optional<deployment::Timestamp> loggedAt = std::nullopt;

    bool operator==(const TimeMark&) const = default;
};

/// What is written of a step where there is little room.
struct StepLabel {
    QString name; ///< safe to show
    bool isFailed = false; ///< it is the step to look at first

    bool operator==(const StepLabel&) const = default;
};

/// What happened while the curves ran.
struct TimeEvents {
    std::vector<StepSpan> steps;
    std::vector<StepLabel> labels; ///< of the steps, in their order
    std::vector<TimeMark> marks; ///< in the order of time

    /// Of a step that is among them.
    [[nodiscard]] QString nameOf(std::size_t step) const;

    bool operator==(const TimeEvents&) const = default;
};

/// What the log tells of, and the commands that the journal has for this deployment, in whatever
/// order. The marks are in the order of time: it is made here, and whoever takes marks relies on
/// it. A command that both tell of is the journal's.
[[nodiscard]] std::vector<TimeMark> marksOf(const deployment::Deployment& deployment,
    const LogEvents& logged, const std::vector<operations::JournalEntry>& journal);

/// With these marks, which are in the order of time.
[[nodiscard]] TimeEvents timeEvents(const deployment::Deployment& deployment,
    deployment::Timestamp now, std::vector<TimeMark> marks = {});

/// The marks between the curve's points on either side of the moment: what one passes on the way
/// from point to point.
[[nodiscard]] std::vector<TimeMark> marksAround(
    const std::vector<TimeMark>& marks, const MetricCurve& curve, deployment::Timestamp moment);

/// "10:02:11 – 10:04:40", with dates where they are not those of the reference's day, and with
/// offsets where they are not its own.
[[nodiscard]] QString rangeText(
    const TimeSpan& range, deployment::Zone zone, deployment::Timestamp reference);

} // namespace models
