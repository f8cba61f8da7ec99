// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include <locale.h>

namespace cli {

/// How many cells of a terminal a string takes: two for a wide (Chinese, emoji) character, none for
/// a combining mark. Independent of the locale that the program runs in.
class DisplayWidth {
public:
    DisplayWidth();
    ~DisplayWidth();
    DisplayWidth(const DisplayWidth&) = delete;
    DisplayWidth& operator=(const DisplayWidth&) = delete;

    /// The text must be UTF-8 without control characters (deployment::displayText).
    [[nodiscard]] std::size_t of(std::string_view utf8) const;

private:
    locale_t m_locale;
};

} // namespace cli
