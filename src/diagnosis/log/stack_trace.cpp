// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/stack_trace.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/error_sign.h"

#include <algorithm>
#include <array>
#include <span>

namespace diagnosis {

namespace {

constexpr std::size_t maxStackEntries = 2000;

constexpr auto frameBeginnings =
    std::to_array<std::string_view>({"File \"", "goroutine ", "created by ", "[signal ",
        "stack backtrace:", "--- End of ", "Suppressed: ", "[Previous line ", "^", "~~~"});
/// "at app.Main.run(Main.java:12)", "from app.rb:12:in 'run'": these need more than their word.
constexpr auto frameWords = std::to_array<std::string_view>({"at ", "from "});

bool beginsWithOneOf(std::string_view line, std::span<const std::string_view> beginnings)
{
    return std::ranges::any_of(
        beginnings, [&](std::string_view beginning) { return line.starts_with(beginning); });
}

/// ":12" of a file.
bool hasLineNumber(std::string_view line)
{
    for (std::size_t at = line.find(':'); at != std::string_view::npos;
         at = line.find(':', at + 1)) {
        if (at > 0 && at + 1 < line.size() && deployment::isAsciiDigit(line[at + 1])
            && !deployment::isAsciiDigit(line[at - 1]))
            return true;
    }
    return false;
}

/// "... 23 more"
bool isRestOfFrames(std::string_view line)
{
    return line.starts_with("... ") && line.ends_with(" more");
}

/// "main.(*Server).run(0xc0000b2000)": of Go, before the line that names its file.
bool isCallOfGo(std::string_view line)
{
    const std::size_t open = line.rfind('(');
    return line.ends_with(")") && open != std::string_view::npos && open > 0
        && line.substr(0, open).find(' ') == std::string_view::npos
        && line.substr(0, open).find('.') != std::string_view::npos;
}

bool isFrame(std::string_view line, bool isIndented)
{
    if (beginsWithOneOf(line, frameBeginnings) || isRestOfFrames(line) || isCallOfGo(line))
        return true;
    if (beginsWithOneOf(line, frameWords))
        return isIndented || line.find('(') != std::string_view::npos || hasLineNumber(line);
    return isIndented && line.starts_with("/") && hasLineNumber(line);
}

} // namespace

StackPart stackPartOf(std::string_view line)
{
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    const std::string_view rest = line.substr(indent);
    if (rest.starts_with("Traceback (most recent call last)"))
        return StackPart::Begin;
    if (rest.starts_with("Caused by: "))
        return StackPart::Cause;
    if (isFrame(rest, indent > 0))
        return StackPart::Frame;
    const bool isIndented = indent >= 4 || line.starts_with("\t");
    return isIndented && !rest.empty() ? StackPart::Code : StackPart::None;
}

namespace {

/// Reads the parts of a log's entries by their first lines.
class StackReader {
public:
    explicit StackReader(const deployment::Log& log)
        : m_log(log)
    {
    }

    [[nodiscard]] StackPart part(std::size_t entry) const
    {
        const std::string_view message = m_log.message(entry);
        return stackPartOf(message.substr(0, message.find('\n')));
    }
    /// The first entry from there on that is no frame, cause or code.
    [[nodiscard]] std::size_t endOfStack(std::size_t entry) const
    {
        const std::size_t limit = std::min(m_log.size(), entry + maxStackEntries);
        bool isAfterFrame = false;
        for (; entry < limit; ++entry) {
            const StackPart found = part(entry);
            const bool belongs = found == StackPart::Frame || found == StackPart::Cause
                || (found == StackPart::Code && isAfterFrame);
            if (!belongs)
                break;
            isAfterFrame = true;
        }
        return entry;
    }
    /// The first entry of the frames that end before the given one.
    [[nodiscard]] std::size_t beginOfStack(std::size_t entry) const
    {
        const std::size_t limit = entry - std::min(entry, maxStackEntries);
        while (entry > limit) {
            const StackPart found = part(entry - 1);
            if (found != StackPart::Frame && found != StackPart::Cause && found != StackPart::Code)
                break;
            --entry;
        }
        return entry;
    }

private:
    const deployment::Log& m_log;
};

} // namespace

StackOfEntries stackAround(const deployment::Log& log, std::size_t entry)
{
    const StackReader reader(log);
    const StackPart part = reader.part(entry);
    const bool isWithin = part == StackPart::Frame || part == StackPart::Cause;
    const std::size_t begin = part == StackPart::Begin ? entry : reader.beginOfStack(entry);
    const bool hasBegin = begin > 0 && reader.part(begin - 1) == StackPart::Begin;
    if (part == StackPart::Begin || (hasBegin && begin <= entry)) {
        const std::size_t first = part == StackPart::Begin ? entry : begin - 1;
        const std::size_t named = reader.endOfStack(first + 1);
        const bool isComplete = named < log.size() && named > first + 1;
        return {first, named - first + isComplete, isComplete ? named : first};
    }
    const std::size_t first = isWithin && begin > 0 ? begin - 1 : isWithin ? begin : entry;
    const std::size_t end = reader.endOfStack(first + 1);
    const bool saysError =
        deployment::errorSignOf(log.message(entry)) != deployment::ErrorSign::None;
    if (saysError && end == first + 1 && end + 1 < log.size()) {
        // "ERROR worker - giving up", and then the exception that it tells of.
        const std::size_t behind =
            reader.part(end) == StackPart::Begin ? 0 : reader.endOfStack(end + 1);
        if (behind > end + 1)
            return {first, behind - first, first};
    }
    return {first, end - first, first};
}

} // namespace diagnosis
