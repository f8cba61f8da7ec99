// SPDX-License-Identifier: GPL-3.0-or-later
#include "voice.h"

#include "stack.h"

#include <array>

namespace incidents {

namespace {

using deployment::Timestamp;

constexpr std::array<std::string_view, 13> voiceNames{"tool", "java", "go", "python", "nginx",
    "kubernetes", "systemd", "rust", "dotnet", "node", "logfmt", "ruby", "ansible"};

using Words = std::array<std::string_view, 5>;
constexpr Words capitals{"DEBUG", "INFO", "WARN", "ERROR", "FATAL"};
constexpr Words padded{"DEBUG", "INFO ", "WARN ", "ERROR", "FATAL"};
constexpr Words small{"debug", "info", "warn", "error", "fatal"};
constexpr Words python{"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"};
constexpr Words nginx{"debug", "notice", "warn", "error", "crit"};
constexpr Words kubernetes{"Normal", "Normal", "Warning", "Warning", "Warning"};
constexpr Words dotnet{"dbug", "info", "warn", "fail", "crit"};
constexpr Words chinese{"调试", "信息", "警告", "错误", "致命"};

std::string_view word(const Words& words, Level level)
{
    return words[static_cast<std::size_t>(level)];
}

/// "2025-02-15T10:00:00.123Z", with another separator of date and time, and of milliseconds.
std::string timeText(Timestamp at, char between, char beforeMilliseconds)
{
    std::string text = deployment::formatDateTime(at, deployment::Zone::Utc);
    text[10] = between;
    if (beforeMilliseconds == 0)
        return text;
    const auto part = (at.time_since_epoch() % std::chrono::seconds(1)).count();
    const std::string digits = std::to_string(1000 + part);
    return text + beforeMilliseconds + digits.substr(1);
}

std::string escaped(std::string_view text)
{
    std::string result;
    for (const char letter : text) {
        if (letter == '"' || letter == '\\')
            result += '\\';
        result += letter;
    }
    return result;
}

std::string toolLine(const Utterance& say, Timestamp at, const Facts& facts)
{
    const Words& levels = facts.isChinese ? chinese : capitals;
    const std::string level(word(levels, say.level));
    switch (facts.toolStyle) {
    case 0:
        return '[' + level + "] " + say.text;
    case 1:
        return timeText(at, ' ', 0) + " | " + level + " | " + say.text;
    case 2: // information without a level
        return say.level <= Level::Info ? say.text
                                        : level + (facts.isChinese ? "：" : ": ") + say.text;
    case 3:
        return "[" + timeText(at, ' ', '.') + "] [" + level + "] [deployer] " + say.text;
    default:
        return (say.level >= Level::Error            ? "##[error]"
                       : say.level == Level::Warning ? "##[warning]"
                                                     : "")
            + say.text;
    }
}

std::string nginxLine(const Utterance& say, Timestamp at, demo::Random& random)
{
    std::string time = timeText(at, ' ', 0);
    time[4] = time[7] = '/';
    return time + " [" + std::string(word(nginx, say.level)) + "] 31#31: *"
        + std::to_string(random.between(100, 99'999)) + ' ' + say.text;
}

std::string goLine(const Utterance& say, Timestamp at, demo::Random& random)
{
    std::string line = "{\"level\":\"" + std::string(word(small, say.level)) + "\",\"ts\":\""
        + timeText(at, 'T', '.') + "Z\",\"caller\":\"" + say.component + ".go:"
        + std::to_string(random.between(20, 600)) + "\",\"msg\":\"" + escaped(say.text) + '"';
    if (!say.exception.empty())
        line += ",\"error\":\"" + escaped(say.exception) + '"';
    return line + '}';
}

std::string kubernetesLine(const Utterance& say, const Facts& facts, demo::Random& random)
{
    return std::to_string(random.between(1, 59)) + "s  " + std::string(word(kubernetes, say.level))
        + "  " + say.component + "  pod/" + filled("{pod}", facts, random) + "  " + say.text;
}

std::string systemdLine(
    const Utterance& say, Timestamp at, const Facts& facts, demo::Random& random)
{
    return "Jan " + timeText(at, ' ', 0).substr(8) + ' ' + filled("{host}", facts, random) + ' '
        + say.component + '[' + std::to_string(random.between(1, 30'000)) + "]: " + say.text;
}

std::string ansibleLine(const Utterance& say, const Facts& facts, demo::Random& random)
{
    const std::string host = filled("{host}", facts, random);
    if (say.level >= Level::Error)
        return "fatal: [" + host + "]: FAILED! => {\"changed\": false, \"msg\": \""
            + escaped(say.text) + "\"}";
    return say.level == Level::Warning ? "[WARNING]: " + say.text
                                       : "ok: [" + host + "] => " + say.text;
}

std::string headLine(
    Voice voice, const Utterance& say, Timestamp at, const Facts& facts, demo::Random& random)
{
    const std::string thread = "[exec-" + std::to_string(random.between(1, 16)) + "] ";
    switch (voice) {
    case Voice::Tool:
        return toolLine(say, at, facts);
    case Voice::Java:
        return timeText(at, ' ', '.') + ' ' + std::string(word(padded, say.level)) + ' ' + thread
            + say.component + " - " + say.text;
    case Voice::Go:
        return goLine(say, at, random);
    case Voice::Python:
        return timeText(at, ' ', ',') + ' ' + std::string(word(python, say.level)) + ' '
            + say.component + ": " + say.text;
    case Voice::Nginx:
        return nginxLine(say, at, random);
    case Voice::Kubernetes:
        return kubernetesLine(say, facts, random);
    case Voice::Systemd:
        return systemdLine(say, at, facts, random);
    case Voice::Rust:
        return timeText(at, 'T', '.') + "Z " + std::string(word(padded, say.level)) + ' '
            + say.component + ": " + say.text;
    case Voice::DotNet:
        return std::string(word(dotnet, say.level)) + ": " + say.component + "[0] " + say.text;
    case Voice::Node:
        return '[' + timeText(at, 'T', '.') + "Z] " + std::string(word(small, say.level)) + " ("
            + say.component + "): " + say.text;
    case Voice::Logfmt:
        return "time=" + timeText(at, 'T', '.') + "Z level=" + std::string(word(small, say.level))
            + " component=" + say.component + " msg=\"" + escaped(say.text) + '"'
            + (say.exception.empty() ? "" : " err=\"" + escaped(say.exception) + '"');
    case Voice::Ruby:
        return std::string(1, word(capitals, say.level).front()) + ", [" + timeText(at, 'T', '.')
            + " #" + std::to_string(random.between(1, 400)) + "] "
            + std::string(word(padded, say.level)) + " -- : " + say.text;
    case Voice::Ansible:
        return ansibleLine(say, facts, random);
    }
    return say.text;
}

} // namespace

std::string_view nameOf(Voice voice)
{
    return voiceNames[static_cast<std::size_t>(voice)];
}

std::vector<std::string> spoken(
    Voice voice, const Utterance& utterance, Timestamp at, const Facts& facts, demo::Random& random)
{
    std::vector<std::string> lines{headLine(voice, utterance, at, facts, random)};
    for (std::string& frame : stackOf(voice, utterance.exception, facts, random))
        lines.push_back(std::move(frame));
    if (!facts.oneEntryAnException || lines.size() == 1)
        return lines;
    std::string whole;
    for (const std::string& line : lines)
        whole += (whole.empty() ? "" : "\n") + line;
    return {whole};
}

} // namespace incidents
