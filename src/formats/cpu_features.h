// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The program is built for any processor of its kind. Where a loop over all bytes gains by it,
// there is a second version of it for newer ones, chosen at run time.
#if defined(__x86_64__) && defined(__GNUC__)
#define DEPLOY_HAS_AVX2_VERSIONS 1
#define DEPLOY_AVX2 [[gnu::target("avx2,bmi,pclmul,popcnt")]]
#endif

namespace formats {

/// Whether this processor runs functions marked DEPLOY_AVX2, and there are such.
[[nodiscard]] inline bool hasAvx2()
{
#if defined(DEPLOY_HAS_AVX2_VERSIONS)
    static const bool has = __builtin_cpu_supports("avx2") != 0
        && __builtin_cpu_supports("bmi") != 0 && __builtin_cpu_supports("pclmul") != 0
        && __builtin_cpu_supports("popcnt") != 0;
    return has;
#else
    return false;
#endif
}

} // namespace formats
