// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bytes/cpu_features.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace formats {

/// Knows of a JSON text where its strings begin and end and where its brackets are, one bit a byte,
/// found 64 bytes at a time. What lies between is of no interest: a value that nobody wants costs a
/// step for each 64 bytes of it.
class JsonBlocks {
public:
    static constexpr std::size_t notFound = static_cast<std::size_t>(-1);

    /// Every width gives the same; the processor must have it.
    explicit JsonBlocks(VectorWidth width = widestVectors())
        : m_width(width)
    {
    }

    /// So many bytes after the text have to be readable.
    static constexpr std::size_t padding = 64;
    /// False if a string is not closed or has a control character in it, or a backslash stands
    /// outside of one: then nothing is known.
    [[nodiscard]] bool index(std::string_view text);
    /// Whether there is a backslash in it anywhere.
    [[nodiscard]] bool hasBackslash() const { return m_hasBackslash; }
    /// The first quote from there on that begins or ends a string.
    [[nodiscard]] std::size_t quoteFrom(std::size_t at) const
    {
        auto block = at / blockSize;
        if (block >= m_blocks.size())
            return notFound;
        auto quotes = m_blocks[block].quotes & ~std::uint64_t{0} << at % blockSize;
        while (quotes == 0) {
            if (++block == m_blocks.size())
                return notFound;
            quotes = m_blocks[block].quotes;
        }
        return block * blockSize + static_cast<std::size_t>(std::countr_zero(quotes));
    }
    /// Behind the bracket that closes the one that stands there, on that level (from 1 on);
    /// notFound if there is none, or if it is nested deeper than a record may be.
    [[nodiscard]] std::size_t endOfBrackets(std::size_t at, int level) const;

private:
    static constexpr std::size_t blockSize = 64;

    /// Bit i is of byte i. Brackets in strings are none.
    struct Block {
        std::uint64_t quotes = 0;
        std::uint64_t opening = 0;
        std::uint64_t closing = 0;
        int opened = 0; ///< brackets
        int closed = 0;
    };

    [[nodiscard]] bool indexBlocks(std::string_view text);
    [[nodiscard]] bool indexBlocksAvx2(std::string_view text);
    [[nodiscard]] bool indexBlocksAvx512(std::string_view text);

    VectorWidth m_width;
    std::vector<Block> m_blocks;
    bool m_hasBackslash = false;
};

} // namespace formats
