// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/spreadsheet_cell.h"

#include <algorithm>
#include <array>

namespace deployment {

namespace {

constexpr std::array<std::string_view, 11> formulaBeginnings{
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
constexpr std::array<std::string_view, 10> fullWidthDigits{
    "０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
constexpr std::array<std::string_view, 2> truthValues{"true", "false"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

char lowerLetter(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

bool looksLikeFormula(std::string_view utf8)
{
    return std::ranges::any_of(formulaBeginnings,
        [utf8](std::string_view beginning) { return utf8.starts_with(beginning); });
}

bool looksLikeValue(std::string_view utf8)
{
    const auto holds = [utf8](std::string_view part) {
        return utf8.find(part) != std::string_view::npos;
    };
    const auto reads = [utf8](std::string_view word) {
        return std::ranges::equal(utf8, word, {}, lowerLetter);
    };
    return utf8.starts_with('#') || std::ranges::any_of(utf8, isDigit)
        || std::ranges::any_of(fullWidthDigits, holds) || std::ranges::any_of(truthValues, reads);
}

} // namespace deployment
