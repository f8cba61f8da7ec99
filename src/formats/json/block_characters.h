// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "block_masks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

// Whether bytes are UTF-8, found out block by block while something else is looked for in them: one
// class for each of the ways in which a processor is quick at it. What is not plainly UTF-8 by them
// has to be looked at more closely.
namespace formats {

/// Knows of ASCII alone.
class AsciiCharacters {
public:
    /// Of a block, the bytes whose bits are passed.
    [[gnu::always_inline]] void see(
        const char* /*block*/, const BlockMasks& masks, std::uint64_t passed)
    {
        m_faults |= masks.beyondAscii & passed;
    }
    [[gnu::always_inline]] [[nodiscard]] bool arePlain() const { return m_faults == 0; }

private:
    std::uint64_t m_faults = 0;
};

#if defined(DEPLOY_HAS_WIDE_VERSIONS)

/// By masks, where the processor makes them of 64 bytes at once: after one that begins a character
/// of two or three bytes, so many continue it, and nowhere else.
class MaskedCharacters {
public:
    DEPLOY_AVX512 void see(const char* block, const BlockMasks& /*masks*/, std::uint64_t passed)
    {
        const auto bytes = _mm512_loadu_si512(block);
        const __mmask64 begins = _mm512_cmpge_epu8_mask(bytes, first(2)) & passed;
        m_doubts = _mm512_or_si512(m_doubts,
            _mm512_maskz_permutexvar_epi8(begins, bytes, _mm512_loadu_si512(doubtful.data())));
        const auto leading = inRegister(begins);
        const auto leadingThree = inRegister(_mm512_cmpge_epu8_mask(bytes, first(3)) & passed);
        const auto continuing = inRegister(_mm512_movepi8_mask(bytes)) & ~leading;
        const auto expected = leading << 1U | leadingThree << 2U | m_expected;
        m_faults |= (continuing ^ expected) & passed;
        m_expected =
            leading >> (BlockMasks::blockSize - 1) | leadingThree >> (BlockMasks::blockSize - 2);
    }
    DEPLOY_AVX512 [[nodiscard]] bool arePlain() const
    {
        return m_faults == 0 && _mm512_test_epi8_mask(m_doubts, m_doubts) == 0;
    }

private:
    /// By its lower six bits, a byte that begins four, or after which not all continuing ones may
    /// stand, or none: takes more than this to be understood.
    static constexpr std::array<std::uint8_t, 64> doubtful = [] {
        std::array<std::uint8_t, 64> table{};
        for (const unsigned byte : {0xC0U, 0xC1U, 0xE0U, 0xEDU})
            table[byte & 0x3FU] = 1;
        std::fill(table.begin() + (0xF0U & 0x3FU), table.end(), std::uint8_t{1});
        return table;
    }();

    /// The first byte that begins a character of so many.
    DEPLOY_AVX512 static __m512i first(int length)
    {
        return _mm512_set1_epi8(length == 2 ? '\xC0' : '\xE0');
    }

    std::uint64_t m_expected = 0; ///< bytes that have to continue those of the block before
    std::uint64_t m_faults = 0;
    __m512i m_doubts = {};
};

/// By tables: what is wrong with a pair of bytes shows in the halves of the first and the upper
/// half of the second one, each of which excludes some faults. (J. Keiser, D. Lemire: Validating
/// UTF-8 In Less Than One Instruction Per Byte, 2021.)
class TabledCharacters {
public:
    DEPLOY_AVX2 void see(const char* block, const BlockMasks& /*masks*/, std::uint64_t passed)
    {
        if (passed == ~std::uint64_t{0})
            return seeBlock(block);
        char begin[BlockMasks::blockSize] = {};
        for (std::size_t i = 0; (passed >> i & 1U) != 0; ++i)
            begin[i] = block[i];
        seeBlock(begin);
    }
    DEPLOY_AVX2 [[nodiscard]] bool arePlain() const
    {
        return _mm256_testz_si256(m_faults, m_faults) != 0;
    }

private:
    enum Fault : std::uint8_t {
        TooShort = 1U << 0U, ///< a character is not continued
        TooLong = 1U << 1U, ///< ASCII is continued
        ThreeForLess = 1U << 2U, ///< three bytes for what has room in two
        TooLarge = 1U << 3U, ///< beyond U+10FFFF, or for all that begins with a byte of F5 or more
        Surrogate = 1U << 4U,
        TwoForLess = 1U << 5U,
        FourForLess = 1U << 6U, ///< and what begins with F5 or more, before 80 to 8F
        Continued = 1U << 7U, ///< wrong but for the third byte of three and the last ones of four
    };
    using Table = std::array<std::uint8_t, 16>;

    static constexpr Table ofFirstUpper = [] {
        Table table{};
        std::fill_n(table.begin(), 8, std::uint8_t{TooLong});
        std::fill_n(table.begin() + 0x8, 4, std::uint8_t{Continued});
        table[0xC] = TooShort | TwoForLess;
        table[0xD] = TooShort;
        table[0xE] = TooShort | ThreeForLess | Surrogate;
        table[0xF] = TooShort | TooLarge | FourForLess;
        return table;
    }();
    static constexpr Table ofFirstLower = [] {
        constexpr std::uint8_t any = TooShort | TooLong | Continued;
        Table table{};
        table.fill(any | TooLarge | FourForLess);
        table[0x0] = any | TwoForLess | ThreeForLess | FourForLess;
        table[0x1] = any | TwoForLess;
        table[0x2] = table[0x3] = any;
        table[0x4] = any | TooLarge;
        table[0xD] |= Surrogate;
        return table;
    }();
    static constexpr Table ofSecondUpper = [] {
        constexpr std::uint8_t any = TooLong | TwoForLess | Continued;
        Table table{};
        table.fill(TooShort);
        table[0x8] = any | ThreeForLess | FourForLess;
        table[0x9] = any | ThreeForLess | TooLarge;
        table[0xA] = table[0xB] = any | Surrogate | TooLarge;
        return table;
    }();
    /// Of the last bytes of 32, those above begin a character that goes on behind them.
    static constexpr std::array<std::uint8_t, 32> mostAtEnd = [] {
        std::array<std::uint8_t, 32> most{};
        most.fill(0xFF);
        most[29] = 0xF0 - 1;
        most[30] = 0xE0 - 1;
        most[31] = 0xC0 - 1;
        return most;
    }();

    DEPLOY_AVX2 [[gnu::always_inline]] static __m256i looked(const Table& table, __m256i halves)
    {
        const auto half = _mm_loadu_si128(reinterpret_cast<const __m128i*>(table.data()));
        return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(half), halves);
    }
    DEPLOY_AVX2 [[gnu::always_inline]] static __m256i upperHalf(__m256i bytes)
    {
        return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
    }

    DEPLOY_AVX2 [[gnu::always_inline]] void seeBlock(const char* block)
    {
        const auto low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block));
        const auto high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + 32));
        if (_mm256_movemask_epi8(_mm256_or_si256(low, high)) == 0) {
            m_faults = _mm256_or_si256(m_faults, m_open);
        } else {
            seeBytes(low, m_last);
            seeBytes(high, low);
            m_open = openAtEnd(high);
        }
        m_last = high;
    }

    /// Bytes, and those before them.
    DEPLOY_AVX2 [[gnu::always_inline]] void seeBytes(__m256i bytes, __m256i before)
    {
        const auto joined = _mm256_permute2x128_si256(before, bytes, 0x21);
        const auto first = _mm256_alignr_epi8(bytes, joined, 15);
        const auto faults = _mm256_and_si256(
            _mm256_and_si256(looked(ofFirstUpper, upperHalf(first)),
                looked(ofFirstLower, _mm256_and_si256(first, _mm256_set1_epi8(0x0F)))),
            looked(ofSecondUpper, upperHalf(bytes)));
        // The highest bit, which is Continued, where a byte two or three before wants it.
        const auto three =
            _mm256_subs_epu8(_mm256_alignr_epi8(bytes, joined, 14), _mm256_set1_epi8(0xE0 - 0x80));
        const auto four =
            _mm256_subs_epu8(_mm256_alignr_epi8(bytes, joined, 13), _mm256_set1_epi8(0xF0 - 0x80));
        const auto continued = _mm256_and_si256(
            _mm256_or_si256(three, four), _mm256_set1_epi8(static_cast<char>(Continued)));
        m_faults = _mm256_or_si256(m_faults, _mm256_xor_si256(continued, faults));
    }

    /// Not zero where a character goes on behind these bytes.
    DEPLOY_AVX2 [[gnu::always_inline]] static __m256i openAtEnd(__m256i bytes)
    {
        return _mm256_subs_epu8(
            bytes, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(mostAtEnd.data())));
    }

    __m256i m_last = {};
    __m256i m_open = {};
    __m256i m_faults = {};
};

#endif

} // namespace formats
