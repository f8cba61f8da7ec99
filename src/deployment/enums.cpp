// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/enums.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/known_spelling.h"
#include "deploy/deployment/vocabulary.h"

namespace deployment {

namespace {

constexpr Vocabulary<Status, 5> statuses{{
    {Status::Pending, "PENDING"},
    {Status::Running, "RUNNING"},
    {Status::Completed, "COMPLETED"},
    {Status::Failed, "FAILED"},
    {Status::RolledBack, "ROLLED_BACK"},
}};

constexpr Vocabulary<StepStatus, 6> stepStatuses{{
    {StepStatus::Pending, "PENDING"},
    {StepStatus::Running, "RUNNING"},
    {StepStatus::Completed, "COMPLETED"},
    {StepStatus::Failed, "FAILED"},
    {StepStatus::Skipped, "SKIPPED"},
    {StepStatus::Passed, "PASSED"},
}};

constexpr Vocabulary<Strategy, 4> strategies{{
    {Strategy::BlueGreen, "BLUE_GREEN"},
    {Strategy::Canary, "CANARY"},
    {Strategy::Rolling, "ROLLING"},
    {Strategy::AllAtOnce, "ALL_AT_ONCE"},
}};

template <typename Known, std::size_t size>
std::optional<std::string_view> spellingOf(
    const Vocabulary<Known, size>& vocabulary, std::string_view word)
{
    if (meaningOf(vocabulary, word))
        return std::nullopt;
    for (const auto& [known, text] : vocabulary) {
        if (equalsIgnoringAsciiCase(text, word))
            return text;
    }
    return std::nullopt;
}

} // namespace

Status parseStatus(std::string_view word)
{
    return meaningOf(statuses, word).value_or(Status::Unknown);
}

StepStatus parseStepStatus(std::string_view word)
{
    return meaningOf(stepStatuses, word).value_or(StepStatus::Unknown);
}

Strategy parseStrategy(std::string_view word)
{
    return meaningOf(strategies, word).value_or(Strategy::Unknown);
}

std::optional<std::string_view> statusSpelling(std::string_view word)
{
    return spellingOf(statuses, word);
}

std::optional<std::string_view> stepStatusSpelling(std::string_view word)
{
    return spellingOf(stepStatuses, word);
}

std::optional<std::string_view> strategySpelling(std::string_view word)
{
    return spellingOf(strategies, word);
}

std::string_view toWire(Status status)
{
    return wordOf(statuses, status);
}

std::string_view toWire(StepStatus status)
{
    return wordOf(stepStatuses, status);
}

std::string_view toWire(Strategy strategy)
{
    return wordOf(strategies, strategy);
}

OpenStatus openStatus(std::string_view text)
{
    return {parseStatus(text), std::string(text)};
}

OpenStepStatus openStepStatus(std::string_view text)
{
    return {parseStepStatus(text), std::string(text)};
}

OpenStrategy openStrategy(std::string_view text)
{
    return {parseStrategy(text), std::string(text)};
}

bool isFinished(Status status)
{
    return status == Status::Completed || status == Status::Failed || status == Status::RolledBack;
}

} // namespace deployment
