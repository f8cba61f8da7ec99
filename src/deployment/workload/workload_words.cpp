// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/workload_words.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/decimal.h"

#include <algorithm>
#include <limits>

namespace deployment {

namespace {

constexpr std::string_view partSeparator = "; ";
constexpr std::string_view ofContainer = "container ";
constexpr std::string_view ofLastTime = "last terminated: ";
constexpr std::string_view withSignal = ", signal ";
constexpr std::string_view withExitCode = ", exit code ";
constexpr std::string_view beforeMessage = ": ";
constexpr std::string_view unbrokenSpace = "\xC2\xA0";
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

/// What stands before the next separator; the text goes on after it.
std::string_view takePiece(std::string_view& text)
{
    const std::size_t end = std::min(text.find(partSeparator), text.size());
    const std::string_view piece = text.substr(0, end);
    text.remove_prefix(std::min(end + partSeparator.size(), text.size()));
    return piece;
}

/// "OOMKilled, signal 9, exit code 137: message"; false if it is none.
bool readEnd(std::string_view text, ReasonPart& part)
{
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos || !isWord(text.substr(0, comma)))
        return false;
    std::string_view rest = text.substr(comma);
    std::string_view signal;
    if (takePrefix(rest, withSignal)) {
        signal = takeDigits(rest);
        if (signal.empty())
            return false;
    }
    if (!takePrefix(rest, withExitCode))
        return false;
    const std::string_view code = takeDigits(rest);
    if (code.empty() || (!rest.empty() && !takePrefix(rest, beforeMessage)))
        return false;
    part.words = text.substr(0, comma);
    part.signal = signal;
    part.exitCode = code;
    part.message = rest;
    return true;
}

ReasonPart readPiece(std::string_view piece)
{
    ReasonPart part;
    if (std::string_view named = piece; takePrefix(named, ofContainer)) {
        const std::size_t end = named.find(beforeMessage);
        if (end != std::string_view::npos && isWord(named.substr(0, end))) {
            part.container = named.substr(0, end);
            piece = named.substr(end + beforeMessage.size());
        }
    }
    part.isOfLastTime = takePrefix(piece, ofLastTime);
    if (!readEnd(piece, part))
        part.words = piece;
    return part;
}

/// The place of the space in the first words of the piece that read as ours; npos: none do.
std::size_t spaceOfOurs(std::string_view piece)
{
    const ReasonPart read = readPiece(piece);
    if (!read.container.empty() || read.isOfLastTime)
        return piece.find(' ');
    return read.exitCode.empty() ? std::string_view::npos : piece.find(", ") + 1;
}

/// Nothing of it reads as ours, wherever it is set in; behind other words its first piece cannot.
std::string asOfCluster(std::string words, bool isBehindWords)
{
    std::size_t begin = 0;
    while (begin <= words.size()) {
        const std::size_t end = std::min(words.find(partSeparator, begin), words.size());
        const std::string_view piece = std::string_view(words).substr(begin, end - begin);
        const bool mayReadAsOurs = begin > 0 || !isBehindWords;
        const std::size_t space = mayReadAsOurs ? spaceOfOurs(piece) : std::string_view::npos;
        if (space == std::string_view::npos)
            begin = end + partSeparator.size();
        else
            words.replace(begin + space, 1, unbrokenSpace);
    }
    return words;
}

std::string wordsOf(const ReasonPart& part)
{
    std::string text;
    if (!part.container.empty())
        text.append(ofContainer).append(part.container).append(beforeMessage);
    if (part.isOfLastTime)
        text.append(ofLastTime);
    text += asOfCluster(part.words, false);
    if (part.exitCode.empty())
        return text;
    if (!part.signal.empty())
        text.append(withSignal).append(part.signal);
    text.append(withExitCode).append(part.exitCode);
    if (!part.message.empty())
        text.append(beforeMessage).append(asOfCluster(part.message, true));
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

std::vector<ReasonPart> reasonParts(std::string_view reason)
{
    std::vector<ReasonPart> parts;
    while (!reason.empty())
        parts.push_back(readPiece(takePiece(reason)));
    return parts;
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
