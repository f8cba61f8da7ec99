// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bytes/cpu_features.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace formats {

struct BlockMasks;

/// Knows of a JSON object or list where it ends, where its strings begin and end and where its
/// brackets are, one bit a byte, found 64 bytes at a time. What lies between is of no interest: a
/// value that nobody wants costs a step for each 64 bytes of it.
class JsonBlocks {
public:
    static constexpr std::size_t notFound = static_cast<std::size_t>(-1);

    /// Every width gives the same; the processor must have it.
    explicit JsonBlocks(VectorWidth width = widestVectors())
        : m_width(width)
    {
    }

    /// So many bytes after the given ones have to be readable.
    static constexpr std::size_t padding = 64;
    /// The length of the object or list that begins with the first byte. notFound if it does not
    /// end there or is nested deeper than a record may be, a string in it has a control character,
    /// or a backslash stands outside of one: then nothing is known.
    [[nodiscard]] std::size_t index(std::string_view bytes);
    /// Whether there is a backslash in it anywhere.
    [[nodiscard]] bool hasBackslash() const { return m_hasBackslash; }
    /// Whether there is a line break or another control character in it.
    [[nodiscard]] bool hasControls() const { return m_hasControls; }
    /// Whether it is plainly UTF-8: whatever is not has to be looked at more closely.
    [[nodiscard]] bool isPlainUtf8() const { return m_isPlainUtf8; }
    /// The first quote from there on that begins or ends a string.
    [[nodiscard]] std::size_t quoteFrom(std::size_t at) const
    {
        auto block = at / blockSize;
        if (block >= m_count)
            return notFound;
        // Most strings are shorter than a block. Of 64 bytes, which lie in two blocks, all is
        // looked at at once: whether one of them ends in its block can't be foretold.
        const auto shift = at % blockSize;
        const auto near = m_blocks[block].quotes >> shift
            | m_blocks[block + 1].quotes << 1U << (blockSize - 1 - shift);
        if (near != 0)
            return at + static_cast<std::size_t>(std::countr_zero(near));
        return quoteInBlocksFrom(block + 1);
    }
    /// Behind the bracket that closes the one that stands there, which is on that level; the
    /// outermost is on level 1.
    [[nodiscard]] std::size_t endOfBrackets(std::size_t at, int level) const;

private:
    static constexpr std::size_t blockSize = 64;

    /// Bit i is of byte i. Brackets in strings are none.
    struct Block {
        std::uint64_t quotes;
        std::uint64_t opening;
        std::uint64_t closing;
        int depth; ///< before it: brackets that are open
    };
    template <typename Characters> struct Run;

    /// Numbers of blocks that are looked at at once.
    static constexpr std::size_t depthsAtOnce = sizeof(std::uint64_t);

    [[nodiscard]] std::size_t quoteInBlocksFrom(std::size_t block) const;
    [[nodiscard]] std::size_t blockThatMayReach(std::size_t first, int depth) const;
    [[nodiscard]] std::uint64_t depthsFrom(std::size_t block) const;
    void finish(std::size_t count);
    template <auto masksAt, auto parityOf, typename Characters>
    [[nodiscard]] std::size_t indexBy(std::string_view bytes);
    template <auto masksAt, auto parityOf, typename Characters>
    [[nodiscard]] std::size_t passPlain(
        Run<Characters>& run, const char* bytes, std::size_t first, std::size_t count);
    template <auto masksAt, auto parityOf, typename Characters>
    [[nodiscard]] std::size_t passAny(Run<Characters>& run, const char* bytes, std::size_t i);
    [[nodiscard]] std::size_t indexBlocks(std::string_view bytes);
    [[nodiscard]] std::size_t indexBlocksAvx2(std::string_view bytes);
    [[nodiscard]] std::size_t indexBlocksAvx512(std::string_view bytes);

    VectorWidth m_width;
    std::unique_ptr<Block[]> m_blocks;
    /// Of each block: not fewer brackets are open anywhere in it. Others have 0 behind them.
    std::unique_ptr<std::uint8_t[]> m_leastDepths;
    std::size_t m_capacity = 0;
    std::size_t m_count = 0; ///< of those that are in use; one more is there, without a quote
    bool m_hasBackslash = false;
    bool m_hasControls = false;
    bool m_isPlainUtf8 = true;
};

} // namespace formats
