// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/workload_words.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/decimal.h"
#include "deploy/deployment/deployment.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace deployment {

namespace {

constexpr std::string_view partSeparator = "; ";
constexpr std::string_view ofContainer = "container ";
constexpr std::string_view ofLastTime = "last terminated: ";
constexpr std::string_view withSignal = ", signal ";
constexpr std::string_view withExitCode = ", exit code ";
constexpr std::string_view beforeMessage = ": ";
constexpr std::string_view byProgram = "via ";
constexpr std::string_view podsAvailable = " pods available";

bool takePrefix(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

std::string_view takeDigits(std::string_view& text)
{
    const auto end = std::ranges::find_if_not(text, isAsciiDigit);
    const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(digits.size());
    return digits;
}

bool isWord(std::string_view text)
{
    return !text.empty() && text.find_first_of(" ,:;") == std::string_view::npos;
}

std::string wordsOf(const ReasonPart& part)
{
    std::string text;
    if (!part.container.empty())
        text.append(ofContainer).append(part.container).append(beforeMessage);
    if (part.isOfLastTime)
        text.append(ofLastTime);
    text += part.words;
    if (part.exitCode.empty())
        return text;
    if (!part.signal.empty())
        text.append(withSignal).append(part.signal);
    text.append(withExitCode).append(part.exitCode);
    if (!part.message.empty())
        text.append(beforeMessage).append(part.message);
    return text;
}

std::optional<std::int64_t> takeCount(std::string_view& text)
{
    const auto number = parseDecimal(takeDigits(text));
    return number && *number <= std::numeric_limits<std::int64_t>::max()
        ? std::optional(static_cast<std::int64_t>(*number))
        : std::nullopt;
}

} // namespace

std::string reasonWords(const std::vector<ReasonPart>& parts)
{
    std::string text;
    for (const ReasonPart& part : parts)
        text.append(text.empty() ? "" : partSeparator).append(wordsOf(part));
    return text;
}

void setReason(WorkloadNode& node, std::vector<ReasonPart> parts)
{
    node.reason = reasonWords(parts);
    const bool isOfClusterAlone = std::ranges::all_of(
        parts, [](const ReasonPart& part) { return part == ReasonPart{.words = part.words}; });
    node.reasonParts = isOfClusterAlone ? std::vector<ReasonPart>() : std::move(parts);
}

std::string programWords(std::string_view program)
{
    return std::string(byProgram).append(program);
}

std::optional<std::string_view> programOf(std::string_view executor)
{
    const bool isProgram = takePrefix(executor, byProgram) && !executor.empty();
    return isProgram ? std::optional(executor) : std::nullopt;
}

bool isWorkloadGone(const Deployment& deployment)
{
    return deployment.status.text == deletedStatus
        || deployment.progress.currentStep == deletedStep;
}

std::string sideStatusWords(const SideStatus& status)
{
    return status.condition + ", " + std::to_string(status.available) + '/'
        + std::to_string(status.wanted) + std::string(podsAvailable);
}

std::optional<SideStatus> sideStatusOf(std::string_view text)
{
    const std::size_t comma = text.find(", ");
    if (comma == std::string_view::npos || !isWord(text.substr(0, comma)))
        return std::nullopt;
    std::string_view rest = text.substr(comma + 2);
    const auto available = takeCount(rest);
    if (!available || !takePrefix(rest, "/"))
        return std::nullopt;
    const auto wanted = takeCount(rest);
    if (!wanted || rest != podsAvailable)
        return std::nullopt;
    return SideStatus{std::string(text.substr(0, comma)), *available, *wanted};
}

} // namespace deployment
