// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bytes/cpu_features.h"

#include <bit>
#include <cstddef>
#include <cstdint>

#if defined(DEPLOY_HAS_WIDE_VERSIONS)
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace formats {

/// What of JSON stands in a block of 64 bytes: one bit a byte.
struct BlockMasks {
    static constexpr std::size_t blockSize = 64;
    /// With this bit set, '[' becomes '{' and ']' becomes '}', and no other byte does.
    static constexpr char bracketBit = 0x20;

    std::uint64_t quote = 0;
    std::uint64_t backslash = 0;
    std::uint64_t opening = 0;
    std::uint64_t closing = 0;
    std::uint64_t lineBreak = 0;
    std::uint64_t control = 0; ///< characters that may not stand in a string as they are
    bool hasSpecial = false; ///< a control character or a backslash, nearly nowhere
    std::uint64_t beyondAscii = 0; ///< of 16 bytes at a time; wider ones look closer themselves
};

/// Bits of the bytes that a backslash escapes. Knows, and remembers, whether the last byte of the
/// block before escapes the first one.
[[gnu::always_inline]] inline std::uint64_t escapedOf(std::uint64_t backslashes, bool& isEscaped)
{
    std::uint64_t escaped = isEscaped ? 1 : 0;
    isEscaped = false;
    backslashes &= ~escaped;
    while (backslashes != 0) {
        const auto at = static_cast<unsigned>(std::countr_zero(backslashes));
        if (at == BlockMasks::blockSize - 1) {
            isEscaped = true;
            break;
        }
        const auto next = std::uint64_t{1} << (at + 1);
        escaped |= next;
        backslashes &= ~(next | (next >> 1U));
    }
    return escaped;
}

/// Bit i of the result is the parity of the bits 0 to i.
inline std::uint64_t prefixParity(std::uint64_t bits)
{
    for (unsigned shift = 1; shift < BlockMasks::blockSize; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

#if defined(__SSE2__)

inline BlockMasks masksOf(const char* block)
{
    const auto bits = [](__m128i found) {
        return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(found)));
    };
    const auto equal = [&](__m128i bytes, char c) {
        return bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
    };
    const auto lastControl = _mm_set1_epi8(0x1F);
    BlockMasks masks;
    for (unsigned part = 0; part < 4; ++part) {
        const auto shift = part * 16;
        const auto bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + shift));
        const auto curly = _mm_or_si128(bytes, _mm_set1_epi8(BlockMasks::bracketBit));
        masks.quote |= equal(bytes, '"') << shift;
        masks.backslash |= equal(bytes, '\\') << shift;
        masks.opening |= equal(curly, '{') << shift;
        masks.closing |= equal(curly, '}') << shift;
        masks.lineBreak |= equal(bytes, '\n') << shift;
        masks.control |= bits(_mm_cmpeq_epi8(_mm_max_epu8(bytes, lastControl), lastControl))
            << shift;
        masks.beyondAscii |= bits(bytes) << shift;
    }
    masks.hasSpecial = (masks.control | masks.backslash) != 0;
    return masks;
}

#else

inline BlockMasks masksOf(const char* block)
{
    BlockMasks masks;
    for (unsigned i = 0; i < BlockMasks::blockSize; ++i) {
        const char c = block[i];
        const char curly = static_cast<char>(c | BlockMasks::bracketBit);
        const auto bit = std::uint64_t{1} << i;
        masks.quote |= c == '"' ? bit : 0;
        masks.backslash |= c == '\\' ? bit : 0;
        masks.opening |= curly == '{' ? bit : 0;
        masks.closing |= curly == '}' ? bit : 0;
        masks.lineBreak |= c == '\n' ? bit : 0;
        masks.control |= static_cast<unsigned char>(c) < ' ' ? bit : 0;
        masks.beyondAscii |= static_cast<unsigned char>(c) >= 0x80 ? bit : 0;
    }
    masks.hasSpecial = (masks.control | masks.backslash) != 0;
    return masks;
}

#endif

#if defined(DEPLOY_HAS_WIDE_VERSIONS)

/// Bit i of the result is the parity of the bits 0 to i: a product without carries by all ones.
DEPLOY_AVX2 inline std::uint64_t parityByProduct(std::uint64_t bits)
{
    const auto product =
        _mm_clmulepi64_si128(_mm_set_epi64x(0, static_cast<long long>(bits)), _mm_set1_epi8(-1), 0);
    return static_cast<std::uint64_t>(_mm_cvtsi128_si64(product));
}

/// The highest bits of two times 32 bytes.
DEPLOY_AVX2 inline std::uint64_t highBitsOf(__m256i low, __m256i high)
{
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(low))
        | std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(high))} << 32U;
}

DEPLOY_AVX2 inline std::uint64_t bitsOf(__m256i low, __m256i high, char c)
{
    const auto wanted = _mm256_set1_epi8(c);
    return highBitsOf(_mm256_cmpeq_epi8(low, wanted), _mm256_cmpeq_epi8(high, wanted));
}

DEPLOY_AVX2 inline BlockMasks masksOfAvx2(const char* block)
{
    const auto low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block));
    const auto high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + 32));
    const auto bit = _mm256_set1_epi8(BlockMasks::bracketBit);
    const auto lowCurly = _mm256_or_si256(low, bit);
    const auto highCurly = _mm256_or_si256(high, bit);
    const auto lastControl = _mm256_set1_epi8(0x1F);
    BlockMasks masks;
    masks.quote = bitsOf(low, high, '"');
    masks.backslash = bitsOf(low, high, '\\');
    masks.opening = bitsOf(lowCurly, highCurly, '{');
    masks.closing = bitsOf(lowCurly, highCurly, '}');
    masks.lineBreak = bitsOf(low, high, '\n');
    masks.control = highBitsOf(_mm256_cmpeq_epi8(_mm256_max_epu8(low, lastControl), lastControl),
        _mm256_cmpeq_epi8(_mm256_max_epu8(high, lastControl), lastControl));
    const auto backslash = _mm256_set1_epi8('\\');
    const auto backslashes =
        _mm256_or_si256(_mm256_cmpeq_epi8(low, backslash), _mm256_cmpeq_epi8(high, backslash));
    const auto controls =
        _mm256_cmpeq_epi8(_mm256_max_epu8(_mm256_min_epu8(low, high), lastControl), lastControl);
    masks.hasSpecial = _mm256_movemask_epi8(_mm256_or_si256(backslashes, controls)) != 0;
    return masks;
}

/// GCC would shift and join masks where they lie, at few ports of the processor that the
/// comparisons need already.
inline std::uint64_t inRegister(std::uint64_t mask)
{
    asm("" : "+r"(mask));
    return mask;
}

DEPLOY_AVX512 inline BlockMasks masksOfAvx512(const char* block)
{
    const auto all = _mm512_loadu_si512(block);
    const auto curly = _mm512_or_si512(all, _mm512_set1_epi8(BlockMasks::bracketBit));
    BlockMasks masks;
    masks.quote = _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('"'));
    const __mmask64 backslash = _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('\\'));
    masks.backslash = backslash;
    masks.opening = inRegister(_mm512_cmpeq_epi8_mask(curly, _mm512_set1_epi8('{')));
    masks.closing = inRegister(_mm512_cmpeq_epi8_mask(curly, _mm512_set1_epi8('}')));
    masks.lineBreak = _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('\n'));
    const __mmask64 control = _mm512_cmplt_epu8_mask(all, _mm512_set1_epi8(' '));
    masks.control = control;
    masks.hasSpecial = _kortestz_mask64_u8(control, backslash) == 0;
    return masks;
}

#endif

} // namespace formats
