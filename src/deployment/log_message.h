// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/ascii.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// A message of a log as the rules read it that say what it tells (error_sign.h, trouble.h).
namespace deployment {

using Words = std::span<const std::string_view>;

[[nodiscard]] inline bool isWordPart(char c)
{
    return isAsciiAlphanumeric(c) || c == '_';
}
/// In small letters of ASCII.
[[nodiscard]] std::string folded(std::string_view text);
[[nodiscard]] bool isOneOf(std::string_view word, Words words);
/// The longest of the words that the text begins with; empty if it begins with none.
[[nodiscard]] std::string_view leadingWord(std::string_view text, Words words);
[[nodiscard]] bool endsWithOneOf(std::string_view text, Words words);
[[nodiscard]] std::string_view trimmedFront(std::string_view text, std::string_view dropped);
[[nodiscard]] std::string_view trimmedBack(std::string_view text, std::string_view dropped);

/// A word of ASCII letters and digits in a message: as written, and in small letters.
struct Token {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string_view written;
    std::string_view small;
};

/// The beginning of a message cut into words once, for all questions about it, without the escape
/// sequences of terminals and without what things are called (withNamesHidden).
class LogMessage {
public:
    explicit LogMessage(std::string_view text);
    LogMessage(const LogMessage&) = delete;
    LogMessage& operator=(const LogMessage&) = delete;

    [[nodiscard]] std::string_view small() const { return m_small; }
    [[nodiscard]] const std::vector<Token>& tokens() const { return m_tokens; }
    [[nodiscard]] std::string_view after(std::size_t at) const
    {
        return std::string_view(m_small).substr(std::min(at, m_small.size()));
    }
    [[nodiscard]] std::string_view before(std::size_t at) const
    {
        return std::string_view(m_small).substr(0, at);
    }
    [[nodiscard]] char charAt(std::size_t at) const
    {
        return at < m_text.size() ? m_text[at] : '\0';
    }
    /// The first token that does not end before the place; tokens().size() if there is none.
    [[nodiscard]] std::size_t tokenAt(std::size_t at) const;

private:
    std::string m_plain; ///< only where sequences were taken out, or names were hidden
    std::string_view m_text;
    std::string m_small;
    std::vector<Token> m_tokens;
};

} // namespace deployment
