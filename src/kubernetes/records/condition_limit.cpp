// SPDX-License-Identifier: GPL-3.0-or-later
#include "condition_limit.h"

#include <charconv>
#include <system_error>

namespace kubernetes {

namespace {

using deployment::Worse;

std::string_view withoutBlanks(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t\n");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

bool isResult(std::string_view text)
{
    return text == "result" || text == "result[0]" || text == "asFloat(result)"
        || text == "asFloat(result[0])" || text == "asInt(result)" || text == "asInt(result[0])";
}

std::optional<double> numberOf(std::string_view text)
{
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isWhole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return isWhole && value == value && value - value == 0 ? std::optional(value) : std::nullopt;
}

/// "result[0] >= 0.95", or the other way round.
std::optional<ConditionLimit> comparison(std::string_view text, bool isSuccess)
{
    const auto sign = text.find_first_of("<>");
    if (sign == std::string_view::npos)
        return std::nullopt;
    const bool hasEqual = text.substr(sign + 1).starts_with('=');
    const std::string_view left = withoutBlanks(text.substr(0, sign));
    const std::string_view right = withoutBlanks(text.substr(sign + (hasEqual ? 2 : 1)));
    const bool isTurned = isResult(right);
    if (!isTurned && !isResult(left))
        return std::nullopt;
    const auto limit = numberOf(isTurned ? left : right);
    if (!limit)
        return std::nullopt;
    const bool isAbove = (text[sign] == '>') != isTurned;
    return ConditionLimit{*limit, isAbove == isSuccess ? Worse::Lower : Worse::Higher};
}

/// That there is no number at all is no side of a limit.
bool isAboutAbsence(std::string_view text)
{
    return text.starts_with("isNaN(") || text.starts_with("isInf(") || text.starts_with("isNil(")
        || text.starts_with("len(");
}

} // namespace

std::optional<ConditionLimit> limitOf(std::string_view condition, bool isSuccess)
{
    std::optional<ConditionLimit> found;
    for (std::string_view rest = condition; !rest.empty();) {
        const auto end = rest.find("||");
        const std::string_view part = withoutBlanks(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 2);
        if (isAboutAbsence(part) && part.find("&&") == std::string_view::npos)
            continue;
        const auto limit = comparison(part, isSuccess);
        if (!limit || found)
            return std::nullopt;
        found = limit;
    }
    return found;
}

} // namespace kubernetes
