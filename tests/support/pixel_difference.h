// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/widgets/theme/contrast.h"

#include <QImage>

#include <gtest/gtest.h>

namespace test_support {

struct PixelDifference {
    int strong = 0; ///< pixels of at least 3 to 1 between both
    int all = 0;
};

/// How far two pictures of one place differ.
inline PixelDifference differenceOf(const QImage& one, const QImage& other)
{
    PixelDifference difference;
    EXPECT_EQ(one.size(), other.size());
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QColor before = one.pixelColor(x, y);
            const QColor after = other.pixelColor(x, y);
            difference.all += before != after;
            difference.strong += before != after && widgets::theme::contrast(before, after) >= 3.0;
        }
    }
    return difference;
}

/// A line on each side of the smallest control: what is less than that is overlooked.
inline constexpr int leastRing = 2 * (16 + 16);

} // namespace test_support
