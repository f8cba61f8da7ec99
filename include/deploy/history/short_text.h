// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

/// Texts that are so short that a call to look at their bytes would take longer than looking.
namespace history {

template <typename Word> [[nodiscard]] inline Word wordAt(const char* bytes)
{
    Word word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

/// Equality, right for texts of any length.
[[nodiscard]] inline bool isSameShortText(std::string_view one, std::string_view other)
{
    const std::size_t size = one.size();
    if (size != other.size())
        return false;
    const auto isSameAt = [&]<typename Word>(std::size_t at, Word) {
        return wordAt<Word>(one.data() + at) == wordAt<Word>(other.data() + at);
    };
    // The last word may overlap the one before.
    if (size >= sizeof(std::uint64_t)) {
        for (std::size_t at = 0; at + sizeof(std::uint64_t) < size; at += sizeof(std::uint64_t)) {
            if (!isSameAt(at, std::uint64_t{}))
                return false;
        }
        return isSameAt(size - sizeof(std::uint64_t), std::uint64_t{});
    }
    if (size >= sizeof(std::uint32_t))
        return isSameAt(0, std::uint32_t{})
            && isSameAt(size - sizeof(std::uint32_t), std::uint32_t{});
    if (size >= sizeof(std::uint16_t))
        return isSameAt(0, std::uint16_t{})
            && isSameAt(size - sizeof(std::uint16_t), std::uint16_t{});
    return size == 0 || one.front() == other.front();
}

} // namespace history
