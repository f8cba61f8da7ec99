// SPDX-License-Identifier: GPL-3.0-or-later
#include "display_width.h"

#include <algorithm>
#include <bit>

#include <wchar.h>

namespace cli {

namespace {

struct CodePoint {
    char32_t value;
    std::size_t length; ///< in bytes
};

CodePoint firstCodePoint(std::string_view utf8)
{
    const auto lead = static_cast<unsigned char>(utf8.front());
    const std::size_t length =
        std::min<std::size_t>(std::max(1, std::countl_one(lead)), utf8.size());
    char32_t value = length == 1 ? lead : lead & (0x7FU >> length);
    for (const char next : utf8.substr(1, length - 1))
        value = value << 6 | (static_cast<unsigned char>(next) & 0x3FU);
    return {value, length};
}

} // namespace

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
        const CodePoint code = firstCodePoint(utf8);
        const int width = wcwidth(static_cast<wchar_t>(code.value));
        cells += width < 0 ? 1U : static_cast<std::size_t>(width);
        utf8.remove_prefix(code.length);
    }
    uselocale(before);
    return cells;
}

} // namespace cli
