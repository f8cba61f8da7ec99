// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <gtest/gtest.h>

#include <algorithm>

namespace test_support {

/// The seeds that a test plays a random world with: a dozen, or as many as DEPLOY_TEST_SEEDS says
/// where one hunts (docs/testing.md).
inline auto randomSeeds()
{
    constexpr int usual = 12;
    const int count = std::max(usual, qEnvironmentVariableIntValue("DEPLOY_TEST_SEEDS"));
    return testing::Range(1U, 1U + static_cast<unsigned>(count));
}

} // namespace test_support
