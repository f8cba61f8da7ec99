// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_blocks.h"

#include "block_masks.h"
#include "json_text.h"

#include <cstring>

namespace formats {

namespace {

constexpr std::size_t jsonBlockSize = BlockMasks::blockSize;
static_assert(JsonBlocks::padding >= jsonBlockSize);

/// What the bytes from one block on depend on.
struct BlockState {
    std::uint64_t inText = 0; ///< all ones inside a string
    bool isEscaped = false; ///< the byte before was a backslash that escapes
    std::uint64_t backslashes = 0;
    std::uint64_t faults = 0;
};

/// The bits of a block that the text fills, where so many of its bytes are left.
std::uint64_t filledBits(std::size_t left)
{
    return left >= jsonBlockSize ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

/// Bits of the quotes that begin or end a string.
[[gnu::always_inline]] inline std::uint64_t quotesOf(
    const BlockMasks& masks, std::uint64_t filled, BlockState& state)
{
    const auto backslash = masks.backslash & filled;
    const auto quote = masks.quote & filled;
    if (backslash == 0 && !state.isEscaped)
        return quote;
    state.backslashes |= backslash;
    return quote & ~escapedOf(backslash, state.isEscaped);
}

/// Fills a block whose quotes have these parities: bit i is set after an odd number of them.
template <typename Block>
[[gnu::always_inline]] inline void fill(Block& block, const BlockMasks& masks, std::uint64_t filled,
    std::uint64_t quotes, std::uint64_t parities, BlockState& state)
{
    const auto inText = parities ^ state.inText;
    state.inText = inText >> (jsonBlockSize - 1) != 0 ? ~std::uint64_t{0} : 0;
    state.faults |= ((masks.control & inText) | (masks.backslash & ~inText)) & filled;
    block.quotes = quotes;
    block.opening = masks.opening & filled & ~inText;
    block.closing = masks.closing & filled & ~inText;
    block.opened = std::popcount(block.opening);
    block.closed = std::popcount(block.closing);
}

/// Every string is closed, and nothing stands where it may not.
bool isSound(const BlockState& state)
{
    return state.inText == 0 && state.faults == 0;
}

} // namespace

bool JsonBlocks::index(std::string_view text)
{
    m_blocks.resize((text.size() + jsonBlockSize - 1) / jsonBlockSize);
    switch (m_width) {
    case VectorWidth::Bytes64:
        return indexBlocksAvx512(text);
    case VectorWidth::Bytes32:
        return indexBlocksAvx2(text);
    default:
        return indexBlocks(text);
    }
}

bool JsonBlocks::indexBlocks(std::string_view text)
{
    BlockState state;
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const auto masks = masksOf(text.data() + i * jsonBlockSize);
        const auto filled = filledBits(text.size() - i * jsonBlockSize);
        const auto quotes = quotesOf(masks, filled, state);
        fill(m_blocks[i], masks, filled, quotes, prefixParity(quotes), state);
    }
    m_hasBackslash = state.backslashes != 0;
    return isSound(state);
}

#if defined(DEPLOY_HAS_WIDE_VERSIONS)

DEPLOY_AVX2 bool JsonBlocks::indexBlocksAvx2(std::string_view text)
{
    BlockState state;
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const auto masks = masksOfAvx2(text.data() + i * jsonBlockSize);
        const auto filled = filledBits(text.size() - i * jsonBlockSize);
        const auto quotes = quotesOf(masks, filled, state);
        fill(m_blocks[i], masks, filled, quotes, parityByProduct(quotes), state);
    }
    m_hasBackslash = state.backslashes != 0;
    return isSound(state);
}

DEPLOY_AVX512 bool JsonBlocks::indexBlocksAvx512(std::string_view text)
{
    BlockState state;
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const auto masks = masksOfAvx512(text.data() + i * jsonBlockSize);
        const auto filled = filledBits(text.size() - i * jsonBlockSize);
        const auto quotes = quotesOf(masks, filled, state);
        fill(m_blocks[i], masks, filled, quotes, parityByProduct(quotes), state);
    }
    m_hasBackslash = state.backslashes != 0;
    return isSound(state);
}

#else

bool JsonBlocks::indexBlocksAvx2(std::string_view text)
{
    return indexBlocks(text);
}

bool JsonBlocks::indexBlocksAvx512(std::string_view text)
{
    return indexBlocks(text);
}

#endif

std::size_t JsonBlocks::endOfBrackets(std::size_t at, int level) const
{
    const int outside = level - 1;
    int depth = outside;
    auto from = ~std::uint64_t{0} << at % jsonBlockSize;
    for (auto i = at / jsonBlockSize; i < m_blocks.size(); ++i) {
        const Block& block = m_blocks[i];
        const bool isWhole = from == ~std::uint64_t{0};
        if (isWhole && depth - outside > block.closed && depth + block.opened <= maxNesting) {
            depth += block.opened - block.closed;
            continue;
        }
        for (auto brackets = (block.opening | block.closing) & from; brackets != 0;
             brackets &= brackets - 1) {
            const auto bit = static_cast<unsigned>(std::countr_zero(brackets));
            if ((block.opening >> bit & 1U) != 0) {
                if (++depth > maxNesting)
                    return notFound;
            } else if (--depth <= outside) {
                return i * jsonBlockSize + bit + 1;
            }
        }
        from = ~std::uint64_t{0};
    }
    return notFound;
}

} // namespace formats
