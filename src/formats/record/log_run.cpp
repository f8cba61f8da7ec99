// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_run.h"

#include "deploy/deployment/ascii.h"

#include "json/json_text.h"

#include <utility>

namespace formats {
namespace {

std::size_t behindBlanks(std::string_view text, std::size_t at)
{
    while (at < text.size() && isJsonBlank(text[at]))
        ++at;
    return at;
}

std::optional<ArrayCut> cutBehind(std::string_view text, std::size_t bracket)
{
    ArrayCut cut;
    cut.comma = behindBlanks(text, bracket + 1);
    cut.next = behindBlanks(text, cut.comma + 1);
    const std::size_t quote = behindBlanks(text, cut.next + 1);
    const bool isCut = quote + 1 < text.size() && text[cut.comma] == ',' && text[cut.next] == '{'
        && text[quote] == '"' && deployment::isAsciiLetter(text[quote + 1]);
    return isCut ? std::optional(cut) : std::nullopt;
}

} // namespace

void LogRunReader::read(const PaddedText& framed, LogRun& run)
{
    m_problems.start(framed.text);
    m_values.start(framed.text);
    run.status =
        readObject(m_parser, framed, [&](ondemand::object& frame) { readEntries(frame, run); });
    run.problems = std::exchange(m_problems, {});
}

void LogRunReader::readEntries(ondemand::object& frame, LogRun& run)
{
    std::size_t fields = 0;
    for (ondemand::field field : frame) {
        // The array has ended within the run, and what is behind it looks like more of the frame.
        if (fields++ > 0)
            throw simdjson::simdjson_error(simdjson::TAPE_ERROR);
        ondemand::array elements = field.value().get_array();
        run.entries = readLogEntries(m_context, elements, m_root / "logs");
    }
}

std::optional<ArrayCut> findArrayCut(std::string_view text, std::size_t from)
{
    for (std::size_t at = text.find('}', from); at != std::string_view::npos;
         at = text.find('}', at + 1)) {
        if (const auto cut = cutBehind(text, at))
            return cut;
    }
    return std::nullopt;
}

} // namespace formats
