// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/spreadsheet_cell.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>
#include <array>

namespace deployment {

namespace {

constexpr std::string_view formulaBeginnings = "=+-@\t\r\n";
constexpr std::array<std::string_view, 4> wideFormulaBeginnings{"＝", "＋", "－", "＠"};
constexpr std::array<std::string_view, 10> fullWidthDigits{
    "０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
constexpr std::array<std::string_view, 2> truthValues{"true", "false"};

} // namespace

bool looksLikeFormula(std::string_view utf8)
{
    if (utf8.empty())
        return false;
    if (utf8.front() >= 0)
        return formulaBeginnings.find(utf8.front()) != std::string_view::npos;
    return std::ranges::any_of(wideFormulaBeginnings,
        [utf8](std::string_view beginning) { return utf8.starts_with(beginning); });
}

bool looksLikeValue(std::string_view utf8)
{
    const auto holds = [utf8](std::string_view part) {
        return utf8.find(part) != std::string_view::npos;
    };
    const auto isWord = [utf8](
                            std::string_view word) { return equalsIgnoringAsciiCase(utf8, word); };
    return utf8.starts_with('#') || std::ranges::any_of(utf8, isAsciiDigit)
        || std::ranges::any_of(fullWidthDigits, holds) || std::ranges::any_of(truthValues, isWord);
}

} // namespace deployment
