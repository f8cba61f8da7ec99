// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace deployment {

/// The words that values have on the wire, one each. A few, so that they are walked through.
template <typename Value, std::size_t size>
using Vocabulary = std::array<std::pair<Value, std::string_view>, size>;

/// nullopt for a word that is not in it. Case-sensitive.
template <typename Value, std::size_t size>
[[nodiscard]] constexpr std::optional<Value> meaningOf(
    const Vocabulary<Value, size>& vocabulary, std::string_view word)
{
    const auto found =
        std::ranges::find(vocabulary, word, &std::pair<Value, std::string_view>::second);
    return found == vocabulary.end() ? std::nullopt : std::optional<Value>(found->first);
}

/// Empty for a value that has none.
template <typename Value, std::size_t size>
[[nodiscard]] constexpr std::string_view wordOf(
    const Vocabulary<Value, size>& vocabulary, Value value)
{
    const auto found =
        std::ranges::find(vocabulary, value, &std::pair<Value, std::string_view>::first);
    return found == vocabulary.end() ? std::string_view() : found->second;
}

} // namespace deployment
