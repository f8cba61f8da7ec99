// SPDX-License-Identifier: GPL-3.0-or-later
#include "content_hash.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

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

} // namespace

std::uint64_t contentHash(std::string_view bytes)
{
    Sums sums{};
    std::copy_n(secrets.begin() + 1, lanes, sums.begin());
    const auto whole = bytes.size() - bytes.size() % blockBytes;
    for (std::size_t at = 0; at < whole; at += blockBytes)
        addBlock(sums, bytes.data() + at);
    std::array<char, blockBytes> rest{};
    if (whole < bytes.size())
        bytes.copy(rest.data(), rest.size(), whole);
    addBlock(sums, rest.data());
    auto hash = bytes.size() ^ secrets[0];
    for (const auto sum : sums)
        hash = folded(hash ^ sum, secrets[lanes]) + sum;
    return hash == 0 ? 1 : hash;
}

} // namespace formats
