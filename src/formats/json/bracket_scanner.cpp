// SPDX-License-Identifier: GPL-3.0-or-later
#include "bracket_scanner.h"

#include "block_masks.h"
#include "bytes/byte_count.h"
#include "json_text.h"

namespace formats {

namespace {

constexpr std::size_t bracketBlockSize = BlockMasks::blockSize;

bool isOpening(char c)
{
    return c == '{' || c == '[';
}

bool isClosing(char c)
{
    return c == '}' || c == ']';
}

} // namespace

void BracketScanner::start()
{
    *this = BracketScanner(m_width);
}

std::size_t BracketScanner::scan(std::string_view bytes)
{
    const auto inBlocks = scanWholeBlocks(bytes);
    if (inBlocks != notFound)
        return inBlocks;
    const auto done = bytes.size() - bytes.size() % bracketBlockSize;
    const auto end = scanBytes(bytes.substr(done));
    return end == notFound ? notFound : done + end;
}

std::size_t BracketScanner::scanWholeBlocks(std::string_view bytes)
{
    switch (m_width) {
    case VectorWidth::Bytes64:
        return scanBlocksAvx512(bytes);
    case VectorWidth::Bytes32:
        return scanBlocksAvx2(bytes);
    default:
        return scanBlocks(bytes);
    }
}

/// Bits of the quotes that begin or end a string.
[[gnu::always_inline]] inline std::uint64_t BracketScanner::quotesOf(const BlockMasks& masks)
{
    if (masks.backslash == 0 && !m_isEscaped)
        return masks.quote;
    return masks.quote & ~escapedOf(masks.backslash, m_isEscaped);
}

/// Of a block whose quotes have these parities: bit i is set after an odd number of them.
[[gnu::always_inline]] inline std::size_t BracketScanner::scanBlock(
    const char* block, const BlockMasks& masks, std::uint64_t parities, bool wasEscaped)
{
    const auto inText = parities ^ m_textMask;
    if ((masks.lineBreak & inText) != 0) {
        m_isEscaped = wasEscaped;
        return scanBytes({block, bracketBlockSize});
    }
    m_textMask = inText >> (bracketBlockSize - 1) != 0 ? ~std::uint64_t{0} : 0;
    const auto end = countBrackets(masks.opening & ~inText, masks.closing & ~inText);
    const auto passed = end < bracketBlockSize ? (std::uint64_t{1} << end) - 1 : ~std::uint64_t{0};
    m_sawLineBreak |= (masks.lineBreak & passed) != 0;
    return end;
}

/// With the functions that find the masks of a block and the parities of its bits.
template <auto masksAt, auto parityOf>
[[gnu::always_inline]] inline std::size_t BracketScanner::scanBy(std::string_view bytes)
{
    for (std::size_t done = 0; done + bracketBlockSize <= bytes.size(); done += bracketBlockSize) {
        const char* const block = bytes.data() + done;
        const auto masks = masksAt(block);
        const bool wasEscaped = m_isEscaped;
        const auto end = scanBlock(block, masks, parityOf(quotesOf(masks)), wasEscaped);
        if (end != notFound)
            return done + end;
    }
    return notFound;
}

std::size_t BracketScanner::scanBlocks(std::string_view bytes)
{
    return scanBy<masksOf, prefixParity>(bytes);
}

#if defined(DEPLOY_HAS_WIDE_VERSIONS)

DEPLOY_AVX2 std::size_t BracketScanner::scanBlocksAvx2(std::string_view bytes)
{
    return scanBy<masksOfAvx2, parityByProduct>(bytes);
}

DEPLOY_AVX512 std::size_t BracketScanner::scanBlocksAvx512(std::string_view bytes)
{
    return scanBy<masksOfAvx512, parityByProduct>(bytes);
}

#else

std::size_t BracketScanner::scanBlocksAvx2(std::string_view bytes)
{
    return scanBlocks(bytes);
}

std::size_t BracketScanner::scanBlocksAvx512(std::string_view bytes)
{
    return scanBlocks(bytes);
}

#endif

void BracketScanner::open()
{
    m_isTooDeep |= ++m_depth > maxNesting;
}

[[gnu::always_inline]] inline std::size_t BracketScanner::countBrackets(
    std::uint64_t opening, std::uint64_t closing)
{
    const int opened = std::popcount(opening);
    const int closed = std::popcount(closing);
    if (m_depth > closed && m_depth + opened <= maxNesting) {
        m_depth += opened - closed;
        return notFound;
    }
    for (auto brackets = opening | closing; brackets != 0; brackets &= brackets - 1) {
        const auto at = static_cast<unsigned>(std::countr_zero(brackets));
        if ((opening >> at & 1U) != 0)
            open();
        else if (--m_depth <= 0)
            return at + 1;
    }
    return notFound;
}

std::size_t BracketScanner::scanBytes(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        const bool escaped = m_isEscaped;
        m_isEscaped = c == '\\' && !escaped;
        m_sawLineBreak |= c == '\n';
        if (c == '\n')
            m_textMask = 0;
        else if (c == '"' && !escaped)
            m_textMask = ~m_textMask;
        else if (m_textMask == 0 && isOpening(c))
            open();
        else if (m_textMask == 0 && isClosing(c) && --m_depth <= 0)
            return i + 1;
    }
    return notFound;
}

bool isTooDeep(std::string_view json)
{
    // '[' with this bit set is '{'.
    if (countBytes(json, '{', BlockMasks::bracketBit) <= maxNesting)
        return false;
    BracketScanner scanner;
    scanner.start();
    static_cast<void>(scanner.scan(json));
    return scanner.wentTooDeep();
}

} // namespace formats
