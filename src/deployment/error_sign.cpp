// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/error_sign.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace deployment {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::size_t bytesLookedAt = 4096;
constexpr std::size_t maxLevelPosition = 96; // a level stands at the front

constexpr auto errorLevels = std::to_array<std::string_view>({"error", "err", "fatal", "critical",
    "crit", "severe", "panic", "emerg", "emergency", "alert", "failure"});
constexpr auto lowerLevels = std::to_array<std::string_view>(
    {"warn", "warning", "info", "information", "notice", "debug", "trace", "verbose"});
constexpr auto chineseErrorLevels =
    std::to_array<std::string_view>({"错误", "致命", "严重", "故障", "异常"});
constexpr auto chineseLowerLevels =
    std::to_array<std::string_view>({"警告", "告警", "注意", "提示", "信息", "通知", "调试"});
constexpr auto levelKeys = std::to_array<std::string_view>({"level", "lvl", "severity"});

constexpr auto errorWords = std::to_array<std::string_view>(
    {"error", "errors", "fail", "fails", "failed", "failure", "failures", "fatal", "panic",
        "exception", "exceptions", "traceback", "timeout", "refused", "denied", "unreachable",
        "unavailable", "unhealthy", "aborted", "crash", "crashed", "killed", "oomkilled", "evicted",
        "crashloopbackoff", "imagepullbackoff", "errimagepull", "segfault", "cannot", "unable"});
/// Before a word of error: there is none, or it is only thought of.
constexpr auto denials = std::to_array<std::string_view>({"no", "zero", "0", "without", "not",
    "never", "if", "on", "any", "ignore", "ignored", "ignoring"});
/// After one: the name of something else.
constexpr auto compounds = std::to_array<std::string_view>(
    {"rate", "rates", "budget", "handling", "handler", "handlers", "page", "pages", "log", "logs",
        "threshold", "domain", "domains", "tolerance", "policy", "tracking", "reporting", "over"});
constexpr auto zeroWords =
    std::to_array<std::string_view>({"0", "nil", "none", "null", "false", "no"});

constexpr auto chineseErrors =
    std::to_array<std::string_view>({"错误", "失败", "异常", "超时", "崩溃", "致命", "报错", "无法",
        "未通过", "未能", "不可用", "拒绝", "中断", "宕机", "无响应", "未响应"});
constexpr auto chineseDenials = std::to_array<std::string_view>({"无", "没有", "未发现", "未出现",
    "未见", "未发生", "零", "未", "不会", "避免", "防止", "如果", "若", "忽略"});
constexpr auto chineseCounters =
    std::to_array<std::string_view>({"个", "项", "次", "条", "任何", "的", "处"});
constexpr auto chineseCompounds = std::to_array<std::string_view>({"率", "处理", "时间", "阈值",
    "日志", "已恢复", "恢复", "已解除", "解除", "已修复", "已处理", "已清除"});

constexpr auto subjects =
    std::to_array<std::string_view>({"deployment", "deploy", "rollout", "release", "step", "job",
        "task", "pipeline", "stage", "部署", "发布", "上线", "步骤", "任务", "流水线"});
constexpr auto results =
    std::to_array<std::string_view>({"failed", "aborted", "stopped", "失败", "中止", "终止"});
constexpr auto clauseEnds =
    std::to_array<std::string_view>({"，", "。", "；", "！", ",", ";", "!", ". ", " -", "\n"});

constexpr auto rollbackBeginnings = std::to_array<std::string_view>({"开始回滚", "手动回滚",
    "人工回滚", "手工回滚", "自动回滚", "已回滚", "正在回滚", "回滚", "rolling back", "rolled back",
    "rollback", "roll back", "starting rollback", "start rollback", "manual rollback"});
constexpr auto rollbacksByHand =
    std::to_array<std::string_view>({"手动回滚", "人工回滚", "手工回滚", "手动触发回滚",
        "人工触发回滚", "manual rollback", "manually rolled back", "manual roll back",
        "rollback requested", "rollback was requested", "rolled back by ", "rollback by "});

bool isWordPart(char c)
{
    return isAsciiAlphanumeric(c) || c == '_';
}

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

/// The word that the text begins with; empty if it begins with none.
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

/// A word of ASCII letters and digits in a message: as written, and in small letters.
struct Token {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string_view written;
    std::string_view small;
};

/// A message cut into words once, for all questions about it.
class LogMessage {
public:
    explicit LogMessage(std::string_view text)
        : m_text(text.substr(0, bytesLookedAt))
        , m_small(folded(m_text))
    {
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
    [[nodiscard]] char charAt(std::size_t at) const { return at < m_text.size() ? m_text[at] : 0; }

private:
    std::string_view m_text;
    std::string m_small;
    std::vector<Token> m_tokens;
};

/// What follows says that the count is zero: "=0", ": 0", "(0)", " 0 项", "=nil".
bool isCountedAsNothing(std::string_view rest)
{
    for (const std::string_view counter : {"总数", "数量", "次数", "数", "项", "码"}) {
        if (rest.starts_with(counter)) {
            rest.remove_prefix(counter.size());
            break;
        }
    }
    rest = trimmedFront(rest, " \t=:(\"'");
    if (rest.starts_with("："))
        rest = trimmedFront(rest.substr(std::string_view("：").size()), " ");
    const std::string_view nothing = leadingWord(rest, zeroWords);
    const char next = nothing.size() < rest.size() ? rest[nothing.size()] : ',';
    // "error: null pointer" is not a count.
    const bool isAlone = nothing == "0" ? !isWordPart(next) && next != '.' && next != '%'
                                        : std::string_view(",;.)]}\"'\n").find(next) != rest.npos;
    return !nothing.empty() && isAlone;
}

/// Whether a path, a file or another name holds the word: "on-error", "error.log", "/errors/".
bool isPartOfAName(const LogMessage& message, const Token& token)
{
    const char before = token.from > 0 ? message.charAt(token.from - 1) : ' ';
    const char after = message.charAt(token.to);
    const bool joinsAfter = after == '-' || after == '.' || after == '/' || after == '@';
    return before == '-' || before == '/' || before == '.' || before == '@' || before == '$'
        || (joinsAfter && isWordPart(message.charAt(token.to + 1)));
}

/// "NullPointerException", "TimeoutError": the name of an error as programs write it.
bool isErrorType(std::string_view written)
{
    for (const std::string_view suffix : {"Exception", "Error"}) {
        if (written.size() > suffix.size() && written.ends_with(suffix)
            && isAsciiLetter(written.front()))
            return true;
    }
    return false;
}

bool isDenied(const LogMessage& message, std::size_t index)
{
    const auto& tokens = message.tokens();
    for (std::size_t back = 1; back <= std::min<std::size_t>(2, index); ++back) {
        const Token& before = tokens[index - back];
        // Another sentence denies nothing here.
        const std::size_t gap = tokens[index - back + 1].from - before.to;
        if (gap > 1 || message.charAt(before.to) != ' ')
            break;
        if (isOneOf(before.small, denials))
            return true;
    }
    const Token& token = tokens[index];
    if (isCountedAsNothing(message.after(token.to)))
        return true;
    const bool hasNext = index + 1 < tokens.size() && tokens[index + 1].from == token.to + 1;
    if (!hasNext)
        return false;
    const Token& next = tokens[index + 1];
    // "timeout 30s", "timeout=30s": how long one would wait.
    const bool isSetting = token.small == "timeout" && isAsciiDigit(next.written.front());
    return isSetting || isOneOf(next.small, compounds);
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

bool saysErrorInEnglish(const LogMessage& message)
{
    const auto& tokens = message.tokens();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (isBadExit(message, i))
            return true;
        const bool isTimedOut =
            token.small == "timed" && i + 1 < tokens.size() && tokens[i + 1].small == "out";
        const bool isError = isTimedOut || isErrorType(token.written)
            || (isOneOf(token.small, errorWords) && !isPartOfAName(message, token));
        if (isError && !isDenied(message, i))
            return true;
    }
    return false;
}

std::string_view withoutCounters(std::string_view text)
{
    for (bool isShorter = true; isShorter;) {
        isShorter = false;
        text = trimmedBack(text, " ");
        for (const std::string_view counter : chineseCounters) {
            if (text.ends_with(counter)) {
                text.remove_suffix(counter.size());
                isShorter = true;
            }
        }
    }
    return text;
}

/// "没有", "未发现任何", "0 个" before a word of error; "10 个" is not zero.
bool isDeniedBefore(std::string_view before)
{
    before = withoutCounters(before);
    const std::size_t number = before.find_last_not_of("0123456789.") + 1; // 0 if there is no other
    if (number < before.size())
        return before.find_first_of("123456789", number) == std::string_view::npos;
    return endsWithOneOf(before, chineseDenials);
}

bool saysErrorInChinese(std::string_view text)
{
    for (const std::string_view word : chineseErrors) {
        for (std::size_t at = text.find(word); at != std::string_view::npos;
             at = text.find(word, at + word.size())) {
            const std::string_view after = text.substr(at + word.size());
            if (!isDeniedBefore(text.substr(0, at)) && leadingWord(after, chineseCompounds).empty()
                && !isCountedAsNothing(after))
                return true;
        }
    }
    return false;
}

enum class Level : std::uint8_t { None, Lower, Error };

struct LevelFound {
    Level level = Level::None;
    std::size_t end = 0; ///< where the words after it begin
};

LevelFound chineseLevel(std::string_view text)
{
    const std::string_view begun = trimmedFront(text, " \t[(0123456789-:.");
    for (const bool isError : {true, false}) {
        const std::string_view level = isError ? leadingWord(begun, chineseErrorLevels)
                                               : leadingWord(begun, chineseLowerLevels);
        const std::string_view after = begun.substr(level.size());
        const std::string_view mark =
            leadingWord(after, std::to_array<std::string_view>({":", "：", "]", "】", " ", ")"}));
        if (!level.empty() && !mark.empty())
            return {
                isError ? Level::Error : Level::Lower, text.size() - after.size() + mark.size()};
    }
    return {};
}

/// "E0215 10:07:00.123456 main.go:12]", as glog writes it.
Level glogLevel(const Token& first)
{
    constexpr std::size_t length = 5;
    if (first.from != 0 || first.written.size() != length
        || first.written.find_first_not_of("0123456789", 1) != std::string_view::npos)
        return Level::None;
    switch (first.written.front()) {
    case 'E':
    case 'F':
        return Level::Error;
    case 'W':
    case 'I':
        return Level::Lower;
    default:
        return Level::None;
    }
}

Level levelOfWord(std::string_view small)
{
    if (isOneOf(small, errorLevels))
        return Level::Error;
    return isOneOf(small, lowerLevels) ? Level::Lower : Level::None;
}

/// "ERROR", "[error]", "error:", "level=error"; the word "error" within a sentence is none.
LevelFound englishLevel(const LogMessage& message)
{
    const auto& tokens = message.tokens();
    bool isFirst = true;
    for (std::size_t i = 0; i < tokens.size() && tokens[i].from < maxLevelPosition; ++i) {
        const Token& token = tokens[i];
        if (const Level glog = glogLevel(token); glog != Level::None)
            return {glog, token.to};
        const Level level = levelOfWord(token.small);
        const bool isKeyed = i > 0 && isOneOf(tokens[i - 1].small, levelKeys);
        const bool isShouted = std::ranges::all_of(token.written, isAsciiUpper);
        const char before = token.from > 0 ? message.charAt(token.from - 1) : ' ';
        const char after = message.charAt(token.to);
        const bool isMarked = (before == '[' && after == ']') || (isFirst && after == ':')
            || (before == '<' && after == '>');
        if (level != Level::None && (isKeyed || isShouted || isMarked)
            && !isPartOfAName(message, token) && !isDenied(message, i))
            return {level, token.to};
        isFirst = isFirst && !std::ranges::any_of(token.written, isAsciiLetter);
    }
    return {};
}

/// "部署失败，等待处理", "Deployment failed.": that it went wrong, not what.
bool isResultOnly(std::string_view text, std::string_view subject)
{
    text = trimmedFront(text, " \t:]-|)");
    for (const std::string_view mark : {"：", "】"}) {
        if (text.starts_with(mark))
            text.remove_prefix(mark.size());
    }
    text = trimmedFront(text, " ");
    std::size_t end = text.size();
    for (const std::string_view mark : clauseEnds)
        end = std::min(end, text.find(mark));
    const std::string_view clause = trimmedBack(text.substr(0, end), " .");
    const bool isOfSubject = (!subject.empty() && clause.starts_with(folded(subject)))
        || !leadingWord(clause, subjects).empty();
    return isOfSubject && endsWithOneOf(clause, results) && clause.find(':') == clause.npos
        && clause.find("：") == clause.npos;
}

bool isRollbackStep(std::string_view small)
{
    const std::string_view begun = trimmedFront(small, " \t[");
    const std::string_view beginning = leadingWord(begun, rollbackBeginnings);
    const std::string_view after = trimmedFront(begun.substr(beginning.size()), " ");
    return !beginning.empty()
        && leadingWord(after, std::to_array<std::string_view>({"失败", "failed", "error"})).empty();
}

} // namespace

ErrorSign errorSignOf(std::string_view text, std::string_view subject)
{
    const LogMessage message(text);
    if (isRollbackStep(message.small()))
        return ErrorSign::None;
    LevelFound found = chineseLevel(message.small());
    if (found.level == Level::None)
        found = englishLevel(message);
    const bool saysError = saysErrorInChinese(message.small()) || saysErrorInEnglish(message);
    if (found.level != Level::Error && !saysError)
        return ErrorSign::None;
    const bool isInPassing = found.level == Level::Lower || isResultOnly(message.small(), subject)
        || isResultOnly(message.after(found.end), subject);
    return isInPassing ? ErrorSign::Mention : ErrorSign::Error;
}

bool saysRollbackByHand(std::string_view message)
{
    const std::string small = folded(message.substr(0, bytesLookedAt));
    return std::ranges::any_of(rollbacksByHand,
        [&](std::string_view words) { return small.find(words) != std::string::npos; });
}

} // namespace deployment
