// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/error_sign.h"

#include "denial.h"
#include "error_words.h"
#include "log_level.h"
#include "log_message.h"
#include "trouble_reader.h"

#include <algorithm>
#include <array>
#include <string>

namespace deployment {

namespace {

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

bool saysErrorInEnglish(const LogMessage& message)
{
    const auto& tokens = message.tokens();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        const bool isTimedOut =
            token.small == "timed" && i + 1 < tokens.size() && tokens[i + 1].small == "out";
        const bool isError =
            isTimedOut || (isOneOf(token.small, errorWords) && !isPartOfAName(message, token));
        if ((isError && !isDenied(message, i, i))
            || (isErrorType(token.written) && !isDeniedBefore(message, i)))
            return true;
    }
    return false;
}

bool saysErrorInChinese(std::string_view text)
{
    for (const std::string_view word : chineseErrors) {
        for (std::size_t at = text.find(word); at != std::string_view::npos;
             at = text.find(word, at + word.size())) {
            if (!isDeniedInChinese(text.substr(0, at), text.substr(at + word.size())))
                return true;
        }
    }
    return false;
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

ErrorReading readErrors(std::string_view text, std::string_view subject)
{
    if (!maySayError(text))
        return {};
    const LogMessage message(text);
    if (isRollbackStep(message.small()))
        return {};
    const LevelFound found = levelOf(message);
    if (isRollbackStep(trimmedFront(message.after(found.end), ":]|- \t")))
        return {};
    ErrorReading reading;
    reading.isWarning = found.level == Level::Warning;
    reading.isFatal = found.level == Level::Fatal;
    const bool saysError = found.level >= Level::Error || saysErrorInChinese(message.small())
        || saysErrorInEnglish(message) || !plainTroublesOf(message).empty();
    if (!saysError)
        return reading;
    reading.isResult =
        isResultOnly(message.small(), subject) || isResultOnly(message.after(found.end), subject);
    const bool isLower = found.level == Level::Lower || found.level == Level::Warning;
    reading.sign = isLower || reading.isResult ? ErrorSign::Mention : ErrorSign::Error;
    return reading;
}

ErrorSign errorSignOf(std::string_view message, std::string_view subject)
{
    return readErrors(message, subject).sign;
}

} // namespace deployment
