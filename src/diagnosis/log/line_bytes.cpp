// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_bytes.h"

#include "log/line_scanner.h"
#include "log/stack_trace.h"

#include <algorithm>

namespace diagnosis {

namespace {

using deployment::isAsciiDigit;
using deployment::isAsciiLetter;
using deployment::isAsciiUpper;

constexpr std::string_view allDigits = "0123456789";
constexpr std::string_view safeLetters = "bcdfghjklmnpqrstvwxz2456789";
constexpr std::size_t minHexLength = 7; // as git shortens a hash
constexpr std::size_t podSuffixLength = 5;
constexpr std::size_t minReplicaHash = 8;
constexpr std::size_t maxReplicaHash = 10;
constexpr std::size_t maxWordLength = 4;

bool isHex(std::string_view word)
{
    return word.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

bool isGlogLevel(std::string_view word)
{
    constexpr std::size_t length = 5; // and the month and the day
    return word.size() == length && std::string_view("EFWI").find(word.front()) != word.npos;
}

} // namespace

Masked maskOfNumber(std::string_view digits)
{
    constexpr std::size_t statusLength = 3;
    if (digits.size() == statusLength && (digits.front() == '4' || digits.front() == '5'))
        return digits.front() == '4' ? Masked::ClientError : Masked::ServerError;
    return digits.find_first_not_of('0') == std::string_view::npos ? Masked::Zero : Masked::Other;
}

bool isPartOfUuid(std::string_view word)
{
    constexpr std::size_t unit = 4;
    return word.size() % unit == 0 && isHex(word);
}

bool isHashOfPod(std::string_view word)
{
    const bool hasLength = word.size() == podSuffixLength
        || (minReplicaHash <= word.size() && word.size() <= maxReplicaHash);
    return hasLength && word.find_first_not_of(safeLetters) == std::string_view::npos;
}

MixedWord mixedWordOf(std::string_view word, bool isAfterDash)
{
    if ((word.size() >= minHexLength && isHex(word)) || (isAfterDash && isHashOfPod(word)))
        return MixedWord::Id;
    const std::size_t firstDigit = word.find_first_of(allDigits);
    if (firstDigit == 0) // with its unit: "30s", "1m30", "5Gi"
        return MixedWord::Id;
    if (word.find_first_not_of(allDigits, firstDigit) == std::string_view::npos)
        return firstDigit == 1 && isGlogLevel(word) ? MixedWord::Level : MixedWord::Numbered;
    const auto digits = std::ranges::count_if(word, isAsciiDigit);
    return word.size() <= maxWordLength && digits == 1 ? MixedWord::Word : MixedWord::Id;
}

bool isNameOfTimeOrSlot(std::string_view word)
{
    constexpr std::size_t shortName = 3;
    if (word.size() == shortName) {
        constexpr std::string_view names =
            "Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ";
        return isAsciiUpper(word.front()) && names.find(word) % (shortName + 1) == 0;
    }
    return deployment::equalsIgnoringAsciiCase(word, "blue")
        || deployment::equalsIgnoringAsciiCase(word, "green");
}

bool isColorOfSlot(std::string_view text, std::size_t at)
{
    const std::string_view character = text.substr(at, bytesOfHan);
    return character == "蓝" || character == "绿";
}

std::size_t endOfEscape(std::string_view text, std::size_t at)
{
    ++at;
    if (at >= text.size() || text[at] != '[')
        return at;
    ++at;
    while (at < text.size() && !isAsciiLetter(text[at]) && text[at] >= ' ')
        ++at;
    return std::min(at + 1, text.size());
}

std::size_t endOfFrames(std::string_view text, std::size_t lineBreak)
{
    std::size_t at = lineBreak + 1;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const StackPart part = stackPartOf(text.substr(at, end - at));
        if (part != StackPart::Frame && part != StackPart::Code)
            break;
        at = std::min(end + 1, text.size());
    }
    return at;
}

} // namespace diagnosis
