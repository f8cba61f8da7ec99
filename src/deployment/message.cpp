// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/message.h"

namespace deployment {

std::string Message::toEnglish() const
{
    std::string sentence;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool placeholder = pattern[i] == '%' && i + 1 < pattern.size()
            && pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
        if (!placeholder) {
            sentence += pattern[i];
            continue;
        }
        const auto argument = static_cast<std::size_t>(pattern[++i] - '1');
        if (argument < arguments.size())
            sentence += arguments[argument];
    }
    return sentence;
}

} // namespace deployment
