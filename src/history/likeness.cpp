// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/likeness.h"

#include "deploy/deployment/folded_text.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <string>
#include <utility>

namespace history {

namespace {

/// How many bytes have to be changed, added or left out (Levenshtein).
std::size_t distance(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t changed = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, diagonal + 1, row[j] + 1});
        }
    }
    return row.back();
}

std::size_t foldedDistance(std::string_view from, std::string_view to)
{
    return distance(deployment::foldedText(from), deployment::foldedText(to));
}

} // namespace

bool isAlike(std::string_view typed, std::string_view known)
{
    // Beyond this, a typing error is no explanation, and the comparison is slow.
    constexpr std::size_t longest = 256;
    if (typed.size() > longest || known.size() > longest)
        return false;
    if (known.empty())
        return false;
    const std::string left = deployment::foldedText(typed);
    const std::string right = deployment::foldedText(known);
    return left.find(right) != std::string::npos || right.find(left) != std::string::npos
        || distance(left, right) <= std::max<std::size_t>(1, left.size() / 3);
}

std::vector<std::string_view> alikeOf(
    std::string_view typed, std::span<const std::string_view> known)
{
    std::vector<std::string_view> meant;
    std::ranges::copy_if(known, std::back_inserter(meant),
        [typed](std::string_view word) { return isAlike(typed, word); });
    std::ranges::stable_sort(
        meant, {}, [typed](std::string_view word) { return foldedDistance(typed, word); });
    return meant;
}

} // namespace history
