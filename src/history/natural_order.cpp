// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/natural_order.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>
#include <cstdint>

namespace history {

namespace {

/// Takes the run of digits off the front, without leading zeros.
std::string_view consumeNumber(std::string_view& text)
{
    const auto end = std::ranges::find_if_not(text, deployment::isAsciiDigit);
    std::string_view digits(text.begin(), end);
    text.remove_prefix(digits.size());
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

int compareNumbers(std::string_view left, std::string_view right)
{
    if (left.size() != right.size())
        return left.size() < right.size() ? -1 : 1;
    return left.compare(right);
}

int compare(std::size_t left, std::size_t right)
{
    return left < right ? -1 : int(left > right);
}

/// A version taken apart.
struct Version {
    /// What follows the numbers, in the order of the versions.
    enum class Rest : std::uint8_t { PreRelease, None, Other };

    explicit Version(std::string_view text);

    std::string_view numbers; ///< "2.10.0"; empty where it begins with no number
    std::size_t count = 0; ///< of the numbers
    Rest kind = Rest::None;
    std::string_view rest;
};

/// Whether it consists of dots and what a pre-release may consist of, with nothing empty.
bool isPreRelease(std::string_view text)
{
    const auto isAllowed = [](char c) {
        return deployment::isAsciiAlphanumeric(c) || c == '-' || c == '.';
    };
    return !text.empty() && text.front() != '.' && text.back() != '.'
        && text.find("..") == std::string_view::npos && std::ranges::all_of(text, isAllowed);
}

Version::Version(std::string_view text)
{
    if (text.size() > 1 && (text.front() == 'v' || text.front() == 'V')
        && deployment::isAsciiDigit(text[1]))
        text.remove_prefix(1);
    std::string_view left = text;
    while (!left.empty() && deployment::isAsciiDigit(left.front())) {
        consumeNumber(left);
        ++count;
        numbers = text.substr(0, text.size() - left.size());
        if (left.size() < 2 || left.front() != '.' || !deployment::isAsciiDigit(left[1]))
            break;
        left.remove_prefix(1);
    }
    rest = left;
    if (count == 0) {
        kind = Rest::Other;
        return;
    }
    const std::string_view named = left.substr(0, left.find('+'));
    if (named.empty()) {
        rest = {};
    } else if (named.front() == '-' && isPreRelease(named.substr(1))) {
        kind = Rest::PreRelease;
        rest = named.substr(1);
    } else {
        kind = Rest::Other;
    }
}

int compareDotted(std::string_view left, std::string_view right)
{
    while (!left.empty() && !right.empty()) {
        if (const int order = compareNumbers(consumeNumber(left), consumeNumber(right)); order != 0)
            return order;
        left.remove_prefix(std::min<std::size_t>(1, left.size()));
        right.remove_prefix(std::min<std::size_t>(1, right.size()));
    }
    return compare(left.size(), right.size());
}

int compareIdentifiers(std::string_view left, std::string_view right)
{
    const bool leftIsNumber = std::ranges::all_of(left, deployment::isAsciiDigit);
    const bool rightIsNumber = std::ranges::all_of(right, deployment::isAsciiDigit);
    if (leftIsNumber != rightIsNumber)
        return leftIsNumber ? -1 : 1;
    return leftIsNumber ? compareNumbers(consumeNumber(left), consumeNumber(right))
                        : left.compare(right);
}

/// Semantic Versioning 2.0.0, section 11.4.
int comparePreReleases(std::string_view left, std::string_view right)
{
    const auto take = [](std::string_view& text) {
        const std::string_view identifier = text.substr(0, text.find('.'));
        text.remove_prefix(std::min(identifier.size() + 1, text.size()));
        return identifier;
    };
    while (!left.empty() && !right.empty()) {
        if (const int order = compareIdentifiers(take(left), take(right)); order != 0)
            return order;
    }
    return compare(left.size(), right.size());
}

} // namespace

int compareVersions(std::string_view left, std::string_view right)
{
    constexpr std::size_t semantic = 3; // numbers
    const Version first(left);
    const Version second(right);
    if ((first.count == 0) != (second.count == 0))
        return first.count == 0 ? 1 : -1;
    if (const int order = compareDotted(first.numbers, second.numbers); order != 0)
        return order;
    if (first.kind != second.kind)
        return first.kind < second.kind ? -1 : 1;
    if (first.kind == Version::Rest::PreRelease && first.count == semantic)
        return comparePreReleases(first.rest, second.rest);
    return compareNatural(first.rest, second.rest);
}

bool isIdLess(std::string_view left, std::string_view right)
{
    const int order = compareNatural(left, right);
    return order != 0 ? order < 0 : left < right;
}

int compareNatural(std::string_view left, std::string_view right)
{
    while (!left.empty() && !right.empty()) {
        if (deployment::isAsciiDigit(left.front()) && deployment::isAsciiDigit(right.front())) {
            if (const int order = compareNumbers(consumeNumber(left), consumeNumber(right));
                order != 0)
                return order;
            continue;
        }
        if (left.front() != right.front())
            return static_cast<unsigned char>(left.front())
                    < static_cast<unsigned char>(right.front())
                ? -1
                : 1;
        left.remove_prefix(1);
        right.remove_prefix(1);
    }
    return left.empty() ? (right.empty() ? 0 : -1) : 1;
}

} // namespace history
