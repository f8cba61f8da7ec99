// SPDX-License-Identifier: GPL-3.0-or-later
#include "content_hash.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

#if defined(DEPLOY_HAS_WIDE_VERSIONS)
#include <immintrin.h>
#endif

namespace formats {

namespace {

__extension__ using Product = unsigned __int128;

/// Independent sums, so that the processor works on several products at a time.
constexpr std::size_t lanes = 8;
constexpr std::size_t pairBytes = 2 * sizeof(std::uint64_t);
constexpr std::size_t blockBytes = lanes * pairBytes;

/// Digits of the fractional part of pi: numbers without a pattern.
constexpr std::array<std::uint64_t, lanes + 1> secrets{0x243f6a8885a308d3, 0x13198a2e03707345,
    0xa4093822299f31d1, 0x082efa98ec4e6c89, 0x452821e638d01377, 0xbe5466cf34e90c6c,
    0xc0ac29b7c97c50dd, 0x3f84d5b5b5470917, 0x9216d5d98979fb1b};

std::uint64_t wordAt(const char* bytes)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

/// What is left of the bytes after whole blocks, filled up with zeros.
std::array<char, blockBytes> restOf(std::string_view bytes)
{
    std::array<char, blockBytes> rest{};
    const auto whole = bytes.size() - bytes.size() % blockBytes;
    if (whole < bytes.size())
        bytes.copy(rest.data(), rest.size(), whole);
    return rest;
}

/// Every bit of the result depends on every bit of both.
std::uint64_t folded(std::uint64_t one, std::uint64_t other)
{
    const auto product = static_cast<Product>(one) * other;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

using Sums = std::array<std::uint64_t, lanes>;

/// The order of the blocks counts, since each sum goes into the next product of its lane.
void addBlock(Sums& sums, const char* block)
{
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const char* const pair = block + lane * pairBytes;
        sums[lane] =
            folded(wordAt(pair) ^ sums[lane], wordAt(pair + sizeof(std::uint64_t)) ^ secrets[lane]);
    }
}

std::uint64_t hashByProducts(std::string_view bytes)
{
    Sums sums{};
    std::copy_n(secrets.begin() + 1, lanes, sums.begin());
    for (std::size_t at = 0; at + blockBytes <= bytes.size(); at += blockBytes)
        addBlock(sums, bytes.data() + at);
    addBlock(sums, restOf(bytes).data());
    auto hash = bytes.size() ^ secrets[0];
    for (const auto sum : sums)
        hash = folded(hash ^ sum, secrets[lanes]) + sum;
    return hash;
}

#if defined(DEPLOY_HAS_WIDE_VERSIONS)

using States = __m128i[lanes];

/// A round of AES gives different results to different states: what once made a difference makes
/// one up to the end, and the order of the blocks counts.
DEPLOY_AES inline void stirInto(States& states, const char* block)
{
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const char* const piece = block + lane * pairBytes;
        states[lane] = _mm_aesenc_si128(
            states[lane], _mm_loadu_si128(reinterpret_cast<const __m128i*>(piece)));
    }
}

DEPLOY_AES std::uint64_t hashByAes(std::string_view bytes)
{
    States states;
    for (std::size_t lane = 0; lane < lanes; ++lane)
        states[lane] = _mm_set_epi64x(
            static_cast<long long>(secrets[lane]), static_cast<long long>(secrets[lane + 1]));
    for (std::size_t at = 0; at + blockBytes <= bytes.size(); at += blockBytes)
        stirInto(states, bytes.data() + at);
    stirInto(states, restOf(bytes).data());
    auto hash =
        _mm_set_epi64x(static_cast<long long>(secrets[0]), static_cast<long long>(bytes.size()));
    // After two rounds each bit depends on all bits of a state.
    for (const auto& state : states)
        hash = _mm_aesenc_si128(_mm_aesenc_si128(hash, state), state);
    hash = _mm_aesenc_si128(_mm_aesenc_si128(hash, hash), hash);
    return static_cast<std::uint64_t>(
        _mm_cvtsi128_si64(_mm_xor_si128(hash, _mm_unpackhi_epi64(hash, hash))));
}

#else

std::uint64_t hashByAes(std::string_view bytes)
{
    return hashByProducts(bytes);
}

#endif

} // namespace

std::uint64_t contentHash(std::string_view bytes, bool byAes)
{
    const auto hash = byAes ? hashByAes(bytes) : hashByProducts(bytes);
    return hash == 0 ? 1 : hash;
}

} // namespace formats
