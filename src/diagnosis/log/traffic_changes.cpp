// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/log/traffic_changes.h"

#include "entry_search.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string>

namespace diagnosis {

using deployment::Log;
using deployment::LogBlock;

namespace {

constexpr std::size_t maxChanges = 1'000;
constexpr std::size_t maxRead = 200'000; // of those that speak of traffic
constexpr std::size_t maxBytes = 1'024; // a line that says it says it early

constexpr auto trafficWords = std::to_array<std::string_view>(
    {"流量", "切流", "放量", "灰度", "权重", "traffic", "weight", "canary"});
/// Before a number without a sign of percent.
constexpr auto weightWords = std::to_array<std::string_view>({"权重", "weight", "traffic"});
/// Between the word and its number.
constexpr auto joints = std::to_array<std::string_view>({" ", "=", ":", "\"", "'", "：", "调整",
    "设置", "设", "为", "至", "到", " to", " is", " at", " now"});
/// What says that it is set, not measured.
constexpr auto settings = std::to_array<std::string_view>({"切", "调", "放量", "导", "升", "降",
    "设", "分配", "至", "到", "为", "shift", "switch", "rout", "set", "mov", "sen", "ramp",
    "increas", "decreas", "rais", "lower", "reduc", "scal", "split", "now", "to "});
/// A share of something else.
constexpr auto measures = std::to_array<std::string_view>({"率", "低于", "高于", "超过", "超出",
    "阈值", "占用", "丢", "损", "错误", "进度", "rate", "loss", "lost", "error", "above", "below",
    "exceed", "threshold", "usage", "cpu", "memory", "latency", "progress"});
/// Of the whole.
constexpr auto alls =
    std::to_array<std::string_view>({"全部", "所有", "all traffic", "full traffic"});
constexpr auto backs = std::to_array<std::string_view>(
    {"切回", "回切", "退回", "回到", "back", "old version", "旧版本", "previous version"});
constexpr auto forths = std::to_array<std::string_view>({"切换", "切至", "切到", "导向", "导入",
    "shifted to", "switched to", "moved to", "routed to", "on new", "on the new"});
constexpr auto newSides =
    std::to_array<std::string_view>({"canary", "new", "金丝雀", "灰度", "新版本", "新环境"});
constexpr auto origins = std::to_array<std::string_view>({"from ", "从", "由", "->", "→"});
/// Not yet, or not at all.
constexpr auto denials = std::to_array<std::string_view>(
    {"失败", "未能", "无法", "等待", "准备", "计划", "如果", "若", "fail", "unable", "cannot",
        "could not", "waiting", "will ", "would ", "plan", "if ", "not "});
constexpr auto clauseEnds =
    std::to_array<std::string_view>({"，", "。", "；", "！", ", ", ";", "!", ". ", "\n"});

using Phrases = std::span<const std::string_view>;

/// English ones at the beginning of a word.
bool holds(std::string_view text, std::string_view phrase)
{
    const bool isWord = deployment::isAsciiLetter(phrase.front());
    for (std::size_t at = text.find(phrase); at != std::string_view::npos;
         at = text.find(phrase, at + 1)) {
        if (!isWord || at == 0 || !deployment::isAsciiAlphanumeric(text[at - 1]))
            return true;
    }
    return false;
}

bool saysOneOf(std::string_view text, Phrases phrases)
{
    return std::ranges::any_of(
        phrases, [text](std::string_view phrase) { return holds(text, phrase); });
}

/// A number in a clause, and the text around it.
struct Share {
    double value = 0;
    bool isPercent = false;
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::optional<Share> shareAt(std::string_view clause, std::size_t begin)
{
    Share share;
    share.begin = begin;
    const char* const last = clause.data() + clause.size();
    const auto read =
        std::from_chars(clause.data() + begin, last, share.value, std::chars_format::fixed);
    if (read.ec != std::errc())
        return std::nullopt;
    std::string_view rest(read.ptr, static_cast<std::size_t>(last - read.ptr));
    while (rest.starts_with(' '))
        rest.remove_prefix(1);
    share.isPercent =
        rest.starts_with('%') || rest.starts_with("％") || rest.starts_with("percent");
    share.end = static_cast<std::size_t>(read.ptr - clause.data());
    return share;
}

bool beginsNumber(std::string_view clause, std::size_t at)
{
    if (!deployment::isAsciiDigit(clause[at]))
        return false;
    const char before = at == 0 ? ' ' : clause[at - 1];
    return !deployment::isAsciiAlphanumeric(before) && before != '.' && before != '_'
        && before != '-';
}

/// One of the words and little else stand right before the number.
bool follows(std::string_view before, Phrases words)
{
    const auto isLast = [&before](std::string_view phrase) { return before.ends_with(phrase); };
    for (auto joint = joints.begin(); joint != joints.end();) {
        joint = std::ranges::find_if(joints, isLast);
        if (joint != joints.end())
            before.remove_suffix(joint->size());
    }
    return std::ranges::any_of(words, isLast);
}

/// The numbers of the clause that can be shares of the traffic.
std::vector<Share> sharesIn(std::string_view clause)
{
    std::vector<Share> shares;
    const bool isSet = saysOneOf(clause, settings);
    for (std::size_t at = 0; at < clause.size(); ++at) {
        const auto share = beginsNumber(clause, at) ? shareAt(clause, at) : std::nullopt;
        if (!share)
            continue;
        const std::string_view before = clause.substr(0, at);
        const bool isShare = share->isPercent ? isSet || follows(before, trafficWords)
                                              : follows(before, weightWords);
        at = share->end - 1;
        if (isShare && share->value >= 0 && share->value <= 100)
            shares.push_back(*share);
    }
    return shares;
}

/// Of several shares that of the new side: "from 10% to 50%" is 50, "stable 90% canary 10%" is 10.
/// nullopt where it is not said which is which.
std::optional<double> newShare(std::string_view clause, std::span<const Share> shares)
{
    const bool isSplit = shares.size() > 1 && !saysOneOf(clause, origins);
    if (!isSplit)
        return shares.back().value;
    std::size_t from = 0;
    for (const Share& share : shares) {
        if (saysOneOf(clause.substr(from, share.begin - from), newSides))
            return share.value;
        from = share.end;
    }
    return std::nullopt;
}

/// "all traffic is back on v1", "流量已全部切换至绿环境".
std::optional<double> wholeIn(std::string_view clause)
{
    if (!saysOneOf(clause, alls))
        return std::nullopt;
    if (saysOneOf(clause, backs))
        return 0;
    return saysOneOf(clause, forths) ? std::optional(100.0) : std::nullopt;
}

std::optional<double> saidByClause(std::string_view clause)
{
    if (!saysOneOf(clause, trafficWords) || saysOneOf(clause, denials)
        || saysOneOf(clause, measures))
        return std::nullopt;
    const std::vector<Share> shares = sharesIn(clause);
    if (shares.empty())
        return wholeIn(clause);
    const auto share = newShare(clause, shares);
    return share == 100 && saysOneOf(clause, backs) ? 0 : share;
}

std::size_t clauseEnd(std::string_view text)
{
    std::size_t end = text.size();
    for (const std::string_view mark : clauseEnds)
        end = std::min(end, text.find(mark));
    return end;
}

} // namespace

std::optional<double> trafficSaidBy(std::string_view message)
{
    std::string small(message.substr(0, maxBytes));
    std::ranges::transform(small, small.begin(), deployment::toAsciiLower);
    std::string_view rest(small);
    while (!rest.empty()) {
        const std::size_t end = clauseEnd(rest);
        if (const auto said = saidByClause(rest.substr(0, end)))
            return said;
        rest.remove_prefix(std::min(rest.size(), end + 1));
    }
    return std::nullopt;
}

std::vector<TrafficChange> trafficChanges(const Log& log, const std::stop_token& stop)
{
    return trafficChanges(log, 0, log.size(), stop);
}

std::vector<TrafficChange> trafficChanges(
    const Log& log, std::size_t first, std::size_t last, const std::stop_token& stop)
{
    static const EntrySearch search(trafficWords);
    std::vector<TrafficChange> changes;
    std::size_t read = 0;
    const std::size_t blocks =
        last == 0 ? 0 : std::min(log.blockCount(), log.blockOf(last - 1) + 1);
    for (std::size_t i = log.blockOf(first); i < blocks && !stop.stop_requested(); ++i) {
        const LogBlock& block = log.block(i);
        for (const std::size_t entry : search.in(block)) {
            const std::size_t number = log.firstOf(i) + entry;
            if (number < first || number >= last)
                continue;
            if (++read > maxRead)
                return changes;
            const auto percent = trafficSaidBy(block.message(entry));
            if (!percent || (!changes.empty() && changes.back().percent == *percent))
                continue;
            changes.push_back({number, block.ownTime(entry), *percent});
            if (changes.size() == maxChanges)
                return changes;
        }
    }
    return changes;
}

} // namespace diagnosis
