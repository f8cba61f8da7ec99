// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_field.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <charconv>

namespace sources {
namespace {

bool isBlank(char one)
{
    return one == ' ' || one == '\t' || one == '\n' || one == '\r';
}

/// Walks over the values of one object.
class Cursor {
public:
    explicit Cursor(std::string_view text)
        : m_text(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
    [[nodiscard]] std::string_view since(std::size_t begin) const
    {
        return m_text.substr(begin, m_at - begin);
    }
    [[nodiscard]] std::size_t position() const { return m_at; }
    void skipBlanks()
    {
        while (!atEnd() && isBlank(m_text[m_at]))
            ++m_at;
    }
    bool take(char one)
    {
        skipBlanks();
        if (peek() != one)
            return false;
        ++m_at;
        return true;
    }
    void skipString()
    {
        for (++m_at; !atEnd() && m_text[m_at] != '"'; ++m_at) {
            if (m_text[m_at] == '\\')
                ++m_at;
        }
        m_at = std::min(m_at + 1, m_text.size());
    }
    /// Any value; nested ones by counting brackets, so that depth costs nothing.
    void skipValue()
    {
        std::size_t depth = 0;
        while (!atEnd()) {
            const char one = m_text[m_at];
            if (one == '"') {
                skipString();
            } else if (one == '{' || one == '[') {
                ++depth;
                ++m_at;
            } else if (depth == 0) {
                skipScalar();
            } else {
                depth -= one == '}' || one == ']' ? 1 : 0;
                ++m_at;
            }
            if (depth == 0)
                return;
        }
    }

private:
    void skipScalar()
    {
        const auto end = m_text.find_first_of(",}] \t\r\n", m_at);
        m_at = end == std::string_view::npos ? m_text.size() : std::max(end, m_at + 1);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

std::optional<std::string_view> memberOf(std::string_view json, std::string_view name)
{
    Cursor cursor(json);
    if (!cursor.take('{'))
        return std::nullopt;
    do {
        cursor.skipBlanks();
        if (cursor.peek() != '"')
            return std::nullopt;
        const std::size_t key = cursor.position();
        cursor.skipString();
        const std::string_view quoted = cursor.since(key);
        if (!cursor.take(':'))
            return std::nullopt;
        cursor.skipBlanks();
        const std::size_t value = cursor.position();
        cursor.skipValue();
        if (quoted.size() == name.size() + 2 && quoted.substr(1, name.size()) == name)
            return cursor.since(value);
    } while (cursor.take(','));
    return std::nullopt;
}

std::optional<std::string> stringOf(std::string_view raw)
{
    if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"')
        return std::nullopt;
    if (raw.find('\\') == std::string_view::npos)
        return std::string(raw.substr(1, raw.size() - 2));
    const auto array =
        QJsonDocument::fromJson('[' + QByteArray(raw.data(), qsizetype(raw.size())) + ']').array();
    if (array.size() != 1 || !array.first().isString())
        return std::nullopt;
    return array.first().toString().toStdString();
}

std::optional<std::uint64_t> integerOf(std::string_view raw)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
    if (raw.empty() || error != std::errc() || end != raw.data() + raw.size())
        return std::nullopt;
    return value;
}

std::optional<std::string> stringMember(std::string_view json, std::string_view name)
{
    const auto raw = memberOf(json, name);
    return raw ? stringOf(*raw) : std::nullopt;
}

std::optional<std::uint64_t> integerMember(std::string_view json, std::string_view name)
{
    const auto raw = memberOf(json, name);
    return raw ? integerOf(*raw) : std::nullopt;
}

} // namespace sources
