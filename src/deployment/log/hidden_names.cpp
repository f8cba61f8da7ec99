// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/log/hidden_names.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>
#include <array>

namespace deployment {

namespace {

constexpr std::string_view quotes = "\"'`";
constexpr std::size_t longestName = 512;

/// What has a name, in small letters; several of them as one: "pods".
constexpr auto things = std::to_array<std::string_view>({"image", "container", "initcontainer",
    "pod", "deployment", "replicaset", "rollout", "statefulset", "daemonset", "job", "cronjob",
    "service", "node", "volume", "secret", "configmap", "namespace", "ingress", "analysisrun",
    "experiment", "persistentvolumeclaim", "pvc", "serviceaccount"});
/// What is done to a container whose name follows, without quotes.
constexpr auto containerWork = std::to_array<std::string_view>({"created", "started", "stopping",
    "creating", "starting", "restarting", "stopped", "removed", "removing"});

bool isNameCharacter(char c)
{
    return isAsciiAlphanumeric(c) || c == '-' || c == '.' || c == '_';
}

/// A reference to an image has these, too.
bool isReferenceCharacter(char c)
{
    return isNameCharacter(c) || c == '/' || c == ':' || c == '@';
}

template <typename Is> std::size_t endOf(std::string_view text, std::size_t at, Is is)
{
    while (at < text.size() && is(text[at]))
        ++at;
    return at;
}

/// The letters before the place, in small.
std::string wordBefore(std::string_view text, std::size_t end)
{
    std::size_t begin = end;
    while (begin > 0 && isAsciiLetter(text[begin - 1]))
        --begin;
    std::string word(text.substr(begin, end - begin));
    std::ranges::transform(word, word.begin(), toAsciiLower);
    return word;
}

bool isThing(std::string word)
{
    if (word.ends_with('s') && std::ranges::find(things, word) == things.end())
        word.pop_back();
    return std::ranges::find(things, word) != things.end();
}

/// What stands before a quoted text: `image "`, `"pod":"`, `msg="`.
struct Before {
    bool isThing = false;
    bool isKey = false; ///< of a value, as programs write their records
};
Before standingBefore(std::string_view text, std::size_t quote)
{
    std::size_t end = quote;
    Before found;
    while (end > 0
        && (text[end - 1] == ' ' || text[end - 1] == '\\' || text[end - 1] == ':'
            || text[end - 1] == '=' || quotes.find(text[end - 1]) != quotes.npos)) {
        --end;
        found.isKey = found.isKey || text[end] == ':' || text[end] == '=';
    }
    found.isThing = isThing(wordBefore(text, end));
    return found;
}

class NameHider {
public:
    explicit NameHider(std::string_view text)
        : m_text(text)
        , m_result(text)
    {
    }

    std::string hidden()
    {
        for (std::size_t at = 0; at < m_text.size();) {
            if (quotes.find(m_text[at]) != quotes.npos)
                at = passQuote(at);
            else if (isAsciiLetter(m_text[at]))
                at = passWord(at);
            else
                ++at;
        }
        return std::move(m_result);
    }

private:
    void hide(std::size_t from, std::size_t to)
    {
        std::fill(m_result.begin() + static_cast<std::ptrdiff_t>(from),
            m_result.begin() + static_cast<std::ptrdiff_t>(to), '_');
    }

    [[nodiscard]] char charAt(std::size_t at) const
    {
        return at < m_text.size() ? m_text[at] : '\0';
    }

    /// Where to go on.
    std::size_t passQuote(std::size_t open)
    {
        const std::size_t from = open + 1;
        const std::size_t to = endOf(m_text, from, isReferenceCharacter);
        const bool isClosed =
            charAt(to) == m_text[open] || (charAt(to) == '\\' && charAt(to + 1) == m_text[open]);
        // "can't" opens nothing.
        const bool isInWord = open > 0 && isAsciiAlphanumeric(m_text[open - 1]);
        if (!isClosed || to == from || to - from > longestName || isInWord)
            return from;
        const std::string_view quoted = m_text.substr(from, to - from);
        const Before found = standingBefore(m_text, open);
        const bool isPlain = std::ranges::all_of(quoted, isAsciiLetter);
        if (found.isThing || (!found.isKey && !isPlain))
            hide(from, to);
        return to + 1;
    }

    std::size_t passWord(std::size_t from)
    {
        const std::size_t to = endOf(m_text, from, isAsciiLetter);
        std::string word(m_text.substr(from, to - from));
        std::ranges::transform(word, word.begin(), toAsciiLower);
        if (!isThing(word))
            return to;
        if (charAt(to) == '/') { // "pod/web-7d4f9"
            hide(to + 1, endOf(m_text, to + 1, isNameCharacter));
            return to;
        }
        const std::size_t next = m_text.find_first_not_of(" :=", to);
        if (next == std::string_view::npos || next == to)
            return to;
        if (word == "image")
            hideReference(next);
        else if (word == "container" && m_text[to] == ' ' && isWorkedOn(from))
            hide(next, endOf(m_text, next, isNameCharacter));
        return to;
    }

    [[nodiscard]] bool isWorkedOn(std::size_t word) const
    {
        const std::string work = word > 0 ? wordBefore(m_text, word - 1) : std::string();
        return std::ranges::find(containerWork, work) != containerWork.end();
    }

    /// "registry:5000/shop/web:1.5", not "not found".
    void hideReference(std::size_t from)
    {
        std::size_t to = endOf(m_text, from, isReferenceCharacter);
        while (to > from && !isAsciiAlphanumeric(m_text[to - 1]))
            --to; // of the sentence
        if (m_text.substr(from, to - from).find_first_of("/:@") != std::string_view::npos)
            hide(from, to);
    }

    std::string_view m_text;
    std::string m_result;
};

} // namespace

bool mayHoldName(std::string_view text)
{
    if (text.find_first_of(quotes) != std::string_view::npos
        || text.find('/') != std::string_view::npos)
        return true;
    const auto holds = [&](std::string_view word) {
        return !std::ranges::search(text, word, {}, toAsciiLower).empty();
    };
    return holds("image") || holds("container");
}

std::string withNamesHidden(std::string_view text)
{
    return NameHider(text).hidden();
}

} // namespace deployment
