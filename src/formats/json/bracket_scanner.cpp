// SPDX-License-Identifier: GPL-3.0-or-later
#include "bracket_scanner.h"

#include "bytes/byte_count.h"
#include "bytes/cpu_features.h"
#include "json_text.h"

#include <bit>

#if defined(DEPLOY_HAS_WIDE_VERSIONS)
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace formats {

namespace {

constexpr std::size_t bracketBlockSize = 64;
/// With this bit set, '[' becomes '{' and ']' becomes '}', and no other byte does.
constexpr char bracketBit = 0x20;

bool isOpening(char c)
{
    return c == '{' || c == '[';
}

bool isClosing(char c)
{
    return c == '}' || c == ']';
}

/// Bit i of the result is the parity of the bits 0 to i.
std::uint64_t prefixParity(std::uint64_t bits)
{
    for (unsigned shift = 1; shift < bracketBlockSize; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

} // namespace

/// One bit a byte of a block.
struct BracketScanner::Masks {
    std::uint64_t quote = 0;
    std::uint64_t backslash = 0;
    std::uint64_t opening = 0;
    std::uint64_t closing = 0;
    std::uint64_t lineBreak = 0;

    Masks() = default;
    explicit Masks(const char* block);
};

#if defined(__SSE2__)

BracketScanner::Masks::Masks(const char* block)
{
    const auto equal = [](__m128i bytes, char c) {
        return static_cast<std::uint64_t>(
            static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)))));
    };
    for (unsigned part = 0; part < 4; ++part) {
        const auto shift = part * 16;
        const auto bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + shift));
        const auto curly = _mm_or_si128(bytes, _mm_set1_epi8(bracketBit));
        quote |= equal(bytes, '"') << shift;
        backslash |= equal(bytes, '\\') << shift;
        opening |= equal(curly, '{') << shift;
        closing |= equal(curly, '}') << shift;
        lineBreak |= equal(bytes, '\n') << shift;
    }
}

#else

BracketScanner::Masks::Masks(const char* block)
{
    for (unsigned i = 0; i < bracketBlockSize; ++i) {
        const char c = block[i];
        const auto bit = std::uint64_t{1} << i;
        quote |= c == '"' ? bit : 0;
        backslash |= c == '\\' ? bit : 0;
        opening |= isOpening(c) ? bit : 0;
        closing |= isClosing(c) ? bit : 0;
        lineBreak |= c == '\n' ? bit : 0;
    }
}

#endif

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
[[gnu::always_inline]] inline std::uint64_t BracketScanner::quotesOf(const Masks& masks)
{
    if (masks.backslash == 0 && !m_isEscaped)
        return masks.quote;
    return masks.quote & ~escapedOf(masks.backslash);
}

/// Of a block whose quotes have these parities: bit i is set after an odd number of them.
[[gnu::always_inline]] inline std::size_t BracketScanner::scanBlock(
    const char* block, const Masks& masks, std::uint64_t parities, bool wasEscaped)
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

std::size_t BracketScanner::scanBlocks(std::string_view bytes)
{
    for (std::size_t done = 0; done + bracketBlockSize <= bytes.size(); done += bracketBlockSize) {
        const char* const block = bytes.data() + done;
        const Masks masks(block);
        const bool wasEscaped = m_isEscaped;
        const auto parities = prefixParity(quotesOf(masks));
        const auto end = scanBlock(block, masks, parities, wasEscaped);
        if (end != notFound)
            return done + end;
    }
    return notFound;
}

#if defined(DEPLOY_HAS_WIDE_VERSIONS)

namespace {

/// One bit a byte: whether it is the character.
DEPLOY_AVX2 std::uint64_t bitsOf(__m256i low, __m256i high, char c)
{
    const auto wanted = _mm256_set1_epi8(c);
    const auto lowBits = _mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
    const auto highBits = _mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));
    return static_cast<std::uint32_t>(lowBits)
        | std::uint64_t{static_cast<std::uint32_t>(highBits)} << 32U;
}

/// Bit i of the result is the parity of the bits 0 to i: a product without carries by all ones.
DEPLOY_AVX2 std::uint64_t parityByProduct(std::uint64_t bits)
{
    const auto product =
        _mm_clmulepi64_si128(_mm_set_epi64x(0, static_cast<long long>(bits)), _mm_set1_epi8(-1), 0);
    return static_cast<std::uint64_t>(_mm_cvtsi128_si64(product));
}

} // namespace

DEPLOY_AVX2 std::size_t BracketScanner::scanBlocksAvx2(std::string_view bytes)
{
    for (std::size_t done = 0; done + bracketBlockSize <= bytes.size(); done += bracketBlockSize) {
        const char* const block = bytes.data() + done;
        const auto low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block));
        const auto high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + 32));
        const auto lowCurly = _mm256_or_si256(low, _mm256_set1_epi8(bracketBit));
        const auto highCurly = _mm256_or_si256(high, _mm256_set1_epi8(bracketBit));
        Masks masks;
        masks.quote = bitsOf(low, high, '"');
        masks.backslash = bitsOf(low, high, '\\');
        masks.opening = bitsOf(lowCurly, highCurly, '{');
        masks.closing = bitsOf(lowCurly, highCurly, '}');
        masks.lineBreak = bitsOf(low, high, '\n');
        const bool wasEscaped = m_isEscaped;
        const auto end = scanBlock(block, masks, parityByProduct(quotesOf(masks)), wasEscaped);
        if (end != notFound)
            return done + end;
    }
    return notFound;
}

DEPLOY_AVX512 std::size_t BracketScanner::scanBlocksAvx512(std::string_view bytes)
{
    for (std::size_t done = 0; done + bracketBlockSize <= bytes.size(); done += bracketBlockSize) {
        const char* const block = bytes.data() + done;
        const auto all = _mm512_loadu_si512(block);
        const auto curly = _mm512_or_si512(all, _mm512_set1_epi8(bracketBit));
        Masks masks;
        masks.quote = _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('"'));
        masks.backslash = _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('\\'));
        masks.opening = _mm512_cmpeq_epi8_mask(curly, _mm512_set1_epi8('{'));
        masks.closing = _mm512_cmpeq_epi8_mask(curly, _mm512_set1_epi8('}'));
        masks.lineBreak = _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('\n'));
        const bool wasEscaped = m_isEscaped;
        const auto end = scanBlock(block, masks, parityByProduct(quotesOf(masks)), wasEscaped);
        if (end != notFound)
            return done + end;
    }
    return notFound;
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

/// Bits of the bytes that a backslash escapes; remembers whether the last byte escapes the next
/// one.
std::uint64_t BracketScanner::escapedOf(std::uint64_t backslashes)
{
    std::uint64_t escaped = m_isEscaped ? 1 : 0;
    m_isEscaped = false;
    backslashes &= ~escaped;
    while (backslashes != 0) {
        const auto at = static_cast<unsigned>(std::countr_zero(backslashes));
        if (at == bracketBlockSize - 1) {
            m_isEscaped = true;
            break;
        }
        const auto next = std::uint64_t{1} << (at + 1);
        escaped |= next;
        backslashes &= ~(next | (next >> 1U));
    }
    return escaped;
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
    if (countBytes(json, '{', bracketBit) <= maxNesting)
        return false;
    BracketScanner scanner;
    scanner.start();
    static_cast<void>(scanner.scan(json));
    return scanner.wentTooDeep();
}

} // namespace formats
