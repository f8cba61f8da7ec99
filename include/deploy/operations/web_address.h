// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/ascii.h"

#include <string_view>

namespace operations {

/// Whether it is meant as the address of a server: http or https, in any case of letters.
[[nodiscard]] constexpr bool isWebAddress(std::string_view text)
{
    const auto begins = [text](std::string_view scheme) {
        return deployment::equalsIgnoringAsciiCase(text.substr(0, scheme.size()), scheme);
    };
    return begins("http://") || begins("https://");
}

} // namespace operations
