// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Text as a search compares it: case-folded, composed, and with variants of the same character
/// (full-width, ligatures, …) made one (Unicode: NFKC and case folding). Bytes that are not UTF-8
/// stay as they are.
namespace deployment {

[[nodiscard]] bool isAscii(std::string_view text);
/// The first byte beyond ASCII at or after `from`; the size of the text if there is none.
[[nodiscard]] std::size_t endOfAscii(std::string_view text, std::size_t from);

[[nodiscard]] std::string foldedText(std::string_view utf8);
/// Whether folding only makes its ASCII letters lower-case.
[[nodiscard]] bool hasOnlyAsciiCase(std::string_view utf8);

/// A folded text that knows what it was made from.
class FoldedText {
public:
    explicit FoldedText(std::string_view utf8);

    [[nodiscard]] const std::string& text() const { return m_text; }
    /// Where that which became the byte of the folded text begins in the original.
    [[nodiscard]] std::size_t originOf(std::size_t byte) const { return m_begins[byte]; }
    /// Where that which became the byte before this place of the folded text ends in the original.
    [[nodiscard]] std::size_t originEnd(std::size_t place) const { return m_ends[place - 1]; }

private:
    std::string m_text;
    std::vector<std::size_t> m_begins; ///< of each byte
    std::vector<std::size_t> m_ends;
};

} // namespace deployment
