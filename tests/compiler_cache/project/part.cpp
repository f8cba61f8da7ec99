// SPDX-License-Identifier: GPL-3.0-or-later
#include "part.h"

const char* said()
{
    return text();
}
