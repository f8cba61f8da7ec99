// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

inline const char* text()
{
    return "the text before";
}
