// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/byte_finder.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace deployment {

/// Finds what the user searches for in the list and in a log, and what is highlighted:
/// case-insensitive, composed or not, full-width or not (foldedText()). Text that folding leaves
/// alone is searched at the speed of a ByteFinder; an empty one is found everywhere.
class CaseInsensitiveFinder {
public:
    /// A part of a text, in bytes.
    struct Span {
        std::size_t begin = 0;
        std::size_t end = 0;
        bool operator==(const Span&) const = default;
    };

    explicit CaseInsensitiveFinder(std::string_view wanted);

    [[nodiscard]] bool occursIn(std::string_view text) const;
    /// The non-overlapping places where it occurs, at most that many.
    [[nodiscard]] std::vector<Span> spansIn(std::string_view text, std::size_t most) const;
    /// Sets the mark of each part that holds it to 1. The parts are adjacent, starting at `begin`;
    /// `ends` are offsets in the text. Quicker than asking for each of many small parts.
    void markParts(std::string_view text, std::uint64_t begin, std::span<const std::uint64_t> ends,
        std::span<char> marks) const;

    /// Finds it in text of ASCII alone.
    [[nodiscard]] const ByteFinder& inAscii() const { return m_folded; }
    [[nodiscard]] ByteFinder& inAscii() { return m_folded; }

private:
    ByteFinder m_folded;
};

} // namespace deployment
