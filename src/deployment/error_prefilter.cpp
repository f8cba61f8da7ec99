// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/error_sign.h"

#include "error_words.h"
#include "log_message.h"
#include "trouble_reader.h"
#include "trouble_words.h"

#include <bitset>
#include <cstdint>

namespace deployment {

namespace {

constexpr std::size_t bytesRead = 4096;
constexpr std::size_t chineseCharacters = 6; // two of them

std::uint32_t hashed(std::uint32_t hash, char c)
{
    return (hash ^ static_cast<unsigned char>(toAsciiLower(c))) * 16777619U; // FNV-1a
}

/// The words, and the first two characters of those of Chinese, as bits at their hashes.
class WordSet {
public:
    WordSet()
    {
        insert(errorWords);
        insert(errorLevels);
        insert(chineseErrors);
        insert(chineseErrorLevels);
        insert(warningLevels);
        insert(chineseWarningLevels);
        for (const TroubleWords& words : allTroubleWords())
            insert(words.words);
        for (const std::string_view word : {"exit", "exited", "timed", "退出"})
            insert(word);
    }

    [[nodiscard]] bool holds(std::uint32_t hash) const { return m_bits[indexOf(hash)]; }
    static std::uint32_t hashOf(std::string_view word)
    {
        std::uint32_t hash = 0;
        for (const char c : word)
            hash = hashed(hash, c);
        return hash;
    }

private:
    static constexpr std::size_t size = 1 << 17;

    static std::size_t indexOf(std::uint32_t hash) { return (hash ^ hash >> 16U) % size; }
    void insert(Words words)
    {
        for (const std::string_view word : words)
            insert(word);
    }
    void insert(std::string_view word)
    {
        std::size_t end = 0;
        while (end < word.size() && isWordPart(word[end]))
            ++end;
        m_bits[indexOf(hashOf(word.substr(0, end > 0 ? end : chineseCharacters)))] = true;
    }

    std::bitset<size> m_bits;
};

/// "E0215" of glog, "503".
bool isTellingNumber(std::string_view word)
{
    constexpr std::size_t glog = 5;
    constexpr std::size_t status = 3;
    return (word.size() == glog && std::string_view("EFW").find(word.front()) != word.npos)
        || (word.size() == status && word.front() == '5');
}

} // namespace

bool maySayError(std::string_view text)
{
    static const WordSet words;
    text = text.substr(0, bytesRead);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        std::uint32_t hash = 0;
        for (; at < text.size() && isWordPart(text[at]); ++at)
            hash = hashed(hash, text[at]);
        if (at > from) {
            const std::string_view word = text.substr(from, at - from);
            if (words.holds(hash) || isErrorType(word) || isTellingNumber(word))
                return true;
            continue;
        }
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte == 0x1B)
            return true; // what it colors is not looked for here
        if (byte >= 0xE0 && words.holds(WordSet::hashOf(text.substr(at, chineseCharacters))))
            return true;
        ++at;
    }
    return false;
}

} // namespace deployment
