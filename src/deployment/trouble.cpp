// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/trouble.h"

#include "denial.h"
#include "trouble_reader.h"
#include "trouble_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

namespace deployment {

namespace {

using Strength = TroubleWords::Strength;

/// The words by what they begin with: a word of ASCII, or a character beyond.
class TroubleIndex {
public:
    TroubleIndex()
    {
        for (const TroubleWords& words : allTroubleWords())
            m_entries[beginningOf(words.words)].push_back(&words);
    }

    [[nodiscard]] std::span<const TroubleWords* const> beginningWith(std::string_view word) const
    {
        const auto found = m_entries.find(word);
        if (found == m_entries.end())
            return {};
        return found->second;
    }
    /// The word or the character that the text begins with.
    static std::string_view beginningOf(std::string_view text)
    {
        constexpr std::size_t character = 3; // of Chinese
        if (text.empty() || !isWordPart(text.front()))
            return text.substr(0, character);
        const auto* const end = std::ranges::find_if_not(text, isWordPart);
        return text.substr(0, static_cast<std::size_t>(end - text.begin()));
    }

private:
    std::unordered_map<std::string_view, std::vector<const TroubleWords*>> m_entries;
};

const TroubleIndex& troubleIndex()
{
    static const TroubleIndex index;
    return index;
}

/// "forbidden-city", "oomkilled-7d4f9": what it is called. The last part of "java.net.Some" is
/// none.
bool isWithinName(const LogMessage& message, std::size_t from, std::size_t to)
{
    const char before = from > 0 ? message.charAt(from - 1) : ' ';
    const bool joinsAfter = message.charAt(to) == '-' && isWordPart(message.charAt(to + 1));
    return before == '-' || before == '/' || joinsAfter;
}

/// Whether the words stand there, and nothing denies them.
bool isTold(const LogMessage& message, std::size_t at, std::string_view words)
{
    const std::string_view after = message.after(at);
    if (!after.starts_with(words))
        return false;
    const std::size_t end = at + words.size();
    if (!isWordPart(words.front()))
        return !isDeniedInChinese(message.before(at), message.after(end));
    if (isWordPart(words.back()) && isWordPart(message.charAt(end)))
        return false;
    const bool isOneWord = words.find(' ') == std::string_view::npos;
    if (isOneWord && isWithinName(message, at, end))
        return false;
    return !isDenied(message, message.tokenAt(at), message.tokenAt(end - 1));
}

template <typename Found>
void findTroublesAt(const LogMessage& message, std::size_t at, const Found& found)
{
    const std::string_view beginning = TroubleIndex::beginningOf(message.after(at));
    for (const TroubleWords* words : troubleIndex().beginningWith(beginning)) {
        if (isTold(message, at, words->words))
            found(*words);
    }
}

template <typename Found> void findTroubles(const LogMessage& message, const Found& found)
{
    for (const Token& token : message.tokens())
        findTroublesAt(message, token.from, found);
    const std::string_view text = message.small();
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool beginsCharacter = static_cast<unsigned char>(text[at]) >= 0xE0;
        if (beginsCharacter)
            findTroublesAt(message, at, found);
    }
}

/// "exit code 137", "exit status 1", "exited with 2": anything but 0.
bool isBadExit(const LogMessage& message, std::size_t index)
{
    const auto& tokens = message.tokens();
    if (tokens[index].small != "exit" && tokens[index].small != "exited")
        return false;
    for (std::size_t next = index + 1; next < std::min(index + 4, tokens.size()); ++next) {
        const std::string_view word = tokens[next].small;
        if (isAsciiDigit(word.front()))
            return word.find_first_not_of('0') != std::string_view::npos;
        if (word != "code" && word != "status" && word != "with")
            return false;
    }
    return false;
}

/// "退出码 1", "退出码：137"
bool isBadExitInChinese(const LogMessage& message, const Token& token)
{
    constexpr auto before = std::to_array<std::string_view>({"退出码", "退出状态", "退出代码"});
    std::string_view text = trimmedBack(message.before(token.from), " :=");
    if (text.ends_with("："))
        text.remove_suffix(std::string_view("：").size());
    return token.small.find_first_not_of("0123456789") == std::string_view::npos
        && token.small.find_first_not_of('0') != std::string_view::npos
        && endsWithOneOf(text, before);
}

/// "HTTP 503", "returned 500", "status=502"; of the server's, none of a client's.
bool isServerError(const LogMessage& message, std::size_t index)
{
    constexpr std::size_t statusLength = 3;
    constexpr auto before = std::to_array<std::string_view>({"http", "status", "code", "returned",
        "returns", "got", "response", "statuscode", "status_code"});
    constexpr auto units =
        std::to_array<std::string_view>({"ms", "s", "us", "bytes", "kb", "mb", "rows", "requests"});
    const auto& tokens = message.tokens();
    const std::string_view word = tokens[index].small;
    if (word.size() != statusLength || word.front() != '5'
        || !std::ranges::all_of(word, isAsciiDigit))
        return false;
    if (index + 1 < tokens.size() && isOneOf(tokens[index + 1].small, units))
        return false;
    constexpr auto chinese = std::to_array<std::string_view>({"返回", "状态码", "状态码："});
    const std::string_view text = trimmedBack(message.before(tokens[index].from), " :=\"");
    return endsWithOneOf(text, chinese)
        || (index > 0 && isOneOf(tokens[index - 1].small, before)
            && tokens[index].from - tokens[index - 1].to <= statusLength);
}

bool saysException(const LogMessage& message)
{
    return std::ranges::any_of(message.tokens(), [&](const Token& token) {
        return isErrorType(token.written) || token.small == "traceback"
            || token.small == "exception"
            || (token.small == "panic" && message.charAt(token.to) == ':');
    });
}

} // namespace

bool isErrorType(std::string_view written)
{
    for (const std::string_view suffix : {"Exception", "Error"}) {
        if (written.size() > suffix.size() && written.ends_with(suffix)
            && isAsciiLetter(written.front()))
            return true;
    }
    return false;
}

Troubles plainTroublesOf(const LogMessage& message)
{
    Troubles troubles;
    findTroubles(message, [&](const TroubleWords& words) {
        if (words.strength == Strength::Plain)
            troubles.insert(words.trouble);
    });
    for (std::size_t i = 0; i < message.tokens().size(); ++i) {
        if (isBadExit(message, i) || isBadExitInChinese(message, message.tokens()[i]))
            troubles.insert(Trouble::ExitCode);
        if (isServerError(message, i))
            troubles.insert(Trouble::ServerError);
    }
    return troubles;
}

Troubles troublesOf(std::string_view text)
{
    const LogMessage message(text);
    Troubles troubles = plainTroublesOf(message);
    findTroubles(message, [&](const TroubleWords& words) { troubles.insert(words.trouble); });
    if (saysException(message))
        troubles.insert(Trouble::Exception);
    return troubles;
}

std::string_view wordOf(Trouble trouble)
{
    static constexpr std::array<std::string_view, troubleCount> words{"exception", "exit-code",
        "timeout", "image", "probe", "memory", "crash", "connection", "permission", "disk", "quota",
        "certificate", "dns", "config", "port", "database", "scheduling", "server-error"};
    return words[static_cast<std::size_t>(trouble)];
}

} // namespace deployment
