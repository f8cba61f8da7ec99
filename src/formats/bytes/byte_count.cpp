// SPDX-License-Identifier: GPL-3.0-or-later
#include "byte_count.h"

#include "cpu_features.h"

#include <algorithm>

#if defined(DEPLOY_HAS_WIDE_VERSIONS)
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace formats {

namespace {

#if defined(__SSE2__)

/// Counts in whole vectors and takes them off the text.
std::uint64_t countVectors(std::string_view& text, char wanted, char setBits)
{
    constexpr std::size_t width = sizeof(__m128i);
    constexpr std::size_t maxRounds = 255; // a counter of one byte holds no more
    const auto value = _mm_set1_epi8(wanted);
    const auto bits = _mm_set1_epi8(setBits);
    std::uint64_t total = 0;
    while (text.size() >= width) {
        const auto rounds = std::min(text.size() / width, maxRounds);
        auto counters = _mm_setzero_si128();
        for (std::size_t i = 0; i < rounds; ++i) {
            const auto bytes =
                _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i * width));
            counters = _mm_sub_epi8(counters, _mm_cmpeq_epi8(_mm_or_si128(bytes, bits), value));
        }
        const auto sums = _mm_sad_epu8(counters, _mm_setzero_si128());
        total += static_cast<std::uint64_t>(_mm_cvtsi128_si64(sums))
            + static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_srli_si128(sums, 8)));
        text.remove_prefix(rounds * width);
    }
    return total;
}

#else

std::uint64_t countVectors(std::string_view&, char, char)
{
    return 0;
}

#endif

#if defined(DEPLOY_HAS_WIDE_VERSIONS)

/// The same with vectors of twice the width.
DEPLOY_AVX2 std::uint64_t countWideVectors(std::string_view& text, char wanted, char setBits)
{
    constexpr std::size_t width = sizeof(__m256i);
    constexpr std::size_t maxRounds = 255;
    const auto value = _mm256_set1_epi8(wanted);
    const auto bits = _mm256_set1_epi8(setBits);
    auto total = _mm256_setzero_si256();
    while (text.size() >= width) {
        const auto rounds = std::min(text.size() / width, maxRounds);
        auto counters = _mm256_setzero_si256();
        for (std::size_t i = 0; i < rounds; ++i) {
            const auto bytes =
                _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + i * width));
            counters =
                _mm256_sub_epi8(counters, _mm256_cmpeq_epi8(_mm256_or_si256(bytes, bits), value));
        }
        total = _mm256_add_epi64(total, _mm256_sad_epu8(counters, _mm256_setzero_si256()));
        text.remove_prefix(rounds * width);
    }
    return static_cast<std::uint64_t>(_mm256_extract_epi64(total, 0))
        + static_cast<std::uint64_t>(_mm256_extract_epi64(total, 1))
        + static_cast<std::uint64_t>(_mm256_extract_epi64(total, 2))
        + static_cast<std::uint64_t>(_mm256_extract_epi64(total, 3));
}

#else

std::uint64_t countWideVectors(std::string_view&, char, char)
{
    return 0;
}

#endif

} // namespace

std::uint64_t countBytes(std::string_view text, char wanted, char setBits)
{
    const auto inVectors = widestVectors() != VectorWidth::Bytes16
        ? countWideVectors(text, wanted, setBits)
        : countVectors(text, wanted, setBits);
    const auto rest = std::count_if(
        text.begin(), text.end(), [=](char c) { return static_cast<char>(c | setBits) == wanted; });
    return inVectors + static_cast<std::uint64_t>(rest);
}

} // namespace formats
