// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace deployment {

/// Finds a substring, case-insensitively in ASCII, at the speed at which memory is read: two of its
/// bytes are compared with many places at once, the rest only where both stand (W. Mula,
/// "SIMD-friendly algorithms for substring searching"). An empty one is found everywhere. What
/// users search for is found by a CaseInsensitiveFinder.
class ByteFinder {
public:
    static constexpr std::size_t npos = std::string_view::npos;

    explicit ByteFinder(std::string_view wanted);

    /// Compares the two bytes that are rarest in a sample of the text to come.
    void adaptTo(std::string_view sample);

    [[nodiscard]] std::size_t size() const { return m_wanted.size(); }
    /// The first place at or after `from`, or npos.
    [[nodiscard]] std::size_t find(std::string_view text, std::size_t from) const;
    [[nodiscard]] bool occursIn(std::string_view text) const { return find(text, 0) != npos; }
    /// At how many places it stands; they may overlap.
    [[nodiscard]] std::size_t count(std::string_view text) const;
    /// Sets the mark of each part that holds it to 1. The parts are adjacent, starting at `begin`;
    /// `ends` are offsets in the text. Quicker than asking for each of many small parts.
    void markParts(std::string_view text, std::uint64_t begin, std::span<const std::uint64_t> ends,
        std::span<char> marks) const;

private:
    class Search;

    static constexpr std::size_t lanes = 16;

    std::string m_wanted; ///< in lower case
    std::array<char, lanes> m_begin{}; ///< its first bytes
    std::array<char, lanes> m_caseBits{}; ///< what makes their upper-case letters lower-case
    std::size_t m_rare = 0; ///< offset of the most selective byte
    std::size_t m_other = 0;
};

} // namespace deployment
