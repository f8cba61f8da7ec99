// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/enums.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/known_spelling.h"

#include <algorithm>
#include <array>
#include <utility>

namespace deployment {

namespace {

template <typename Known, std::size_t N>
using Vocabulary = std::array<std::pair<Known, std::string_view>, N>;

constexpr Vocabulary<Status, 5> statuses{{
    {Status::Pending, "PENDING"},
    {Status::Running, "RUNNING"},
    {Status::Completed, "COMPLETED"},
    {Status::Failed, "FAILED"},
    {Status::RolledBack, "ROLLED_BACK"},
}};

constexpr Vocabulary<StepStatus, 4> stepStatuses{{
    {StepStatus::Pending, "PENDING"},
    {StepStatus::Running, "RUNNING"},
    {StepStatus::Completed, "COMPLETED"},
    {StepStatus::Failed, "FAILED"},
}};

constexpr Vocabulary<Strategy, 4> strategies{{
    {Strategy::BlueGreen, "BLUE_GREEN"},
    {Strategy::Canary, "CANARY"},
    {Strategy::Rolling, "ROLLING"},
    {Strategy::AllAtOnce, "ALL_AT_ONCE"},
}};

template <typename Known, std::size_t N>
Known meaningOf(const Vocabulary<Known, N>& vocabulary, std::string_view word)
{
    for (const auto& [known, text] : vocabulary) {
        if (text == word)
            return known;
    }
    return Known::Unknown;
}

template <typename Known, std::size_t N>
std::optional<std::string_view> spellingOf(
    const Vocabulary<Known, N>& vocabulary, std::string_view word)
{
    if (meaningOf(vocabulary, word) != Known::Unknown)
        return std::nullopt;
    for (const auto& [known, text] : vocabulary) {
        if (equalsIgnoringAsciiCase(text, word))
            return text;
    }
    return std::nullopt;
}

template <typename Known, std::size_t N>
std::string_view toText(const Vocabulary<Known, N>& vocabulary, Known meaning)
{
    for (const auto& [known, text] : vocabulary) {
        if (known == meaning)
            return text;
    }
    return {};
}

} // namespace

Status parseStatus(std::string_view word)
{
    return meaningOf(statuses, word);
}

StepStatus parseStepStatus(std::string_view word)
{
    return meaningOf(stepStatuses, word);
}

Strategy parseStrategy(std::string_view word)
{
    return meaningOf(strategies, word);
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
    return toText(statuses, status);
}

std::string_view toWire(StepStatus status)
{
    return toText(stepStatuses, status);
}

std::string_view toWire(Strategy strategy)
{
    return toText(strategies, strategy);
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
