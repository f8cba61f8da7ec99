// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_message.h"

#include "deploy/deployment/log/hidden_names.h"

namespace deployment {

namespace {

constexpr std::size_t bytesLookedAt = 4096;
constexpr char escape = '\x1b';

/// "\x1b[31mERROR\x1b[0m" colors a word.
std::string withoutEscapes(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != escape) {
            plain += text[at];
            continue;
        }
        if (at + 1 < text.size() && text[at + 1] == '[') {
            ++at;
            while (at + 1 < text.size() && text[at + 1] >= ' ' && !isAsciiLetter(text[at + 1]))
                ++at;
            ++at;
        }
    }
    return plain;
}

} // namespace

std::string folded(std::string_view text)
{
    std::string small(text);
    for (char& c : small)
        c = toAsciiLower(c);
    return small;
}

bool isOneOf(std::string_view word, Words words)
{
    return std::ranges::find(words, word) != words.end();
}

std::string_view leadingWord(std::string_view text, Words words)
{
    std::string_view longest;
    for (const std::string_view word : words) {
        if (text.starts_with(word) && word.size() > longest.size())
            longest = word;
    }
    return longest;
}

bool endsWithOneOf(std::string_view text, Words words)
{
    return std::ranges::any_of(words, [&](std::string_view word) { return text.ends_with(word); });
}

std::string_view trimmedFront(std::string_view text, std::string_view dropped)
{
    const std::size_t first = text.find_first_not_of(dropped);
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

std::string_view trimmedBack(std::string_view text, std::string_view dropped)
{
    const std::size_t last = text.find_last_not_of(dropped);
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

LogMessage::LogMessage(std::string_view text)
    : m_text(text.substr(0, bytesLookedAt))
{
    if (m_text.find(escape) != std::string_view::npos) {
        m_plain = withoutEscapes(m_text);
        m_text = m_plain;
    }
    if (mayHoldName(m_text)) {
        m_plain = withNamesHidden(m_text);
        m_text = m_plain;
    }
    m_small = folded(m_text);
    for (std::size_t at = 0; at < m_text.size();) {
        const std::size_t from = at;
        while (at < m_text.size() && isWordPart(m_text[at]))
            ++at;
        if (at > from)
            m_tokens.push_back({from, at, m_text.substr(from, at - from),
                std::string_view(m_small).substr(from, at - from)});
        else
            ++at;
    }
}

std::size_t LogMessage::tokenAt(std::size_t at) const
{
    const auto found = std::ranges::upper_bound(m_tokens, at, {}, &Token::to);
    return static_cast<std::size_t>(found - m_tokens.begin());
}

} // namespace deployment
