// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/redactor.h"

#include "secrets/secret_forms.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>
#include <array>

namespace deployment {

namespace {

constexpr std::string_view redactionMark = "***";
constexpr std::size_t minSecretLength = 4;

bool isNameByte(char c)
{
    return isAsciiAlphanumeric(c) || c == '_' || c == '-';
}

bool isWordByte(char c)
{
    return isNameByte(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool isAnyOf(char c, std::string_view set)
{
    return set.find(c) != std::string_view::npos;
}

bool endsFolded(std::string_view text, std::string_view lowerCase)
{
    return text.size() >= lowerCase.size()
        && equalsIgnoringAsciiCase(text.substr(text.size() - lowerCase.size()), lowerCase);
}

template <typename Names> bool endsInAny(std::string_view name, const Names& endings)
{
    return std::ranges::any_of(
        endings, [&](std::string_view ending) { return endsFolded(name, ending); });
}

// Headers whose whole line is secret.
constexpr std::array<std::string_view, 2> secretHeaders{"authorization", "cookie"};
constexpr std::array<std::string_view, 12> secretNames{"token", "password", "passwd", "pwd",
    "passphrase", "secret", "apikey", "api-key", "api_key", "credential", "credentials",
    "signature"};
constexpr std::array<std::string_view, 4> schemes{"bearer", "basic", "digest", "negotiate"};

} // namespace

/// One walk over one text.
class Redactor::Walk {
public:
    Walk(std::string_view text, const Redactor& redactor)
        : m_text(text)
        , m_secrets(redactor.m_secrets)
        , m_begins(redactor.m_begins)
    {
    }

    std::string run()
    {
        m_result.reserve(m_text.size());
        while (m_at < m_text.size())
            step();
        return std::move(m_result);
    }

private:
    [[nodiscard]] std::string_view rest() const { return m_text.substr(m_at); }
    void copyTo(std::size_t end)
    {
        m_result.append(m_text.substr(m_at, end - m_at));
        m_at = end;
    }
    void hideTo(std::size_t end)
    {
        if (end > m_at)
            m_result.append(redactionMark);
        m_at = end;
    }
    [[nodiscard]] std::size_t firstOf(std::string_view set, std::size_t from) const
    {
        return std::min(m_text.find_first_of(set, from), m_text.size());
    }

    void step()
    {
        if (hideKnownSecret() || hideUserInfo())
            return;
        if (!isNameByte(m_text[m_at])) {
            copyTo(m_at + 1);
            return;
        }
        copyName();
    }

    bool hideKnownSecret()
    {
        if (!m_begins[static_cast<unsigned char>(m_text[m_at])])
            return false;
        const auto found = std::ranges::find_if(
            m_secrets, [this](const Secret& secret) { return beginsHere(secret); });
        if (found == m_secrets.end())
            return false;
        hideTo(m_at + found->text.size());
        return true;
    }

    [[nodiscard]] bool beginsHere(const Secret& secret) const
    {
        if (!rest().starts_with(secret.text))
            return false;
        const std::size_t end = m_at + secret.text.size();
        const bool isWord = (m_at == 0 || !isWordByte(m_text[m_at - 1]))
            && (end == m_text.size() || !isWordByte(m_text[end]));
        return isWord || !secret.isWord;
    }

    bool hideUserInfo()
    {
        if (!rest().starts_with("://"))
            return false;
        copyTo(m_at + 3);
        const std::size_t end = firstOf("/?#\"'<> \t\r\n", m_at);
        const std::size_t at = m_text.substr(0, end).rfind('@');
        if (at != std::string_view::npos && at > m_at)
            hideTo(at);
        return true;
    }

    /// A name is copied byte by byte only as far as no known secret begins within it.
    void copyName()
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && isNameByte(m_text[m_at])) {
            if (m_at > begin && hideKnownSecret())
                return;
            copyTo(m_at + 1);
        }
        const std::string_view name = m_text.substr(begin, m_at - begin);
        if (std::ranges::any_of(schemes,
                [&](std::string_view scheme) { return equalsIgnoringAsciiCase(name, scheme); }))
            hideCredential();
        else if (endsInAny(name, secretHeaders))
            hideValue("\r\n");
        else if (endsInAny(name, secretNames))
            hideValue("&\"' \t\r\n,;)}]<>");
    }

    void hideCredential()
    {
        const std::size_t begin = std::min(m_text.find_first_not_of(" \t", m_at), m_text.size());
        if (begin == m_at)
            return;
        copyTo(begin);
        hideTo(firstOf(" \t\r\n,;\"'<>", m_at));
    }

    /// After a name: a separator and a value, either of them perhaps in quotes.
    void hideValue(std::string_view ends)
    {
        std::size_t at = std::min(m_text.find_first_not_of("\\\"' \t", m_at), m_text.size());
        const std::string_view separator = m_text.substr(at, 3);
        if (separator.starts_with('=') || separator.starts_with(':'))
            at += 1;
        else if (equalsIgnoringAsciiCase(separator, "%3d")
            || equalsIgnoringAsciiCase(separator, "%3a"))
            at += 3;
        else
            return;
        at = std::min(m_text.find_first_not_of(" \t", at), m_text.size());
        const bool escaped =
            at + 1 < m_text.size() && m_text[at] == '\\' && isAnyOf(m_text[at + 1], "\"'");
        at += escaped ? 1 : 0;
        const bool quoted = at < m_text.size() && isAnyOf(m_text[at], "\"'");
        copyTo(at + (quoted ? 1 : 0));
        hideTo(quoted ? endOfQuoted(m_text[at], escaped) : firstOf(ends, m_at));
    }

    [[nodiscard]] std::size_t endOfQuoted(char quote, bool escaped) const
    {
        std::size_t at = m_at;
        while (at < m_text.size() && m_text[at] != quote)
            at += m_text[at] == '\\' && !escaped ? 2 : 1;
        at = std::min(at, m_text.size());
        return escaped && at > m_at && at < m_text.size() ? at - 1 : at;
    }

    std::string_view m_text;
    const std::vector<Secret>& m_secrets;
    const std::array<bool, 256>& m_begins;
    std::size_t m_at = 0;
    std::string m_result;
};

void Redactor::addSecret(std::string_view secret)
{
    if (secret.empty())
        return;
    const std::scoped_lock lock{m_mutex};
    const bool isShort = secret.size() < minSecretLength;
    for (const std::string& form : spelledForms(secret))
        add(form, isShort);
    for (const std::string& form : base64Forms(secret))
        add(form, false);
    std::ranges::stable_sort(
        m_secrets, std::ranges::greater{}, [](const Secret& one) { return one.text.size(); });
}

void Redactor::add(std::string text, bool isWord)
{
    if (std::ranges::find(m_secrets, text, &Secret::text) != m_secrets.end())
        return;
    m_begins[static_cast<unsigned char>(text.front())] = true;
    m_secrets.push_back({std::move(text), isWord});
}

std::string Redactor::redacted(std::string_view text) const
{
    const std::scoped_lock lock{m_mutex};
    return Walk{text, *this}.run();
}

Error Redactor::redacted(Error error) const
{
    for (std::string& argument : error.message.arguments)
        argument = redacted(std::string_view{argument});
    error.cause = redacted(std::string_view{error.cause});
    return error;
}

} // namespace deployment
