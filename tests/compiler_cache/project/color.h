// SPDX-License-Identifier: GPL-3.0-or-later
// What the first build sees.
#pragma once

enum class Color { Red, Green };
