// SPDX-License-Identifier: GPL-3.0-or-later
#include "color.h"

bool isRed(Color color)
{
    return color == Color::Red;
}
