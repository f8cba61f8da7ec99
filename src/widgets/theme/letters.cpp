// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/theme/letters.h"

#include <QFontInfo>

#include <algorithm>

namespace widgets::theme {

namespace {

constexpr int usualLetters = 12; // pixels, of 9 points

} // namespace

int inLetters(const QFont& font, int length)
{
    return length * std::max(usualLetters, QFontInfo(font).pixelSize()) / usualLetters;
}

QSize inLetters(const QFont& font, const QSize& size)
{
    return {inLetters(font, size.width()), inLetters(font, size.height())};
}

} // namespace widgets::theme
