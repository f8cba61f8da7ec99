// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/log/hidden_names.h"

#include "log_message.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>
#include <array>

namespace deployment {

namespace {

/// Of a thing and its name in quotes.
constexpr std::string_view standingBetween = " \\:=\"'`";
constexpr std::size_t longestName = 512;

/// What has a name, in small letters; several of them as one: "pods".
constexpr auto things = std::to_array<std::string_view>({"image", "container", "initcontainer",
    "pod", "deployment", "replicaset", "rollout", "statefulset", "daemonset", "job", "cronjob",
    "service", "node", "volume", "secret", "configmap", "namespace", "ingress", "analysisrun",
    "experiment", "persistentvolumeclaim", "pvc", "serviceaccount"});
constexpr auto chineseThings = std::to_array<std::string_view>(
    {"镜像", "容器", "容器组", "实例", "节点", "数据卷", "密钥", "命名空间", "服务", "任务"});
/// What no thing is called, and what becomes of one: job="failed".
constexpr auto states =
    std::to_array<std::string_view>({"failed", "aborted", "unavailable", "unhealthy", "unreachable",
        "degraded", "crashed", "killed", "oomkilled", "evicted", "denied", "refused"});
/// What is done to a container whose name follows, without quotes.
constexpr auto containerWork = std::to_array<std::string_view>({"created", "started", "stopping",
    "creating", "starting", "restarting", "stopped", "removed", "removing"});

constexpr auto chineseContainerWork = std::to_array<std::string_view>(
    {"创建容器", "启动容器", "停止容器", "重启容器", "删除容器", "移除容器"});
constexpr std::string_view chineseImage = "镜像";
constexpr std::string_view chineseColon = "：";

struct QuotePair {
    std::string_view open;
    std::string_view close;
};
constexpr auto quotePairs = std::to_array<QuotePair>({{"\"", "\""}, {"'", "'"}, {"`", "`"},
    {"“", "”"}, {"‘", "’"}, {"「", "」"}, {"『", "』"}, {"《", "》"}});

/// nullptr if no quote begins there.
const QuotePair* quoteAt(std::string_view text, std::size_t at)
{
    const auto* const found = std::ranges::find_if(
        quotePairs, [&](const QuotePair& pair) { return text.substr(at).starts_with(pair.open); });
    return found == quotePairs.end() ? nullptr : found;
}

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
    return folded(text.substr(begin, end - begin));
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
    std::string_view before = text.substr(0, quote);
    Before found;
    for (;;) {
        const bool isColon = before.ends_with(chineseColon);
        const std::string_view last = before.substr(before.empty() ? 0 : before.size() - 1);
        if (!isColon && (last.empty() || standingBetween.find(last) == standingBetween.npos))
            break;
        found.isKey = found.isKey || isColon || last == ":" || last == "=";
        before.remove_suffix(isColon ? chineseColon.size() : 1);
    }
    found.isThing =
        isThing(wordBefore(before, before.size())) || endsWithOneOf(before, chineseThings);
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
            if (isAsciiLetter(m_text[at]))
                at = passWord(at);
            else if (const QuotePair* const pair = quoteAt(m_text, at))
                at = passQuote(at, *pair);
            else if (m_text.substr(at).starts_with(chineseImage))
                at = passChineseImage(at);
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
    std::size_t passQuote(std::size_t open, const QuotePair& pair)
    {
        const std::size_t from = open + pair.open.size();
        const std::size_t to = endOf(m_text, from, isReferenceCharacter);
        const std::size_t close = charAt(to) == '\\' ? to + 1 : to;
        const bool isClosed = close < m_text.size() && m_text.substr(close).starts_with(pair.close);
        // "can't" opens nothing.
        const bool isInWord =
            pair.open.size() == 1 && open > 0 && isAsciiAlphanumeric(m_text[open - 1]);
        if (!isClosed || to == from || to - from > longestName || isInWord)
            return from;
        const std::string_view quoted = m_text.substr(from, to - from);
        const Before found = standingBefore(m_text, open);
        const bool isPlain = std::ranges::all_of(quoted, isAsciiLetter)
            || std::ranges::all_of(quoted, isAsciiDigit); // an exit code, a status
        const bool isState =
            found.isKey && std::ranges::find(states, folded(quoted)) != states.end();
        if (found.isThing ? !isState : (!found.isKey && !isPlain))
            hide(from, to);
        return close + pair.close.size();
    }

    /// "镜像 shop/web:1.5", "镜像：crash:2"
    std::size_t passChineseImage(std::size_t word)
    {
        std::size_t from = m_text.find_first_not_of(" :=", word + chineseImage.size());
        if (from == std::string_view::npos)
            return m_text.size();
        if (m_text.substr(from).starts_with(chineseColon))
            from = endOf(m_text, from + chineseColon.size(), [](char c) { return c == ' '; });
        hideReference(from);
        return from;
    }

    std::size_t passWord(std::size_t from)
    {
        const std::size_t to = endOf(m_text, from, isAsciiLetter);
        if (endsWithOneOf(trimmedBack(m_text.substr(0, from), " "), chineseContainerWork))
            return hideName(from);
        const std::string word = folded(m_text.substr(from, to - from));
        if (!isThing(word))
            return to;
        if (charAt(to) == '/') { // "pod/web-7d4f9"
            hideName(to + 1);
            return to;
        }
        const std::size_t next = m_text.find_first_not_of(" :=", to);
        if (next == std::string_view::npos || next == to)
            return to;
        if (word == "image")
            hideReference(next);
        else if (word == "container" && m_text[to] == ' ' && isWorkedOn(from))
            hideName(next);
        return to;
    }

    std::size_t hideName(std::size_t from)
    {
        const std::size_t to = endOf(m_text, from, isNameCharacter);
        hide(from, to);
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
    if (text.find_first_of("\"'`/") != std::string_view::npos)
        return true;
    const auto holds = [&](std::string_view word) {
        return !std::ranges::search(text, word, {}, toAsciiLower).empty();
    };
    const auto holdsThat = [&](std::string_view word) { return text.find(word) != text.npos; };
    return holds("image") || holds("container") || holdsThat(chineseImage) || holdsThat("容器")
        || std::ranges::any_of(quotePairs, holdsThat, &QuotePair::open);
}

std::string withNamesHidden(std::string_view text)
{
    return NameHider(text).hidden();
}

} // namespace deployment
