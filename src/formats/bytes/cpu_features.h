// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

// The program is built for any processor of its kind. Where a loop over all bytes gains by it,
// there are further versions of it for newer ones, chosen at run time.
#if defined(__x86_64__) && defined(__GNUC__)
#define DEPLOY_HAS_WIDE_VERSIONS 1
#define DEPLOY_AVX2 [[gnu::target("avx2,bmi,pclmul,popcnt")]]
#define DEPLOY_AVX512 [[gnu::target("avx512bw,avx512vbmi,avx2,bmi,pclmul,popcnt")]]
#define DEPLOY_AES [[gnu::target("aes,sse2")]]
#endif

namespace formats {

/// How many bytes the processor looks at at once.
enum class VectorWidth : std::uint8_t { Bytes16, Bytes32, Bytes64 };

/// The widest that this processor has, and of which there are versions.
[[nodiscard]] inline VectorWidth widestVectors()
{
#if defined(DEPLOY_HAS_WIDE_VERSIONS)
    static const VectorWidth widest = [] {
        const bool hasAvx2 = __builtin_cpu_supports("avx2") != 0
            && __builtin_cpu_supports("bmi") != 0 && __builtin_cpu_supports("pclmul") != 0
            && __builtin_cpu_supports("popcnt") != 0;
        if (!hasAvx2)
            return VectorWidth::Bytes16;
        const bool hasAvx512 =
            __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vbmi") != 0;
        return hasAvx512 ? VectorWidth::Bytes64 : VectorWidth::Bytes32;
    }();
    return widest;
#else
    return VectorWidth::Bytes16;
#endif
}

/// Whether this processor has the rounds of AES, and there is a version for it.
[[nodiscard]] inline bool hasAesRounds()
{
#if defined(DEPLOY_HAS_WIDE_VERSIONS)
    static const bool hasAes = __builtin_cpu_supports("aes") != 0;
    return hasAes;
#else
    return false;
#endif
}

} // namespace formats
