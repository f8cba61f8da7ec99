// SPDX-License-Identifier: GPL-3.0-or-later
#include "display_width.h"

#include "deploy/deployment/utf8.h"

#include <algorithm>

#include <wchar.h>

namespace cli {

DisplayWidth::DisplayWidth()
    : m_locale(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr))
{
}

DisplayWidth::~DisplayWidth()
{
    if (m_locale != nullptr)
        freelocale(m_locale);
}

std::size_t DisplayWidth::of(std::string_view utf8) const
{
    if (std::ranges::all_of(utf8, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return utf8.size();
    const locale_t before = uselocale(m_locale);
    std::size_t cells = 0;
    while (!utf8.empty()) {
        const auto code =
            deployment::firstCodePoint(utf8).value_or(deployment::CodePoint{0xFFFD, 1});
        const int width = wcwidth(static_cast<wchar_t>(code.value));
        cells += width < 0 ? 1U : static_cast<std::size_t>(width);
        utf8.remove_prefix(code.length);
    }
    uselocale(before);
    return cells;
}

} // namespace cli
