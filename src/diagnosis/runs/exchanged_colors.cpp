// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchanged_colors.h"

#include <array>
#include <utility>

namespace diagnosis {

std::string withColorsExchanged(std::string_view name)
{
    using Colors = std::pair<std::string_view, std::string_view>;
    constexpr std::array colors{Colors{"蓝", "绿"}, Colors{"blue", "green"},
        Colors{"Blue", "Green"}, Colors{"BLUE", "GREEN"}};
    std::string text;
    while (!name.empty()) {
        std::size_t taken = 0;
        for (const auto& [one, other] : colors) {
            const bool isOne = name.starts_with(one);
            if (!isOne && !name.starts_with(other))
                continue;
            text += isOne ? other : one;
            taken = isOne ? one.size() : other.size();
            break;
        }
        if (taken == 0)
            text += name[taken++];
        name.remove_prefix(taken);
    }
    return text;
}

} // namespace diagnosis
