// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace history {

[[nodiscard]] constexpr char foldedLetter(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// A text to be found in others, ASCII letter case ignored. Compares its first and last bytes with
/// sixteen places at once and looks closer where both are there (W. Mula, "SIMD-friendly algorithms
/// for substring searching").
class FoldedNeedle {
public:
    explicit FoldedNeedle(std::string_view text);

    /// An empty one is everywhere.
    [[nodiscard]] bool isIn(std::string_view text) const;
    /// Sets the mark of each part that holds it to 1. The parts lie one after the other in the text
    /// and end where the ends say. Quicker than asking for each of many small parts.
    void markParts(
        std::string_view text, std::span<const std::uint64_t> ends, std::span<char> marks) const;

private:
    class Search;

    static constexpr std::size_t blockSize = 16;

    std::string m_text; ///< in lower case
    std::array<char, blockSize> m_begin{}; ///< its first bytes
    std::array<char, blockSize> m_caseBits{}; ///< what makes their upper-case letters lower-case
};

} // namespace history
