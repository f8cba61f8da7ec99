// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_chunk.h"

#include "deploy/deployment/ascii.h"

#include "json/json_text.h"

#include <utility>

namespace formats {

namespace {

std::size_t afterBlanks(std::string_view text, std::size_t at)
{
    while (at < text.size() && isJsonWhitespace(text[at]))
        ++at;
    return at;
}

std::optional<ArrayCut> cutAfter(std::string_view text, std::size_t bracket)
{
    ArrayCut cut;
    cut.comma = afterBlanks(text, bracket + 1);
    cut.next = afterBlanks(text, cut.comma + 1);
    const std::size_t quote = afterBlanks(text, cut.next + 1);
    const bool isCut = quote + 1 < text.size() && text[cut.comma] == ',' && text[cut.next] == '{'
        && text[quote] == '"' && deployment::isAsciiLetter(text[quote + 1]);
    return isCut ? std::optional(cut) : std::nullopt;
}

} // namespace

void LogChunkReader::read(const PaddedText& framed, LogChunk& chunk)
{
    m_problems.start(framed.text);
    m_values.start(framed.text);
    chunk.status =
        readObject(m_parser, framed, [&](ondemand::object& frame) { readEntries(frame, chunk); });
    chunk.problems = std::exchange(m_problems, {});
}

void LogChunkReader::readEntries(ondemand::object& frame, LogChunk& chunk)
{
    std::size_t fields = 0;
    for (ondemand::field field : frame) {
        // The array has ended within the run, and what follows looks like more of the frame.
        if (fields++ > 0)
            throw simdjson::simdjson_error(simdjson::TAPE_ERROR);
        ondemand::array elements = field.value().get_array();
        chunk.entries = readLogEntries(m_context, elements, m_root / "logs");
    }
}

std::optional<ArrayCut> findArrayCut(std::string_view text, std::size_t from)
{
    for (std::size_t at = text.find('}', from); at != std::string_view::npos;
         at = text.find('}', at + 1)) {
        if (const auto cut = cutAfter(text, at))
            return cut;
    }
    return std::nullopt;
}

} // namespace formats
