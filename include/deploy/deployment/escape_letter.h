// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace deployment {

/// The letter after the backslash by which a line break, a carriage return or a tabulator is
/// written in JSON and on the screen; 0 for any other character.
[[nodiscard]] constexpr char escapeLetter(char32_t character)
{
    switch (character) {
    case U'\n':
        return 'n';
    case U'\r':
        return 'r';
    case U'\t':
        return 't';
    default:
        return 0;
    }
}

} // namespace deployment
