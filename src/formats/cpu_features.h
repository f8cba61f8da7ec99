// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The program is built for any processor of its kind. Where a loop over all bytes gains by it,
// there is a second version of it for newer ones, chosen at run time.
#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define DEPLOY_HAS_AVX2_VERSIONS 1
#define DEPLOY_AVX2 [[gnu::target("avx2,bmi,popcnt")]]
#endif

namespace formats {

#if defined(DEPLOY_HAS_AVX2_VERSIONS)

[[nodiscard]] inline bool hasAvx2()
{
    static const bool has = __builtin_cpu_supports("avx2") != 0
        && __builtin_cpu_supports("bmi") != 0 && __builtin_cpu_supports("popcnt") != 0;
    return has;
}

#else

[[nodiscard]] inline bool hasAvx2()
{
    return false;
}

#endif

} // namespace formats
