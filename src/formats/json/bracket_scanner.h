// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bytes/cpu_features.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace formats {

struct BlockMasks;

/// Finds the end of a JSON object or array by counting brackets outside of texts, 64 bytes at a
/// time. It does not care whether what lies between is JSON. A line break ends a string: an
/// unclosed one must not swallow the records after it.
class BracketScanner {
public:
    static constexpr std::size_t notFound = static_cast<std::size_t>(-1);

    /// Every width gives the same; the processor must have it.
    explicit BracketScanner(VectorWidth width = widestVectors())
        : m_width(width)
    {
    }

    /// Before the opening bracket.
    void start();
    /// Continues with the bytes; the number of them up to and including the closing bracket, or
    /// notFound.
    [[nodiscard]] std::size_t scan(std::string_view bytes);
    /// Whether the nesting has been deeper than a record's may be since start().
    [[nodiscard]] bool wentTooDeep() const { return m_isTooDeep; }
    /// Whether a line has ended since start(), before the closing bracket.
    [[nodiscard]] bool sawLineBreak() const { return m_sawLineBreak; }

private:
    template <auto masksAt, auto parityOf> [[nodiscard]] std::size_t scanBy(std::string_view bytes);
    [[nodiscard]] std::size_t scanBlocks(std::string_view bytes);
    [[nodiscard]] std::size_t scanBlocksAvx2(std::string_view bytes);
    [[nodiscard]] std::size_t scanBlocksAvx512(std::string_view bytes);
    [[nodiscard]] std::size_t scanWholeBlocks(std::string_view bytes);
    [[nodiscard]] std::uint64_t quotesOf(const BlockMasks& masks);
    [[nodiscard]] std::size_t scanBlock(
        const char* block, const BlockMasks& masks, std::uint64_t parities, bool wasEscaped);
    [[nodiscard]] std::size_t scanBytes(std::string_view bytes);
    void open();
    [[nodiscard]] std::size_t countBrackets(std::uint64_t opening, std::uint64_t closing);

    VectorWidth m_width;
    int m_depth = 0;
    bool m_isTooDeep = false;
    bool m_sawLineBreak = false;
    std::uint64_t m_textMask = 0; ///< all ones inside a string
    bool m_isEscaped = false; ///< the byte before was a backslash that escapes
};

/// Whether the brackets of a text that holds one value go deeper than a record's may; cheap where
/// there are few.
[[nodiscard]] bool isTooDeep(std::string_view json);

} // namespace formats
