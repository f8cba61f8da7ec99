// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/pause_texts.h"

#include "deploy/models/display_strings.h"

#include <QCoreApplication>

#include <optional>

namespace models {

namespace {

class PauseTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::PauseTexts)
};

/// What the record says of a pause (kubernetes/records).
struct PauseParts {
    std::string_view step; ///< empty if the workload has none
    std::string_view reason;
    std::string_view until; ///< a time of day in UTC; empty if it does not end by itself
};

std::optional<PauseParts> pausePartsOf(std::string_view text)
{
    PauseParts parts;
    const auto open = text.rfind(" (");
    if (text.ends_with(')') && open != std::string_view::npos) {
        parts.step = text.substr(0, open);
        text = text.substr(open + 2, text.size() - open - 3);
    }
    constexpr std::string_view until = ", continues at ";
    const auto place = text.find(until);
    parts.reason = text.substr(0, place);
    if (place == std::string_view::npos)
        return parts;
    parts.until = text.substr(place + until.size());
    if (!parts.until.ends_with('Z'))
        return std::nullopt;
    parts.until.remove_suffix(1);
    return parts;
}

/// Empty if it is none of the reasons that are known.
QString reasonInWords(std::string_view reason)
{
    if (reason == "CanaryPauseStep")
        return PauseTexts::tr("waits to be resumed");
    if (reason == "BlueGreenPause")
        return PauseTexts::tr("waits to be promoted");
    if (reason == "manually paused")
        return PauseTexts::tr("paused by hand");
    if (reason == "InconclusiveAnalysisRun")
        return PauseTexts::tr("waits for a decision: the analysis was inconclusive");
    if (reason == "InconclusiveExperiment")
        return PauseTexts::tr("waits for a decision: the experiment was inconclusive");
    return {};
}

/// "pause", "pause: 10m": the steps of a canary that are nothing but that.
QString pausingStep(std::string_view step)
{
    constexpr std::string_view timed = "pause: ";
    if (step == "pause")
        return PauseTexts::tr("Pause", "a step");
    return step.starts_with(timed) ? PauseTexts::tr("Pause of %1", "a duration")
                                         .arg(displayText(step.substr(timed.size()), 64))
                                   : displayText(step);
}

QString capitalized(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace

QString stepInWords(std::string_view currentStep)
{
    const auto parts = pausePartsOf(currentStep);
    const QString reason = parts ? reasonInWords(parts->reason) : QString();
    if (reason.isEmpty())
        return displayText(currentStep);
    const QString what = parts->until.empty()
        ? reason
        : PauseTexts::tr("goes on by itself at %1 UTC", "a time of day")
              .arg(displayText(parts->until, 32));
    return parts->step.empty()
        ? capitalized(what)
        : PauseTexts::tr("%1, %2", "a step, what it waits for").arg(pausingStep(parts->step), what);
}

QString stepAsRecorded(std::string_view currentStep)
{
    const QString recorded = displayText(currentStep);
    return stepInWords(currentStep) == recorded ? QString() : recorded;
}

} // namespace models
