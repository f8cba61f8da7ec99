// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/pause_words.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace deployment {

namespace {

struct PauseReason {
    std::string_view word;
    std::string_view meaning;
};

constexpr std::array pauseReasons{
    PauseReason{"CanaryPauseStep", DEPLOY_MESSAGE("Message", "waits to be resumed")},
    PauseReason{"BlueGreenPause", DEPLOY_MESSAGE("Message", "waits to be promoted")},
    PauseReason{"manually paused", DEPLOY_MESSAGE("Message", "paused by hand")},
    PauseReason{"InconclusiveAnalysisRun",
        DEPLOY_MESSAGE("Message", "waits for a decision: the analysis was inconclusive")},
    PauseReason{"InconclusiveExperiment",
        DEPLOY_MESSAGE("Message", "waits for a decision: the experiment was inconclusive")},
};

/// What the record says of a pause (kubernetes/records).
struct PauseParts {
    std::string_view step; ///< empty if the workload has none
    std::string_view reason;
    /// In UTC, with its day in records since 0.2.0; empty if it does not end by itself.
    std::string until;
    std::optional<Timestamp> end; ///< the same, if its day is known
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
    parts.end = parseTimestamp(parts.until);
    parts.until.pop_back();
    std::ranges::replace(parts.until, 'T', ' ');
    return parts;
}

/// "pause", "pause: 10m", "pause: 90" (seconds): the steps of a canary that are nothing but that.
Message pausingStep(std::string_view step)
{
    constexpr std::string_view timed = "pause: ";
    if (step == "pause")
        return {DEPLOY_MESSAGE("Message", "Pause"), {}};
    if (step.starts_with(timed)) {
        std::string duration(step.substr(timed.size()));
        const bool isNumber = std::ranges::all_of(duration, isAsciiDigit);
        return {isNumber ? DEPLOY_MESSAGE("Message", "Pause of %1 s")
                         : DEPLOY_MESSAGE("Message", "Pause of %1"),
            {std::move(duration)}};
    }
    return {"%1", {std::string(step)}};
}

} // namespace

std::string PauseWords::toEnglish() const
{
    if (step)
        return step->toEnglish() + ", " + what.toEnglish();
    std::string text = what.toEnglish();
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::optional<PauseWords> pauseWordsOf(std::string_view recorded)
{
    const auto parts = pausePartsOf(recorded);
    if (!parts)
        return std::nullopt;
    const auto known = std::ranges::find(pauseReasons, parts->reason, &PauseReason::word);
    if (known == pauseReasons.end())
        return std::nullopt;
    PauseWords words;
    if (!parts->step.empty())
        words.step = pausingStep(parts->step);
    words.what = Message{known->meaning, {}};
    words.until = parts->end;
    if (!parts->until.empty())
        words.what = {words.step ? DEPLOY_MESSAGE("Message", "until %1 UTC")
                                 : DEPLOY_MESSAGE("Message", "goes on by itself at %1 UTC"),
            {parts->until}};
    return words;
}

} // namespace deployment
