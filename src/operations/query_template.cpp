// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/query_template.h"

#include <algorithm>
#include <optional>

namespace operations {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

constexpr std::string_view blanks = " \t\r\n";

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// A placeholder in a text: {{ name }}.
struct Placeholder {
    std::string_view name;
    std::size_t length = 0; ///< with its braces
};

/// The one that begins where the text does; nullopt if none does.
std::optional<Placeholder> placeholderAt(std::string_view text)
{
    if (!text.starts_with("{{"))
        return std::nullopt;
    const std::size_t begin = text.find_first_not_of(blanks, 2);
    if (begin == std::string_view::npos)
        return std::nullopt;
    std::size_t end = begin;
    while (
        end < text.size() && (isNameCharacter(text[end]) || text[end] == '.' || text[end] == '-'))
        ++end;
    const std::size_t close = text.find_first_not_of(blanks, end);
    if (end == begin || close == std::string_view::npos || !text.substr(close).starts_with("}}"))
        return std::nullopt;
    return Placeholder{text.substr(begin, end - begin), close + 2};
}

/// Where in an expression one is.
enum class Context : std::uint8_t { Code, Comment, String, RawString };

/// Walks over an expression and knows in which kind of place it is.
class Lexer {
public:
    explicit Lexer(std::string_view text)
        : m_rest(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] std::string_view rest() const { return m_rest; }
    [[nodiscard]] Context context() const { return m_context; }
    /// The string that this is in is matched as a regular expression.
    [[nodiscard]] bool isRegex() const { return m_isRegex; }
    [[nodiscard]] char quote() const { return m_quote; }

    /// Passes over a placeholder, which changes nothing.
    void skip(std::size_t length) { m_rest.remove_prefix(length); }
    /// Passes over the next character, with the one that it escapes.
    std::string_view take()
    {
        const std::size_t length = step(m_rest.front());
        const std::string_view taken = m_rest.substr(0, length);
        m_rest.remove_prefix(taken.size());
        return taken;
    }

private:
    std::size_t step(char c)
    {
        switch (m_context) {
        case Context::Code:
            enter(c);
            return 1;
        case Context::Comment:
            if (c == '\n')
                m_context = Context::Code;
            return 1;
        case Context::String:
            if (c == '\\')
                return 2;
            [[fallthrough]];
        case Context::RawString:
            if (c == m_quote)
                m_context = Context::Code;
            return 1;
        }
        return 1;
    }

    void enter(char c)
    {
        if (c == '#') {
            m_context = Context::Comment;
        } else if (c == '"' || c == '\'' || c == '`') {
            m_context = c == '`' ? Context::RawString : Context::String;
            m_quote = c;
            m_isRegex = m_before == "=~" || m_before == "!~";
        } else if (blanks.find(c) == std::string_view::npos) {
            m_before = {m_before.back(), c};
        }
    }

    std::string_view m_rest;
    Context m_context = Context::Code;
    char m_quote = 0;
    bool m_isRegex = false;
    std::string m_before = "  "; ///< the last two characters of code that are no blanks
};

std::string escapedForRegex(std::string_view value)
{
    std::string escaped;
    for (const char c : value) {
        if (std::string_view("\\.+*?()|[]{}^$").find(c) != std::string_view::npos)
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string escapedForString(std::string_view value, char quote)
{
    constexpr std::string_view hex = "0123456789abcdef";
    std::string escaped;
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\\' || c == quote) {
            escaped += '\\';
            escaped += c;
        } else if (byte < 0x20 || byte == 0x7f) {
            escaped += "\\x";
            escaped += hex[byte >> 4U];
            escaped += hex[byte & 0xfU];
        } else {
            escaped += c;
        }
    }
    return escaped;
}

Error misplaced(const Placeholder& placeholder, const std::string& value)
{
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message",
             "The query was not sent: the value of {{%1}}, “%2”, cannot stand at its place. "
             "Write it between quotation marks."),
            {std::string(placeholder.name), value}},
        {}};
}

Error unfilled(const Placeholder& placeholder)
{
    const bool isKnown =
        std::ranges::find(queryPlaceholders, placeholder.name) != queryPlaceholders.end();
    return {ErrorCode::BadFormat,
        {isKnown ? DEPLOY_MESSAGE(
             "Message", "The query was not sent: this deployment has no value for {{%1}}.")
                 : DEPLOY_MESSAGE("Message",
                     "The query was not sent: {{%1}} is not a placeholder that is known."),
            {std::string(placeholder.name)}},
        {}};
}

/// As the value stands where the lexer is.
Expected<std::string> written(
    const std::string& value, const Lexer& at, const Placeholder& placeholder)
{
    if (at.context() == Context::Code) {
        const bool isPlain =
            std::ranges::all_of(value, [](char c) { return isNameCharacter(c) || c == ':'; });
        return isPlain ? Expected<std::string>(value)
                       : tl::unexpected(misplaced(placeholder, value));
    }
    const std::string literal = at.isRegex() ? escapedForRegex(value) : value;
    if (at.context() == Context::String)
        return escapedForString(literal, at.quote());
    // Nothing can be escaped in a raw string, and a carriage return would be lost.
    if (literal.find_first_of("`\r") != std::string::npos)
        return tl::unexpected(misplaced(placeholder, value));
    return literal;
}

/// What comes after the workload's name in that of a ReplicaSet.
std::string hashOf(const deployment::WorkloadNode& node, const std::string& workload)
{
    const std::string prefix = workload + "-";
    return node.kind == "ReplicaSet" && node.name.starts_with(prefix)
        ? node.name.substr(prefix.size())
        : std::string();
}

bool hasRole(const deployment::WorkloadNode& node, std::string_view one, std::string_view other)
{
    return std::ranges::any_of(
        node.roles, [&](const std::string& role) { return role == one || role == other; });
}

void addHashes(PlaceholderValues& values, const deployment::Workload& workload)
{
    for (const deployment::WorkloadNode& node : workload.tree) {
        const std::string hash = hashOf(node, workload.name);
        if (hash.empty())
            continue;
        if (hasRole(node, "canary", "preview"))
            values["hash"] = hash;
        if (hasRole(node, "stable", "active"))
            values["stable_hash"] = hash;
    }
    // Once it is promoted, the new version is the one that is live.
    const auto stable = values.find("stable_hash");
    if (stable != values.end() && !values.contains("hash"))
        values["hash"] = stable->second;
}

} // namespace

PlaceholderValues placeholderValues(const deployment::Deployment& deployment)
{
    PlaceholderValues values{{"service", deployment.service}, {"version", deployment.version},
        {"environment", deployment.environment}};
    if (deployment.workload) {
        const deployment::Workload& workload = *deployment.workload;
        values["namespace"] = workload.nameSpace;
        values["rollout"] = workload.name;
        if (deployment.service.empty())
            values["service"] = workload.name;
        addHashes(values, workload);
    }
    std::erase_if(values, [](const auto& each) { return each.second.empty(); });
    return values;
}

std::string durationText(std::chrono::seconds duration)
{
    return std::to_string(duration.count()) + "s";
}

std::vector<std::string> placeholdersOf(std::string_view expression)
{
    std::vector<std::string> names;
    for (Lexer lexer(expression); !lexer.atEnd();) {
        const auto placeholder =
            lexer.context() == Context::Comment ? std::nullopt : placeholderAt(lexer.rest());
        if (!placeholder) {
            lexer.take();
            continue;
        }
        if (std::ranges::find(names, placeholder->name) == names.end())
            names.emplace_back(placeholder->name);
        lexer.skip(placeholder->length);
    }
    return names;
}

Expected<std::string> filledQuery(std::string_view expression, const PlaceholderValues& values)
{
    std::string filled;
    for (Lexer lexer(expression); !lexer.atEnd();) {
        const auto placeholder =
            lexer.context() == Context::Comment ? std::nullopt : placeholderAt(lexer.rest());
        if (!placeholder) {
            filled += lexer.take();
            continue;
        }
        const auto value = values.find(placeholder->name);
        if (value == values.end() || value->second.empty())
            return tl::unexpected(unfilled(*placeholder));
        auto text = written(value->second, lexer, *placeholder);
        if (!text)
            return text;
        filled += *text;
        lexer.skip(placeholder->length);
    }
    return filled;
}

} // namespace operations
