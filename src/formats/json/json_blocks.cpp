// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_blocks.h"

#include "block_characters.h"
#include "block_masks.h"
#include "json_text.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace formats {

namespace {

constexpr std::size_t jsonBlockSize = BlockMasks::blockSize;
static_assert(JsonBlocks::padding >= jsonBlockSize);

/// The lowest bits, so many of them.
std::uint64_t lowBits(std::size_t count)
{
    return count >= jsonBlockSize ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

/// Where one of these brackets ends the innermost level but so many, counted from 1; 0 if none
/// does. The depth is that before them, and tells if it became too deep.
std::size_t endAmong(std::uint64_t opening, std::uint64_t closing, int outside, int& depth)
{
    for (auto brackets = opening | closing; brackets != 0; brackets &= brackets - 1) {
        const auto bit = static_cast<unsigned>(std::countr_zero(brackets));
        depth += (opening >> bit & 1U) != 0 ? 1 : -1;
        if (depth <= outside)
            return bit + 1;
        if (depth > maxNesting)
            return 0;
    }
    return 0;
}

/// What the last bit is, in all of them.
std::uint64_t allOnesIfLast(std::uint64_t bits)
{
    return bits >> (jsonBlockSize - 1) != 0 ? ~std::uint64_t{0} : 0;
}

} // namespace

/// What the bytes from one block on depend on, and what was seen before.
template <typename Characters> struct JsonBlocks::Run {
    std::uint64_t inText = 0; ///< all ones inside a string
    bool isEscaped = false; ///< the byte before was a backslash that escapes
    int depth = 0;
    std::uint64_t faults = 0;
    std::uint64_t backslashes = 0;
    bool hasControls = false;
    Characters characters;

    [[gnu::always_inline]] void see(
        const BlockMasks& masks, std::uint64_t textBits, std::uint64_t passed)
    {
        faults |= ((masks.control & textBits) | (masks.backslash & ~textBits)) & passed;
        backslashes |= masks.backslash & passed;
        hasControls |= (masks.control & passed) != 0;
    }
};

std::size_t JsonBlocks::index(std::string_view bytes)
{
    if (!bytes.starts_with('{') && !bytes.starts_with('['))
        return notFound;
    const auto most = (bytes.size() + jsonBlockSize - 1) / jsonBlockSize + 1;
    if (m_capacity < most) {
        m_blocks = std::make_unique_for_overwrite<Block[]>(most);
        m_leastDepths = std::make_unique_for_overwrite<std::uint8_t[]>(most + depthsAtOnce);
        m_capacity = most;
    }
    switch (m_width) {
    case VectorWidth::Bytes64:
        return indexBlocksAvx512(bytes);
    case VectorWidth::Bytes32:
        return indexBlocksAvx2(bytes);
    default:
        return indexBlocks(bytes);
    }
}

/// With the functions that find the masks of a block and the parities of its bits.
template <auto masksAt, auto parityOf, typename Characters>
[[gnu::always_inline]] inline std::size_t JsonBlocks::indexBy(std::string_view bytes)
{
    Run<Characters> run;
    const std::size_t count = (bytes.size() + jsonBlockSize - 1) / jsonBlockSize;
    for (std::size_t i = 0; i < count; ++i) {
        i = passPlain<masksAt, parityOf>(run, bytes.data(), i, count);
        if (i == count)
            break;
        const auto end = passAny<masksAt, parityOf>(run, bytes.data(), i);
        if (run.depth > maxNesting || run.faults != 0)
            break;
        if (end == 0)
            continue;
        finish(i + 1);
        m_hasBackslash = run.backslashes != 0;
        m_hasControls = run.hasControls;
        m_isPlainUtf8 = run.characters.arePlain();
        return i * jsonBlockSize + end <= bytes.size() ? i * jsonBlockSize + end : notFound;
    }
    return notFound;
}

/// Passes over any block. Returns where in it the object or list ends; 0 if it does not.
template <auto masksAt, auto parityOf, typename Characters>
[[gnu::always_inline]] inline std::size_t JsonBlocks::passAny(
    Run<Characters>& run, const char* bytes, std::size_t i)
{
    const char* const at = bytes + i * jsonBlockSize;
    const BlockMasks masks = masksAt(at);
    const auto quotes = masks.quote & ~escapedOf(masks.backslash, run.isEscaped);
    const auto inText = parityOf(quotes) ^ run.inText;
    const auto opening = masks.opening & ~inText;
    const auto closing = masks.closing & ~inText;
    const int leastDepth = run.depth - std::popcount(closing);
    const int depth = run.depth;
    run.inText = allOnesIfLast(inText);
    const auto end = endAmong(opening, closing, 0, run.depth);
    const auto passed = end == 0 ? ~std::uint64_t{0} : lowBits(end);
    run.see(masks, inText, passed);
    run.characters.see(at, masks, passed);
    m_blocks[i] = {quotes & passed, opening & passed, closing & passed, depth};
    m_leastDepths[i] = static_cast<std::uint8_t>(std::max(leastDepth, 0));
    return end;
}

/// Passes over blocks, from that one on, without a backslash, in which nothing ends or is wrong: as
/// nearly all are. What it needs of the run stays in registers. Returns the block after them.
template <auto masksAt, auto parityOf, typename Characters>
[[gnu::always_inline]] inline std::size_t JsonBlocks::passPlain(
    Run<Characters>& run, const char* bytes, std::size_t first, std::size_t count)
{
    if (run.isEscaped)
        return first;
    Block* const blocks = m_blocks.get();
    std::uint8_t* const leastDepths = m_leastDepths.get();
    auto outerText = run.inText;
    int depth = run.depth;
    bool hasControls = false;
    auto characters = run.characters;
    auto i = first;
    for (; i < count; ++i) {
        const char* const block = bytes + i * jsonBlockSize;
        const BlockMasks masks = masksAt(block);
        const auto inText = parityOf(masks.quote) ^ outerText;
        const auto opening = masks.opening & ~inText;
        const auto closing = masks.closing & ~inText;
        const int leastDepth = depth - std::popcount(closing);
        const int opened = std::popcount(opening);
        if (leastDepth <= 0 || depth + opened > maxNesting)
            break;
        if (masks.hasSpecial) [[unlikely]] {
            if ((masks.backslash | (masks.control & inText)) != 0)
                break;
            hasControls = true;
        }
        blocks[i] = {masks.quote, opening, closing, depth};
        leastDepths[i] = static_cast<std::uint8_t>(leastDepth);
        outerText = allOnesIfLast(inText);
        depth = leastDepth + opened;
        characters.see(block, masks, ~std::uint64_t{0});
    }
    run.inText = outerText;
    run.depth = depth;
    run.hasControls |= hasControls;
    run.characters = characters;
    return i;
}

std::size_t JsonBlocks::indexBlocks(std::string_view bytes)
{
    return indexBy<masksOf, prefixParity, AsciiCharacters>(bytes);
}

#if defined(DEPLOY_HAS_WIDE_VERSIONS)

DEPLOY_AVX2 std::size_t JsonBlocks::indexBlocksAvx2(std::string_view bytes)
{
    return indexBy<masksOfAvx2, parityByProduct, TabledCharacters>(bytes);
}

DEPLOY_AVX512 std::size_t JsonBlocks::indexBlocksAvx512(std::string_view bytes)
{
    return indexBy<masksOfAvx512, parityByProduct, MaskedCharacters>(bytes);
}

#else

std::size_t JsonBlocks::indexBlocksAvx2(std::string_view bytes)
{
    return indexBlocks(bytes);
}

std::size_t JsonBlocks::indexBlocksAvx512(std::string_view bytes)
{
    return indexBlocks(bytes);
}

#endif

/// So many blocks are in use.
void JsonBlocks::finish(std::size_t count)
{
    m_count = count;
    m_blocks[count].quotes = 0;
    std::fill_n(m_leastDepths.get() + count, depthsAtOnce, std::uint8_t{0});
}

std::size_t JsonBlocks::quoteInBlocksFrom(std::size_t block) const
{
    while (block < m_count && m_blocks[block].quotes == 0)
        ++block;
    return block >= m_count ? notFound
                            : block * jsonBlockSize
            + static_cast<std::size_t>(std::countr_zero(m_blocks[block].quotes));
}

std::size_t JsonBlocks::endOfBrackets(std::size_t at, int level) const
{
    const int outside = level - 1;
    int depth = outside;
    auto from = ~std::uint64_t{0} << at % jsonBlockSize;
    auto i = at / jsonBlockSize;
    while (i < m_count) {
        const Block& block = m_blocks[i];
        const auto end = endAmong(block.opening & from, block.closing & from, outside, depth);
        if (end != 0)
            return i * jsonBlockSize + end;
        i = blockThatMayReach(i + 1, outside);
        depth = m_blocks[i].depth;
        from = ~std::uint64_t{0};
    }
    return notFound;
}

/// The first block from there on in which there may be as few open brackets; else behind the last.
std::size_t JsonBlocks::blockThatMayReach(std::size_t first, int depth) const
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t highBits = ones << 7U;
    const auto more = ones * static_cast<std::uint64_t>(depth + 1);
    for (auto i = first; i < m_count; i += depthsAtOnce) {
        // The highest bit stays where there are more. No number takes from the one beside it.
        const auto reached = ~((depthsFrom(i) | highBits) - more) & highBits;
        if (reached != 0)
            return i + static_cast<std::size_t>(std::countr_zero(reached)) / 8;
    }
    return m_count;
}

/// The first one in the lowest byte.
std::uint64_t JsonBlocks::depthsFrom(std::size_t block) const
{
    std::uint64_t depths = 0;
    std::memcpy(&depths, m_leastDepths.get() + block, sizeof depths);
    return std::endian::native == std::endian::little ? depths : __builtin_bswap64(depths);
}

} // namespace formats
