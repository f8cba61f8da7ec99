// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record_object.h"
#include "record_parts.h"

#include "deploy/deployment/log.h"

#include <cstdint>
#include <span>

namespace formats {

/// Consecutive elements of the array "logs", read on their own.
struct LogChunk {
    std::uint64_t begin = 0; ///< in the record
    std::uint64_t end = 0; ///< of the comma or the bracket after the last one
    ReadStatus status = ReadStatus::Malformed;
    LogEntries entries;
    RecordProblems problems; ///< places count from the beginning of the frame
};

/// Reads runs, one after the other; keeps its buffers from one to the next.
class LogChunkReader {
public:
    /// What stands around the elements to make them a JSON text of their own. An array alone would
    /// not do: the parser would pass its end where a value is missing.
    static constexpr std::string_view before = R"({"":[)";
    static constexpr std::string_view behind = "]}";

    /// The text is elements in their frame.
    void read(const PaddedText& framed, LogChunk& chunk);

private:
    void readEntries(ondemand::object& frame, LogChunk& chunk);

    ondemand::parser m_parser;
    RecordProblems m_problems;
    ValueReader m_values{m_problems, ValueReader::Care::Thorough};
    PartContext m_context{m_values, m_problems};
    Pointer m_root;
};

/// Where an array of objects can be cut, nullopt if it can't: at a comma between two objects, seen
/// from the bytes alone. In JSON such bytes occur only between elements of an array, since a quote
/// inside a string has a backslash before it and one at its end has no letter after it.
struct ArrayCut {
    std::size_t comma = 0;
    std::size_t next = 0; ///< the bracket that begins the next object
};
[[nodiscard]] std::optional<ArrayCut> findArrayCut(std::string_view text, std::size_t from);

} // namespace formats
