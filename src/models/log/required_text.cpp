// SPDX-License-Identifier: GPL-3.0-or-later
#include "required_text.h"

#include "deploy/deployment/ascii.h"

#include <cstddef>
#include <utility>

namespace models {

namespace {

constexpr auto none = std::string_view::npos;

bool isQuantifier(char c)
{
    return c == '?' || c == '*' || c == '+' || c == '{';
}

/// The Kelvin sign and the long s are the same letters as k and s where case is ignored.
bool hasCaseBeyondAscii(char c)
{
    return c == 'k' || c == 'K' || c == 's' || c == 'S';
}

/// An escape after which brackets are plain text.
bool isLongEscape(std::string_view text)
{
    return text.starts_with("\\Q") || text.starts_with("\\c");
}

/// Reads an expression from left to right and gathers what stands outside of groups. It knows only
/// the common parts of the language and gives up on the rest.
class Reader {
public:
    explicit Reader(std::string_view expression)
        : m_expression(expression)
    {
    }

    std::vector<std::string> read()
    {
        while (m_at < m_expression.size()) {
            if (!readAtom())
                return {};
        }
        endPiece();
        return std::move(m_pieces);
    }

private:
    bool readAtom();
    bool readEscape();
    bool skipGroup();
    bool skipClass();
    bool skipQuantifier();
    void addCharacter(char c);
    void endPiece();

    [[nodiscard]] std::string_view rest() const { return m_expression.substr(m_at); }
    std::string_view m_expression;
    std::size_t m_at = 0;
    std::string m_piece;
    std::vector<std::string> m_pieces;
};

bool Reader::readAtom()
{
    const char c = m_expression[m_at];
    switch (c) {
    case '|':
        return false;
    case '(':
        endPiece();
        return skipGroup() && skipQuantifier();
    case '[':
        endPiece();
        return skipClass() && skipQuantifier();
    case '\\':
        return readEscape();
    case '.':
    case '^':
    case '$':
        ++m_at;
        endPiece();
        return skipQuantifier();
    case ')':
    case '?':
    case '*':
    case '+':
    case '{':
        return false;
    default:
        ++m_at;
        addCharacter(c);
        return skipQuantifier();
    }
}

bool Reader::readEscape()
{
    if (m_at + 1 == m_expression.size())
        return false;
    const char c = m_expression[m_at + 1];
    m_at += 2;
    if (std::string_view("bBdDwWsSAzZnrt").find(c) != none)
        endPiece();
    else if (deployment::isAsciiAlphanumeric(c) || static_cast<unsigned char>(c) >= 0x80)
        return false; // may continue, or change how the rest is read
    else
        addCharacter(c);
    return skipQuantifier();
}

/// Takes a character, unless a quantifier after it makes it one of none or many.
void Reader::addCharacter(char c)
{
    const bool isPlain = static_cast<unsigned char>(c) < 0x80 && !hasCaseBeyondAscii(c);
    const bool repeated = rest().starts_with('+');
    const bool quantified = !rest().empty() && isQuantifier(rest().front());
    if (isPlain && (repeated || !quantified))
        m_piece += c;
    if (!isPlain || quantified)
        endPiece();
}

void Reader::endPiece()
{
    if (!m_piece.empty())
        m_pieces.push_back(std::exchange(m_piece, {}));
}

bool Reader::skipQuantifier()
{
    if (rest().starts_with('{')) {
        const std::size_t end = m_expression.find('}', m_at);
        if (end == none || rest().find_first_not_of("{0123456789,") + m_at != end)
            return false; // not a quantifier, but text
        m_at = end + 1;
    } else if (!rest().empty() && isQuantifier(rest().front())) {
        ++m_at;
    } else {
        return true;
    }
    // Reluctant or possessive.
    if (rest().starts_with('?') || rest().starts_with('+'))
        ++m_at;
    return true;
}

bool Reader::skipGroup()
{
    std::size_t depth = 0;
    while (m_at < m_expression.size()) {
        const char c = m_expression[m_at];
        if (c == '\\') {
            if (isLongEscape(rest()))
                return false;
            m_at += 2;
        } else if (c == '[') {
            if (!skipClass())
                return false;
        } else {
            // A group with a question mark may switch options for what follows it.
            if (c == '(' && (rest().starts_with("(*") || rest().starts_with("(?"))
                && !rest().starts_with("(?:"))
                return false;
            depth += c == '(';
            depth -= c == ')';
            ++m_at;
            if (depth == 0)
                return true;
        }
    }
    return false;
}

bool Reader::skipClass()
{
    ++m_at;
    if (rest().starts_with('^'))
        ++m_at;
    if (rest().starts_with(']'))
        ++m_at;
    for (; m_at < m_expression.size(); ++m_at) {
        const char c = m_expression[m_at];
        if (c == ']')
            return ++m_at, true;
        if (c == '[')
            return false; // [:alpha:] and its like
        if (c == '\\' && isLongEscape(rest()))
            return false;
        m_at += c == '\\';
    }
    return false;
}

} // namespace

std::vector<std::string> requiredTexts(std::string_view expression)
{
    return Reader(expression).read();
}

} // namespace models
